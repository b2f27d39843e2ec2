import { describe, expect, it } from 'vitest';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { mailKindsOf } from '#lib/reminders/mails.server.ts';
import { remindDay } from '#lib/reminders/reminders.server.ts';
import { loadSample } from '../prisma/sample/load.ts';
import { databaseKinds, testInstallation } from './setup/installation.ts';
import { startPost } from './setup/post.ts';

const mailKinds = mailKindsOf([]);

/** The sample council in a new database, reminded of one day, with a mail server that takes everything. */
async function remind(kind: (typeof databaseKinds)[number], date: string) {
	const post = await startPost();
	const env = { SMTP_URL: post.url };
	const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z', env });
	await loadSample(installation);
	const day = await remindDay(installation, date);
	const delivery = await deliverDue(installation, mailKinds);
	const titles = new Map(
		(await installation.db.read.task.findMany({ select: { id: true, title: true } })).map(({ id, title }) => [
			id,
			title
		])
	);
	const told = Object.fromEntries(
		day.digests.map(({ address, items }) => [
			address,
			items.map(({ taskId, due, step, why }) => `${due} ${step} ${why}: ${titles.get(taskId)!.slice(0, 40)}`)
		])
	);
	const subjects = Object.fromEntries(post.arrived.map(({ to, mail }) => [to, mail.subject]));
	return { installation, post, day, delivery, told, subjects };
}

describe.each(databaseKinds)('the sample council on %s', (kind) => {
	it('on 2022-03-25 hears of the autism task due 2022-04-01: the contact official of LM, because the seats of subgroup 1 have no address', async () => {
		const { told, subjects, post, delivery } = await remind(kind, '2022-03-25');
		expect(told).toEqual({
			'kontaktpersona@padome.example': ['2022-04-01 BEFORE_7 LEAD: Sagatavot un iesniegt Labklājības minist']
		});
		expect(delivery).toMatchObject({ outcome: 'DONE', sent: 1, waiting: 0 });
		expect(subjects['kontaktpersona@padome.example']).toMatch(
			/^Termiņš 01\.04\.2022\.: Sagatavot un iesniegt .*…$/
		);
		const { text, html } = post.arrived[0]!.mail;
		for (const part of [text, html]) {
			expect(part).toContain('piektdiena, 25.03.2022.');
			expect(part).toContain('Atbildība: LM kontaktpersona');
			expect(part).toContain('Termiņš 01.04.2022. · 5 darbdienas');
			expect(part).toContain('bērniem ar autiskā spektra traucējumiem');
		}
	});

	it('on 2022-08-02 hears of the cooperation tasks due 2022-09-01, and of what is late by then', async () => {
		const { told, subjects, post } = await remind(kind, '2022-08-02');
		expect(told).toEqual({
			'vaditajs@padome.example': [
				'2022-05-01 LATE_7 LEAD: Informatīvais ziņojums par iespējamiem p',
				'2022-09-01 BEFORE_30 LEAD: Definēt informācijas apriti no tiesībsar',
				'2022-09-01 BEFORE_30 LEAD: Definēt ārstniecības personu iesaisti pr'
			],
			'vaditajs.lm@padome.example': ['2022-07-01 LATE_5 LEAD: Izstrādāt informatīvo ziņojumu par priek'],
			'kontaktpersona@padome.example': ['2022-04-01 LATE_8 LEAD: Sagatavot un iesniegt Labklājības minist']
		});
		expect(subjects).toEqual({
			'vaditajs@padome.example': 'Kavējas 1 uzdevums, 2 uzdevumiem tuvojas termiņš',
			'vaditajs.lm@padome.example': expect.stringMatching(/^Kavējas par 22 darbdienām: Izstrādāt /),
			'kontaktpersona@padome.example': expect.stringMatching(/^Kavējas par 82 darbdienām: Sagatavot /)
		});
		const { text } = post.arrived.find(({ to }) => to === 'vaditajs@padome.example')!.mail;
		expect(text!.match(/^(Atbildība|Kavējas par \d+ darb|Termiņš \d).*$/gm)).toEqual([
			'Atbildība: VBTAI pārstāvis (vadītājs), Bāriņtiesu darbs',
			'Kavējas par 63 darbdienām · termiņš bija 01.05.2022.',
			'Atbildība: VBTAI pārstāvis (vadītājs), Starpinstitucionālā sadarbība',
			'Termiņš 01.09.2022. · 22 darbdienas',
			'Termiņš 01.09.2022. · 22 darbdienas'
		]);
	});

	it('hears nothing twice', async () => {
		const { installation, post } = await remind(kind, '2022-03-25');
		expect(await remindDay(installation, '2022-03-25')).toMatchObject({ outcome: 'ALREADY' });
		expect(await deliverDue(installation, mailKinds)).toMatchObject({ sent: 0, waiting: 0 });
		expect(post.arrived).toHaveLength(1);
	});
});
