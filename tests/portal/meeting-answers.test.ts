import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { makeActor, makeCouncil, makeUser } from '../setup/council.ts';
import { askDates } from '#lib/meetings/date-asking.server.ts';
import { chooseDay } from '#lib/meetings/date-choosing.server.ts';
import { readDays } from '#lib/meetings/date-poll-reading.server.ts';
import { dayField } from '#lib/meetings/date-poll.ts';
import { invite } from '#lib/meetings/inviting.server.ts';
import { createMeetingLinks, meetingAddress } from '#lib/meetings/meeting-links.server.ts';
import { cancel, plan } from '#lib/meetings/planning.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
let council: Awaited<ReturnType<typeof makeCouncil>>;
beforeAll(async () => {
	portal = await startPortal();
	council = await makeCouncil(portal.installation);
});
afterAll(() => portal?.stop());

/** A meeting in a fortnight, and its member's link to answer by. */
async function makeInvitation() {
	const { installation } = portal;
	const userId = await makeUser(installation, { role: 'SECRETARY' });
	const secretary = makeActor(installation, { role: 'SECRETARY', userId });
	const id = newId();
	const date = addDays(rigaDate(installation.clock.now()), 14);
	await plan(secretary, { id, bodyId: council.bodyId, date, startTime: '10.00', place: 'Skolas iela 28' });
	await invite(secretary, { id: newId(), meetingId: id, version: 1 });
	const personId = council.people.member;
	const ids = await installation.db.write((tx) =>
		createMeetingLinks(tx, installation, { id, date }, [personId])
	);
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	const path = new URL(meetingAddress(installation, link!)).pathname;
	const replies = () => installation.db.read.meetingReply.findMany({ where: { meetingId: id } });
	const form = { id: newId(), postId: council.posts.vbtai, answer: 'COMING', note: 'Kavēšos.' };
	return { id, secretary, path, replies, form };
}

/** A meeting for which two days are asked about, and its member's link to say which suit. */
async function makePoll() {
	const { installation } = portal;
	const userId = await makeUser(installation, { role: 'SECRETARY' });
	const secretary = makeActor(installation, { role: 'SECRETARY', userId });
	const id = newId();
	const [date1, date2] = [14, 16].map((days) => addDays(rigaDate(installation.clock.now()), days));
	await plan(secretary, { id, bodyId: council.bodyId });
	const asked = { date1, startTime1: '10.00', date2, startTime2: '10.00', answerBy: date1 };
	await askDates(secretary, { id: newId(), meetingId: id, version: 1, ...asked });
	const mail = await installation.db.read.outboxMessage.findFirstOrThrow({
		where: { kind: 'meeting-dates', subject: `dates:${id}:${council.people.member}` }
	});
	const { linkId } = JSON.parse(mail.facts) as { linkId: string };
	const link = (await readAnswerLinks(installation, [linkId])).get(linkId)!;
	const path = new URL(answerAddress(installation, link)).pathname;
	const days = await readDays(installation.db.read, id);
	const votes = async () => {
		const rows = await readDays(installation.db.read, id);
		return rows.flatMap((day) => day.votes.map(({ answer }) => answer));
	};
	const said = (...answers: string[]) => ({
		postId: council.posts.vbtai,
		...Object.fromEntries(answers.map((answer, index) => [dayField(days[index]!.id), answer]))
	});
	return { id, secretary, path, days, votes, said };
}

