import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionsOfSeat, postsOf, type Directory, type Post } from '#lib/council/council.ts';
import { recipientsAt } from '#lib/council/recipients.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readRegister, untilTasksChange, type Register } from './revisions.server.ts';
import { sightAt } from './sight.server.ts';

/** How many owed tasks that somebody sees nobody can be reminded of: `/tasks?recipient=none`. One statement while nothing changes. */
export async function countUnreachable(actor: Actor, today: PlainDate): Promise<number> {
	const register = await readRegister(actor.installation.db);
	const [tasks, { hidden }] = await Promise.all([
		unreachable(actor.installation, register, today),
		sightAt(actor, register.revision, today)
	]);
	return tasks.filter(({ number }) => !hidden.has(number)).length;
}

/**
 * The owed tasks of which nobody can hear: no seat that owes it has a holder with an address, and no institution of it a
 * contact with one; the rule by which reminders find whom to tell. Kept until tasks or the council change; who sees them is
 * the asker's question.
 */
export function unreachable(
	installation: Pick<Installation, 'db'>,
	{ directory, revision, councilRevision }: Register,
	today: PlainDate
): Promise<readonly Unreachable[]> {
	const key = `unreachable ${councilRevision} ${today}`;
	return untilTasksChange(installation.db, revision, key, async () => {
		const reach = await readReach(installation, directory, today);
		return readUnreachable(installation, reach, today);
	});
}

interface Unreachable {
	readonly id: string;
	readonly number: number;
}

/** Who can be told: seats, institutions in any body, institutions in one body (`body institution`), and bodies themselves. */
interface Reach {
	readonly posts: readonly string[];
	/** Those whose holder has an address: of what is restricted nobody else hears. */
	readonly held: readonly string[];
	readonly institutions: readonly string[];
	readonly seated: readonly string[];
	readonly bodies: readonly string[];
	readonly heldBodies: readonly string[];
}

async function readReach(
	installation: Pick<Installation, 'db'>,
	directory: Directory,
	today: PlainDate
): Promise<Reach> {
	const { holders, contacts } = await recipientsAt(installation, today);
	const hasAddress = (people: readonly { address: string | null }[] = []) =>
		people.some((one) => one.address);
	const hasContact = (id: string) => hasAddress(contacts.get(id));
	const isHeld = (post: Post) => hasAddress(holders.get(post.id));
	const isReached = (post: Post) => isHeld(post) || post.institutionIds.some(hasContact);
	const bodyIds = directory.bodies.map(({ id }) => id);
	const seated = directory.posts
		.filter(isHeld)
		.flatMap((post) => institutionsOfSeat(directory, post, today).map((id) => `${post.bodyId} ${id}`));
	return {
		posts: directory.posts.filter(isReached).map(({ id }) => id),
		held: directory.posts.filter(isHeld).map(({ id }) => id),
		institutions: directory.institutions.map(({ id }) => id).filter(hasContact),
		seated: [...new Set(seated)],
		bodies: bodyIds.filter((id) => postsOf(directory, id, today).some(isReached)),
		heldBodies: bodyIds.filter((id) => postsOf(directory, id, today).some(isHeld))
	};
}

async function readUnreachable(
	{ db }: Pick<Installation, 'db'>,
	reach: Reach,
	today: PlainDate
): Promise<Unreachable[]> {
	// PostgreSQL refuses an empty list; no id is empty.
	const list = (ids: readonly string[]) => Prisma.join(ids.length ? [...ids] : ['']);
	const isOpen = Prisma.sql`(t."restrictedUntil" IS NULL OR t."restrictedUntil" < ${today})`;
	return db.read.$queryRaw<Unreachable[]>`
		SELECT t."id", t."number" FROM "Task" t
		WHERE t."inRegister" = ${true} AND t."status" IN ('NEEDS_ACTION', 'IN_PROCESS')
			AND NOT EXISTS (
				SELECT 1 FROM "TaskAssignment" a
				WHERE a."taskId" = t."id" AND (
					a."postId" IN (${list(reach.held)})
					OR (${isOpen} AND a."postId" IN (${list(reach.posts)}))
					OR (${isOpen} AND a."institutionId" IN (${list(reach.institutions)}))
					OR t."bodyId" || ' ' || a."institutionId" IN (${list(reach.seated)})
				)
			)
			AND (
				t."bodyId" NOT IN (${list(reach.bodies)})
				OR (NOT ${isOpen} AND t."bodyId" NOT IN (${list(reach.heldBodies)}))
				OR EXISTS (SELECT 1 FROM "TaskAssignment" a WHERE a."taskId" = t."id")
			)`;
}
