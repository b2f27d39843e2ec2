import type { Locale } from '#lib/accounts/actor.ts';
import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import type { LastWord } from '#lib/tasks/last-word.ts';
import { lastWords } from '#lib/tasks/last-words.server.ts';
import { ownersOf, type AssignmentRecord } from '#lib/tasks/owners.ts';
import { isRestricted, titleForMail } from '#lib/tasks/visibility.ts';
import { capacityLabel } from './capacity-words.ts';
import { readDigestFacts, type DigestFacts } from './digest-facts.ts';
import { answersOf, footerLinksOf, hasAccount } from './digest-links.server.ts';
import { isStanding, readTasks, stillTheirs, type OwedTask } from './digest-standing.server.ts';
import type { AnswerLinks, DigestTask, DigestView } from './digest.ts';
import { waitingView } from './waiting-view.server.ts';

type Item = DigestFacts['items'][number];

/** Mails say this much of what was reported and of what is expected. */
const shortened = 140;

/**
 * What a digest says at this moment, or null when nothing of it is left. On its way out it is asked of each item again:
 * is the task still open and under control, is the deadline still the same, does this person still answer for it?
 * For reading on the outbox page, what was open on the day of the digest stays. What is restricted is said by its number only:
 * a mail is read by whom it was never meant for.
 */
export async function digestView(
	installation: Installation,
	mail: OutgoingMail,
	live: boolean,
	parts: readonly WaitingPart[]
): Promise<DigestView | null> {
	const facts = readDigestFacts(mail.facts);
	const today = rigaDate(installation.clock.now());
	// A sample is asked about the day of the digest: in it, time stands still. Any other that goes out late speaks of the day it goes.
	const date = live && !(await isSampleInstallation(installation)) ? today : facts.date;
	const tasks = new Map((await readTasks(installation, facts.items)).map((task) => [task.id, task]));
	const standing = facts.items.filter((item) =>
		isStanding(item, tasks.get(item.taskId), live ? null : facts.date)
	);
	const [owed, { waiting, gone }] = await Promise.all([
		live ? stillTheirs(installation, mail, standing, tasks, date) : standing,
		waitingView(installation, mail, facts.waiting, parts, date)
	]);
	if (owed.length === 0 && waiting.length === 0 && (live || gone === 0)) return null;
	const { locale } = mail;
	const { origin } = installation.config;
	const isMember = await hasAccount(installation, mail);
	const page = (path: string) => (isMember ? `${origin}${path}` : null);
	return {
		...{ locale, date, origin },
		tasks: await tasksOf(installation, { owed, tasks, date, today, locale, page, live }),
		waiting: waiting.map(({ heading, items }) => ({
			heading,
			items: items.map(({ text, since, path }) => ({ text, since, page: page(path) }))
		})),
		gone: live ? 0 : gone,
		...(await footerLinksOf(installation, mail, live, isMember))
	};
}

interface Told {
	readonly owed: readonly Item[];
	readonly tasks: ReadonlyMap<string, OwedTask>;
	readonly date: PlainDate;
	readonly today: PlainDate;
	readonly locale: Locale;
	readonly page: (path: string) => string | null;
	readonly live: boolean;
}

async function tasksOf(installation: Installation, told: Told): Promise<DigestTask[]> {
	const { owed, tasks, today, live } = told;
	if (owed.length === 0) return [];
	const ids = owed.map(({ taskId }) => taskId);
	const [calendar, directory, words, answers] = await Promise.all([
		calendarOf(installation),
		directoryOf(installation),
		lastWords(installation.db, ids, today, shortened),
		answersOf(installation, owed, live)
	]);
	return owed.map((item) =>
		taskOf(
			item,
			tasks.get(item.taskId)!,
			{ ...told, calendar, directory },
			words.get(item.taskId) ?? null,
			answers.get(item) ?? null
		)
	);
}

function taskOf(
	{ due, why, capacity }: Item,
	task: OwedTask,
	{
		date,
		today,
		locale,
		page,
		calendar,
		directory
	}: Told & { calendar: WorkingCalendar; directory: Directory },
	last: LastWord | null,
	answers: AnswerLinks | null
): DigestTask {
	const restricted = isRestricted(task, today);
	const body = bodyById(directory, task.bodyId);
	const { lead, co } = ownersOf(directory, task.assignments as readonly AssignmentRecord[], date);
	const expected = restricted || !task.expectedResult ? null : plainText(task.expectedResult, shortened);
	return {
		...{ number: task.number, title: titleForMail(task, today, locale), expected, due, why, answers },
		body: body ? bodyLabel(body, locale) : '',
		lead: restricted ? [] : lead.map(({ label }) => label),
		co: restricted ? [] : co.map(({ label }) => label),
		deadline: deadlineWords(calendar, due, date, locale),
		originalDue: task.originalDue,
		last: restricted ? null : last,
		isRestricted: restricted,
		capacity: capacityLabel(directory, capacity, date, locale),
		page: page(`/tasks/${task.number}`)
	};
}
