import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { describeDeadline, type DeadlineState } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { shortDate, weekday } from '#lib/latvian/dates.ts';
import { html, mailButton, mailLink, mailPage, mailRow, type Html } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Why } from './planner.ts';

type Locale = 'lv' | 'en';

export interface DigestTask {
	readonly number: number;
	readonly title: string;
	/** The body's label. */
	readonly body: string;
	/** The institutions that owe it, by their names on that day; none when the body itself does. */
	readonly owedBy: readonly string[];
	readonly due: PlainDate;
	readonly lastReport: PlainDate | null;
	/** Its title is not said, nor who owes it or whether they reported. */
	readonly isRestricted?: boolean;
}

export interface DigestGroup {
	readonly why: Why;
	/** "LM pārstāvis, 1. apakšgrupa"; empty for the secretariat. */
	readonly capacity: string;
	readonly items: readonly DigestTask[];
}

/** All that a digest says; both parts of the mail are made of this. */
export interface DigestView {
	readonly locale: Locale;
	/** The day it speaks from. */
	readonly date: PlainDate;
	readonly calendar: WorkingCalendar;
	readonly origin: string;
	readonly groups: readonly DigestGroup[];
}

interface Line {
	state: DeadlineState;
	deadline: string;
	title: string;
	details: string[];
	address: string;
}

interface Words {
	subject: string;
	kicker: string;
	heading: string;
	groups: { heading: string; lines: Line[] }[];
	/** "un vēl 180 uzdevumi", where not all are shown. */
	more: string | null;
	register: string;
	open: string;
	footer: string;
}

/** Mail programs cut long mails off: so many tasks are shown, the register has the rest. */
const mostTasks = 16;
const longestTitle = 160;

/** The digest as a mail: subject, text and HTML say the same. */
export function renderDigest(view: DigestView): RenderedMail {
	const words = wordsOf(view);
	return { subject: words.subject, text: textOf(words), html: htmlOf(words, view) };
}

function wordsOf(view: DigestView): Words {
	const { locale, date, origin } = view;
	const in_ = { locale };
	const all = view.groups.flatMap(({ items }) => items);
	const shown = shorten(view.groups);
	const hidden = all.length - shown.reduce((sum, { items }) => sum + items.length, 0);
	const subject = subjectOf(all, view);
	return {
		subject,
		kicker: m.reminders_kicker({ weekday: weekday(date, locale), date: shortDate(date, locale) }, in_),
		heading: subject,
		groups: shown.map((group) => ({
			heading: groupHeading(group, locale),
			lines: group.items.map((task) => lineOf(task, view))
		})),
		more: hidden > 0 ? m.reminders_more({ count: hidden }, in_) : null,
		register: `${origin}/tasks`,
		open: m.reminders_open({}, in_),
		footer: m.reminders_footer({}, in_)
	};
}

/** The first tasks, in their groups. */
function shorten(groups: readonly DigestGroup[]): DigestGroup[] {
	let left = mostTasks;
	return groups
		.map((group) => {
			const items = group.items.slice(0, left);
			left -= items.length;
			return { ...group, items };
		})
		.filter(({ items }) => items.length > 0);
}

