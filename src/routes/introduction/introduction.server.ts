import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { listBodies } from '#lib/council/bodies.server.ts';
import { bodyById, deeds as councilDeeds, mandateAt } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { everything } from '#lib/tasks/filter.ts';
import { readOverview } from '#lib/tasks/overview.server.ts';
import { listTasks } from '#lib/tasks/register.server.ts';
import type { Introduction } from './introduction.ts';

/** What is late and what is coming is told by its nearest few: an introduction has two pages. */
const mostLate = 6;
const mostComing = 10;
const comingDays = 60;

/**
 * What somebody new must know of the council. With a person ("me", or an id, which is the secretariat's to ask), also their seats
 * and what they owe. It is read with the eyes of whoever is new: nothing restricted that they could not see leaves with it.
 * Refuses NOT_FOUND for somebody else's, and for a person who is not there.
 */
export async function readIntroduction(actor: Actor, whom: string | null): Promise<Introduction> {
	const { installation, locale } = actor;
	const today = rigaDate(installation.clock.now());
	const person = await findPerson(actor, whom);
	const seats = person ? await seatsOf(installation, person.id, today) : [];
	const reader: Actor = { ...actor, role: null, personId: person?.id ?? null, seats };
	const list = (filter: Partial<typeof everything>, take: number) =>
		listTasks(reader, { ...everything, ...filter }, { today, take });
	const [directory, bodies, late, coming, overview] = await Promise.all([
		directoryOf(installation),
		listBodies(actor, today),
		list({ period: 'late' }, mostLate),
		list({ status: 'OPEN', from: today, to: addDays(today, comingDays) }, mostComing),
		person ? readOverview(reader, today) : null
	]);
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL') ?? directory.bodies[0];
	return {
		...{ today, late, coming, comingDays },
		council: {
			name: council?.name ?? m.portal_brand({}, { locale }),
			...{ startDate: council?.startDate ?? null, decision: council?.decision ?? null },
			mandate: council ? mandateAt(council, today) : null
		},
		bodies: bodies.map((row) => ({ ...row, mandate: mandateAt(bodyById(directory, row.id)!, today) })),
		person: person && {
			name: person.name,
			seats: seats.map(({ postId, label, bodyName, role, bodyId }) => ({
				...{ label, bodyName, role, kind: bodyById(directory, bodyId)!.kind },
				tasks: overview?.mine.find((one) => one.postId === postId)?.tasks ?? []
			}))
		}
	};
}

async function findPerson(actor: Actor, whom: string | null): Promise<{ id: string; name: string } | null> {
	if (whom === null || whom === '') return null;
	const id = whom === 'me' ? actor.personId : whom;
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const isOwn = id === actor.personId;
	if (!isOwn && !can(actor, councilDeeds.changePeople)) throw new Refusal('NOT_FOUND');
	const person = await actor.installation.db.read.person.findUnique({
		where: { id },
		select: { id: true, name: true }
	});
	if (!person) throw new Refusal('NOT_FOUND');
	return person;
}
