import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { createMeetingLinks, meetingAddress } from '#lib/meetings/meeting-links.server.ts';
import { cancel } from '#lib/meetings/planning.server.ts';
import { readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeCouncil, makeUser } from '../setup/council.ts';
import { answerForm, askWritten } from '../setup/written.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
let council: Awaited<ReturnType<typeof makeCouncil>>;
beforeAll(async () => {
	portal = await startPortal();
	council = await makeCouncil(portal.installation);
});
afterAll(() => portal?.stop());

/** Two questions in writing, the second of them restricted, and a member's link to answer by. */
async function asked() {
	const { installation } = portal;
	const { db } = installation;
	const userId = await makeUser(installation, { role: 'SECRETARY' });
	const secretary = makeActor(installation, { role: 'SECRETARY', userId });
	const date = addDays(rigaDate(installation.clock.now()), 14);
	const titles = ['Darba plāns', 'Slēgts jautājums'];
	const written = await askWritten(secretary, council.bodyId, { answerBy: date, titles });
	const { meetingId, itemIds } = written;
	await db.write((tx) =>
		tx.agendaItem.update({ where: { id: itemIds[1]! }, data: { restrictedUntil: '2099-01-01' } })
	);
	const about = { id: meetingId, date };
	const ids = await db.write((tx) =>
		createMeetingLinks(tx, installation, about, [council.people.member], 'written')
	);
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	const path = new URL(meetingAddress(installation, link!)).pathname;
	const rows = () => db.read.writtenAnswer.findMany({ where: { item: { meetingId } } });
	const send = (form: Record<string, string>) => portal.visitor().post(`${path}?/answerWritten`, form);
	return { ...written, secretary, path, rows, send };
}

describe('a link to decide in writing by', () => {
	test('opened changes nothing; sent twice it answers once, shows so, and what is restricted stays closed', async () => {
		const { itemIds, path, rows, send } = await asked();
		const [open, closed] = itemIds as [string, string];
		const { vbtai, chair } = council.posts;
		const page = await (await portal.visitor().get(path)).text();
		for (const words of ['Darba plāns', 'Lēmuma projekts', 'VBTAI pārstāvis']) expect(page).toContain(words);
		expect(page).toContain('Ierobežotas pieejamības jautājums');
		expect(page).not.toContain('Slēgts');
		expect(await rows()).toEqual([]);
		const form = answerForm(open, vbtai, 'FOR', 'Labi.');
		for (const answer of await Promise.all([send(form), send(form), send(form)])) {
			expect(answer.status).toBe(303);
			expect(answer.headers.get('location')).toBe(`${path}?sent=${open}.${vbtai}`);
		}
		expect(await rows()).toMatchObject([{ answer: 'FOR', via: 'MAIL', text: 'Labi.' }]);
		const sent = await (await portal.visitor().get(`${path}?sent=${open}.${vbtai}`)).text();
		expect(sent).toContain('Paldies, atbilde saņemta.');
		expect(sent).toMatch(/value="FOR"[^>]*checked|checked[^>]*value="FOR"/);
		const bare = await send(answerForm(open, vbtai, 'OBJECTION'));
		expect(bare.status).toBe(400);
		expect(await bare.text()).toContain('Uzrakstiet, kādi ir iebildumi.');
		const secret = await send(answerForm(closed, vbtai, 'FOR', 'Mans teksts.'));
		expect(secret.status).toBe(409);
		expect(await secret.text()).not.toContain('Slēgts');
		expect((await send(answerForm(open, chair, 'FOR'))).status).toBe(409);
		const other = await asked();
		expect((await send(answerForm(other.itemIds[0]!, vbtai, 'FOR'))).status).toBe(409);
		expect((await rows()).length + (await other.rows()).length).toBe(1);
	});

	test('of what was called off says so calmly, and gives back what was typed', async () => {
		const { meetingId, itemIds, secretary, path, rows, send, stored } = await asked();
		const { version } = await stored();
		await cancel(secretary, { id: meetingId, version, reason: 'Kļūdas pēc.' });
		const late = await send({
			...answerForm(itemIds[0]!, council.posts.vbtai, 'FOR'),
			id: newId(),
			text: 'Piekrītu.'
		});
		expect([409, 410]).toContain(late.status);
		expect(await late.text()).toContain('Piekrītu.');
		const ended = await portal.visitor().get(path);
		expect(ended.status).toBe(410);
		expect(await ended.text()).toContain('Uz šo jautājumu vairs nav jāatbild');
		expect(await rows()).toEqual([]);
	});
});
