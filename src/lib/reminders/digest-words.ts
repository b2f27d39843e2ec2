import { m } from '#i18n/generated/messages.js';
import { shorten } from '#lib/documents/plain-text.ts';
import { shortDate, weekday } from '#lib/latvian/dates.ts';
import type { LastWord } from '#lib/tasks/last-word.ts';
import {
	countWaiting,
	partOf,
	partsOf,
	type CapacityGroup,
	type DigestPart,
	type DigestTask,
	type DigestView,
	type Link
} from './digest.ts';

type In = { readonly locale: 'lv' | 'en' };

/** A link with its words. */
export interface NamedLink {
	readonly label: string;
	readonly link: Link;
}

/** One task as both parts of the mail say it. */
export interface TaskWords {
	readonly part: DigestPart;
	/** All that is to be said of it stands here. */
	readonly isWhole: boolean;
	readonly deadline: string;
	readonly title: string;
	readonly details: readonly string[];
	/** The first is the one to take. */
	readonly links: readonly NamedLink[];
}

export interface PartWords {
	readonly heading: string;
	readonly groups: readonly { readonly heading: string; readonly tasks: readonly TaskWords[] }[];
}

/** All words of a digest, in the order in which they are read. */
export interface DigestWords {
	readonly subject: string;
	readonly kicker: string;
	readonly heading: string;
	/** In the name of which seat, where it is the same for all. */
	readonly capacity: string | null;
	readonly parts: readonly PartWords[];
	/** "un vēl 180 uzdevumi", where not all are shown. */
	readonly more: NamedLink | null;
	readonly waiting: readonly {
		readonly heading: string;
		readonly items: readonly {
			readonly text: string;
			readonly since: string;
			readonly page: string | null;
		}[];
		readonly more: string | null;
	}[];
	readonly gone: string | null;
	readonly footer: readonly string[];
	readonly footerLinks: readonly NamedLink[];
}

const longestTitle = 140;
const longestInSubject = 80;
/** Of one kind of waiting things. */
const mostWaiting = 5;

/** The words of a digest that shows at most so many tasks, of them so many with all that is to be said. */
export function digestWords(
	view: DigestView,
	most: { readonly shown: number; readonly whole: number }
): DigestWords {
	const { locale, date, origin } = view;
	const in_ = { locale };
	const shown = view.tasks.slice(0, most.shown);
	const hidden = view.tasks.length - shown.length;
	const isWhole = (task: DigestTask) => shown.indexOf(task) < most.whole;
	const capacities = new Set(shown.map((task) => capacityWords(task, in_)));
	const common = capacities.size === 1 ? [...capacities][0]! : null;
	const more = { label: m.reminders_more({ count: hidden }, in_), link: { address: `${origin}/tasks` } };
	return {
		subject: view.isUrgent
			? m.digest_urgent_subject({ subject: subjectOf(view, in_) }, in_)
			: subjectOf(view, in_),
		kicker: m.reminders_kicker({ weekday: weekday(date, locale), date: shortDate(date, locale) }, in_),
		heading: countsOf(view, in_),
		capacity: common,
		parts: partsOf(shown, date).map(({ part, groups }) => ({
			heading: partHeading(part, in_),
			groups: groups.map((group) => ({
				heading: common === null ? capacityWords(group, in_) : '',
				tasks: group.tasks.map((task) => taskWords(task, part, isWhole(task), in_))
			}))
		})),
		more: hidden > 0 ? more : null,
		waiting: view.waiting.map(({ heading, items }) => waitingWords(heading, items, in_)),
		gone: view.gone > 0 ? m.digest_waiting_gone({ count: view.gone }, in_) : null,
		footer: [
			view.isUrgent ? m.digest_urgent_footer({}, in_) : m.digest_footer({}, in_),
			...(shown.some(({ answers }) => answers) ? [m.digest_footer_answer({}, in_)] : [])
		],
		footerLinks: [
			...named(m.digest_preferences({}, in_), view.preferences),
			...named(m.digest_unsubscribe({}, in_), view.unsubscribe)
		]
	};
}

/** One task is named; of more it is said how many, what is most urgent first, at most two things. */
function subjectOf(view: DigestView, in_: In): string {
	const [task, ...others] = view.tasks;
	const isNamed = task && others.length === 0 && countWaiting(view) === 0 && isOwed(task);
	return isNamed ? subjectOfOne(task, in_) : countsOf(view, in_);
}

const isOwed = ({ why }: DigestTask) => why === 'LEAD' || why === 'CO';

