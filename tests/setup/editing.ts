import type { Actor } from '#lib/accounts/actor.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import type { DatabaseKind } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeCouncil, makeUser } from './council.ts';
import { testInstallation } from './installation.ts';

/** What a refusal said; throws where nothing was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	try {
		await work;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('was not refused');
}

async function seated(installation: Installation, personId: string): Promise<Actor> {
	const userId = await makeUser(installation, { personId });
	const seats = await seatsOf(installation, personId, '2022-03-25');
	return makeActor(installation, { userId, personId, name: 'Parauga loceklis', seats });
}

/** A council on 25 March 2022, everybody who edits its tasks and who may not, and the form of a new task. */
export async function editingSetting(kind: DatabaseKind, at = '2022-03-25T08:00:00Z') {
	const installation = await testInstallation(kind, { at });
	const council = await makeCouncil(installation);
	const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre', userId: newId() });
	const assistant = makeActor(installation, { role: 'ASSISTANT', name: 'Asistents', userId: newId() });
	const outsider = makeActor(installation, { userId: newId() });
	const chair = await seated(installation, council.people.chair);
	const member = await seated(installation, council.people.member);
	const createForm = (more: object = {}) => ({
		...{ id: newId(), bodyId: council.bodyId, title: 'Izstrādāt vadlīnijas', due: '01.05.2022.' },
		...{ sourceKind: 'COUNCIL_DECISION', sourceReference: 'prot. Nr. 3 2. §' },
		...{ sourceAuthor: 'Bērnu lietu sadarbības padome', sourceDate: '2022-03-01' },
		...more
	});
	const stored = (number: number) =>
		installation.db.read.task.findUniqueOrThrow({
			where: { number },
			include: {
				sources: { orderBy: { position: 'asc' } },
				assignments: { orderBy: { position: 'asc' } },
				progress: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
				words: true
			}
		});
	/** The recorded change, as whoever takes it back gets it. */
	const change = async (eventId: string | null) => {
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const { id, deed, subjectType, subjectId, before, after } = event;
		const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
		return { id, deed, subjectType, subjectId, before: parse(before), after: parse(after) };
	};
	return {
		...{ installation, council, secretary, assistant, outsider, chair, member },
		...{ createForm, stored, change }
	};
}
