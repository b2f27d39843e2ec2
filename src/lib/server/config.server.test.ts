import { describe, expect, test } from 'vitest';
import { readConfig, WrongSettings } from './config.server.ts';

describe('the settings', () => {
	test('have defaults; what is empty is not set', () => {
		expect(readConfig({ PORT: '', ORIGIN: ' ', SMTP_URL: '' })).toMatchObject({
			host: '0.0.0.0',
			port: 3000,
			origin: 'http://localhost:3000',
			databaseUrl: 'file:data/padome.db',
			smtpUrl: null,
			secret: null,
			production: false
		});
		expect(readConfig({ PORT: '8080' }).origin).toBe('http://localhost:8080');
		expect(readConfig({ ORIGIN: 'https://padome.example/' }).origin).toBe('https://padome.example');
	});

	test.each([
		['PORT', ['0', '65536', 'http', '3000.5', '-1']],
		['HOST', ['two words', 'a/b']],
		['ORIGIN', ['padome.lv', 'https://padome.lv/path', 'ftp://padome.lv', 'https://me@padome.lv']],
		[
			'DATABASE_URL',
			['data/padome.db', 'mysql://x/y', 'file:', 'file:data/', 'postgresql://host', 'file::memory:']
		],
		['SMTP_URL', ['mail.lm.gov.lv', 'http://mail', 'smtp://']],
		['MAIL_FROM', ['Padome', 'a@b@c', 'Padome <padome>']],
		['SECRET', ['short', 'x'.repeat(31)]],
		['LOG_LEVEL', ['loud']],
		['XFF_DEPTH', ['0', 'many', '21']]
	])('%s that is wrong is one line, without its value', (setting, values) => {
		for (const value of values) {
			const error = caught({ [setting]: value });
			expect(error.problems).toEqual([{ setting, expected: setting }]);
			for (const locale of ['lv', 'en'] as const) {
				const lines = error.explain(locale);
				expect(lines).toHaveLength(1);
				expect(lines[0]).toMatch(new RegExp(`^${setting}: .{10,}`));
				if (setting === 'SECRET') expect(lines[0]).not.toContain(value);
			}
		}
	});

	test('that are wrong are all told at once', () => {
		expect(caught({ PORT: 'x', SECRET: 'y' }).explain('en')).toHaveLength(2);
	});

	test('mail to real people needs a sender', () => {
		const env = { SMTP_URL: 'smtp://mail', NODE_ENV: 'production' };
		expect(caught(env).explain('en')).toEqual([expect.stringMatching(/^MAIL_FROM: .*missing/)]);
		expect(readConfig({ ...env, MAIL_FROM: 'Padome <padome@lm.gov.lv>' }).mailFrom).toEqual({
			name: 'Padome',
			address: 'padome@lm.gov.lv'
		});
		expect(readConfig({ ...env, MAIL_FROM: 'padome@lm.gov.lv' }).mailFrom.name).toBe('');
	});
});

function caught(env: Record<string, string>): WrongSettings {
	try {
		readConfig(env);
	} catch (error) {
		if (error instanceof WrongSettings) return error;
	}
	throw new Error('nothing was found wrong');
}
