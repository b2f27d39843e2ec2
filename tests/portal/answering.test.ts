import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAnswer } from '#lib/accounts/answering.server.ts';
import { withdrawLink } from '#lib/accounts/links.server.ts';
import { actorFromLink } from '#lib/accounts/link-holders.server.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { answerAddress, createAnswerLinks, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { handOver } from '#lib/requests/draftings.server.ts';
import { withdrawDraft } from '#lib/requests/drafting-deciding.server.ts';
import { draftAddress } from '#lib/requests/specialist-mails.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeCouncil } from '../setup/council.ts';
import { makeTask } from '../setup/tasks.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;
let council: Awaited<ReturnType<typeof makeCouncil>>;
beforeAll(async () => {
	portal = await startPortal();
	council = await makeCouncil(portal.installation);
});
afterAll(() => portal?.stop());

const text = 'Saskaņošana ar Tieslietu ministriju turpinās.';

/** A task of its own, and its member's link to it. */
async function makeAnswer() {
	const { installation } = portal;
	const lead = [{ institutionId: council.institutions.vbtai }];
	const task = await makeTask(installation, { bodyId: council.bodyId, lead });
	const personId = council.people.member;
	const wanted = [{ personId, userId: null, taskId: task.id }];
	const ids = await installation.db.write((tx) => createAnswerLinks(tx, installation, wanted));
	const [link] = (await readAnswerLinks(installation, [...ids.values()])).values();
	const path = new URL(answerAddress(installation, link!)).pathname;
	const report = { entryId: newId(), version: '1', status: 'IN_PROCESS', text };
	return { task, personId, path, link: link!, token: path.split('/')[2]!, report };
}

/** Another such task, handed to a specialist, who has a link of their own. */
async function makeDrafting() {
	const { installation } = portal;
	const { task, personId } = await makeAnswer();
	const member = (await actorFromLink(installation, { userId: null, personId }, standingOf))!;
	const given = { id: newId(), specialistName: 'Anna', specialistEmail: 'anna@padome.example' };
	const { id } = await handOver(member, task.id, given, 'MAIL');
	const link = await installation.db.read.personalLink.findFirstOrThrow({
		where: { subject: `drafting:${id}` }
	});
	const path = new URL(draftAddress(installation, link)).pathname;
	const stored = () => installation.db.read.drafting.findUniqueOrThrow({ where: { id } });
	return { task, member, id, link, path, token: path.split('/')[2]!, stored };
}

const entriesOf = (taskId: string) => portal.installation.db.read.progressEntry.count({ where: { taskId } });
const withdraw = (id: string) =>
	portal.installation.db.write((tx) => withdrawLink(tx, portal.installation, id));
/** The page stays, says what happened and gives back what was typed, whole. */
async function givesBack(answer: Response, status: number, words: RegExp) {
	const page = await answer.text();
	expect({ status: answer.status, page }).toMatchObject({
		status,
		page: expect.stringMatching(words) as string
	});
	expect(page).toContain(text);
}

