import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { meetingSetting } from '../../../tests/setup/meetings.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { meetingsAddress, readMeetingFilter } from './meeting-filter.ts';
import { listMeetings } from './meeting-list.server.ts';
import { readMonthView } from './month-view.server.ts';
import { readNextMeetings, readOwnMeetings } from './next-meetings.server.ts';
import { plan } from './planning.server.ts';

describe.each(databaseKinds)('the list of meetings on %s', (kind) => {
	it('shows what is to come, the nearest first, then what was, over its pages, as it is filtered', async () => {
		const { installation, secretary, outsider, member, council, planForm } = await meetingSetting(kind);
		const other = await makeBody(installation, { slug: 'otra', shortName: 'Otrā' });
		const days = (year: number, count: number) =>
			Array.from({ length: count }, (_, index) => `${year}-05-${String((index % 28) + 1).padStart(2, '0')}`);
		await installation.db.write(async (tx) => {
			for (const date of [...days(2022, 28), ...days(2021, 28), ...days(2020, 2)]) {
				const row = { id: newId(), kind: 'SITTING', bodyId: council.bodyId, date, dateKey: date };
				await tx.meeting.create({ data: { ...row, createdAt: installation.clock.now() } });
				await tx.meetingBody.create({ data: { meetingId: row.id, bodyId: council.bodyId } });
			}
		});
		const list = (query: string, actor = secretary) => listMeetings(actor, new URLSearchParams(query));
		const first = await list('');
		expect([first.total, first.pages, first.coming.length, first.past.length]).toEqual([58, 2, 28, 22]);
		expect(first.coming[0]!.date).toBe('2022-05-01');
		expect(first.past[0]!.date).toBe('2021-05-28');
		const second = await list('page=2');
		expect([second.coming.length, second.past.map(({ date }) => date).at(-1)]).toEqual([0, '2020-05-01']);
		const ids = [...first.coming, ...first.past, ...second.past].map(({ id }) => id);
		expect(new Set(ids).size).toBe(58);
		expect((await list('year=2020')).total).toBe(2);
		expect((await list('body=otra')).total).toBe(0);
		expect((await list('body=nav&page=9')).problems).toEqual(['BODY', 'PAGE']);

		await plan(secretary, planForm({ withBodies: [other], date: '26.03.2022.' }));
		const [joint] = (await list('body=otra')).coming;
		expect(joint!.bodies.map(({ name }) => name)).toEqual(['8. apakšgrupa', 'Otrā']);
		expect([(await list('', outsider)).mayPlan, first.mayPlan]).toEqual([false, true]);
		expect((await readNextMeetings(member, [other])).map(({ date }) => date)).toEqual(['2022-03-26']);
		expect(await readOwnMeetings(outsider)).toEqual([]);
		expect(await readOwnMeetings(member)).toHaveLength(3);
	});

	it('has a calendar of the month, with deadlines: red only what is late, and nothing that is not to be seen', async () => {
		const { installation, secretary, outsider, council, planForm } = await meetingSetting(kind);
		const { bodyId } = council;
		await plan(secretary, planForm({ date: '29.03.2022.' }));
		await makeTask(installation, { bodyId, due: '2022-03-22', title: 'Nokavēts' });
		await makeTask(installation, { bodyId, due: '2022-03-29', title: 'Drīz' });
		const hidden = await makeTask(installation, { bodyId, due: '2022-03-29', title: 'Slēpts' });
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: hidden.id },
				data: { restrictedBasis: 'IAL', restrictedUntil: '2030-01-01' }
			})
		);
		const view = (query = '', actor = secretary) => readMonthView(actor, new URLSearchParams(query));
		const days = (await view()).weeks.flat();
		const of = (date: string) => days.find((day) => day.date === date)!;
		expect(of('2022-03-22').deadlines).toMatchObject([{ title: 'Nokavēts', isLate: true }]);
		expect(of('2022-03-29')).toMatchObject({ meetings: [{ startTime: '10:00' }], isOff: false });
		expect(of('2022-03-29').deadlines).toMatchObject([{ isLate: false }, { isLate: false }]);
		expect([of('2022-03-25').isToday, of('2022-03-26').isOff, of('2022-04-01').isOutside]).toEqual([
			...[true, true, true]
		]);
		const theirs = (await view('', outsider)).weeks.flat().flatMap(({ deadlines }) => deadlines);
		expect(theirs.map(({ title }) => title)).toEqual(['Nokavēts', 'Drīz']);
		expect(await view('month=2022-13')).toMatchObject({ month: '2022-03', isWrong: true });
	});
});

describe('the address of the list', () => {
	it('is read as it is written, and what makes no sense in it is named', () => {
		const filter = { body: 'padome', year: 2022, kind: 'WRITTEN' as const, page: 2 };
		const address = meetingsAddress(filter, 2);
		const params = new URLSearchParams(address.split('?')[1]);
		expect(readMeetingFilter(params, () => true)).toEqual({ filter, problems: [] });
		const wrong = new URLSearchParams('body=x&year=rit&kind=a&page=-1');
		expect(readMeetingFilter(wrong, () => false).problems).toEqual(['BODY', 'YEAR', 'KIND', 'PAGE']);
	});
});
