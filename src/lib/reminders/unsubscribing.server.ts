import { z } from 'zod';
import { can, type Deed } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { createLink, makeLink, openLink, type OpenedLink } from '#lib/accounts/links.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { pauseAfter, type Pause } from './rhythm.ts';

/** Who hears that somebody has stopped their reminders. */
const readStopped: Deed = { name: 'reminders.read', grants: ['SECRETARIAT', 'ADMINISTRATOR'] };
/** Whoever has the link may: it is its reader's own. */
const chosen = 'mail.chooseReminders';

const subject = 'reminders';
const day = 24 * 60 * 60_000;
/** A mail lies about for long before somebody has enough of it. */
const linkLength = 400 * day;
const leastLeft = 90 * day;

/** What can be chosen by the link: nothing more, Mondays only, three weeks of quiet, or as before. */
export const choices = ['STOP', 'MONDAYS', 'PAUSE', 'AGAIN'] as const;
export type Choice = (typeof choices)[number];
/** The mail program's button sends no choice: it stops. */
export const choiceSchema = z.object({ choice: z.enum(choices).default('STOP').catch('STOP') });
export const pauseDays = 21;

/**
 * The address by which a mail's reader stops their reminders (RFC 8058), made at delivery. One link a person, kept for as
 * long as it lasts, so that the link in an old mail and in a new one are the same; null where the mail is nobody's.
 */
export async function unsubscribeAddress(
	installation: Installation,
	{ personId, userId }: Pick<OutgoingMail, 'personId' | 'userId'>
): Promise<string | null> {
	if (!personId && !userId) return null;
	const now = installation.clock.now();
	const theirs = personId ? { personId } : { personId: null, userId };
	const where = { ...theirs, ...{ purpose: 'UNSUBSCRIBE', subject, usedAt: null, withdrawnAt: null } };
	const latest = { where, orderBy: { expiresAt: 'desc' } } as const;
	let link = await installation.db.read.personalLink.findFirst(latest);
	if (!link || link.expiresAt.getTime() < now.getTime() + leastLeft) {
		const expiresAt = new Date(now.getTime() + linkLength);
		const id = await installation.db.write((tx) =>
			createLink(tx, installation, { purpose: 'UNSUBSCRIBE', expiresAt, userId, personId, subject })
		);
		link = await installation.db.read.personalLink.findUniqueOrThrow({ where: { id } });
	}
	return `${installation.config.origin}/unsubscribe/${makeLink(installation, link)}`;
}

/** How somebody hears now. */
export interface Hearing {
	readonly name: string;
	readonly isStopped: boolean;
	readonly rhythm: 'DAILY' | 'MONDAYS';
	/** The last day of quiet, where it has not passed. */
	readonly pausedUntil: string | null;
}

export type OpenedUnsubscribing =
	{ state: 'good'; hearing: Hearing } | { state: Exclude<OpenedLink['state'], 'good'> };

/** Looks at a link without changing anything: mail scanners open every one. */
export async function openUnsubscribing(
	installation: Installation,
	token: string
): Promise<OpenedUnsubscribing> {
	const opened = await openLink(installation, ['UNSUBSCRIBE'], token);
	if (opened.state !== 'good') return opened;
	const [who, row] = await Promise.all([
		whoIs(installation.db.read, opened.link),
		installation.db.read.mailPreference.findUnique({ where: { recipientId: idOf(opened.link) } })
	]);
	const today = rigaDate(installation.clock.now());
	// A pause that ends with today was ended, or is as good as over.
	const pausedUntil = row?.pausedUntil && row.pausedUntil > today ? row.pausedUntil : null;
	const rhythm = row?.rhythm === 'MONDAYS' ? 'MONDAYS' : 'DAILY';
	return {
		state: 'good',
		hearing: { name: who.name, isStopped: Boolean(row?.stoppedAt), rhythm, pausedUntil }
	};
}

