import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import { seatsOf } from '../../src/lib/council/seats.server.ts';
import { plan } from '../../src/lib/meetings/planning.server.ts';
import { addItem } from '../../src/lib/meetings/agenda.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { makeActor, makeCouncil, makeMembership, makePerson, makePost, makeUser } from './council.ts';
import { testInstallation, type TestInstallation } from './installation.ts';

/**
 * A subgroup on 25 March 2022 that meets: a chair, a deputy, five voting members, an adviser without a vote, an empty seat; a
 * secretary and an assistant of the council, and somebody from outside.
 */
export async function meetingSetting(
	kind: DatabaseKind,
	at = '2022-03-25T08:00:00Z',
	env: Readonly<Record<string, string>> = {}
) {
	const installation = await testInstallation(kind, { at, env });
	const council = await makeCouncil(installation);
	const { bodyId } = council;
	const seat = async (name: string, more: Partial<Parameters<typeof makePost>[1]> = {}) => {
		const postId = await makePost(installation, { bodyId, label: `${name} vieta`, ...more });
		const personId = await makePerson(installation, { name });
		await makeMembership(installation, { postId, personId, startDate: '2022-01-01' });
		return { postId, personId };
	};
	const deputySeat = await seat('Parauga vietnieks', { role: 'DEPUTY_CHAIR', label: 'TM pārstāvis' });
	const adviserSeat = await seat('Parauga padomdevējs', { role: 'ADVISER', votingRight: false });
	const members = [];
	for (const name of ['Otrais loceklis', 'Trešais loceklis', 'Ceturtais loceklis'])
		members.push(await seat(name));
	const day = at.slice(0, 10);
	const secretaryId = await makeUser(installation, { role: 'SECRETARY', name: 'Sekretāre' });
	const assistantId = await makeUser(installation, { role: 'ASSISTANT', name: 'Asistents' });
	return {
		...{ installation, council, deputySeat, adviserSeat, members },
		secretary: makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre', userId: secretaryId }),
		assistant: makeActor(installation, { role: 'ASSISTANT', name: 'Asistents', userId: assistantId }),
		outsider: makeActor(installation, { userId: newId() }),
		chair: await seated(installation, { personId: council.people.chair, day, name: 'Parauga vadītājs' }),
		deputy: await seated(installation, { personId: deputySeat.personId, day, name: 'Parauga vietnieks' }),
		member: await seated(installation, { personId: council.people.member, day, name: 'Parauga loceklis' }),
		/** The form of a new meeting. */
		planForm: (more: object = {}) => ({
			...{ id: newId(), bodyId, date: '07.04.2022.', startTime: '10.00', endTime: '12.00' },
			...{ place: 'Skolas iela 28, Rīga', chair: council.posts.chair },
			...more
		})
	};
}

/** Somebody signed in, with the seats that their person holds on a day. */
export async function seated(
	installation: TestInstallation,
	{ personId, day, name }: { personId: string; day: string; name: string }
): Promise<Actor> {
	const userId = await makeUser(installation, { personId, name });
	return makeActor(installation, {
		...{ userId, personId, name },
		seats: await seatsOf(installation, personId, day)
	});
}

/** A planned meeting with items of these titles; its id and theirs. */
export async function makeMeeting(
	actor: Actor,
	form: object,
	titles: readonly string[] = ['Bāriņtiesu darba pilnveide']
): Promise<{ meetingId: string; itemIds: string[] }> {
	const { id: meetingId } = await plan(actor, form);
	const itemIds = titles.map(() => newId());
	for (const [index, title] of titles.entries())
		await addItem(actor, { id: itemIds[index]!, meetingId, title, kind: 'DECISION', isPublic: true });
	return { meetingId, itemIds };
}
