import { describe, expect, it } from 'vitest';
import { controlledSetting } from '../../../tests/setup/controlled.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { controlCsvRows } from './control-csv.server.ts';
import { exportControl, readControl, readWholeControl } from './control.server.ts';
import { readDecisions } from './decision-list.server.ts';
import { findMeeting } from './finding.server.ts';
import { seesItem, seesMinutes } from './minutes-sight.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';

const asked = (query = '') => new URLSearchParams(query);
/** What a list says, shortly: the citation, the task or what is there instead. */
async function told(actor: Actor, query = ''): Promise<string[]> {
	const { rows } = await readControl(actor, asked(query));
	return rows.map(
		({ decision, task }) => `${decision.citation}: ${task?.title ?? (decision.asksNothing ? '–' : '?')}`
	);
}

/** How many decisions somebody knows of, each asked of its own. */
async function countSeen(actor: Actor): Promise<number> {
	const { read } = actor.installation.db;
	const decisions = await read.decision.findMany({ include: { item: true } });
	const seen = await Promise.all(
		decisions.map(async ({ meetingId, item }) => {
			const meeting = await findMeeting(read, actor, meetingId);
			return seesMinutes(actor, meeting) && seesItem(actor, meeting, item);
		})
	);
	return seen.filter(Boolean).length;
}

