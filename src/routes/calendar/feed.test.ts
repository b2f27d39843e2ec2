import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { makeFeed, openFeed, readFeed, withdrawFeed } from '#lib/accounts/calendar-feed.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { renderFeed, type FeedEvent } from '#lib/calendar/feed.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { feedPart } from '#lib/tasks/feed.server.ts';
import { changeDue } from '#lib/tasks/sources.server.ts';
import {
	makeActor,
	makeBody,
	makeMembership,
	makePerson,
	makePost,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';

const today = '2022-03-25';
const origin = 'https://padome.example';
const event: FeedEvent = {
	...{ uid: 'task-1', sequence: 2, changedAt: new Date('2022-03-25T08:00:00Z') },
	when: { date: '2022-05-01' },
	summary:
		'Termiņš: pilnveidot bāriņtiesu darbu; ļoti garš nosaukums, kurā ir ķekatas, šļūkšana un ūdensžurka 🦀',
	description: ['8. apakšgrupa', 'Jūs atbildat kā: LM pārstāvis'],
	url: `${origin}/tasks/1`
};

const componentsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsOf = (text: string) =>
	componentsOf(text)
		.getAllSubcomponents('vevent')
		.map((one) => new ICAL.Event(one));

describe('a feed', () => {
	const meeting: FeedEvent = {
		...{ ...event, uid: 'meeting-1', isBusy: true, location: 'Skolas iela 28' },
		when: { date: '2022-03-30', startTime: '10:00', endTime: '12:00' }
	};
	const text = renderFeed({ name: 'Padomes termiņi', origin, events: [event, meeting] });

	test('is read by an independent parser: a whole day that ends on the next, and a time', () => {
		const [day, time] = eventsOf(text);
		expect(day).toMatchObject({ uid: 'task-1', summary: event.summary, sequence: 2 });
		expect([day!.startDate.isDate, day!.startDate.toString(), day!.endDate.toString()]).toEqual([
			...[true, '2022-05-01', '2022-05-02']
		]);
		expect(day!.description).toBe('8. apakšgrupa\nJūs atbildat kā: LM pārstāvis');
		expect([time!.startDate.toString(), time!.endDate.toString()]).toEqual([
			...['2022-03-30T10:00:00', '2022-03-30T12:00:00']
		]);
		expect(time!.component.getFirstProperty('dtstart')!.getFirstParameter('tzid')).toBe('Europe/Riga');
		expect(componentsOf(text).getAllSubcomponents('vtimezone')).toHaveLength(1);
		const of = (name: string) => day!.component.getFirstPropertyValue(name)?.toString();
		expect([of('dtstamp'), of('last-modified'), of('transp'), of('url')]).toEqual([
			...['2022-03-25T08:00:00Z', '2022-03-25T08:00:00Z', 'TRANSPARENT', `${origin}/tasks/1`]
		]);
		expect(time!.component.getFirstPropertyValue('transp')).toBe('OPAQUE');
	});

	test('says its name and how often to look again, and names no method: it is no invitation', () => {
		const calendar = componentsOf(text);
		const of = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
		expect([of('version'), of('x-wr-calname'), of('method')]).toEqual(['2.0', 'Padomes termiņi', undefined]);
		expect([of('refresh-interval'), of('x-published-ttl')]).toEqual(['PT4H', 'PT4H']);
		expect(text).toContain('DTSTART;VALUE=DATE:20220501\r\n');
	});

	test('has lines of at most 75 octets that end with CRLF, and breaks no letter', () => {
		const lines = text.split('\r\n');
		expect(lines.at(-1)).toBe('');
		for (const line of lines) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line.isWellFormed()).toBe(true);
			expect(line).not.toMatch(/[\r\n]/);
		}
	});

	test('is the same bytes for the same events, on any day of two changes of the clock', () => {
		expect(renderFeed({ name: 'Padomes termiņi', origin, events: [event, meeting] })).toBe(text);
		for (const date of ['2022-03-27', '2022-10-30', '2024-02-29', '2022-12-31']) {
			const [one] = eventsOf(renderFeed({ name: 'x', origin, events: [{ ...event, when: { date } }] }));
			expect([one!.startDate.toString(), one!.endDate.toString()]).toEqual([date, addDays(date, 1)]);
		}
	});

	test('escapes what has a meaning in a calendar, and what it is told comes back', () => {
		const told = { summary: 'Viens, divi; trīs \\ četri', description: ['a, b; c', 'd\\n'] };
		const hostile = { summary: 'x\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M', location: 'y\nDTSTART:19700101' };
		const raw = renderFeed({
			name: 'N, a; b',
			origin,
			events: [
				{ ...event, ...told },
				{ ...event, ...hostile }
			]
		});
		expect(raw).toContain('SUMMARY:Viens\\, divi\\; trīs \\\\ četri\r\n');
		const [one, other] = eventsOf(raw);
		expect([one!.summary, one!.description]).toEqual([told.summary, told.description.join('\n')]);
		expect(other!.component.getAllSubcomponents()).toEqual([]);
		expect(other!.startDate.toString()).toBe('2022-05-01');
		expect(componentsOf(raw).getFirstPropertyValue('x-wr-calname')).toBe('N, a; b');
	});

	test('may be empty', () => {
		expect(eventsOf(renderFeed({ name: 'x', origin, events: [] }))).toEqual([]);
	});
});

