import { describe, expect, it } from 'vitest';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { accessibilityBlocks } from './accessibility-notice.ts';
import { changeNotice, readNotice, readNoticeForm, undoers } from './notices.server.ts';
import { deeds, missingOf } from './notices.ts';
import { privacyBlocks } from './privacy-notice.ts';

const evaluated = {
	...{ publisher: 'Labklājības ministrija', method: 'SIMPLIFIED', evaluatedOn: '01.03.2022.' },
	...{ evaluatedBy: 'SIA „Pārbaude”', result: 'CONFORMS_PARTLY', problems: '- Attēliem trūkst apraksta.' },
	...{ document: 'https://lm.gov.lv/izvertejums_(2022).pdf', email: 'pasts@lm.gov.lv', answerDays: '10' }
};

describe.each(databaseKinds)('the notices about the portal on %s', (kind) => {
	it('say what was completed and nothing else; only an administrator completes them', async () => {
		const installation = await testInstallation(kind);
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR' });
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const said = async (locale: 'lv' | 'en' = 'lv') =>
			JSON.stringify(
				screenBlocks(
					accessibilityBlocks(await readNotice(installation, 'accessibility'), 'https://padome.lv', locale)
				)
			);
		const change = (typed: object, actor = administrator) => changeNotice(actor, 'accessibility', typed);
		const problems = (typed: object) =>
			change({ version: 1, ...typed }).then(
				() => ({}),
				(refusal: { fields: object }) => refusal.fields
			);

		expect(await said()).toContain('vēl nav izvērtēta');
		expect(await said()).toContain('https://padome.lv');
		expect(await said()).toMatch(/Kas vēl nav norādīts.*Iestāde.*Piekļūstamības alternatīvas; E-pasts/);
		expect(await said()).not.toMatch(/atbilst/i);
		expect(await said('en')).not.toMatch(/conform/i);
		await expect(readNoticeForm(secretary, 'accessibility')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(change({ version: 1 }, secretary)).rejects.toMatchObject({ reason: 'NOT_FOUND' });

		const half = 'notices_problem_evaluation';
		expect(await problems({ result: 'CONFORMS' })).toEqual({
			method: half,
			evaluatedOn: half,
			evaluatedBy: half
		});
		expect(await problems({ ...evaluated, problems: '' })).toEqual({ problems: 'notices_problem_problems' });
		expect(await problems({ ...evaluated, result: 'CONFORMS' })).toEqual({
			result: 'notices_problem_conforms'
		});
		expect(await problems({ ...evaluated, evaluatedOn: '26.03.2022.' })).toEqual({
			evaluatedOn: 'notices_problem_future'
		});
		expect(await problems({ email: 'pasts', answerDays: 'desmit', document: 'javascript:x' })).toEqual({
			...{ email: 'notices_problem_email', answerDays: 'notices_problem_days' },
			document: 'notices_problem_link'
		});

		const { eventId } = await change({ ...evaluated, version: 1 });
		expect(await said()).toContain('Šī tīmekļvietne daļēji atbilst noteikumu Nr. 445 prasībām.');
		expect(await said()).toContain('pēdējo reizi tika izvērtēta 2022. gada 1. martā');
		expect(await said()).toContain('href=\\"https://lm.gov.lv/izvertejums_(2022).pdf\\"');
		expect(await said()).toContain('Atbildēsim 10 darbdienu laikā.');
		expect(await said()).toContain('2022. gada 25. martā; 1. redakcija');
		const { facts } = await readNotice(installation, 'accessibility');
		expect(missingOf('accessibility', facts)).toEqual(['alternatives', 'enforcement', 'madeOn', 'madeBy']);
		expect(await change({ ...evaluated, version: 2 })).toEqual({ eventId: null });
		await expect(change({ ...evaluated, phone: '67021600', version: 1 })).rejects.toMatchObject({
			...{ reason: 'CONFLICT', theirs: { version: 2, values: { publisher: 'Labklājības ministrija' } } }
		});

		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const recorded = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
		await undoers[deeds.change.name]!(administrator, recorded);
		expect(await said()).not.toMatch(/atbilst/i);
		await expect(undoers[deeds.change.name]!(administrator, recorded)).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
	});

	it('tell of personal data who answers for them once that was said, and how the portal works', async () => {
		const installation = await testInstallation(kind);
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR' });
		const said = async () =>
			JSON.stringify(screenBlocks(privacyBlocks(await readNotice(installation, 'privacy'), 'lv')));

		expect(await said()).toContain('Portālā neievada ziņas par konkrētiem bērniem.');
		expect(await said()).not.toMatch(/Tiesiskais pamats|Labklājības|redakcija/);
		expect(await said()).toMatch(
			/Kas vēl nav norādīts.*Pārzinis: Pārzinis \(iestāde\); Adrese.*Cik ilgi datus glabā: /
		);
		await changeNotice(administrator, 'privacy', {
			...{ controller: 'Labklājības ministrija', keptMinutes: 'pastāvīgi', version: 1 },
			legalBasis: 'VDAR 6. panta 1. punkta e) apakšpunkts'
		});
		expect(await said()).toMatch(/Labklājības ministrija.*VDAR 6\. panta.*pastāvīgi.*1\. redakcija/);
		expect(await said()).not.toMatch(/Pārzinis \(iestāde\)/);
		expect(missingOf('privacy', (await readNotice(installation, 'privacy')).facts)).toContain('officer');
	});
});
