import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionsOfSeat, postsOf, type Directory, type Post } from '#lib/council/council.ts';
import { contactsAt, postHoldersAt } from '#lib/council/recipients.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Database } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readRegister, untilTasksChange } from './revisions.server.ts';
import { owedStatuses } from './tasks.ts';

/** How many owed tasks nobody can be reminded of: `/tasks?recipient=none`. Kept until tasks or the council change. */
export async function countUnreachable(
	installation: Pick<Installation, 'db'>,
	today: PlainDate
): Promise<number> {
	const { db } = installation;
	const { directory, revision, councilRevision } = await readRegister(db);
	return untilTasksChange(db, revision, `unreachable ${councilRevision} ${today}`, () =>
		count(installation, db, directory, today)
	);
}

async function count(
	installation: Pick<Installation, 'db'>,
	db: Database,
	directory: Directory,
	today: PlainDate
): Promise<number> {
	const unreachable = await unreachableWhere(installation, directory, today);
	return db.read.task.count({ where: { AND: [{ inRegister: true }, unreachable] } });
}

/**
 * Owed tasks of which nobody can hear: no seat that owes it has a holder with an address, and no institution of it a contact
 * with one. The same rule by which reminders find whom to tell. Three statements.
 */
export async function unreachableWhere(
	installation: Pick<Installation, 'db'>,
	directory: Directory,
	today: PlainDate
): Promise<Prisma.TaskWhereInput> {
	const [holders, contacts] = await Promise.all([
		postHoldersAt(installation, today),
		contactsAt(installation, today)
	]);
	const hasAddress = (people: readonly { address: string | null }[] = []) =>
		people.some((one) => one.address);
	const hasContact = (id: string) => hasAddress(contacts.get(id));
	const isReached = (post: Post) => hasAddress(holders.get(post.id)) || post.institutionIds.some(hasContact);
	const reachedPosts = directory.posts.filter(isReached).map(({ id }) => id);
	const contacted = directory.institutions.map(({ id }) => id).filter(hasContact);
	return {
		status: { in: [...owedStatuses] },
		assignments: { none: { OR: [{ institutionId: { in: contacted } }, { postId: { in: reachedPosts } }] } },
		OR: directory.bodies.map(({ id: bodyId }) => {
			const seats = postsOf(directory, bodyId, today);
			const seated = seats
				.filter((post) => hasAddress(holders.get(post.id)))
				.flatMap((post) => institutionsOfSeat(directory, post, today));
			return {
				bodyId,
				assignments: { none: { institutionId: { in: [...new Set(seated)] } } },
				// With nobody named the body owes it, and any of its seats hears.
				...(seats.some(isReached) ? { AND: [{ assignments: { some: {} } }] } : {})
			};
		})
	};
}