async function settled(kind: (typeof databaseKinds)[number]) {
	const setting = await controlledSetting(kind);
	const { meet, decide, follow } = setting;
	const march = await meet('24.03.2022.', { number: '1' });
	const june = await meet('16.06.2022.', { number: '2' });
	const [first, second] = [
		await decide(march.itemId, 'Uzdot **VM** sagatavot pārskatu.'),
		await decide(march.itemId, 'Uzdot TM izvērtēt.')
	];
	await decide(june.itemId, 'Pieņemt zināšanai.', true);
	await decide(june.itemId, 'Uzdot IZM izstrādāt metodiku.');
	const late = await follow(first, {
		...{ title: 'Pārskats', due: '2022-09-30', originalDue: '2022-06-30', status: 'IN_PROCESS' },
		lead: [{ institutionId: setting.council.institutions.lm }],
		co: [{ institutionId: setting.council.institutions.tm }]
	});
	const closed = { status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-07-04' } as const;
	const done = await follow(second, { title: 'Izvērtējums', due: '2022-06-30', ...closed });
	return { ...setting, march, june, first, second, late, done };
}

describe.each(databaseKinds)('the list of control on %s', (kind) => {
	it('has a row for each decision and task, the newest meeting first, in whatever state it is asked for', async () => {
		const { secretary, second, follow, decide, june } = await settled(kind);
		await decide(june.itemId, 'Atbalstīt mācību programmu.');
		const obsolete = { status: 'CANCELLED', closedAs: 'OBSOLETE', closedOn: '2022-08-01' } as const;
		await follow(second, { title: 'Apkopojums', ...obsolete });
		await follow(second, { title: 'Kļūda', ...obsolete, closedAs: 'MISTAKE' });
		const [cited, other] = ['prot. Nr. 1 1. § 1. punkts', 'prot. Nr. 1 1. § 2. punkts'];
		const without = 'prot. Nr. 2 1. § 2. punkts: ?';
		expect(await told(secretary)).toEqual([
			...[without, `${cited}: Pārskats`, `${other}: Izvērtējums`, `${other}: Apkopojums`]
		]);
		expect(await told(secretary, 'state=open')).toEqual([`${cited}: Pārskats`]);
		expect(await told(secretary, 'state=late')).toEqual([`${cited}: Pārskats`]);
		expect(await told(secretary, 'state=done')).toEqual([`${other}: Izvērtējums`]);
		expect(await told(secretary, 'state=ended')).toEqual([`${other}: Apkopojums`]);
		// Whose text asks for nothing is not controlled; nobody has looked at it yet, all the same.
		const unread = 'prot. Nr. 2 1. § 3. punkts: ?';
		expect(await told(secretary, 'state=without')).toEqual([without, unread]);
		expect(await told(secretary, 'state=nothing')).toEqual(['prot. Nr. 2 1. § 1. punkts: –']);
		expect(await told(secretary, 'from=01.06.2022.')).toEqual([without]);
		expect(await told(secretary, 'to=01.06.2022.&state=late')).toHaveLength(1);
		expect(await told(secretary, 'from=2021-01-01&to=2021-12-31')).toEqual([]);
		expect(await told(secretary, 'body=barintiesas')).toHaveLength(4);
		expect(await told(secretary, 'body=padome')).toEqual([]);
		const wrong = await readControl(secretary, asked('body=nav&state=rit&from=x&to=2021-01-01&page=9'));
		expect(wrong.problems).toEqual({ body: 'nav', state: 'rit', from: 'x', to: '2021-01-01' });
		expect(wrong.filter.page).toBe(1);
	});

	it('says who answers, the first deadline beside the one that binds, why it is late and what was reported last', async () => {
		const { secretary, late, done, say } = await settled(kind);
		const asks = { extensionId: 'a', from: '2022-06-30', to: '2022-09-30' };
		await say(late.id, {
			kind: 'EXTENSION_ASKED',
			at: '2022-06-01T09:00:00Z',
			text: 'Gaida *atzinumu*.',
			details: asks
		});
		await say(late.id, { kind: 'DUE_CHANGED', at: '2022-06-02T09:00:00Z', text: 'Piekrīt.', details: asks });
		const again = { extensionId: 'b', from: '2022-09-30', to: '2022-12-31' };
		await say(late.id, {
			kind: 'EXTENSION_ASKED',
			at: '2022-09-01T09:00:00Z',
			text: 'Atsaukts.',
			details: again
		});
		await say(late.id, {
			kind: 'EXTENSION_WITHDRAWN',
			at: '2022-09-02T09:00:00Z',
			text: 'Nē.',
			details: again
		});
		await say(late.id, { kind: 'REPORTED', at: '2022-07-01T09:00:00Z', text: 'Vecs.' });
		await say(late.id, { kind: 'REPORTED', at: '2022-08-31T22:00:00Z', text: 'Sagatavots **projekts**.' });
		const rest = { kind: 'REPORTED', at: '2022-10-01T09:00:00Z' };
		await say(late.id, { ...rest, text: 'iekšējs', isInternal: true });
		await say(late.id, { ...rest, text: 'atsaukts', withdrawnAt: new Date() });
		await say(done.id, { kind: 'SUBMITTED', at: '2022-06-29T09:00:00Z', text: 'Nosūtīts.' });
		const { rows } = await readControl(secretary, asked('to=01.06.2022.'));
		const [first, second] = rows.map(({ task }) => task!);
		expect(first).toMatchObject({
			...{ due: '2022-09-30', originalDue: '2022-06-30', isLate: true },
			owners: { lead: [{ label: 'LM' }], co: [{ label: 'TM' }] },
			reason: { on: '2022-06-01', text: 'Gaida atzinumu.' },
			report: { on: '2022-09-01', text: 'Sagatavots projekts.' }
		});
		expect(rows[0]!.decision).toMatchObject({ text: 'Uzdot VM sagatavot pārskatu.', on: '2022-03-24' });
		// It was handed in before its last day, and accepted after it.
		expect(second).toMatchObject({ handedInOn: '2022-06-29', closedOn: '2022-07-04', isDoneLate: false });
		await say(done.id, { kind: 'RETURNED', at: '2022-06-30T09:00:00Z', text: 'Papildināt.' });
		const [, returned] = (await readControl(secretary, asked('to=01.06.2022.'))).rows;
		expect(returned!.task).toMatchObject({ handedInOn: null, isDoneLate: true, reason: null });
		const cells = await Array.fromAsync(
			controlCsvRows(exportControl(secretary, asked('to=01.06.2022.')), 'lv', 'http://localhost')
		);
		expect(cells[0]).toEqual([
			...['prot. Nr. 1 1. § 1. punkts', '24.03.2022.', '8. Bāriņtiesu darba pilnveide'],
			...['Uzdot VM sagatavot pārskatu.', late.number, 'Pārskats', 'LM', 'TM', '30.09.2022.', '30.06.2022.'],
			...[null, 'jā', 'Izpildē', null, 'Gaida atzinumu.', '01.09.2022.', 'Sagatavots projekts.'],
			`http://localhost/tasks/${late.number}`
		]);
	});

	it('is for whoever reads the minutes: nothing of drafts, of restricted items, of restricted tasks', async () => {
		const { installation, secretary, assistant, chair, member, outsider, ...council } = await settled(kind);
		const { march, june, setStatus, late } = council;
		const all = [secretary, assistant, chair, member, outsider];
		const counts = async () => {
			const listed = await Promise.all(all.map(async (actor) => (await told(actor)).length));
			// The list of decisions knows the same, and so does who asks of each meeting and item by itself.
			const known = await Promise.all(all.map((actor) => readDecisions(actor, asked())));
			const eachAsked = await Promise.all(all.map((actor) => countSeen(actor)));
			expect(known.map(({ total }) => total)).toEqual(eachAsked);
			const seen = await Promise.all(
				all.map((actor) => readWholeControl(actor, asked('state=nothing'), 'lv'))
			);
			const decisions = listed.map((count, at) => count + seen[at]!.total);
			expect(known.map(({ total }) => total)).toEqual(decisions);
			return listed;
		};
		expect(await counts()).toEqual([3, 3, 3, 0, 0]);
		await setStatus(march.id, 'CIRCULATED');
		expect(await counts()).toEqual([3, 3, 3, 2, 0]);
		await setStatus(march.id, 'APPROVED');
		await setStatus(june.id, 'SIGNED');
		expect(await counts()).toEqual([3, 3, 3, 3, 3]);
		const restriction = { restrictedBasis: 'IAL 5. pants', restrictedUntil: '2022-11-25' };
		await installation.db.write((tx) =>
			tx.agendaItem.update({ where: { id: june.itemId }, data: restriction })
		);
		expect(await counts()).toEqual([3, 3, 3, 3, 2]);
		await installation.db.write((tx) => tx.task.update({ where: { id: late.id }, data: restriction }));
		expect((await told(outsider)).map((line) => line.split(': ')[1])).toEqual(['Izvērtējums']);
		expect(await told(outsider, 'state=without')).toEqual([]);
		const { rows } = await readControl(member, asked('state=late'));
		expect(rows[0]!.task!.restrictions).toEqual([{ basis: 'IAL 5. pants', until: '2022-11-25' }]);
		expect((await refusalOf(readControl(makeActor(installation, { userId: null }), asked()))).reason).toBe(
			'NOT_FOUND'
		);
	});

	it('is paged on the screen, whole in a document, and a decision that ended a task asks for nothing', async () => {
		const { secretary, june, decide, follow } = await settled(kind);
		for (let at = 0; at < 49; at += 1)
			await follow(await decide(june.itemId, `Uzdot ${at}.`), { title: `T${at}` });
		await follow(await decide(june.itemId, 'Uzdevumu slēgt.'), { title: 'Slēgts' }, 'CLOSED');
		const pages = [await readControl(secretary, asked()), await readControl(secretary, asked('page=7'))];
		expect(
			pages.map(({ total, pages: count, filter, rows }) => [total, count, filter.page, rows.length])
		).toEqual([
			[52, 2, 1, 50],
			[52, 2, 2, 2]
		]);
		expect(pages[1]!.rows.map(({ task }) => task?.title)).toEqual(['Pārskats', 'Izvērtējums']);
		expect((await readWholeControl(secretary, asked('page=2'), 'lv')).rows).toHaveLength(52);
		expect(await Array.fromAsync(exportControl(secretary, asked()))).toHaveLength(52);
	});
});
