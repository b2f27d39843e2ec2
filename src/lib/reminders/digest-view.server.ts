import { isLead, type Locale } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { isRestricted, titleForMail } from '#lib/tasks/visibility.ts';
import { readDigestFacts, type DigestFacts } from './digest-facts.ts';
import type { DigestGroup, DigestView } from './digest-mail.ts';
import { hearersOf } from './hearers.ts';
import type { Capacity } from './planner.ts';
import { councilAt } from './reach.server.ts';

type Item = DigestFacts['items'][number];
type OwedTask = Awaited<ReturnType<typeof readTasks>>[number];
type ShownTask = OwedTask & { readonly isRestricted: boolean };

/**
 * What a digest says at this moment, or null when nothing of it is left. On its way out it is asked of each item again:
 * is the task still open and under control, is the deadline still the same, does this person still answer for it?
 * For reading on the outbox page, what was open on the day of the digest stays. What is restricted is said by its number only:
 * a mail is read by whom it was never meant for.
 */
export async function digestView(
	installation: Installation,
	mail: OutgoingMail,
	live: boolean
): Promise<DigestView | null> {
	const { date, items } = readDigestFacts(mail.facts);
	const tasks = new Map((await readTasks(installation, items)).map((task) => [task.id, task]));
	const standing = items.filter((item) => isStanding(item, tasks.get(item.taskId), live ? null : date));
	const owed = live ? await stillTheirs(installation, mail, date, standing, tasks) : standing;
	if (owed.length === 0) return null;
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	const today = rigaDate(installation.clock.now());
	return {
		locale: mail.locale,
		date,
		calendar,
		origin: installation.config.origin,
		groups: groupsOf(directory, date, mail.locale, owed, withoutRestricted(tasks, mail.locale, today))
	};
}

function readTasks({ db }: Installation, items: readonly Item[]) {
	return db.read.task.findMany({
		where: { id: { in: items.map(({ taskId }) => taskId) } },
		select: {
			...{ id: true, number: true, title: true, bodyId: true, due: true, status: true, closedOn: true },
			...{ underControl: true, lastReportAt: true, restrictedUntil: true },
			assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
		}
	});
}

function withoutRestricted(
	tasks: ReadonlyMap<string, OwedTask>,
	locale: Locale,
	today: PlainDate
): Map<string, ShownTask> {
	return new Map(
		[...tasks].map(([id, task]) => [
			id,
			{ ...task, title: titleForMail(task, today, locale), isRestricted: isRestricted(task, today) }
		])
	);
}

/** With a day: whether it was open on that day, as far as the task tells. */
function isStanding(item: Item, task: OwedTask | undefined, asOf: PlainDate | null): boolean {
	if (!task) return false;
	if (asOf !== null) return isOwed(task) || (task.closedOn ?? '9999-12-31') >= asOf;
	return isOwed(task) && task.underControl && task.due === item.due;
}

/** Reported as done is not owed: the ball is then with the chair or the secretariat. */
function isOwed({ status }: OwedTask): boolean {
	return owedStatuses.some((owed) => owed === status);
}

/** The items for which this person still answers, at this address. A sample is asked about the day of the digest: in it, time stands still. */
async function stillTheirs(
	installation: Installation,
	mail: OutgoingMail,
	date: PlainDate,
	items: readonly Item[],
	tasks: ReadonlyMap<string, OwedTask>
): Promise<Item[]> {
	if (items.length === 0) return [];
	const asOf = (await isSampleInstallation(installation)) ? date : rigaDate(installation.clock.now());
	const [council, isSecretary] = await Promise.all([
		councilAt(installation, asOf),
		isStillSecretary(installation, mail)
	]);
	const isThem = ({ holder }: { holder: { personId: string; address: string | null } }) =>
		holder.personId === mail.personId && holder.address?.toLowerCase() === mail.recipient;
	return items.filter((item) =>
		item.capacity.kind === 'SECRETARIAT'
			? isSecretary
			: hearersOf(council, asHeard(tasks.get(item.taskId)!, asOf)).some(isThem)
	);
}

function asHeard(task: OwedTask, date: PlainDate) {
	return { ...task, isRestricted: isRestricted(task, date) };
}

async function isStillSecretary({ db }: Installation, { userId }: OutgoingMail): Promise<boolean> {
	if (!userId) return false;
	const user = await db.read.user.findUnique({
		where: { id: userId },
		select: { role: true, disabledAt: true }
	});
	return user !== null && !user.disabledAt && (user.role === 'SECRETARY' || user.role === 'ASSISTANT');
}

/** By the capacity in which they owe, the most urgent first. */
function groupsOf(
	directory: Directory,
	date: PlainDate,
	locale: Locale,
	items: readonly Item[],
	tasks: ReadonlyMap<string, ShownTask>
): DigestGroup[] {
	const groups = Map.groupBy(items, (item) => `${item.why} ${item.capacity.kind} ${item.capacity.id}`);
	return [...groups.values()].map((group) => ({
		why: group[0]!.why,
		capacity: capacityLabel(directory, group[0]!.capacity, date, locale),
		items: group.map(({ taskId, due }) => {
			const task = tasks.get(taskId)!;
			const body = bodyById(directory, task.bodyId);
			return {
				number: task.number,
				title: task.title,
				body: body ? bodyLabel(body, locale) : '',
				owedBy: task.assignments.flatMap(({ institutionId }) =>
					institutionId ? [institutionAt(directory, institutionId, date).label] : []
				),
				due,
				lastReport: task.lastReportAt && rigaDate(task.lastReportAt),
				isRestricted: task.isRestricted
			};
		})
	}));
}

/** "LM pārstāvis (vadītājs), 8. apakšgrupa", "LM kontaktpersona"; nothing for the secretariat, whose group says why by itself. */
export function capacityLabel(
	directory: Directory,
	{ kind, id }: Capacity,
	date: PlainDate,
	locale: Locale
): string {
	if (kind === 'SECRETARIAT') return '';
	if (kind === 'CONTACT')
		return m.reminders_capacity_contact(
			{ institution: directory.institutionIndex.has(id) ? institutionAt(directory, id, date).label : '' },
			{ locale }
		);
	const post = directory.postIndex.get(id);
	if (!post) return '';
	const place = bodyById(directory, post.bodyId)?.shortName ?? '';
	if (!isLead(post)) return m.reminders_capacity_post({ post: post.label, body: place }, { locale });
	return m.reminders_capacity_lead(
		{ post: post.label, role: roleWord(post.role, locale), body: place },
		{ locale }
	);
}

function roleWord(role: string, locale: Locale): string {
	if (role === 'CHAIR') return m.reminders_role_chair({}, { locale });
	return role === 'DEPUTY_CHAIR'
		? m.reminders_role_deputy({}, { locale })
		: m.reminders_role_secretary({}, { locale });
}
