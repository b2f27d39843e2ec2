import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { collectWaiting } from '#lib/meetings/waiting-items.server.ts';
import { m } from '#i18n/generated/messages.js';
import { deeds, type StepKind } from './resolutions.ts';
import { stepWord } from './step-words.ts';

/** It is told so many working days before a step is due. */
const workingDaysBefore = 3;
/** More than any secretariat prepares at once. */
const most = 100;

/** The steps of reports that come within a few days, and those that are late, for the secretariat. */
const steps: WaitingPart = {
	name: 'resolutions.steps',
	heading: (locale) => m.resolutions_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const calendar = await calendarOf(installation);
		const soon = calendar.workingDaysLater(date, workingDaysBefore);
		const rows = await installation.db.read.reportStep.findMany({
			where: {
				...{ doneOn: null, due: { lte: soon } },
				report: { status: { not: 'SENT' }, resolution: { closedOn: null } }
			},
			orderBy: [{ due: 'asc' }, { id: 'asc' }],
			take: most,
			select: {
				...{ id: true, kind: true, due: true },
				report: { select: { title: true, resolutionId: true, createdAt: true } }
			}
		});
		return collectWaiting(readers, rows, ({ id, kind, due, report }, { standing, locale }) => {
			if (!can(standing, deeds.plan)) return null;
			const facts = {
				...{ step: stepWord(kind as StepKind, locale), title: report.title },
				date: shortDate(due, locale)
			};
			const since = rigaDate(report.createdAt);
			return {
				key: `${id}:${due}`,
				text: isLate(calendar, due, date)
					? m.resolutions_waiting_late(facts, { locale })
					: m.resolutions_waiting_soon(facts, { locale }),
				...{ path: `/resolutions/${report.resolutionId}`, since: since < date ? since : date }
			};
		});
	}
};

/** What waits in this room, and for whom. */
export const waitingParts: readonly WaitingPart[] = [steps];
