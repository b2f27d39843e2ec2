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
import { readOwed } from '#lib/tasks/overview.server.ts';
import { listTasks } from '#lib/tasks/register.server.ts';
import { readRegister, untilTasksChange } from '#lib/tasks/revisions.server.ts';
import { sightAt } from '#lib/tasks/sight.server.ts';
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
	const isOwn = person?.id === actor.personId;
	const seats = isOwn ? actor.seats : person ? await seatsOf(installation, person.id, today) : [];
	const reader: Actor = { ...actor, role: null, personId: person?.id ?? null, seats };
	const [directory, bodies, { late, coming }, owed] = await Promise.all([
		directoryOf(installation),
		listBodies(actor, today),
		readNearest(reader, today),
		person ? readOwed(reader, today) : []
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
				tasks: owed.find((one) => one.postId === postId)?.tasks ?? []
			}))
		}
	};
}

/** What is late and what is coming: the same for everybody who sees the same, for as long as nothing changes. */
async function readNearest(reader: Actor, today: string) {
	const { db } = reader.installation;
	const { revision, councilRevision } = await readRegister(db);
	const { key } = await sightAt(reader, revision, today);
	const list = (filter: Partial<typeof everything>, take: number) =>
		listTasks(reader, { ...everything, ...filter }, { today, take });
	const asked = `introduction ${councilRevision} ${today} ${reader.locale} ${key}`;
	return untilTasksChange(db, revision, asked, async () => {
		const [late, coming] = await Promise.all([
			list({ period: 'late' }, mostLate),
			list({ status: 'OPEN', from: today, to: addDays(today, comingDays) }, mostComing)
		]);
		return { late, coming };
	});
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
