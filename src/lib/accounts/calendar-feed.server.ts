import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import type { FeedEvent } from '#lib/calendar/feed.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import type { SeatsOf } from './actors.server.ts';
import { attemptKey, countAttempt } from './attempts.server.ts';
import { makeFeedSchema } from './calendar-feed-schema.ts';
import { recordAccount } from './invitations.server.ts';
import { createLink, makeLink, openLink, withdrawLinksOf } from './links.server.ts';

/** What one room puts into somebody's calendar; portal.server.ts puts the parts together. */
export type FeedPart = (reader: Actor, today: PlainDate) => Promise<readonly FeedEvent[]>;

/** That somebody has a calendar's address; the address itself is shown only when it is made. */
export interface FeedState {
	readonly since: Date;
	readonly until: Date;
}

export type OpenedFeed = { state: 'good'; reader: Actor } | { state: 'unknown' | 'too many' };

const hour = 60 * 60 * 1000;
/** A calendar that falls silent is worse than an old address: it can be withdrawn at any time. */
const lifetime = 3 * 365 * 24 * hour;
/** Telephones look every quarter of an hour, and one address may be in several programs. */
const perFeed = { limit: 120, window: hour };

/** Whether one's calendar has an address now. */
export async function readFeed(actor: Actor): Promise<FeedState | null> {
	mustBeAble(actor, deeds.makeFeed);
	const { db, clock } = actor.installation;
	const link = await db.read.personalLink.findFirst({
		where: {
			...{ userId: actor.userId!, purpose: 'CALENDAR', withdrawnAt: null },
			expiresAt: { gt: clock.now() }
		},
		orderBy: { createdAt: 'desc' }
	});
	return link && { since: link.createdAt, until: link.expiresAt };
}

/** Makes an address for one's calendar, and the earlier one worthless. What makes it usable is given here and stored nowhere. */
export async function makeFeed(actor: Actor, input: unknown): Promise<{ token: string }> {
	const { id } = parseInput(makeFeedSchema, input);
	mustBeAble(actor, deeds.makeFeed);
	const { installation } = actor;
	const work = async (tx: Transaction) => {
		const there = await tx.personalLink.findUnique({ where: { id } });
		if (there) return mustBeOwn(actor, there);
		await withdrawLinksOf(tx, installation, actor.userId!, ['CALENDAR']);
		const expiresAt = new Date(installation.clock.now().getTime() + lifetime);
		await createLink(tx, installation, { id, purpose: 'CALENDAR', userId: actor.userId, expiresAt });
		const until = { calendarUntil: rigaDate(expiresAt) };
		await recordAccount(tx, actor, deeds.makeFeed.name, actor.userId!, null, until);
		return { id, purpose: 'CALENDAR', expiresAt };
	};
	const made = installation.db.write(work).catch((error: unknown) => {
		// The same form, twice at one moment: the other one has made it.
		if (!isTaken(error)) throw error;
		return installation.db.write(work);
	});
	return { token: makeLink(installation, await made) };
}

/** Makes the address of one's calendar worthless. Twice is once. */
export async function withdrawFeed(actor: Actor): Promise<void> {
	mustBeAble(actor, deeds.withdrawFeed);
	const state = await readFeed(actor);
	if (!state) return;
	await actor.installation.db.write(async (tx) => {
		await withdrawLinksOf(tx, actor.installation, actor.userId!, ['CALENDAR']);
		const before = { calendarUntil: rigaDate(state.until) };
		await recordAccount(tx, actor, deeds.withdrawFeed.name, actor.userId!, before, null);
	});
}

/** Whose calendar an address is, as they may see it now. Withdrawn, expired, or of an account that is shut, it is unknown. */
export async function openFeed(
	installation: Installation,
	token: string,
	seatsOf: SeatsOf
): Promise<OpenedFeed> {
	const opened = await openLink(installation, ['CALENDAR'], token);
	if (opened.state !== 'good' || !opened.link.userId) return { state: 'unknown' };
	const key = attemptKey(installation, 'calendar', opened.link.id);
	if (!(await installation.db.write((tx) => countAttempt(tx, installation, key, perFeed))))
		return { state: 'too many' };
	const user = await installation.db.read.user.findUnique({ where: { id: opened.link.userId } });
	if (!user || user.disabledAt) return { state: 'unknown' };
	const today = rigaDate(installation.clock.now());
	const reader: Actor = {
		...{ installation, userId: user.id, personId: user.personId, name: user.name, isSystem: false },
		locale: user.locale === 'en' ? 'en' : 'lv',
		role: user.role as Actor['role'],
		seats: user.personId ? await seatsOf(installation, user.personId, today) : []
	};
	return { state: 'good', reader };
}

interface LinkRow {
	readonly id: string;
	readonly purpose: string;
	readonly userId: string | null;
	readonly expiresAt: Date;
	readonly withdrawnAt: Date | null;
}

function mustBeOwn(actor: Actor, link: LinkRow): LinkRow {
	if (link.userId !== actor.userId || link.purpose !== 'CALENDAR') throw new Refusal('NOT_FOUND');
	if (link.withdrawnAt) throw new Refusal('NOT_NOW');
	return link;
}