/** Chooses by the link. Chosen twice, it is chosen once, and the secretariat hears of a stop once. */
export async function chooseByLink(
	installation: Installation,
	token: string,
	{ choice, via }: { choice: Choice; via: 'ONE_CLICK' | 'PAGE' }
): Promise<OpenedUnsubscribing> {
	const opened = await openLink(installation, ['UNSUBSCRIBE'], token);
	if (opened.state !== 'good') return opened;
	const recipientId = idOf(opened.link);
	const now = installation.clock.now();
	await installation.db.write(async (tx) => {
		const before = await tx.mailPreference.findUnique({ where: { recipientId } });
		if (choice === 'STOP' && before?.stoppedAt) return;
		const choosing = chosenBy(choice, now, via, before);
		await tx.mailPreference.upsert({
			where: { recipientId },
			create: { recipientId, ...choosing, updatedAt: now },
			update: { ...choosing, updatedAt: now, version: { increment: 1 } }
		});
		const who = await whoIs(tx, opened.link);
		const witness = { installation, userId: opened.link.userId, name: who.name };
		await record(tx, witness, {
			...{ deed: chosen, capacity: who.name, subjectType: 'MailPreference', subjectId: recipientId },
			before: before && {
				rhythm: before.rhythm,
				pausedUntil: before.pausedUntil,
				stoppedAt: before.stoppedAt
			},
			after: choosing
		});
		if (choice === 'STOP') await tellSecretariat(tx, installation, recipientId, who.name);
	});
	return openUnsubscribing(installation, token);
}

function chosenBy(choice: Choice, now: Date, via: string, before: Pause | null) {
	const going = { stoppedAt: null, stoppedVia: null };
	const today = rigaDate(now);
	// What a pause has held back, the next digest must still know.
	const ended = pauseAfter(before, null, today);
	const pause = ended.pausedFrom === null ? {} : ended;
	switch (choice) {
		case 'STOP':
			return { stoppedAt: now, stoppedVia: via };
		case 'MONDAYS':
			return { ...going, rhythm: 'MONDAYS', ...pause };
		case 'PAUSE':
			return { ...going, ...pauseAfter(before, addDays(today, pauseDays), today) };
		case 'AGAIN':
			return { ...going, rhythm: 'DAILY', ...pause };
	}
}

interface Whose {
	readonly personId: string | null;
	readonly userId: string | null;
}

/** As the planner calls a recipient: a person, else an account. */
function idOf({ personId, userId }: Whose): string {
	return personId ?? userId ?? '';
}

async function whoIs(
	db: Pick<Reader, 'person' | 'user'>,
	{ personId, userId }: Whose
): Promise<{ name: string }> {
	const person = personId ? await db.person.findUnique({ where: { id: personId } }) : null;
	const user = !person && userId ? await db.user.findUnique({ where: { id: userId } }) : null;
	return { name: person?.name ?? user?.name ?? '' };
}

async function tellSecretariat(
	tx: Transaction,
	installation: Installation,
	recipientId: string,
	name: string
): Promise<void> {
	const secretaries = await tx.user.findMany({ where: { role: 'SECRETARY', disabledAt: null } });
	const occurrence = installation.clock.now().toISOString();
	await queueMails(
		tx,
		installation,
		secretaries.map((user) => ({
			...{
				kind: 'unsubscribed',
				subject: `recipient:${recipientId}`,
				occurrence,
				facts: { recipientId, name }
			},
			recipient: {
				...{ address: user.email, name: user.name, userId: user.id },
				locale: user.locale === 'en' ? ('en' as const) : ('lv' as const)
			}
		}))
	);
}

/** Who has stopped their reminders, the latest first; nobody for whoever may not know. */
export async function listStopped(
	actor: Actor
): Promise<{ id: string; name: string; stoppedAt: Date; isPerson: boolean }[]> {
	if (!can(actor, readStopped)) return [];
	const { read } = actor.installation.db;
	const rows = await read.mailPreference.findMany({
		where: { stoppedAt: { not: null } },
		orderBy: [{ stoppedAt: 'desc' }, { recipientId: 'asc' }],
		take: 20
	});
	if (rows.length === 0) return [];
	const ids = rows.map(({ recipientId }) => recipientId);
	const [people, users] = await Promise.all([
		read.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
		read.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
	]);
	return rows.flatMap(({ recipientId: id, stoppedAt }) => {
		const person = people.find((one) => one.id === id);
		const name = person?.name ?? users.find((one) => one.id === id)?.name;
		return name ? [{ id, name, stoppedAt: stoppedAt!, isPerson: person !== undefined }] : [];
	});
}
