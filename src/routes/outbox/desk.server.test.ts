import { describe, expect, it } from 'vitest';
import { freeze, isFrozen } from '#lib/mail/fingerprint.server.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { knownStanding } from '#lib/mail/standing.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { listOutbox, readMail, resend, unfreeze } from './desk.server.ts';
import { readOutboxFilter } from './filter.ts';
import { pause, resume } from './switching.server.ts';

const kinds: MailKinds = {
	note: {
		stillWanted: async () => true,
		render: async (_installation, mail, live) => ({
			subject: 'Ziņa',
			text: live ? 'https://padome.example/answer/usable' : '[personīgā saite]',
			html: `<p>${mail.recipientName}</p>`
		})
	}
};

const token = `0197aaaa-abab-7000-8000-000000000000.${'a1_-'.repeat(10)}abc`;
const forget = async ({ config }: Installation, name: string) => {
	const address = `${config.origin}/answer/${token}`;
	return {
		subject: `Ziņa ${token}`,
		text: address,
		html: `<a href="${address}">${name}</a>`,
		unsubscribeUrl: address
	};
};

const staff = (installation: Installation, role: 'SECRETARY' | 'ASSISTANT' | 'ADMINISTRATOR' = 'SECRETARY') =>
	makeActor(installation, { role });

async function queue(installation: Installation, count: number, kind = 'note'): Promise<string[]> {
	const ids: string[] = [];
	await installation.db.write(async (tx) => {
		for (let made = ids.length; made < count; made++) {
			const recipient = {
				address: `p${made}@padome.example`,
				name: `Persona ${made}`,
				locale: 'lv' as const
			};
			const id = await queueMail(tx, installation, {
				...{ kind, subject: kind, recipient, occurrence: '2022-03-25', facts: {} }
			});
			ids.push(id!);
		}
	});
	return ids;
}

const end = ({ db }: Installation, id: string, state: string, error: string | null = null) =>
	db.write((tx) => tx.outboxMessage.update({ where: { id }, data: { state, error, attempts: 3 } }));

