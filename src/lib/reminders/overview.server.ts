import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, OutgoingMail } from '#lib/mail/kinds.server.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { isStillSecretary } from './digest-standing.server.ts';
import { overviewOf, weekBefore } from './overview-counts.server.ts';
import { readOverviewFacts } from './overview-facts.ts';
import { renderOverview, type OverviewLine, type OverviewView } from './overview-mail.ts';
import { readReach } from './reach.server.ts';
import { isPaused, mondayOf } from './rhythm.ts';
import { readSecretariat } from './secretariat.server.ts';

/** When people begin to read their mail, in Riga. */
const hour = '08.30';
/** After that the next one comes. */
const usefulFor = 6 * 24 * 60 * 60_000;

/**
 * Queues the secretariat's overview once a week: on its first working day at 08:30 in Riga, or whenever the portal is back. Answers
 * how many were queued; null where it is not the time or they were before.
 */
export async function sendOverview(installation: Installation): Promise<number | null> {
	const now = installation.clock.now();
	const today = rigaDate(now);
	const week = mondayOf(today);
	if (rigaTime(now) < hour || !(await calendarOf(installation)).isWorkingDay(today)) return null;
	const queued = { kind: 'overview', subject: 'overview', occurrence: week };
	const { read } = installation.db;
	if (await read.outboxMessage.findFirst({ where: queued, select: { id: true } })) return null;
	const reach = await readReach(installation);
	const secretariat = [...(await readSecretariat(installation, reach))].filter(([id]) => {
		const preference = reach.preferences.get(id);
		return !(preference && isPaused(preference, today));
	});
	if (secretariat.length === 0) return null;
	const facts = await overviewOf(installation, today);
	const uselessAfter = new Date(now.getTime() + usefulFor);
	const mails = secretariat.map(([, recipient]) => ({ ...queued, recipient, facts, uselessAfter }));
	return (await installation.db.write((tx) => queueMails(tx, installation, mails))).size;
}

async function viewOf(installation: Installation, { facts, locale }: OutgoingMail): Promise<OverviewView> {
	const counted = readOverviewFacts(facts);
	const { from, to } = weekBefore(counted.date);
	const in_ = { locale };
	const directory = await directoryOf(installation);
	const { origin } = installation.config;
	const row = (words: string, count: number, path: string | null): OverviewLine => ({
		...{ words, count, address: path && `${origin}${path}` }
	});
	const late = (line: OverviewLine): OverviewLine => ({ ...line, isLate: true });
	const bodies = counted.byBody.flatMap(({ bodyId, late: count }) => {
		const body = bodyById(directory, bodyId);
		return body ? [late(row(bodyLabel(body, locale), count, `/tasks?period=late&body=${body.slug}`))] : [];
	});
	return {
		...{ locale, date: counted.date, late: counted.late },
		sections: [
			{
				heading: m.digest_overview_section_tasks({}, in_),
				lines: [
					late(row(m.digest_overview_row_late({}, in_), counted.late, '/tasks?period=late')),
					row(m.digest_overview_row_week({}, in_), counted.week, '/tasks?status=open&period=7'),
					row(m.digest_overview_row_submitted({}, in_), counted.submitted, '/tasks?status=submitted'),
					row(m.digest_overview_row_silent({}, in_), counted.silent, '/tasks?period=silent')
				]
			},
			...(bodies.length ? [{ heading: m.digest_overview_by_body({}, in_), lines: bodies }] : []),
			{
				heading: m.digest_overview_section_terms({}, in_),
				lines: [
					row(m.digest_overview_row_extensions({}, in_), counted.extensions, '/extensions'),
					row(
						m.digest_overview_row_moved({}, in_),
						counted.moved,
						`/extensions/figures?from=${from}&to=${to}`
					)
				]
			},
			{
				heading: m.digest_overview_section_people({}, in_),
				lines: [
					row(m.digest_overview_row_unknown({}, in_), counted.unknown, '/tasks?recipient=none'),
					row(m.digest_overview_row_stopped({}, in_), counted.stopped, '/people?mail=stopped'),
					row(m.digest_overview_row_unaddressed({}, in_), counted.unaddressed, '/people?mail=none'),
					row(m.digest_overview_row_failing({}, in_), counted.failing, '/outbox#failing'),
					row(m.digest_overview_row_failed({}, in_), counted.failed, '/outbox?state=FAILED')
				]
			}
		]
	};
}

/** The secretariat's weekly overview. */
export const overview: MailKind = {
	async stillWanted(installation, mail) {
		const { locale } = mail;
		return (await isStillSecretary(installation, mail)) || m.digest_overview_dropped({}, { locale });
	},
	async render(installation, mail) {
		return renderOverview(await viewOf(installation, mail));
	}
};

/** Asked every minute, so that a portal that was away on Monday morning sends it when it is back. */
export const overviewJob: Job = {
	name: 'reminders.overview',
	schedule: '* * * * *',
	async run(installation) {
		const count = await sendOverview(installation);
		if (count) installation.log.info({ count }, 'the weekly overview was queued');
	}
};