describe('a link to say by which day suits', () => {
	test('opened writes nothing; sent twice it answers once, the last holds; once the day is chosen it says so', async () => {
		const { id, secretary, path, days, votes, said } = await makePoll();
		const opened = await portal.visitor().get(path);
		expect(opened.status).toBe(200);
		expect(await opened.text()).toContain('VBTAI pārstāvis');
		expect(await votes()).toEqual([]);
		const send = (...answers: string[]) => portal.visitor().post(`${path}?/vote`, said(...answers));
		for (const answer of await Promise.all([send('YES', 'NO'), send('YES', 'NO'), send('YES', 'NO')])) {
			expect(answer.status).toBe(303);
			expect(answer.headers.get('location')).toBe(`${path}?sent=${council.posts.vbtai}`);
		}
		expect(await votes()).toEqual(['YES', 'NO']);
		const sent = await (await portal.visitor().get(`${path}?sent=${council.posts.vbtai}`)).text();
		expect(sent).toContain('Paldies, atbilde saņemta.');
		await send('MAYBE', 'YES');
		expect(await votes()).toEqual(['MAYBE', 'YES']);
		const partly = await send('NO');
		expect(partly.status).toBe(400);
		expect(await partly.text()).toContain('Atzīmējiet, vai šī diena der.');
		// One kind of thing is not answered by the form of another, nor for the seat of somebody else.
		expect((await portal.visitor().post(`${path}?/reply`, { answer: 'COMING' })).status).toBe(404);
		const other = await portal
			.visitor()
			.post(`${path}?/vote`, { ...said('NO', 'NO'), postId: council.posts.chair });
		expect(other.status).toBe(409);
		await chooseDay(secretary, { meetingId: id, version: 2, dateId: days[0]!.id });
		const late = await send('NO', 'NO');
		expect(late.status).toBe(409);
		expect(await late.text()).toContain('Par dienām vairs nejautā');
		const over = await portal.visitor().get(path);
		expect(over.status).toBe(200);
		expect(await over.text()).toContain('Izvēlēta diena:');
		expect(await votes()).toEqual(['MAYBE', 'YES']);
	});
});

describe('a link to answer an invitation by', () => {
	test('opened changes nothing; sent twice it answers once, shows so, and the last answer holds', async () => {
		const { path, form, replies } = await makeInvitation();
		const opened = await portal.visitor().get(`${path}?answer=NOT_COMING`);
		expect(opened.status).toBe(200);
		const page = await opened.text();
		expect(page).toContain('VBTAI pārstāvis');
		expect(page).toMatch(/value="NOT_COMING"[^>]*checked|checked[^>]*value="NOT_COMING"/);
		expect(await replies()).toEqual([]);
		const send = (more: object = {}) => portal.visitor().post(`${path}?/reply`, { ...form, ...more });
		for (const answer of await Promise.all([send(), send(), send()])) {
			expect(answer.status).toBe(303);
			expect(answer.headers.get('location')).toBe(`${path}?sent=${form.postId}`);
		}
		expect(await replies()).toMatchObject([{ answer: 'COMING', via: 'MAIL', note: 'Kavēšos.' }]);
		const sent = await (await portal.visitor().get(`${path}?sent=${form.postId}`)).text();
		expect(sent).toContain('Paldies, atbilde saņemta.');
		const wrong = await send({ id: newId(), answer: 'SUBSTITUTE', substituteName: '' });
		expect(wrong.status).toBe(400);
		expect(await wrong.text()).toContain('Uzrakstiet, kas nāks Jūsu vietā.');
		await send({ id: newId(), answer: 'SUBSTITUTE', substituteName: 'Ilze Kalniņa' });
		expect((await replies()).length).toBe(2);
		expect(await (await portal.visitor().get(path)).text()).toContain('Jūsu vietā nāks Ilze Kalniņa');
	});

	test('of a meeting that was called off, or of a seat that was left, says so and gives back what was typed', async () => {
		const first = await makeInvitation();
		await cancel(first.secretary, { id: first.id, version: 2, reason: 'Nav kvoruma.' });
		const late = await portal.visitor().post(`${first.path}?/reply`, first.form);
		expect([409, 410]).toContain(late.status);
		expect(await late.text()).toContain('Kavēšos.');
		const ended = await portal.visitor().get(first.path);
		expect(ended.status).toBe(410);
		expect(await ended.text()).toContain('Uz šo uzaicinājumu vairs nav jāatbild');
		const second = await makeInvitation();
		const other = await portal
			.visitor()
			.post(`${second.path}?/reply`, { ...second.form, postId: council.posts.chair });
		expect(other.status).toBe(409);
		// One kind of thing is not answered by the form of another.
		expect((await portal.visitor().post(`${second.path}?/report`, { text: 'Kavēšos.' })).status).toBe(404);
		await portal.installation.db.write((tx) =>
			tx.membership.updateMany({
				where: { personId: council.people.member },
				data: { endDate: '2022-01-02' }
			})
		);
		const left = await portal.visitor().get(second.path);
		expect(left.status).toBe(410);
		expect(await left.text()).toContain('Šis uzaicinājums vairs nav Jūsu');
		expect((await portal.visitor().post(`${second.path}?/reply`, second.form)).status).toBeGreaterThan(400);
		expect([...(await first.replies()), ...(await second.replies())]).toEqual([]);
	});
});
