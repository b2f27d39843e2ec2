import { expect, test } from 'vitest';
import { migrate } from '#lib/server/migrations.server.ts';
import { makeUser } from '../setup/council.ts';
import { startPostgresql } from '../setup/postgresql.ts';
import { startPortal } from './portal.ts';

test('while the database is away everybody is told so, and gets back what they typed', async () => {
	const postgresql = await startPostgresql();
	const url = postgresql.url('postgres');
	await migrate(url, 'prisma');
	const portal = await startPortal({ DATABASE_URL: url });
	try {
		await makeUser(portal.installation, { email: 'sekretare@padome.example', role: 'SECRETARY' });
		const secretary = await portal.signIn('sekretare@padome.example');
		expect((await secretary.get('/tasks')).status).toBe(200);
		await postgresql.stop();

		const page = await secretary.get('/tasks');
		expect(page.status).toBe(503);
		expect(page.headers.get('cache-control')).toContain('no-store');
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(await page.text()).toContain('Datubāze neatbild');

		const text = 'Saskaņošana ar Tieslietu ministriju turpinās.';
		const report = await secretary.post('/tasks/1?/report', { text });
		expect(report.status).toBe(503);
		expect(await report.text()).toContain(text);

		const asked = await portal.visitor().post('/sign-in', { email: 'sekretare@padome.example' });
		expect(asked.status).toBe(503);
		expect(await asked.text()).toContain('value="sekretare@padome.example"');

		const health = await secretary.get('/healthz');
		expect(health.status).toBe(503);
		expect(await health.json()).toMatchObject({ ok: false, database: false });
	} finally {
		await portal.stop();
		await postgresql.stop();
	}
});
