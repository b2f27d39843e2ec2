import { createTransport } from 'nodemailer';
import { m } from '#i18n/generated/messages.js';
import { fingerprintOf, frozenBecause } from '#lib/mail/fingerprint.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { openMailbox } from '#lib/mail/mailbox.server.ts';
import { troubleWords } from '#lib/mail/mailbox-words.ts';
import { isStuck, mailStanding } from '#lib/mail/standing.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import type { Locale } from '../command.ts';
import type { Finding, Patient } from './check.ts';

const check = 'mail';

/** Can mail leave, and does it? */
export async function checkMail({ config, portal, locale, now }: Patient): Promise<Finding[]> {
	const findings: Finding[] = [
		await checkServer(config.smtpUrl, locale),
		...(config.imapUrl ? [await checkMailbox(config.imapUrl, locale)] : [])
	];
	if (!portal) return findings;
	// Said by the mailbox itself just now, it need not be said twice.
	if (findings.every(({ state }) => state === 'OK'))
		findings.push(...(await checkReplies(portal, locale, now)));
	if (await isHeldBack(portal))
		findings.push({ check, state: 'WARNING', words: m.server_doctor_mail_frozen({}, { locale }) });
	else if (config.smtpUrl) findings.push(...(await checkQueue(portal, locale, now)));
	return findings;
}

async function checkServer(smtpUrl: string | null, locale: Locale): Promise<Finding> {
	if (!smtpUrl) return { check, state: 'OK', words: m.server_doctor_mail_none({}, { locale }) };
	const server = new URL(smtpUrl).host;
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: 5_000,
		greetingTimeout: 5_000,
		dnsTimeout: 5_000,
		socketTimeout: 5_000
	});
	try {
		await transport.verify();
		return { check, state: 'OK', words: m.server_doctor_mail_good({ server }, { locale }) };
	} catch (error) {
		const what = (error as Error).message;
		return { check, state: 'WRONG', words: m.server_doctor_mail_server({ server, what }, { locale }) };
	} finally {
		transport.close();
	}
}

async function checkMailbox(imapUrl: string, locale: Locale): Promise<Finding> {
	const server = new URL(imapUrl).host;
	try {
		const client = await openMailbox(imapUrl);
		await client.logout();
		return { check, state: 'OK', words: m.server_doctor_mailbox_good({ server }, { locale }) };
	} catch (error) {
		const { responseText, message } = error as Error & { responseText?: string };
		const what = responseText ?? message;
		return { check, state: 'WRONG', words: m.server_doctor_mailbox_wrong({ server, what }, { locale }) };
	}
}

/** What the portal found when it read the mailbox, though it opens: it breaks off each time, or some mails cannot be read. */
async function checkReplies(portal: Installation, locale: Locale, now: Date): Promise<Finding[]> {
	const { mailbox } = await mailStanding({ ...portal, clock: { now: () => now } });
	if (!mailbox) return [];
	const words = troubleWords(mailbox, mailbox.since.slice(0, 16).replace('T', ' '), locale);
	return [{ check, state: 'WARNING', words }];
}

/** Frozen, or about to be when it is next served or delivered. */
async function isHeldBack(portal: Installation): Promise<boolean> {
	if ((await frozenBecause(portal)) !== null) return true;
	const remembered = await readSetting(portal, 'installation.fingerprint');
	return remembered !== null && remembered !== (await fingerprintOf(portal));
}

async function checkQueue(portal: Installation, locale: Locale, now: Date): Promise<Finding[]> {
	const { db } = portal;
	const standing = await mailStanding({ ...portal, clock: { now: () => now } });
	if (standing.pause) {
		const { by } = standing.pause;
		return [{ check, state: 'WARNING', words: m.server_doctor_mail_paused({ who: by }, { locale }) }];
	}
	const waiting = isStuck(standing) ? await db.read.outboxMessage.count({ where: { state: 'QUEUED' } }) : 0;
	const failing = await db.read.mailAddress.count({ where: { failingSince: { not: null } } });
	const failed = await db.read.outboxMessage.count({ where: { state: 'FAILED' } });
	const findings: Finding[] = [];
	if (waiting > 0)
		findings.push({
			check,
			state: 'WRONG',
			words: m.server_doctor_mail_waiting({ count: waiting }, { locale })
		});
	if (failed > 0)
		findings.push({
			check,
			state: 'WARNING',
			words: m.server_doctor_mail_failed({ count: failed }, { locale })
		});
	if (failing > 0)
		findings.push({
			check,
			state: 'WARNING',
			words: m.server_doctor_mail_failing({ count: failing }, { locale })
		});
	return findings;
}
