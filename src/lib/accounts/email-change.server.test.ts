import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { makeActor, makePerson } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeFeed, openFeed, readFeed } from './calendar-feed.server.ts';
import { setRole } from './accounts.server.ts';
import {
	confirmEmailChange,
	emailChangeAddress,
	openEmailChange,
	requestEmailChange
} from './email-change.server.ts';
import { createLink } from './links.server.ts';
import { mailKinds } from './mails.server.ts';

describe.each(databaseKinds)('a change of address on %s', (kind) => {
	async function asking() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const personId = await makePerson(installation, { name: 'Anna Bērziņa', email: 'anna@padome.example' });
		const user = await makeUser(installation, 'anna', { personId });
		const anna = makeActor(installation, { userId: user.id, name: 'anna', personId });
		const ask = (email: string, actor = anna, id = newId()) =>
			requestEmailChange(actor, { id, userId: user.id, email });
		const link = async () => {
			const row = await installation.db.read.personalLink.findFirstOrThrow({
				where: { purpose: 'EMAIL_CHANGE' },
				orderBy: { id: 'desc' }
			});
			return emailChangeAddress(installation, row).split('/').at(-1)!;
		};
		const account = () => installation.db.read.user.findUniqueOrThrow({ where: { id: user.id } });
		const mails = () => installation.db.read.outboxMessage.findMany({ orderBy: { id: 'asc' } });
		return { installation, user, personId, anna, ask, link, account, mails };
	}

	test('is confirmed from the new address; the person follows, the old address is told', async () => {
		const { installation, personId, anna, ask, link, account, mails } = await asking();
		const revision = () => installation.db.read.revision.findUniqueOrThrow({ where: { id: 'council' } });
		const before = (await revision()).number;
		const feed = await makeFeed(anna, { id: newId() });
		const mailed = await installation.db.write((tx) =>
			createLink(tx, installation, {
				...{ purpose: 'ANSWER', personId, subject: 'task:1', expiresAt: new Date('2022-04-25T08:00:00Z') }
			})
		);
		await ask(' Anna@LM.gov.lv');
		expect((await account()).email).toBe('anna@padome.example');
		const token = await link();
		for (let time = 0; time < 3; time++)
			expect(await openEmailChange(installation, token)).toMatchObject({ state: 'good' });
		const results = await Promise.all([1, 2].map(() => confirmEmailChange(installation, token)));
		expect(results.map(({ state }) => state).sort()).toEqual(['changed', 'used']);
		// What was mailed to the old address ends; the calendar in somebody's telephone does not fall silent.
		const answer = await installation.db.read.personalLink.findUniqueOrThrow({ where: { id: mailed } });
		expect(answer.withdrawnAt).not.toBeNull();
		expect(await openFeed(installation, feed.token, async () => [])).toMatchObject({
			...{ state: 'good', reader: { personId } }
		});
		expect(await readFeed(anna)).not.toBeNull();
		expect(await account()).toMatchObject({ email: 'anna@lm.gov.lv', searchText: 'anna anna@lm.gov.lv' });
		const person = await installation.db.read.person.findUniqueOrThrow({ where: { id: personId } });
		expect(person).toMatchObject({ email: 'anna@lm.gov.lv', searchText: 'anna berzina anna@lm.gov.lv' });
		expect((await revision()).number).toBe(before + 1);
		expect((await mails()).map(({ kind, recipient }) => [kind, recipient])).toEqual([
			['email-change', 'anna@lm.gov.lv'],
			['account-notice', 'anna@padome.example']
		]);
		const events = await installation.db.read.auditEvent.findMany({
			where: { deed: 'accounts.changeEmail' }
		});
		expect(events.map(({ subjectType }) => subjectType).sort()).toEqual(['Person', 'User']);
	});

	test('is not confirmed once the account was given a role: a secretary may have asked for it', async () => {
		const { installation, user, ask, link, account } = await asking();
		await ask('sekretare@lm.gov.lv', makeActor(installation, { role: 'SECRETARY', userId: 's' }));
		const token = await link();
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR', userId: 'a' });
		await setRole(administrator, { id: user.id, version: 1, role: 'ADMINISTRATOR' });
		expect(await confirmEmailChange(installation, token)).toMatchObject({ state: 'withdrawn' });
		expect((await account()).email).toBe('anna@padome.example');
	});

	test('whether an address is somebody’s already, oneself is not told; staff is', async () => {
		const { installation, ask, link, account, mails } = await asking();
		await makeUser(installation, 'cits');
		await ask('cits@padome.example');
		expect(await mails()).toEqual([]);
		const secretary = makeActor(installation, { userId: newId(), name: 'Sekretāre', role: 'SECRETARY' });
		await expect(ask('cits@padome.example', secretary)).rejects.toMatchObject({
			fields: { email: 'accounts_problem_email_taken' }
		});
		// Taken between asking and confirming.
		await ask('jauna@padome.example', secretary);
		const [mail] = await mails();
		const outgoing = { ...mail!, locale: 'lv' as const, facts: JSON.parse(mail!.facts) };
		expect((await mailKinds['email-change']!.render(installation, outgoing, true)).text).toContain(
			'Sekretāre'
		);
		await makeUser(installation, 'jauna');
		expect(await confirmEmailChange(installation, await link())).toEqual({ state: 'taken' });
		expect((await account()).email).toBe('anna@padome.example');
	});

	test('the latest asked for counts; a day later none does; mangled ones are unknown', async () => {
		const { installation, ask, link } = await asking();
		await ask('viens@lm.gov.lv');
		const first = await link();
		await ask('divi@lm.gov.lv');
		const second = await link();
		expect(await confirmEmailChange(installation, first)).toEqual({ state: 'withdrawn' });
		expect(await confirmEmailChange(installation, second.slice(0, -2))).toEqual({ state: 'unknown' });
		installation.clock.set('2022-03-26T08:00:00Z');
		expect(await confirmEmailChange(installation, second)).toEqual({ state: 'expired' });
	});

	test('is asked for by oneself or by who may change the account; often, or for the same, it is refused', async () => {
		const { installation, user, ask, mails } = await asking();
		const as = (role: 'ASSISTANT' | 'SECRETARY' | null) => makeActor(installation, { userId: newId(), role });
		for (const role of ['ASSISTANT', null] as const)
			await expect(ask('x@lm.gov.lv', as(role))).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: user.id }, data: { role: 'ASSISTANT' } })
		);
		await expect(ask('x@lm.gov.lv', as('SECRETARY'))).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(ask('anna@padome.example')).rejects.toMatchObject({
			fields: { email: 'accounts_problem_email_same' }
		});
		await expect(ask('nav adrese')).rejects.toMatchObject({ fields: { email: 'accounts_problem_email' } });
		const id = newId();
		await ask('x@lm.gov.lv', undefined, id);
		await ask('x@lm.gov.lv', undefined, id);
		expect(await mails()).toHaveLength(1);
		for (let time = 0; time < 4; time++) await ask(`x${time}@lm.gov.lv`);
		await expect(ask('y@lm.gov.lv')).rejects.toMatchObject({
			fields: { email: 'accounts_problem_email_often' }
		});
		expect(await mails()).toHaveLength(5);
	});
});