describe.each(databaseKinds)('the desk of the outbox on %s', (kind) => {
	it('lists the newest first, a page at a time, in few statements', async () => {
		const installation = await testInstallation(kind);
		const ids = await queue(installation, 120);
		await end(installation, ids[7]!, 'FAILED', 'REFUSED: 550');
		const counter = { count: 0 };
		const first = await countStatements(counter, () => listOutbox(staff(installation)));
		expect(counter.count).toBeLessThanOrEqual(4);
		expect(first).toMatchObject({ total: 120, page: 1, pages: 3, hasServer: false, frozen: null });
		expect(first.mails.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 50));
		expect((await listOutbox(staff(installation), { page: 99 })).mails).toHaveLength(20);
		const failed = await listOutbox(staff(installation), { state: 'FAILED' });
		expect(failed.mails.map(({ recipient, error }) => [recipient, error])).toEqual([
			['p7@padome.example', 'REFUSED: 550']
		]);
		expect((await listOutbox(staff(installation), { query: ' P11@Padome' })).total).toBe(1);
	});

	it('is for the secretariat and the administrator only', async () => {
		const installation = await testInstallation(kind);
		const [id] = await queue(installation, 1);
		await end(installation, id!, 'FAILED');
		for (const role of ['SECRETARY', 'ASSISTANT', 'ADMINISTRATOR'] as const)
			expect(await listOutbox(staff(installation, role))).toMatchObject({ total: 1 });
		const member = makeActor(installation, { personId: 'p0' });
		const refusal = { reason: 'NOT_FOUND' };
		await expect(listOutbox(member)).rejects.toMatchObject(refusal);
		await expect(readMail(member, kinds, id!)).rejects.toMatchObject(refusal);
		await expect(resend(member, { id: id!, version: 1 })).rejects.toMatchObject(refusal);
		await expect(unfreeze(staff(installation))).rejects.toMatchObject(refusal);
		expect(await installation.db.read.outboxMessage.count({ where: { state: 'FAILED' } })).toBe(1);
	});

	it('mail case 29: shows a mail without its personal link, except in a sample', async () => {
		const installation = await testInstallation(kind);
		const [id] = await queue(installation, 1);
		const read = async () => (await readMail(staff(installation), kinds, id!)).rendered?.text;
		expect(await read()).toBe('[personīgā saite]');
		const forgetful: MailKinds = {
			note: { ...kinds.note!, render: (of, mail) => forget(of, mail.recipientName) }
		};
		const shown = (await readMail(staff(installation), forgetful, id!)).rendered;
		expect(JSON.stringify(shown), 'a kind that hides nothing').not.toContain(token);
		await installation.db.write((tx) => writeSetting(tx, installation, 'installation.sample', 'yes'));
		expect(await read()).toContain('/answer/usable');
	});

	it('shows what can be shown of a mail that cannot be made', async () => {
		const installation = await testInstallation(kind);
		const [id] = await queue(installation, 1, 'of-a-room-that-is-gone');
		expect(await readMail(staff(installation), kinds, id!)).toMatchObject({
			state: 'QUEUED',
			rendered: null
		});
		await expect(readMail(staff(installation), kinds, 'no such')).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
	});

	it('sends again once, however often it is asked, and leaves a record', async () => {
		const installation = await testInstallation(kind);
		const [id] = await queue(installation, 1);
		await end(installation, id!, 'FAILED', 'REFUSED: 550');
		const asked = { id: id!, version: 1 };
		const answers = await Promise.all([1, 2, 3].map(() => resend(staff(installation), asked)));
		expect(answers.sort()).toEqual(['ALREADY', 'ALREADY', 'QUEUED']);
		expect(await resend(staff(installation), asked)).toBe('ALREADY');
		expect(await installation.db.read.outboxMessage.findUnique({ where: { id } })).toMatchObject({
			...{ state: 'QUEUED', attempts: 0, error: null, version: 2 }
		});
		const events = await installation.db.read.auditEvent.findMany({ where: { subjectId: id } });
		expect(events).toMatchObject([{ deed: 'mail.resend', capacity: 'SECRETARY', userId: 'a-user' }]);
		expect(JSON.parse(events[0]!.before!)).toMatchObject({ state: 'FAILED', error: 'REFUSED: 550' });
	});

	it('does not send again what is on its way', async () => {
		const installation = await testInstallation(kind);
		const [id] = await queue(installation, 1);
		expect(await resend(staff(installation), { id: id!, version: 1 })).toBe('ALREADY');
	});

	it('mail case 18: lets a frozen outbox go when an administrator confirms', async () => {
		const installation = await testInstallation(kind);
		await installation.db.write((tx) => freeze(tx, installation, 'RESTORED'));
		expect(await listOutbox(staff(installation))).toMatchObject({ frozen: 'RESTORED' });
		await unfreeze(staff(installation, 'ADMINISTRATOR'));
		await unfreeze(staff(installation, 'ADMINISTRATOR'));
		expect(await isFrozen(installation)).toBe(false);
		expect(await installation.db.read.auditEvent.count({ where: { deed: 'mail.unfreeze' } })).toBe(1);
	});
});

describe('the filter in the address bar', () => {
	it.each(['state=OPEN', 'page=0', 'page=x', `q=${'x'.repeat(101)}`])('makes no sense: %s', (search) => {
		expect(readOutboxFilter(new URLSearchParams(search))).toEqual({
			filter: { state: null, query: '', page: 1 },
			isWrong: true
		});
	});

	it('is read', () => {
		expect(readOutboxFilter(new URLSearchParams('state=FAILED&q=+anna+&page=3'))).toEqual({
			filter: { state: 'FAILED', query: 'anna', page: 3 },
			isWrong: false
		});
	});
});

describe.each(databaseKinds)('the switches of the outbox on %s', (kind) => {
	it('pausing and resuming are a secretary’s or an administrator’s, once each, and are in the journal', async () => {
		const installation = await testInstallation(kind);
		const [assistant, secretary] = [staff(installation, 'ASSISTANT'), staff(installation)];
		await expect(pause(assistant, { why: null })).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await pause(secretary, { why: 'pārceļam pastu' });
		await pause(secretary, { why: 'vēlreiz' });
		expect((await knownStanding(installation)).pause).toMatchObject({ why: 'pārceļam pastu' });
		await resume(secretary);
		await resume(secretary);
		expect((await knownStanding(installation)).pause).toBeNull();
		const events = await installation.db.read.auditEvent.findMany({ orderBy: { id: 'asc' } });
		expect(events.map(({ deed }) => deed)).toEqual(['mail.pause', 'mail.resume']);
	});
});
