import { describe, expect, test } from 'vitest';
import { makeUser } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { mailKinds } from './mails.server.ts';
import { requestLink, signIn } from './sign-in.server.ts';

const kindOfMail = mailKinds['sign-in']!;

async function queuedMail(installation: Installation): Promise<OutgoingMail> {
	const row = await installation.db.read.outboxMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
	return { ...row, locale: row.locale as 'lv' | 'en', facts: JSON.parse(row.facts) };
}

describe.each(databaseKinds)('the sign-in mail on %s', (kind) => {
	async function asked(next?: string) {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const user = await makeUser(installation, 'loceklis');
		await requestLink(installation, user.email, { address: '192.0.2.7', locale: 'en', next });
		const mail = await queuedMail(installation);
		const render = (live: boolean, locale = mail.locale) =>
			kindOfMail.render(installation, { ...mail, locale }, live);
		const isWanted = () => kindOfMail.stillWanted(installation, mail);
		return { installation, user, mail, render, isWanted };
	}
	const tokenIn = (text: string) => /\/sign-in\/([^\s?"]+)/.exec(text)?.[1];

	test('carries, when it goes out, a link that signs in, in both parts', async () => {
		const { installation, user, render } = await asked('/tasks?q=bērni&late=1');
		const mail = await render(true);
		const token = tokenIn(mail.text)!;
		expect(tokenIn(mail.html)).toBe(token);
		expect(mail.text).toContain(`?next=${encodeURIComponent('/tasks?q=b%C4%93rni&late=1')}`);
		expect(mail.text).toContain('plkst. 10.10');
		const result = await signIn(installation, token, { userAgent: null });
		expect(result).toMatchObject({ state: 'signed in', user: { id: user.id } });
	});

	test('shows, to whoever reads the outbox, only that a link stands there', async () => {
		const { render } = await asked();
		for (const [locale, placeholder] of [
			['lv', '[personīgā saite]'],
			['en', '[personal link]']
		] as const) {
			const mail = await render(false, locale);
			expect(mail.text).toContain(placeholder);
			expect(mail.html).toContain(placeholder);
			expect(mail.text + mail.html).not.toContain('/sign-in/');
		}
	});

	test('speaks the language of its reader, not of the page it was asked on', async () => {
		const { mail, render } = await asked();
		expect(mail.locale).toBe('lv');
		expect((await render(true)).html).toContain('<html lang="lv">');
		expect((await render(true, 'en')).text).toContain('valid until');
	});

	test('is dropped when its link was used, has run out, or its reader was shut out', async () => {
		const used = await asked();
		expect(await used.isWanted()).toBe(true);
		await signIn(used.installation, tokenIn((await used.render(true)).text)!, { userAgent: null });
		expect(await used.isWanted()).toBe('saite jau ir izmantota');

		const late = await asked();
		late.installation.clock.set('2022-03-25T08:10:00Z');
		expect(await late.isWanted()).toBe('saites laiks ir beidzies');

		const out = await asked();
		const disabledAt = out.installation.clock.now();
		await out.installation.db.write((tx) =>
			tx.user.update({ where: { id: out.user.id }, data: { disabledAt } })
		);
		expect(await out.isWanted()).toBe('konts ir slēgts');

		const gone = await asked();
		await gone.installation.db.write((tx) => tx.personalLink.deleteMany({ where: { purpose: 'SIGN_IN' } }));
		expect(await gone.isWanted()).toBe('saite ir atsaukta');
		expect((await gone.render(true)).text).not.toContain('/sign-in/');
	});
});
