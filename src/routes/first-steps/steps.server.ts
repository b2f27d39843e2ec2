import { can, type Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { deeds as noticeDeeds, keyOf, noticeNames, type NoticeName } from '#lib/notices/notices.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';

/** Who begins with an empty installation. */
export const deeds = {
	begin: { name: 'portal.begin', grants: ['SECRETARIAT', 'ADMINISTRATOR'] }
} satisfies Record<string, Deed>;

export const stepNames = [
	...(['council', 'groups', 'institutions', 'seats', 'people', 'holders'] as const),
	...(['secretary', 'mail', 'tasks', 'accessibility', 'privacy'] as const)
] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
	readonly name: StepName;
	/** How many there are; of the mail server and of a notice, 1 or 0. */
	readonly count: number;
	/** Where it is done; null where it is done outside the portal, or by somebody else. */
	readonly href: string | null;
}

type Counted = 'people' | 'holders' | 'secretary' | 'tasks' | NoticeName;

/** What a new installation needs before it can work, in the order in which it is done, and how far it is. Two statements. */
export async function readSteps(actor: Actor): Promise<Step[]> {
	mustBeAble(actor, deeds.begin);
	const { db, config } = actor.installation;
	const [directory, counted] = await Promise.all([
		directoryOf(actor.installation),
		db.read.$queryRaw<Record<Counted, number | bigint>[]>`
			SELECT (SELECT COUNT(*) FROM "Person") AS "people",
				(SELECT COUNT(DISTINCT "postId") FROM "Membership") AS "holders",
				(SELECT COUNT(*) FROM "User" WHERE "role" = 'SECRETARY' AND "disabledAt" IS NULL) AS "secretary",
				(SELECT COUNT(*) FROM (SELECT 1 FROM "Task" LIMIT 1) t) AS "tasks",
				(SELECT COUNT(*) FROM "Setting" WHERE "key" = ${keyOf('accessibility')}) AS "accessibility",
				(SELECT COUNT(*) FROM "Setting" WHERE "key" = ${keyOf('privacy')}) AS "privacy"`
	]);
	const counts = counted[0]!;
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	const councilHref = council ? `/bodies/${council.slug}` : '/bodies/new';
	const hasGroups = directory.bodies.length > (council ? 1 : 0);
	return [
		{ name: 'council', count: council ? 1 : 0, href: councilHref },
		{ name: 'groups', count: directory.bodies.length - (council ? 1 : 0), href: '/bodies/new' },
		{ name: 'institutions', count: directory.institutions.length, href: '/institutions/new' },
		{ name: 'seats', count: directory.posts.length, href: hasGroups ? '/bodies' : councilHref },
		{ name: 'people', count: Number(counts.people), href: '/people/import' },
		{ name: 'holders', count: Number(counts.holders), href: '/people/import' },
		{ name: 'secretary', count: Number(counts.secretary), href: '/accounts' },
		{ name: 'mail', count: config.smtpUrl ? 1 : 0, href: null },
		{ name: 'tasks', count: Number(counts.tasks), href: can(actor, taskDeeds.create) ? '/tasks/new' : null },
		...noticeNames.map((name) => ({
			name,
			count: Number(counts[name]),
			href: can(actor, noticeDeeds.change) ? `/${name}/edit` : null
		}))
	];
}

/** Whether the first steps are still to be shown: there is no council, or nobody sits in it, or nothing was entered. */
export function isBeginning(steps: readonly Step[]): boolean {
	const canWait: ReadonlySet<StepName> = new Set(['mail', 'groups', ...noticeNames]);
	return steps.some(({ name, count }) => count === 0 && !canWait.has(name));
}