describe('a link to answer by', () => {
	test('that was withdrawn, or whose task was closed, restricted or given away since it was opened', async () => {
		const { installation } = portal;
		const change = (id: string, data: object) =>
			installation.db.write((tx) => tx.task.update({ where: { id }, data }));
		const ends: readonly ((one: Awaited<ReturnType<typeof makeAnswer>>) => Promise<unknown>)[] = [
			({ link }) => withdraw(link.id),
			({ task }) => change(task.id, { status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-01' }),
			({ task }) => change(task.id, { restrictedUntil: '2099-12-31' }),
			({ task }) =>
				installation.db.write((tx) =>
					tx.taskAssignment.updateMany({
						where: { taskId: task.id },
						data: { institutionId: council.institutions.tm }
					})
				)
		];
		for (const end of ends) {
			const one = await makeAnswer();
			const somebody = portal.visitor();
			expect((await somebody.get(one.path)).status).toBe(200);
			await end(one);
			const answer = await somebody.post(`${one.path}?/report`, one.report);
			expect([409, 410]).toContain(answer.status);
			const page = await answer.text();
			expect(page).toContain(text);
			expect(page).toMatch(/role="alert"/);
			expect(await entriesOf(one.task.id)).toBe(0);
			// Opened now, it says that it has ended; nothing was begun.
			expect([403, 410]).toContain((await somebody.get(one.path)).status);
		}
	});

	test('sent twice acts once, and shows the same receipt', async () => {
		const { task, path, report } = await makeAnswer();
		const send = () => portal.visitor().post(`${path}?/report`, report);
		const [first, second] = await Promise.all([send(), send()]);
		const third = await send();
		for (const answer of [first, second, third]) {
			expect(answer.status).toBe(303);
			expect(answer.headers.get('location')).toBe(`${path}?sent=entry.${report.entryId}`);
		}
		expect(await entriesOf(task.id)).toBe(1);
	});

	test('at its limit gives back what was typed, locks nobody else out, and works again later', async () => {
		const { installation } = portal;
		const { path, token, task, report } = await makeAnswer();
		for (let sent = 0; sent < 30; sent++) await countAnswer(installation, token);
		const send = () => portal.visitor().post(`${path}?/report`, report);
		await givesBack(await send(), 429, /ļoti bieži/);
		expect(await entriesOf(task.id)).toBe(0);
		// Reading is no sending, and whoever sits behind the same address has a link of their own.
		expect((await portal.visitor().get(path)).status).toBe(200);
		const other = await makeAnswer();
		expect((await portal.visitor().post(`${other.path}?/report`, other.report)).status).toBe(303);
		// Nor does somebody who knows a link's id, but not the link, use it up.
		const third = await makeAnswer();
		const guessed = `/answer/${third.token.slice(0, -3)}abc`;
		for (let sent = 0; sent < 31; sent++) await portal.visitor().post(`${guessed}?/report`, third.report);
		expect((await portal.visitor().post(`${third.path}?/report`, third.report)).status).toBe(303);
		await installation.db.write((tx) =>
			tx.attempt.updateMany({ data: { windowStart: new Date(Date.now() - 11 * 60_000) } })
		);
		expect((await send()).status).toBe(303);
		expect(await entriesOf(task.id)).toBe(1);
	});
});

describe('a specialist’s link', () => {
	test('that ended since it was opened gives back what was typed; nothing is half written', async () => {
		for (const name of ['save', 'send']) {
			const { path, link, stored } = await makeDrafting();
			const before = await stored();
			await withdraw(link.id);
			const draft = { version: '1', status: 'IN_PROCESS', text };
			await givesBack(await portal.visitor().post(`${path}?/${name}`, draft), 410, /role="alert"/);
			expect(await stored()).toEqual(before);
		}
		const { path, id, member, stored } = await makeDrafting();
		await withdrawDraft(member, { draftingId: id, draftVersion: 1 });
		const draft = { version: '1', status: 'IN_PROCESS', text };
		await givesBack(await portal.visitor().post(`${path}?/send`, draft), 410, /role="alert"/);
		expect(await stored()).toMatchObject({ state: 'WITHDRAWN', answer: null });
	});

	test('sends once, and at its limit gives back what was typed', async () => {
		const { path, token, stored } = await makeDrafting();
		const draft = { version: '1', status: 'IN_PROCESS', text };
		for (let sent = 0; sent < 28; sent++) await countAnswer(portal.installation, token);
		const send = () => portal.visitor().post(`${path}?/send`, draft);
		expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
		expect(await stored()).toMatchObject({ state: 'DRAFTED', version: 2 });
		expect(await portal.installation.db.read.outboxMessage.count({ where: { kind: 'draft-ready' } })).toBe(1);
		const answer = await portal.visitor().post(`${path}?/save`, draft);
		expect(answer.status).toBe(429);
		expect(await answer.text()).toContain(text);
	});
});
