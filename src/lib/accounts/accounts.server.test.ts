import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { makeActor, makePerson } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { undoers } from './accounts-undoing.server.ts';
import * as accounts from './accounts.server.ts';
import type { AccountRole } from './actor.ts';
import { inviteInside } from './invitations.server.ts';
import { listAccounts, readAccount } from './list.server.ts';
import { beginSession, readSession } from './sessions.server.ts';
import { requestLink, signIn } from './sign-in.server.ts';
import { fillAccountKeys } from './users.server.ts';
import { mailKinds } from './mails.server.ts';

const everything = { q: '', role: null, state: null, page: 1 };

describe.each(databaseKinds)('accounts on %s', (kind) => {
	async function office() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const [administrator, secretary, assistant] = await Promise.all(
			(['ADMINISTRATOR', 'SECRETARY', 'ASSISTANT'] as const).map(async (role) => {
				const user = await makeUser(installation, role.toLowerCase(), { role });
				return makeActor(installation, { userId: user.id, name: user.name, role });
			})
		);
		const user = await makeUser(installation, 'loceklis');
		const member = makeActor(installation, { userId: user.id, name: user.name });
		return {
			installation,
			administrator: administrator!,
			secretary: secretary!,
			assistant: assistant!,
			member
		};
	}
	const row = ({ db }: TestInstallation, id: string) => db.read.user.findUniqueOrThrow({ where: { id } });
	const anInvitation = (role: AccountRole | '' = '') => ({
		...{ id: newId(), email: ' Anna.Berzina@LM.gov.lv ', name: 'Anna Bērziņa', locale: 'lv', role }
	});
	async function undo(actor: Parameters<typeof accounts.change>[0], eventId: string | null) {
		const { db } = actor.installation;
		const event = await db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const parse = (json: string | null) => (json === null ? null : JSON.parse(json));
		await undoers[event.deed]!(actor, { ...event, before: parse(event.before), after: parse(event.after) });
	}
	const refusal = (reason: string, fields?: object) => ({ reason, ...(fields ? { fields } : {}) });

	test('an invitation makes the account, finds its person, and mails a link for a fortnight', async () => {
		const { installation, secretary } = await office();
		const personId = await makePerson(installation, { name: 'Anna', email: 'anna.berzina@lm.gov.lv' });
		const input = anInvitation();
		const done = await accounts.invite(secretary, input);
		expect(done).toMatchObject({ isPrepared: false, userId: input.id });
		expect(await row(installation, input.id)).toMatchObject({
			...{
				email: 'anna.berzina@lm.gov.lv',
				personId,
				role: null,
				searchText: 'anna berzina anna.berzina@lm.gov.lv'
			},
			invitedAt: installation.clock.now()
		});
		const mail = await installation.db.read.outboxMessage.findFirstOrThrow({ where: { kind: 'invitation' } });
		const outgoing = { ...mail, locale: 'lv' as const, facts: JSON.parse(mail.facts) };
		const { text } = await mailKinds.invitation!.render(installation, outgoing, true);
		expect(text).toContain('2022. gada 8. aprīlim');
		installation.clock.set('2022-04-08T07:59:00Z');
		expect(await mailKinds.invitation!.stillWanted(installation, outgoing)).toBe(true);
		const token = /\/sign-in\/([^\s?]+)/.exec(text)![1]!;
		expect(await signIn(installation, token, { userAgent: null })).toMatchObject({ state: 'signed in' });
		expect(await readAccount(secretary, input.id)).toMatchObject({
			state: 'ACTIVE',
			person: { id: personId }
		});
		const shown = await mailKinds.invitation!.render(installation, outgoing, false);
		expect(shown.text + shown.html).not.toContain('/sign-in/');
	});

	test('the same form twice, also at once, invites once; the same address otherwise is refused', async () => {
		const { installation, secretary, administrator } = await office();
		const input = anInvitation();
		await Promise.all([accounts.invite(secretary, input), accounts.invite(secretary, input)]);
		expect(await installation.db.read.outboxMessage.count()).toBe(1);
		await expect(accounts.invite(administrator, anInvitation())).rejects.toMatchObject(
			refusal('INVALID', { email: 'accounts_problem_email_taken' })
		);
	});

	test('an assistant prepares an invitation; roles are the administrator’s; members invite nobody', async () => {
		const { installation, administrator, secretary, assistant, member } = await office();
		expect(await accounts.invite(assistant, anInvitation())).toEqual({ isPrepared: true });
		expect(await installation.db.read.outboxMessage.count()).toBe(0);
		expect(await installation.db.read.preparedDeed.count({ where: { deed: 'accounts.invite' } })).toBe(1);
		await expect(accounts.invite(secretary, anInvitation('SECRETARY'))).rejects.toMatchObject(
			refusal('NOT_FOUND')
		);
		await expect(accounts.invite(member, anInvitation())).rejects.toMatchObject(refusal('NOT_FOUND'));
		expect(await accounts.invite(administrator, anInvitation('ASSISTANT'))).toMatchObject({
			isPrepared: false
		});
	});

	test.each(['', 'anna', 'a@b', 'a b@c.lv', `${'a'.repeat(260)}@lm.gov.lv`])(
		'%j is no address',
		async (email) => {
			const { secretary } = await office();
			await expect(accounts.invite(secretary, { ...anInvitation(), email })).rejects.toMatchObject(
				refusal('INVALID', { email: 'accounts_problem_email' })
			);
		}
	);

	test('an invitation is mailed again once a form; the earlier link ends; not to whoever has come', async () => {
		const { installation, secretary, assistant } = await office();
		const input = anInvitation();
		await accounts.invite(secretary, input);
		const again = { id: newId(), userId: input.id };
		await accounts.inviteAgain(secretary, again);
		await accounts.inviteAgain(secretary, again);
		const { personalLink } = installation.db.read;
		expect(await personalLink.count({ where: { userId: input.id, withdrawnAt: null } })).toBe(1);
		expect(await personalLink.count({ where: { userId: input.id } })).toBe(2);
		await expect(accounts.inviteAgain(assistant, again)).rejects.toMatchObject(refusal('NOT_FOUND'));
		await installation.db.write((tx) => beginSession(tx, installation, input.id, null));
		await expect(accounts.inviteAgain(secretary, { ...again, id: newId() })).rejects.toMatchObject(
			refusal('NOT_NOW')
		);
	});

	test('a change is seen by who comes second, and is taken back', async () => {
		const { installation, secretary, administrator, member } = await office();
		const id = member.userId!;
		const input = { id, version: 1, name: 'Jauns Vārds', locale: 'en', personEmail: '' };
		const { eventId } = await accounts.change(secretary, input);
		expect(await row(installation, id)).toMatchObject({ name: 'Jauns Vārds', locale: 'en', version: 2 });
		expect(await accounts.change(secretary, input)).toEqual({ eventId: null });
		await expect(accounts.change(administrator, { ...input, name: 'Cits' })).rejects.toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, values: { name: 'Jauns Vārds', locale: 'en' }, who: 'secretary' }
		});
		await undo(secretary, eventId);
		expect(await row(installation, id)).toMatchObject({ name: 'loceklis', locale: 'lv', version: 3 });
		await expect(undo(secretary, eventId)).rejects.toMatchObject(refusal('CONFLICT'));
	});

	test('an account becomes a person’s by the person’s address', async () => {
		const { installation, secretary, member } = await office();
		const personId = await makePerson(installation, { email: 'anna@lm.gov.lv' });
		const input = {
			id: member.userId!,
			version: 1,
			name: 'loceklis',
			locale: 'lv',
			personEmail: 'ANNA@lm.gov.lv'
		};
		await expect(
			accounts.change(secretary, { ...input, personEmail: 'cita@lm.gov.lv' })
		).rejects.toMatchObject(refusal('INVALID', { personEmail: 'accounts_problem_no_person' }));
		await accounts.change(secretary, input);
		expect((await row(installation, member.userId!)).personId).toBe(personId);
		const other = await makeUser(installation, 'cita');
		await expect(accounts.change(secretary, { ...input, id: other.id })).rejects.toMatchObject(
			refusal('INVALID', { personEmail: 'accounts_problem_person_taken' })
		);
	});

	test('accounts with a role are the administrator’s to change', async () => {
		const { secretary, administrator, assistant, member } = await office();
		const standing = { id: assistant.userId!, version: 1 };
		for (const actor of [secretary, assistant, member])
			await expect(accounts.disable(actor, standing)).rejects.toMatchObject(refusal('NOT_FOUND'));
		await expect(
			accounts.setRole(secretary, { ...standing, id: member.userId, role: 'SECRETARY' })
		).rejects.toMatchObject(refusal('NOT_FOUND'));
		expect((await accounts.disable(administrator, standing)).eventId).not.toBeNull();
	});

	test('whoever is shut out is out at once, sessions and links, and comes in again when let', async () => {
		const { installation, secretary, member } = await office();
		const id = member.userId!;
		const session = await installation.db.write((tx) => beginSession(tx, installation, id, null));
		await requestLink(installation, 'loceklis@padome.example', { address: '192.0.2.7', locale: 'lv' });
		const done = await Promise.all([1, 2].map(() => accounts.disable(secretary, { id, version: 1 })));
		expect(done.filter(({ eventId }) => eventId !== null)).toHaveLength(1);
		expect(await readSession(installation, session)).toBeNull();
		expect(await installation.db.read.session.count()).toBe(0);
		expect(await installation.db.read.personalLink.count({ where: { withdrawnAt: null } })).toBe(0);
		expect((await readAccount(secretary, id)).state).toBe('DISABLED');
		await undo(secretary, done.find(({ eventId }) => eventId)!.eventId);
		expect((await row(installation, id)).disabledAt).toBeNull();
		expect(await installation.db.read.session.count()).toBe(0);
		await accounts.disable(secretary, { id, version: 3 });
		await accounts.enable(secretary, { id, version: 4 });
		expect((await row(installation, id)).disabledAt).toBeNull();
	});

	test('the last administrator stays, and nobody shuts themselves out', async () => {
		const { installation, administrator } = await office();
		const own = { id: administrator.userId!, version: 1 };
		await expect(accounts.disable(administrator, own)).rejects.toMatchObject(
			refusal('INVALID', { form: 'accounts_problem_oneself' })
		);
		await expect(accounts.setRole(administrator, { ...own, role: '' })).rejects.toMatchObject(
			refusal('INVALID', { role: 'accounts_problem_last_administrator' })
		);
		const other = await makeUser(installation, 'otrs', { role: 'ADMINISTRATOR' });
		const second = makeActor(installation, { userId: other.id, role: 'ADMINISTRATOR' });
		const results = await Promise.allSettled([
			accounts.disable(administrator, { id: other.id, version: 1 }),
			accounts.disable(second, own)
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const where = { role: 'ADMINISTRATOR', disabledAt: null };
		expect(await installation.db.read.user.count({ where })).toBe(1);
	});

	test('a role is given, and taken back with one button; a sample administrator does not count', async () => {
		const { installation, administrator, member } = await office();
		const input = { id: member.userId!, version: 1, role: 'ADMINISTRATOR' };
		const { eventId } = await accounts.setRole(administrator, input);
		expect((await row(installation, member.userId!)).role).toBe('ADMINISTRATOR');
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: member.userId! }, data: { isSample: true } })
		);
		await expect(
			accounts.setRole(administrator, { id: administrator.userId!, version: 1, role: 'SECRETARY' })
		).rejects.toMatchObject(refusal('INVALID', { role: 'accounts_problem_last_administrator' }));
		await undo(administrator, eventId);
		expect((await row(installation, member.userId!)).role).toBeNull();
	});

	test('an invitation is taken back as long as nobody came with it', async () => {
		const { installation, secretary } = await office();
		const [first, second] = [anInvitation(), { ...anInvitation(), email: 'otra@lm.gov.lv' }];
		const done = [await accounts.invite(secretary, first), await accounts.invite(secretary, second)];
		const [one, two] = done.map((each) => (each.isPrepared ? null : each.eventId));
		await undo(secretary, one!);
		expect((await row(installation, first.id)).disabledAt).not.toBeNull();
		await installation.db.write((tx) => beginSession(tx, installation, second.id, null));
		await expect(undo(secretary, two!)).rejects.toMatchObject(refusal('NOT_NOW'));
	});

	test('whoever replaces a representative is invited once; who came before needs none', async () => {
		const { installation, secretary } = await office();
		const personId = await makePerson(installation, { email: 'jauna@lm.gov.lv' });
		const invited = {
			userId: newId(),
			email: 'jauna@lm.gov.lv',
			name: 'Jauna',
			personId,
			locale: 'lv' as const
		};
		await installation.db.write((tx) => inviteInside(tx, secretary, invited));
		expect(await row(installation, invited.userId)).toMatchObject({ personId, role: null });
		await installation.db.write((tx) => beginSession(tx, installation, invited.userId, null));
		await installation.db.write((tx) => inviteInside(tx, secretary, { ...invited, userId: newId() }));
		expect(await installation.db.read.user.count({ where: { personId } })).toBe(1);
		expect(await installation.db.read.outboxMessage.count()).toBe(1);
		const taken = { ...invited, userId: newId(), personId: await makePerson(installation) };
		await expect(installation.db.write((tx) => inviteInside(tx, secretary, taken))).rejects.toMatchObject(
			refusal('INVALID', { email: 'accounts_problem_email_taken' })
		);
	});

	test('the list is in Latvian order, found without marks, for staff only', async () => {
		const { installation, assistant, member } = await office();
		for (const name of ['Babīte', 'Ādaži', 'Aizkraukle']) await makeUser(installation, name);
		expect(await fillAccountKeys(installation)).toBe(7);
		expect(await fillAccountKeys(installation)).toBe(0);
		const { accounts: all } = await listAccounts(assistant, everything);
		expect(all.map(({ name }) => name).slice(1, 5)).toEqual(['Aizkraukle', 'assistant', 'Ādaži', 'Babīte']);
		const names = async (filter: object) =>
			(await listAccounts(assistant, { ...everything, ...filter })).accounts.map(({ name }) => name);
		expect(await names({ q: 'adaz' })).toEqual(['Ādaži']);
		expect(await names({ role: 'SECRETARY' })).toEqual(['secretary']);
		expect(await names({ state: 'ACTIVE' })).toEqual([]);
		await expect(listAccounts(member, everything)).rejects.toMatchObject(refusal('NOT_FOUND'));
		await expect(readAccount(member, member.userId!)).rejects.toMatchObject(refusal('NOT_FOUND'));
	});
});
