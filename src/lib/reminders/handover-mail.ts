import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import * as deadlines from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import {
	html,
	mailBar,
	mailButton,
	mailColours,
	mailLink,
	mailPage,
	mailQuiet,
	mailRow,
	type Html
} from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';

export interface HandoverTask {
	readonly number: number;
	/** What a mail may say of it. */
	readonly title: string;
	readonly due: PlainDate | null;
}

/** All that a hand-over mail says; both parts of it are made of this. */
export interface HandoverView {
	readonly locale: 'lv' | 'en';
	readonly date: PlainDate;
	readonly calendar: WorkingCalendar;
	readonly origin: string;
	/** "LM pārstāvis". */
	readonly seat: string;
	/** "8. Bāriņtiesu darba pilnveide". */
	readonly body: string;
	readonly bodyAddress: string;
	readonly since: PlainDate | null;
	readonly total: number;
	/** The most urgent of them. */
	readonly tasks: readonly HandoverTask[];
}

const { late, quiet } = mailColours;

/** The hand-over mail: what somebody took over with a seat, and what of it is owed now. */
export function renderHandover(view: HandoverView): RenderedMail {
	const { locale, seat, body, origin, total } = view;
	const in_ = { locale };
	const words = {
		subject: m.people_handover_subject({ seat, body }, in_),
		lead: view.since
			? m.people_handover_lead_since({ seat, body, date: shortDate(view.since, locale) }, in_)
			: m.people_handover_lead({ seat, body }, in_),
		owed: total ? m.people_handover_owed({ count: total }, in_) : m.people_handover_nothing({}, in_),
		more:
			total > view.tasks.length ? m.people_handover_more({ count: total - view.tasks.length }, in_) : null,
		open: m.people_handover_open({}, in_),
		how: m.people_handover_how({ address: `${origin}/sign-in` }, in_),
		footer: m.people_handover_footer({}, in_)
	};
	const address = `${origin}${view.bodyAddress}`;
	const lines = view.tasks.map((task) => ({
		...{ title: task.title, address: `${origin}/tasks/${task.number}` },
		...{ deadline: deadlineOf(task.due, view), isLate: isLate(task.due, view) }
	}));
	const more = words.more ? [`${words.more}: ${origin}/tasks`] : [];
	return {
		subject: words.subject,
		text:
			[
				...[words.subject, words.lead, words.owed],
				...lines.map(({ deadline, title, address: task }) => [deadline, title, task].join('\n')),
				...[...more, `${words.open}: ${address}`, words.how, `-- \n${words.footer}`]
			].join('\n\n') + '\n',
		html: mailPage({
			...{ locale, kicker: shortDate(view.date, locale), heading: words.subject, footer: words.footer },
			body: [
				mailRow(words.lead),
				mailRow(html`<strong>${words.owed}</strong>`),
				...lines.map((line) => mailRow(lineHtml(line))),
				...(words.more ? [mailRow(mailLink(`${origin}/tasks`, words.more))] : []),
				mailRow(mailButton(address, words.open)),
				mailRow(mailQuiet(words.how))
			]
		})
	};
}

interface Line {
	readonly title: string;
	readonly address: string;
	readonly deadline: string;
	readonly isLate: boolean;
}

function lineHtml({ title, address, deadline, isLate: red }: Line): Html {
	const [colour, name] = red ? [late, 'late'] : [quiet, 'q'];
	return mailBar(
		colour,
		html`<div class="${name}" style="font-size:13px;font-weight:bold;color:${colour}">${deadline}</div>
			<div style="padding-top:4px">${mailLink(address, title)}</div>`
	);
}

function deadlineOf(due: PlainDate | null, view: HandoverView): string {
	const { locale } = view;
	if (!due) return m.people_handover_no_due({}, { locale });
	const said = { date: shortDate(due, locale) };
	return isLate(due, view)
		? m.people_handover_due_late(said, { locale })
		: m.people_handover_due(said, { locale });
}

function isLate(due: PlainDate | null, { calendar, date }: HandoverView): boolean {
	return due !== null && deadlines.isLate(calendar, due, date);
}
