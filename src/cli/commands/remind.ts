import { m } from '#i18n/generated/messages.js';
import { mailKinds, waitingParts } from '#portal';
import { isPlainDate, rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { remindDay, type RemindedDay } from '#lib/reminders/reminders.server.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { withPortal } from '../open.ts';
import { linesOf } from './deliver.ts';

export const remind: Command = {
	usage: 'remind',
	summary: (locale) => m.server_remind_summary({}, { locale }),
	options: {
		'as-of': { type: 'string', value: 'DATE', explain: (locale) => m.server_remind_as_of({}, { locale }) },
		'dry-run': { type: 'boolean', explain: (locale) => m.server_remind_dry_run({}, { locale }) }
	},
	run: (call) =>
		withPortal(call, async (portal) => {
			const date = dateOf(call, rigaDate(portal.clock.now()));
			const day = await remindDay(portal, date, {
				dryRun: call.options['dry-run'] === true,
				parts: waitingParts
			});
			const isQueued = day.outcome === 'QUEUED' || day.outcome === 'ALREADY';
			const delivery = isQueued && portal.config.smtpUrl ? await deliverDue(portal, mailKinds) : null;
			return {
				lines: [...linesOfDay(day, call), ...(delivery ? linesOf(delivery, call.locale) : [])],
				json: { ...day, delivery }
			};
		})
};

function dateOf({ options, locale }: Call, today: string): string {
	const asked = options['as-of'];
	if (typeof asked !== 'string') return today;
	if (!isPlainDate(asked)) throw new UsageError(m.server_remind_not_a_date({ what: asked }, { locale }));
	return asked;
}

function linesOfDay({ date, outcome, digests }: RemindedDay, { locale }: Call): string[] {
	const day = shortDate(date, locale);
	if (outcome === 'OFF') return [m.server_remind_off({ day }, { locale })];
	if (outcome === 'ALREADY') return [m.server_remind_already({ day }, { locale })];
	const count = digests.length;
	const head = outcome === 'QUEUED' ? m.server_remind_queued : m.server_remind_planned;
	return [
		head({ day, count }, { locale }),
		...digests.map(({ name, address, items }) => `  ${name} <${address}>: ${items.length}`)
	];
}
