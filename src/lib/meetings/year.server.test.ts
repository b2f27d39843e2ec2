import { describe, expect, it } from 'vitest';
import { controlledSetting } from '../../../tests/setup/controlled.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { yearBlocks } from './year-blocks.ts';
import { readYear } from './year.server.ts';
import { saidOf, shareOf, type Presence } from './year.ts';

/**
 * The subgroup's year 2022: two meetings held (of the first it is written who came), one called off, one to come, a decision in
 * writing; and what was decided the year before.
 */
async function lived(kind: (typeof databaseKinds)[number]) {
	const setting = await controlledSetting(kind);
	const { installation, meet, decide, follow, setStatus, council, members } = setting;
	const before = await meet('01.12.2021.', { number: '1' });
	const march = await meet('24.03.2022.', { number: '1' });
	const june = await meet('16.06.2022.', { number: '2' });
	const off = await meet('15.09.2022.');
	await meet('15.12.2022.', { wasHeld: false });
	const written = await meet('03.10.2022.', { kind: 'WRITTEN', startTime: '', endTime: '', place: '' });
	const came = [
		...[
			{
				postId: council.posts.chair,
				label: 'LM pārstāvis',
				institution: 'Labklājības ministrija',
				state: 'PRESENT'
			},
			{ postId: council.posts.vbtai, label: 'VBTAI pārstāvis', institution: 'VBTAI', state: 'SUBSTITUTE' },
			{
				postId: members[0]!.postId,
				label: 'LM eksperts',
				institution: 'Labklājības ministrija',
				state: 'ABSENT'
			},
			{ postId: members[1]!.postId, label: 'NVO pārstāvis', institution: null, state: 'ONLINE' },
			{ postId: members[2]!.postId, label: 'Nezināms', institution: null, state: null }
		]
	];
	await installation.db.write((tx) =>
		tx.attendance.createMany({
			data: [march, off].flatMap(({ id: meetingId }) =>
				came.map((seat, position) => ({
					...{ id: newId(), meetingId, bodyId: council.bodyId, role: 'MEMBER', votingRight: true, position },
					...seat
				}))
			)
		})
	);
	const done = { status: 'COMPLETED', closedAs: 'DONE' } as const;
	const due = '2022-06-30';
	const old = await decide(before.itemId, 'Uzdot pērn.');
	await follow(old, { title: 'Pērn slēgts', ...done, closedOn: '2021-12-31', due: '2021-12-31' });
	await follow(old, { title: 'Pārgājis', ...done, closedOn: '2022-01-01', due: '2021-12-30' });
	await follow(old, { title: 'Joprojām', due: '2023-01-31' });
	await decide(before.itemId, 'Pērn bez uzdevuma.');
	const first = await decide(march.itemId, 'Uzdot.');
	await follow(first, { title: 'Laikā', ...done, closedOn: due, due });
	const handedIn = await follow(first, { title: 'Iesniegts laikā', ...done, closedOn: '2022-07-20', due });
	await setting.say(handedIn.id, { kind: 'SUBMITTED', at: '2022-06-30T09:00:00Z' });
	await follow(first, { title: 'Pēc termiņa', ...done, closedOn: '2022-07-20', due });
	await follow(first, {
		title: 'Zaudējis aktualitāti',
		status: 'CANCELLED',
		closedAs: 'OBSOLETE',
		closedOn: due
	});
	await follow(first, { title: 'Nokavēts', due });
	await follow(first, { title: 'Izpildē', due: '2022-12-31', status: 'IN_PROCESS' });
	await decide(march.itemId, 'Pieņemt zināšanai.', true);
	await decide(june.itemId, 'Uzdot izvērtēt.');
	await decide(written.itemId, 'Atbalstīt.', true);
	for (const { id } of [before, march, written]) await setStatus(id, 'APPROVED');
	await setStatus(off.id, 'CANCELLED');
	return setting;
}

const asked = (query: string) => new URLSearchParams(query);
const nothing = { inTime: 0, doneLate: 0, ended: 0, open: 0, late: 0 };
const figures = ({ label, present, online, substitute, absent }: Presence) => [
	...[label, present, online, substitute, absent]
];

describe.each(databaseKinds)('the year of a council on %s', (kind) => {
	it('counts meetings, who came, decisions and tasks, and says what is not written', async () => {
		const { secretary, outsider, installation } = await lived(kind);
		const year = await readYear(secretary, asked('year=2022&body=barintiesas'));
		expect(year.counted).toMatchObject({
			...{ held: 2, ahead: 1, cancelled: 1, written: 1, decisions: 4, asksNothing: 2, unread: 0 },
			unwritten: [{ date: '2022-06-16' }]
		});
		expect(year.meetings.map(({ date, attendance, decisions }) => [date, attendance, decisions])).toEqual([
			['2022-03-24', { said: 4, there: 3 }, 2],
			['2022-06-16', null, 1],
			['2022-09-15', { said: 4, there: 3 }, 0],
			['2022-10-03', null, 1],
			['2022-12-15', null, 0]
		]);
		expect(year.seats.map(figures)).toEqual([
			['LM pārstāvis', 1, 0, 0, 0],
			['VBTAI pārstāvis', 0, 0, 1, 0],
			['LM eksperts', 0, 0, 0, 1],
			['NVO pārstāvis', 0, 1, 0, 0]
		]);
		expect(year.institutions.map(figures)).toEqual([
			['Labklājības ministrija', 1, 0, 0, 1],
			['VBTAI', 0, 0, 1, 0]
		]);
		expect(year.institutions.map((one) => [saidOf(one), shareOf(one)])).toEqual([
			[2, 50],
			[1, 100]
		]);
		expect(year.given).toEqual({ given: 6, inTime: 2, doneLate: 1, ended: 1, open: 1, late: 1 });
		expect(year.carried).toEqual({ ...nothing, given: 2, doneLate: 1, open: 1 });
		expect(year.without).toBe(1);
		expect(year.rows).toHaveLength(7);
		const words = JSON.stringify(yearBlocks(year, 'lv'));
		expect(words).toContain('Dalība ir pierakstīta 1 no 2 notikušajām sēdēm un sanāksmēm.');
		expect(words).toContain('Nav pierakstīta: 16.06.2022.');

		const whole = await readYear(secretary, asked('year=2022'));
		expect([whole.counted.held, whole.given, whole.bodyName]).toEqual([2, year.given, null]);
		// A draft is not for everybody: its decisions are not counted, and that is said.
		const seen = await readYear(outsider, asked('year=2022'));
		expect(seen.counted).toMatchObject({ held: 2, decisions: 3, unread: 1 });
		expect(seen.without).toBe(0);
		expect(JSON.stringify(yearBlocks(seen, 'lv'))).toContain('1 protokola lēmumi nav ieskaitīti');
		expect(JSON.stringify(yearBlocks(await readYear(secretary, asked('year=1999')), 'lv'))).toContain(
			'Šajā gadā sēžu un sanāksmju nav.'
		);
		const wrong = await readYear(secretary, asked('year=rit&body=nav'));
		expect([wrong.filter, wrong.problems]).toEqual([
			{ year: 2022, body: null },
			{ year: 'rit', body: 'nav' }
		]);
		expect((await readYear(secretary, asked('year=2022&body=padome'))).meetings).toEqual([]);
		const nobody = makeActor(installation, { userId: null });
		expect((await refusalOf(readYear(nobody, asked('')))).reason).toBe('NOT_FOUND');
	});
});
