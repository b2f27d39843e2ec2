import { addDays } from '#lib/calendar/days.ts';
import { fold, sortKey } from '#lib/latvian/letters.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { wordsOfText } from '#lib/tasks/search-words.ts';
import { generateDecisions } from './decisions.ts';

export interface Size {
	bodies: number;
	people: number;
	tasks: number;
	/** Of the journal. */
	events: number;
}

/** What can be reported on. */
export interface OpenTask {
	readonly id: string;
	readonly number: number;
}

const subjects = [
	'priekšlikumus',
	'informatīvo ziņojumu',
	'grozījumus noteikumos',
	'metodiku',
	'rīcības algoritmu',
	'izvērtējumu'
];
const themes = [
	'ārpusģimenes aprūpi',
	'bāriņtiesu darbu',
	'agrīno prevenci',
	'vardarbības datiem',
	'mediāciju',
	'digitālo drošību',
	'psihisko veselību'
];
const verbs = ['Sagatavot', 'Izstrādāt', 'Iesniegt', 'Saskaņot', 'Pārskatīt'];
const statuses = ['NEEDS_ACTION', 'IN_PROCESS', 'IN_PROCESS', 'SUBMITTED', 'COMPLETED', 'COMPLETED'];

/**
 * A generated council, the same every time: no person of it exists. `today` is where the deadlines are spread around. Gives
 * the tasks that are still owed.
 */
export async function generateCouncil(
	installation: Installation,
	size: Size,
	today: string
): Promise<OpenTask[]> {
	const { db } = installation;
	const random = sequence(42);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const council = newId();
	const bodies = Array.from({ length: size.bodies }, (_, index) => ({
		id: index === 0 ? council : newId(),
		kind: index === 0 ? 'COUNCIL' : 'SUBGROUP',
		slug: `grupa-${index}`,
		number: index || null,
		name: `Ģenerēta grupa ${index}`,
		shortName: `Grupa ${index}`,
		parentId: index === 0 ? null : council,
		position: index
	}));
	const institutions = Array.from({ length: 40 }, (_, index) => ({
		id: newId(),
		kind: 'MINISTRY',
		name: `Ģenerēta iestāde ${index}`,
		abbreviation: `ĢI${index}`
	}));
	const people = Array.from({ length: size.people }, (_, index) => ({
		id: newId(),
		name: `Persona ${index}`,
		sortKey: sortKey(`Persona ${index}`),
		searchText: fold(`Persona ${index} persona${index}@padome.example`),
		email: `persona${index}@padome.example`
	}));
	const posts = people.map((_, index) => ({
		id: newId(),
		bodyId: bodies[index % bodies.length]!.id,
		role: index < bodies.length ? 'CHAIR' : 'MEMBER',
		label: `Iestādes ${index % 40} pārstāvis`,
		position: index
	}));
	const now = installation.clock.now();
	const tasks = Array.from({ length: size.tasks }, (_, index) => {
		const title = `${pick(verbs)} ${pick(subjects)} par ${pick(themes)} (${index + 1})`;
		const due = random() < 0.05 ? null : addDays(today, Math.floor(random() * 730) - 200);
		const status = pick(statuses);
		const closed = status === 'COMPLETED' || (due !== null && due < today && random() < 0.9);
		return {
			id: newId(),
			number: index + 1,
			bodyId: pick(bodies).id,
			position: index,
			title,
			due,
			dueKey: due ?? '9999-12-31',
			originalDue: due,
			status: closed ? 'COMPLETED' : status,
			closedAs: closed ? 'DONE' : null,
			closedOn: closed ? today : null,
			underControl: true,
			registeredOn: addDays(today, -300),
			searchText: fold(title),
			sortKey: sortKey(title)
		};
	});
	await db.write(async (tx) => {
		await tx.body.createMany({ data: bodies });
		await tx.institution.createMany({
			data: institutions.map(({ id, kind, name }) => ({ id, kind, sortKey: sortKey(name) }))
		});
		await tx.institutionName.createMany({
			data: institutions.map(({ id, name, abbreviation }) => ({
				id: newId(),
				institutionId: id,
				name,
				abbreviation
			}))
		});
		for (let at = 0; at < people.length; at += 1000)
			await tx.person.createMany({ data: people.slice(at, at + 1000) });
		await tx.post.createMany({ data: posts });
		await tx.postInstitution.createMany({
			data: posts.map((post, index) => ({ postId: post.id, institutionId: institutions[index % 40]!.id }))
		});
		await tx.membership.createMany({
			data: posts.map((post, index) => ({
				id: newId(),
				postId: post.id,
				personId: people[index]!.id,
				kind: 'HOLDER'
			}))
		});
		await tx.user.create({
			data: {
				id: newId(),
				email: 'sekretariats@padome.example',
				name: 'Sekretariāts',
				role: 'SECRETARY',
				createdAt: now
			}
		});
		for (let at = 0; at < tasks.length; at += 500) {
			const part = tasks.slice(at, at + 500);
			await tx.task.createMany({ data: part });
			await tx.taskWord.createMany({
				data: part.flatMap(({ id, searchText }) =>
					wordsOfText(searchText).map((word) => ({ word, taskId: id }))
				)
			});
			await tx.taskAssignment.createMany({
				data: part.flatMap((task) => [
					{ id: newId(), taskId: task.id, role: 'LEAD', institutionId: pick(institutions).id },
					{ id: newId(), taskId: task.id, role: 'CO', institutionId: pick(institutions).id, position: 1 }
				])
			});
			await tx.taskSource.createMany({
				data: part.map((task) => ({
					id: newId(),
					taskId: task.id,
					kind: 'COUNCIL_DECISION',
					reference: 'prot. Nr. 1 1. §',
					author: 'Padome',
					due: task.due
				}))
			});
		}
		await tx.revision.updateMany({ data: { number: { increment: 1 } } });
	});
	await generateDecisions(installation, tasks, today);
	await generateJournal(installation, size.events, tasks);
	return tasks.filter(({ status }) => status === 'NEEDS_ACTION' || status === 'IN_PROCESS');
}

/** The journal of as many changes, one a minute, of one task after the other. */
async function generateJournal(
	{ db, clock }: Installation,
	events: number,
	tasks: readonly OpenTask[]
): Promise<void> {
	const batch = 2_000;
	const now = clock.now().getTime();
	for (let at = 0; at < events; at += batch)
		await db.write((tx) =>
			tx.auditEvent.createMany({
				data: Array.from({ length: Math.min(batch, events - at) }, (_, index) => ({
					id: newId(),
					at: new Date(now - (events - at - index) * 60_000),
					userId: null,
					actorName: 'Sekretariāts',
					capacity: 'padomes sekretariāts',
					deed: 'tasks.edit',
					subjectType: 'Task',
					subjectId: tasks[(at + index) % tasks.length]!.id,
					before: JSON.stringify({ title: `Nosaukums ${at + index}` }),
					after: JSON.stringify({ title: `Jauns nosaukums ${at + index}` })
				}))
			})
		);
}

/** The same numbers every time (mulberry32), so that two runs can be compared. */
function sequence(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
