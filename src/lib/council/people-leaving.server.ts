import { withdrawLinksOf, withdrawLinksOfPerson } from '#lib/accounts/links.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';

/** Whether somebody's links and sessions were ended. */
export interface Leaving {
	readonly hasLeft: boolean;
}

/**
 * Withdraws the personal links and ends the sessions of whoever holds no seat from today on, is no institution's contact and has
 * no office in the portal. The account stays: what they did is still theirs, and they may be appointed again.
 */
export async function leaveIfNothingHeld(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	personId: string
): Promise<Leaving> {
	const account = await tx.user.findUnique({ where: { personId }, select: { id: true, role: true } });
	if (account?.role) return { hasLeft: false };
	if (await holdsAnything(tx, personId, rigaDate(installation.clock.now()))) return { hasLeft: false };
	await withdrawLinksOfPerson(tx, installation, personId);
	if (!account) return { hasLeft: false };
	await withdrawLinksOf(tx, installation, account.id);
	await tx.session.deleteMany({ where: { userId: account.id } });
	return { hasLeft: true };
}

/** Whether somebody holds a seat, or is a contact, on a day or later; one membership or contact can be left out. */
export async function holdsAnything(
	tx: Pick<Transaction, 'membership' | 'institutionContact'>,
	personId: string,
	day: string,
	{ except = '' }: { except?: string } = {}
): Promise<boolean> {
	const where = {
		personId,
		id: { not: except },
		OR: [{ endDate: null }, { endDate: { gte: day } }]
	};
	const seat = await tx.membership.findFirst({ where, select: { id: true } });
	return seat !== null || (await tx.institutionContact.findFirst({ where, select: { id: true } })) !== null;
}

/** Somebody whose last day was planned ahead leaves when it is over: those whose time ended within the last days. */
export async function leaveAfterLastDay(installation: Installation): Promise<number> {
	const { db, clock } = installation;
	const today = rigaDate(clock.now());
	const people = await db.read.$queryRaw<{ personId: string }[]>`
		SELECT DISTINCT u."personId"
		FROM "User" u
		JOIN "Membership" m ON m."personId" = u."personId" AND m."endDate" < ${today}
		WHERE u."role" IS NULL
			AND (EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = u."id")
				OR EXISTS (SELECT 1 FROM "PersonalLink" l WHERE l."userId" = u."id" AND l."usedAt" IS NULL
					AND l."withdrawnAt" IS NULL))
			AND NOT EXISTS (SELECT 1 FROM "Membership" n WHERE n."personId" = u."personId"
				AND (n."endDate" IS NULL OR n."endDate" >= ${today}))
			AND NOT EXISTS (SELECT 1 FROM "InstitutionContact" c WHERE c."personId" = u."personId"
				AND (c."endDate" IS NULL OR c."endDate" >= ${today}))`;
	for (const { personId } of people) await db.write((tx) => leaveIfNothingHeld(tx, installation, personId));
	return people.length;
}

/** What this part of the room does by itself. */
export const jobs: readonly Job[] = [
	{
		name: 'council.leave',
		schedule: '10 0 * * *',
		async run(installation) {
			const count = await leaveAfterLastDay(installation);
			if (count) installation.log.info({ count }, 'whoever holds no seat any more was signed out');
		}
	}
];