describe.each(databaseKinds)('one’s own calendar on %s', (kind) => {
	async function setting() {
		const installation = await testInstallation(kind, { env: { ORIGIN: origin } });
		const [mine, others] = [
			await makeBody(installation, { number: 8, shortName: '8. apakšgrupa' }),
			await makeBody(installation, { number: 9, shortName: '9. apakšgrupa' })
		];
		const personId = await makePerson(installation);
		const postId = await makePost(installation, { bodyId: mine, label: 'LM pārstāvis' });
		await makeMembership(installation, { postId, personId });
		const userId = await makeUser(installation, { personId });
		const seats = await seatsOf(installation, personId, today);
		const actor = makeActor(installation, { userId, personId, seats, name: 'Anna' });
		return { installation, mine, others, postId, actor };
	}

	test('has the deadlines that one owes and those of one’s bodies, and of what is restricted no title', async () => {
		const { installation, mine, others, postId, actor } = await setting();
		const own = await makeTask(installation, { bodyId: mine, title: 'Savējais', lead: [{ postId }] });
		const elsewhere = await makePost(installation, { bodyId: mine, label: 'IeM pārstāvis' });
		await makeTask(installation, {
			bodyId: mine,
			title: 'Grupas',
			due: '2022-04-08',
			lead: [{ postId: elsewhere }]
		});
		await makeTask(installation, { bodyId: mine, title: 'Bez termiņa', due: null });
		await makeTask(installation, { bodyId: mine, title: 'Slēgts', status: 'COMPLETED', closedAs: 'DONE' });
		await makeTask(installation, { bodyId: others, title: 'Svešs' });
		const secret = await makeTask(installation, { bodyId: mine, title: 'Bērna vārds', due: '2022-06-01' });
		await installation.db.write((tx) =>
			tx.task.update({ where: { id: secret.id }, data: { restrictedUntil: '2023-01-01', version: 4 } })
		);
		const events = await feedPart(actor, today);
		expect(events.map(({ summary, when }) => [summary, 'date' in when && when.date])).toEqual([
			['8. apakšgrupa: Grupas', '2022-04-08'],
			['Termiņš: Savējais', '2022-05-01'],
			[
				`Termiņš: Ierobežotas pieejamības uzdevums Nr. ${secret.number} – pieslēdzieties, lai lasītu`,
				'2022-06-01'
			]
		]);
		expect(events[1]).toMatchObject({
			...{ uid: `task-${own.id}`, sequence: 0, url: `${origin}/tasks/${own.number}` },
			changedAt: new Date('2021-12-31T22:00:00Z')
		});
		expect(events[1]!.description).toEqual([
			expect.stringContaining('8.'),
			'Jūs atbildat kā: LM pārstāvis, 8. apakšgrupa',
			'Termiņš iekrīt brīvdienā (svētdiena); pēdējā diena: 02.05.2022.'
		]);
		expect(events[2]!.sequence).toBe(3);
		expect(JSON.stringify(events)).not.toContain('Bērna vārds');
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		expect(await feedPart(secretary, today)).toHaveLength(4);
		expect(await feedPart(makeActor(installation), today)).toEqual([]);
	});

	test('shows a change: the same thing, a later version, moved to its new day, and gone when it is closed', async () => {
		const { installation, mine, actor } = await setting();
		const { id } = await makeTask(installation, { bodyId: mine, due: '2022-05-02' });
		const secretary = makeActor(installation, { role: 'SECRETARY', userId: newId(), name: 'S' });
		const own = async () => eventsOf(renderFeed({ name: 'x', origin, events: await feedPart(actor, today) }));
		const [before] = await own();
		installation.clock.set('2022-03-26T08:00:00Z');
		const form = { id, version: 1, sourceId: '', due: '2022-06-01', reason: 'Slimība', decision: '' };
		await changeDue(secretary, form);
		const [after] = await own();
		expect(after!.uid).toBe(before!.uid);
		expect(after!.sequence).toBeGreaterThan(before!.sequence);
		expect([before, after].map((one) => one!.startDate.toString())).toEqual(['2022-05-02', '2022-06-01']);
		for (const name of ['last-modified', 'dtstamp'])
			expect(after!.component.getFirstPropertyValue(name)?.toString(), name).toBe('2022-03-26T08:00:00Z');
		expect(after!.description).toContain('02.05.2022.');
		await installation.db.write((tx) => tx.task.update({ where: { id }, data: { status: 'COMPLETED' } }));
		expect(await own()).toEqual([]);
	});

	test('has all of thousands of deadlines, in as many statements as of ten', async () => {
		const { installation, mine, postId, actor } = await setting();
		const { id } = await makeTask(installation, { bodyId: mine, title: 'Pirmais', lead: [{ postId }] });
		const copied = async (from: number, count: number) => {
			const row = await installation.db.read.task.findUniqueOrThrow({ where: { id } });
			const more = Array.from({ length: count }, (_, index) => ({
				...{ ...row, id: newId(), number: from + index, position: from + index },
				...{ due: addDays('2022-04-01', index % 1000), dueKey: addDays('2022-04-01', index % 1000) }
			}));
			await installation.db.write(async (tx) => {
				for (let at = 0; at < more.length; at += 1000)
					await tx.task.createMany({ data: more.slice(at, at + 1000) });
			});
		};
		const asked = async () => {
			const counter = { count: 0 };
			const events = await countStatements(counter, () => feedPart(actor, today));
			return { count: counter.count, events };
		};
		await copied(10, 9);
		await asked();
		const few = await asked();
		await copied(100, 2_990);
		const many = await asked();
		expect([few.events.length, many.events.length]).toEqual([10, 3_000]);
		expect(few.count).toBeLessThanOrEqual(5);
		expect(many.count - few.count).toBeLessThanOrEqual(1);
		const text = renderFeed({ name: 'x', origin, events: many.events });
		expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(3_000);
	});

	test('has an address that is shown once, stored nowhere, and worth nothing when it is withdrawn, expired or replaced', async () => {
		const { installation, actor } = await setting();
		const open = (token: string) => openFeed(installation, token, seatsOf);
		expect(await readFeed(actor)).toBeNull();
		const form = { id: newId() };
		const made = await Promise.all([makeFeed(actor, form), makeFeed(actor, form)]);
		expect(made[0]).toEqual(made[1]);
		const { token } = made[0]!;
		const opened = await open(token);
		expect(opened).toMatchObject({
			state: 'good',
			reader: { userId: actor.userId, name: expect.any(String) }
		});
		expect((opened as { reader: Actor }).reader.seats).toHaveLength(1);
		const stored = JSON.stringify([
			await installation.db.read.personalLink.findMany(),
			await installation.db.read.auditEvent.findMany()
		]);
		expect(stored).not.toContain(token.split('.')[1]);
		expect(await readFeed(actor)).toMatchObject({ until: new Date('2025-03-24T08:00:00Z') });

		const second = await makeFeed(actor, { id: newId() });
		expect([(await open(token)).state, (await open(second.token)).state]).toEqual(['unknown', 'good']);
		expect((await refusalOf(makeFeed(actor, form))).reason).toBe('NOT_NOW');
		const other = makeActor(installation, { userId: await makeUser(installation) });
		expect((await refusalOf(makeFeed(other, form))).reason).toBe('NOT_FOUND');
		for (const wrong of ['', 'x', `${second.token}x`, second.token.slice(0, -1)])
			expect((await open(wrong)).state, wrong).toBe('unknown');

		await withdrawFeed(actor);
		await withdrawFeed(actor);
		expect([(await open(second.token)).state, await readFeed(actor)]).toEqual(['unknown', null]);
		const events = await installation.db.read.auditEvent.findMany({ orderBy: { id: 'asc' } });
		expect(events.map(({ deed }) => deed)).toEqual([
			...['accounts.makeFeed', 'accounts.makeFeed', 'accounts.withdrawFeed']
		]);

		const third = await makeFeed(actor, { id: newId() });
		for (let time = 0; time < 120; time++) await open(third.token);
		expect((await open(third.token)).state).toBe('too many');
		installation.clock.set('2022-03-25T09:30:00Z');
		expect((await open(third.token)).state).toBe('good');
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: actor.userId! }, data: { disabledAt: installation.clock.now() } })
		);
		expect((await open(third.token)).state).toBe('unknown');
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: actor.userId! }, data: { disabledAt: null } })
		);
		installation.clock.set('2025-03-25T08:00:00Z');
		expect((await open(third.token)).state).toBe('unknown');
		const nobody = makeActor(installation, { userId: null });
		for (const verb of [
			() => makeFeed(nobody, { id: newId() }),
			() => readFeed(nobody),
			() => withdrawFeed(nobody)
		])
			expect((await refusalOf(verb())).reason).toBe('NOT_FOUND');
	});
});
