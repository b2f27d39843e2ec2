import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { readAnswerRows } from './answer-rows.server.ts';
import { isAskedFor } from './answer-specialist.server.ts';
import { ofActor, requestOfDraft } from './drafting-finding.server.ts';
import { runningDrafts, type DraftState } from './requests.ts';

/** What somebody handed to a specialist of a request: the text itself is the shared draft of each answer. */
export interface RequestDraftView {
	readonly id: string;
	readonly version: number;
	readonly state: DraftState;
	readonly specialist: { readonly name: string; readonly email: string };
	readonly askedOn: string;
	readonly due: string | null;
	readonly draftedOn: string | null;
	/** Why it was returned. */
	readonly note: string | null;
}

/** What the reader handed over of a request and is not over, the newest first. One statement. */
export async function readRequestDrafts(actor: Actor, requestId: string): Promise<RequestDraftView[]> {
	const rows = await actor.installation.db.read.drafting.findMany({
		where: { subject: `request:${requestId}`, state: { in: [...runningDrafts] }, ...ofActor(actor) },
		orderBy: [{ askedAt: 'desc' }, { id: 'asc' }]
	});
	return rows.map(({ id, version, specialistName: name, specialistEmail: email, ...row }) => ({
		...{ id, version, state: row.state as DraftState, specialist: { name, email }, due: row.due },
		askedOn: rigaDate(row.askedAt),
		draftedOn: row.draftedAt && row.state === 'DRAFTED' ? rigaDate(row.draftedAt) : null,
		note: row.state === 'RETURNED' ? row.note : null
	}));
}

/** Where the answers stand that somebody handed to a specialist; null where it is no request's, or not theirs. */
export async function pathOfDraft(actor: Actor, id: string): Promise<string | null> {
	const { read } = actor.installation.db;
	const drafting = isId(id) ? await read.drafting.findFirst({ where: { id, ...ofActor(actor) } }) : null;
	const requestId = drafting && requestOfDraft(drafting);
	if (!requestId) return null;
	const [directory, rows] = await Promise.all([
		directoryOf(actor.installation),
		readAnswerRows(read, { requestId, seats: actor.seats, answerId: null })
	]);
	const own = rows?.answers.find((row) => isAskedFor(actor, directory, row));
	return own ? `/requests/${requestId}/answers/${own.id}` : null;
}