function subjectOfOne({ title: whole, deadline }: DigestTask, in_: In): string {
	const title = shorten(whole, longestInSubject);
	if (deadline.state === 'LATE')
		return m.digest_subject_one_late({ note: capital(deadline.note), title }, in_);
	if (deadline.state === 'TODAY') return m.digest_subject_one_today({ title }, in_);
	return m.digest_subject_one({ date: deadline.date, title }, in_);
}

/** "Kavējas 1 uzdevums, 2 uzdevumiem termiņš ir 7 dienu laikā". */
function countsOf(view: DigestView, in_: In): string {
	const count = (...parts: DigestPart[]) =>
		view.tasks.filter((task) => parts.includes(partOf(task, view.date))).length;
	const said = [
		{ count: count('LATE'), say: m.reminders_subject_late },
		{ count: count('TODAY'), say: m.reminders_subject_today },
		{ count: count('WEEK'), say: m.reminders_subject_soon },
		{ count: count('MONTH', 'FURTHER'), say: m.reminders_subject_later },
		{ count: countWaiting(view), say: m.digest_subject_waiting }
	].filter((part) => part.count > 0);
	return capital(
		said
			.slice(0, 2)
			.map((part) => part.say({ count: part.count }, in_))
			.join(', ')
	);
}

function partHeading(part: DigestPart, in_: In): string {
	const say = {
		LATE: m.digest_part_late,
		TODAY: m.digest_part_today,
		WEEK: m.digest_part_week,
		MONTH: m.digest_part_month,
		FURTHER: m.digest_part_further
	};
	return say[part]({}, in_);
}

function capacityWords({ why, capacity }: Pick<CapacityGroup, 'why' | 'capacity'>, in_: In): string {
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

function taskWords(task: DigestTask, part: DigestPart, isWhole: boolean, in_: In): TaskWords {
	const { number, title, answers, page } = task;
	const links = [
		...named(m.digest_answer_report({}, in_), answers?.report),
		...named(m.digest_answer_extend({}, in_), answers?.extend),
		...named(m.digest_answer_other({}, in_), answers?.other),
		...named(m.digest_open({}, in_), page && { address: page })
	];
	return {
		...{ part, isWhole, deadline: deadlineOf(task, in_) },
		title: task.isRestricted
			? title
			: `${shorten(title, longestTitle)} (${m.digest_number({ number }, in_)})`,
		details: !isWhole ? [] : task.isRestricted ? [task.body] : detailsOf(task, in_),
		links: isWhole ? links : links.slice(0, 1)
	};
}

/** The date and the working days as pages say them: "Kavējas par 19 darbdienām · termiņš bija 28.02.2022.". */
export function deadlineOf(
	{ deadline: { state, date, note }, due, originalDue }: Pick<DigestTask, 'deadline' | 'due' | 'originalDue'>,
	in_: In
): string {
	const said =
		state === 'LATE'
			? m.digest_due_late({ date, note: capital(note) }, in_)
			: note
				? m.digest_due({ date, note }, in_)
				: m.digest_due_plain({ date }, in_);
	if (originalDue === null || originalDue === due) return said;
	return `${said} · ${m.digest_due_original({ date: shortDate(originalDue, in_.locale) }, in_)}`;
}

function detailsOf({ body, lead, co, expected, last }: DigestTask, in_: In): string[] {
	const who = (names: readonly string[]) => ({ who: names.join(', ') });
	const owners = [
		...(lead.length ? [(lead.length > 1 ? m.digest_lead : m.digest_lead_one)(who(lead), in_)] : []),
		...(co.length ? [(co.length > 1 ? m.digest_co : m.digest_co_one)(who(co), in_)] : [])
	];
	return [
		[body, ...owners].join(' · '),
		...(expected ? [m.digest_expected({ text: expected }, in_)] : []),
		lastWords(last, in_)
	];
}

function lastWords(last: LastWord | null, in_: In): string {
	if (!last) return m.digest_report_none({}, in_);
	const date = shortDate(last.on, in_.locale);
	if (!last.text) return m.digest_report_untold({ date }, in_);
	const say = last.kind === 'RETURNED' ? m.digest_returned : m.digest_report;
	return say({ date, text: last.text }, in_);
}

function waitingWords(heading: string, items: DigestView['waiting'][number]['items'], in_: In) {
	const hidden = items.length - mostWaiting;
	return {
		heading,
		items: items.slice(0, mostWaiting).map(({ text, since, page }) => ({
			...{ text, page },
			since: m.digest_waiting_since({ date: shortDate(since, in_.locale) }, in_)
		})),
		more: hidden > 0 ? m.digest_more_waiting({ count: hidden }, in_) : null
	};
}

function named(label: string, link: Link | '' | null | undefined): NamedLink[] {
	return link ? [{ label, link }] : [];
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
