import type { Actor } from '#lib/accounts/actor.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { refuseField } from '#lib/server/input.ts';
import { readOwners } from '#lib/tasks/assignments.ts';
import type { z } from 'zod';
import type { FoundPoint } from './points-finding.server.ts';
import type { editPointSchema } from './point-schema.ts';
import { refuseTerm } from './registering.server.ts';
import { faultOf, wordsOf } from './registering-terms.ts';
import { todayOf, type FoundResolution } from './resolution-finding.server.ts';
import { readTerm } from './terms.ts';

/** Who owes a point, in the order in which they stand. */
export interface PointInstitution {
	readonly institutionId: string;
	readonly role: 'LEAD' | 'CO';
}

/** All that is written of a point. */
export interface SaidOfPoint {
	readonly code: string | null;
	readonly text: string;
	readonly bodyId: string | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly institutions: readonly PointInstitution[];
}

/** What is read before a transaction. */
export interface Surroundings {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
}

/** The council and the working calendar of now. */
export async function surroundingsOf({ installation }: Pick<Actor, 'installation'>): Promise<Surroundings> {
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	return { directory, calendar };
}

type Typed = Omit<z.output<typeof editPointSchema>, 'id' | 'version'>;

/** What a form says of a point. Refuses INVALID, at its field, what cannot be. */
export function readPoint(
	actor: Actor,
	{ directory, calendar }: Surroundings,
	{ typed, resolution, point }: { typed: Typed; resolution: FoundResolution; point: FoundPoint | null }
): SaidOfPoint {
	const { code, text, bodyId, lead, co } = typed;
	if (bodyId !== null && !bodyById(directory, bodyId)) refuseField('bodyId', 'editing_problem_body');
	const before = (point?.institutions ?? []).map(({ institutionId, role }) => ({
		...{ institutionId, role: role as 'LEAD' | 'CO', postId: null }
	}));
	const owners = readOwners(directory, { lead, co }, { bodyId: '', before, today: todayOf(actor) });
	const institutions = owners.flatMap(({ institutionId, role }) =>
		institutionId === null ? [] : [{ institutionId, role }]
	);
	return { code, text, bodyId, ...readDue(actor, calendar, { typed, resolution, point }), institutions };
}

function readDue(
	actor: Actor,
	calendar: WorkingCalendar,
	{ typed, resolution, point }: { typed: Typed; resolution: FoundResolution; point: FoundPoint | null }
): Pick<SaidOfPoint, 'due' | 'originalDue' | 'dueText'> {
	const today = todayOf(actor);
	const { date, receivedOn } = resolution;
	const term = readTerm(typed.due, { date, receivedOn, countedFrom: 'DATE', today }, calendar);
	if (typeof term === 'string') return refuseField('due', wordsOf(term));
	if (term === null)
		return { due: null, originalDue: null, dueText: point?.due ? null : (point?.dueText ?? null) };
	const isKept = point?.due === term.due;
	const fault = isKept ? null : faultOf(term.due, resolution, today);
	if (fault) refuseTerm(actor, { field: 'due', ...fault });
	if (isKept) return { due: point.due, originalDue: point.originalDue, dueText: point.dueText };
	return { due: term.due, originalDue: term.due, dueText: term.text };
}

/** What is written of a point now. */
export function saidBefore(point: FoundPoint): SaidOfPoint {
	const { code, text, bodyId, due, originalDue, dueText, institutions } = point;
	return {
		...{ code, text, bodyId, due, originalDue, dueText },
		institutions: institutions.map(({ institutionId, role }) => ({
			...{ institutionId, role: role as 'LEAD' | 'CO' }
		}))
	};
}
