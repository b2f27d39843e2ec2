import { m } from '#i18n/generated/messages.js';
import type { Config } from '#lib/server/config.server.ts';
import type { Call, Command, Outcome } from '../command.ts';
import { headingOf, type Finding, type Patient } from '../doctor/check.ts';
import { checkClock, checkDatabase } from '../doctor/database-checks.ts';
import { checkMail } from '../doctor/mail-checks.ts';
import { checkDisk, checkProgram, checkSecret } from '../doctor/place-checks.ts';
import { explain } from '../explain.ts';
import { configOf, openAsServed } from '../open.ts';

export const doctor: Command = {
	usage: 'doctor',
	summary: (locale) => m.server_doctor_summary({}, { locale }),
	async run(call) {
		const findings = await examine(call);
		return outcomeOf(findings, call);
	}
};

async function examine(call: Call): Promise<Finding[]> {
	const { locale } = call;
	let config: Config;
	try {
		config = configOf(call);
	} catch (error) {
		return explain(error, locale).lines.map((words) => ({ check: 'settings', state: 'WRONG', words }));
	}
	const now = new Date();
	const database = await checkDatabase({ config, locale, now });
	const portal = database.every(({ state }) => state === 'OK') ? await openAsServed(config, call.env) : null;
	try {
		return await lookAround({ config: portal?.config ?? config, portal, locale, now }, database);
	} finally {
		await portal?.db.close();
	}
}

async function lookAround(patient: Patient, database: Finding[]): Promise<Finding[]> {
	return [
		...checkProgram(patient),
		...database,
		...checkDisk(patient),
		...(await checkClock(patient)),
		...(await checkMail(patient)),
		...checkSecret(patient)
	];
}

const marks = { OK: '✓', WARNING: '!', WRONG: '✗' };

function outcomeOf(findings: readonly Finding[], { locale }: Call): Outcome {
	const wrong = findings.filter(({ state }) => state === 'WRONG').length;
	const end =
		wrong > 0 ? m.server_doctor_wrong({ count: wrong }, { locale }) : m.server_doctor_good({}, { locale });
	return {
		lines: [
			...findings.map(({ check, state, words }) => `${marks[state]} ${headingOf(check, locale)}: ${words}`),
			'',
			end
		],
		json: { good: wrong === 0, findings },
		exitCode: wrong > 0 ? 1 : 0
	};
}