/** "Kavējas 1 uzdevums, 2 uzdevumiem termiņš ir 7 dienu laikā": what is most urgent first, at most two things. */
function subjectOf(tasks: readonly DigestTask[], { calendar, date, locale }: DigestView): string {
	const count = (state: DeadlineState) =>
		tasks.filter(({ due }) => describeDeadline(calendar, due, date).state === state).length;
	const parts = [
		{ count: count('LATE'), say: m.reminders_subject_late },
		{ count: count('TODAY'), say: m.reminders_subject_today },
		{ count: count('SOON'), say: m.reminders_subject_soon },
		{ count: count('LATER'), say: m.reminders_subject_later }
	].filter((part) => part.count > 0);
	const text = parts
		.slice(0, 2)
		.map((part) => part.say({ count: part.count }, { locale }))
		.join(', ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function groupHeading({ why, capacity }: DigestGroup, locale: Locale): string {
	const in_ = { locale };
	switch (why) {
		case 'LEAD':
			return m.reminders_why_lead({ capacity }, in_);
		case 'CO':
			return m.reminders_why_co({ capacity }, in_);
		case 'STAND_IN':
			return m.reminders_why_stand_in({ capacity }, in_);
		case 'NO_RECIPIENT':
			return m.reminders_why_no_recipient({}, in_);
		case 'LATE_TWICE':
			return m.reminders_why_late_twice({}, in_);
	}
}

function lineOf(task: DigestTask, view: DigestView): Line {
	const { calendar, date, origin, locale } = view;
	const in_ = { locale };
	const owed = task.owedBy.length ? m.reminders_owed_by({ who: task.owedBy.join(', ') }, in_) : null;
	const report = task.lastReport
		? m.reminders_last_report({ date: shortDate(task.lastReport, locale) }, in_)
		: m.reminders_no_report({}, in_);
	return {
		state: describeDeadline(calendar, task.due, date).state,
		deadline: deadlineOf(task.due, view),
		title: shortened(task.title),
		details: task.isRestricted ? [task.body] : [[task.body, owed].filter(Boolean).join(' · '), report],
		address: `${origin}/tasks/${task.number}`
	};
}

/** Cut between words; the page of the task has all of it. */
function shortened(title: string): string {
	if (title.length <= longestTitle) return title;
	const cut = title.lastIndexOf(' ', longestTitle - 1);
	return `${title.slice(0, cut > 0 ? cut : longestTitle - 1)}…`;
}

/** "Kavējas par 19 darbdienām · termiņš bija 28.02.2022."; a deadline on a day off says until when it holds. */
function deadlineOf(due: PlainDate, { calendar, date, locale }: DigestView): string {
	const in_ = { locale };
	const { state, workingDays: count, dayOff, lastDay } = describeDeadline(calendar, due, date);
	const day = shortDate(due, locale);
	const hint = dayOff
		? m.reminders_day_off({ weekday: weekday(due, locale), lastDay: shortDate(lastDay, locale) }, in_)
		: '';
	const said = hint ? `${day} (${hint})` : day;
	switch (state) {
		case 'LATE':
			return m.reminders_due_late({ count, date: said }, in_);
		case 'TODAY':
			return m.reminders_due_today({ date: said }, in_);
		default:
			// Moved days: offices may be closed until the very last day.
			if (count === 0) return m.reminders_due_no_working_day({ date: said }, in_);
			return m.reminders_due_later({ count, date: said }, in_);
	}
}

function textOf(words: Words): string {
	const groups = words.groups.map(({ heading, lines }) => {
		const tasks = lines.map(({ deadline, title, details, address }) =>
			[deadline, title, ...details, `${words.open}: ${address}`].join('\n')
		);
		return [heading, ...tasks].join('\n\n');
	});
	const more = words.more ? [`${words.more}: ${words.register}`] : [];
	return [words.kicker, words.heading, ...groups, ...more, '-- \n' + words.footer].join('\n\n') + '\n';
}

const colours: Record<DeadlineState, string> = {
	LATE: '#a3182f',
	TODAY: '#7a4d00',
	SOON: '#7a4d00',
	LATER: '#5b6068'
};

function htmlOf(words: Words, { locale }: DigestView): string {
	const groups = words.groups.flatMap(({ heading, lines }) => [
		mailRow(html`<div style="font-size:14px;color:#5b6068">${heading}</div>`),
		...lines.map((line) => mailRow(lineHtml(line, words.open)))
	]);
	const more = words.more ? [mailRow(mailLink(words.register, words.more))] : [];
	return mailPage({
		...{ locale, kicker: words.kicker, heading: words.heading, footer: words.footer },
		body: [...groups, ...more]
	});
}

function lineHtml({ state, deadline, title, details, address }: Line, open: string): Html {
	const colour = colours[state];
	return html`<div style="border-left:4px solid ${colour};padding-left:14px">
		<div style="font-size:13px;font-weight:bold;color:${colour}">${deadline}</div>
		<div style="font-weight:bold;padding:4px 0">${title}</div>
		<div style="font-size:14px;color:#5b6068">
			${details.map((detail, index) => html`${index > 0 && html`<br />`}${detail}`)}
		</div>
		<div style="padding-top:12px">${mailButton(address, open)}</div>
	</div>`;
}
