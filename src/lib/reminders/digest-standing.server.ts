import type { PlainDate } from '#lib/calendar/days.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import type { DigestFacts } from './digest-facts.ts';
import { hearersOf } from './hearers.ts';
import { councilAt } from './reach.server.ts';

type Item = DigestFacts['items'][number];
export type OwedTask = Awaited<ReturnType<typeof readTasks>>[number];

/** What a digest says of tasks is read anew each time: two statements, however many. */
export function readTasks({ db }: Installation, items: readonly Item[]) {
	return db.read.task.findMany({
		where: { id: { in: items.map(({ taskId }) => taskId) } },
		select: {
			...{ id: true, number: true, title: true, bodyId: true, due: true, originalDue: true, status: true },
			...{ closedOn: true, underControl: true, expectedResult: true, restrictedUntil: true },
			assignments: { select: { role: true, institutionId: true, postId: true }, orderBy: { position: 'asc' } }
		}
	});
}

/** Whether it is still owed as it was told; with a day: whether it was open on that day, as far as the task tells. */
export function isStanding(item: Item, task: OwedTask | undefined, asOf: PlainDate | null): boolean {
	if (!task) return false;
	if (asOf !== null) return isOwed(task) || (task.closedOn ?? '9999-12-31') >= asOf;
	return isOwed(task) && task.underControl && task.due === item.due;
}

/** Reported as done is not owed: the ball is then with the chair or the secretariat. */
function isOwed({ status }: OwedTask): boolean {
	return owedStatuses.some((owed) => owed === status);
}

/** The items for which this person still answers, at this address. */
export async function stillTheirs(
	installation: Installation,
	mail: OutgoingMail,
	items: readonly Item[],
	tasks: ReadonlyMap<string, OwedTask>,
	today: PlainDate
): Promise<Item[]> {
	if (items.length === 0) return [];
	const [council, isSecretary] = await Promise.all([
		councilAt(installation, today),
		isStillSecretary(installation, mail)
	]);
	const isThem = ({ holder }: { holder: { personId: string; address: string | null } }) =>
		holder.personId === mail.personId && holder.address?.toLowerCase() === mail.recipient;
	const asHeard = (task: OwedTask) => ({ ...task, isRestricted: isRestricted(task, today) });
	return items.filter((item) =>
		item.capacity.kind === 'SECRETARIAT'
			? isSecretary
			: hearersOf(council, asHeard(tasks.get(item.taskId)!)).some(isThem)
	);
}

/** Whether a mail of the secretariat's still goes to somebody of it. */
export async function isStillSecretary({ db }: Installation, { userId }: OutgoingMail): Promise<boolean> {
	if (!userId) return false;
	const user = await db.read.user.findUnique({
		where: { id: userId },
		select: { role: true, disabledAt: true }
	});
	return user !== null && !user.disabledAt && (user.role === 'SECRETARY' || user.role === 'ASSISTANT');
}
