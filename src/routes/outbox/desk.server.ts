import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { invitationsCalledBack } from '#lib/accounts/invitations.server.ts';
import { withoutTokens } from '#lib/accounts/link-tokens.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { callBackBatch, waitingBatches, type WaitingBatch } from '#lib/mail/batches.server.ts';
import { outgoingOf } from '#lib/mail/making.server.ts';
import { fingerprintOf, frozenBecause, thaw, type FrozenBecause } from '#lib/mail/fingerprint.server.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';
import type { MailState, RenderedMail } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';

/** What can be done with the outbox, and by whom. The mail room itself knows nobody: it stands below the accounts. */
export const deeds = {
	read: { name: 'mail.read', grants: ['SECRETARIAT', 'ADMINISTRATOR', 'SYSTEM'] },
	resend: { name: 'mail.resend', grants: ['SECRETARIAT', 'ADMINISTRATOR', 'SYSTEM'] },
	callBack: { name: 'mail.callBack', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	pause: { name: 'mail.pause', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	resume: { name: 'mail.resume', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	addressWorks: { name: 'mail.addressWorks', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	test: { name: 'mail.test', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	unfreeze: { name: 'mail.unfreeze', grants: ['ADMINISTRATOR', 'SYSTEM'] }
} satisfies Record<string, Deed>;

/** One mail in the list. */
export interface ListedMail {
	id: string;
	kind: string;
	/** The day or the event that caused it. */
	occurrence: string;
	recipient: string;
	recipientName: string;
	state: MailState;
	createdAt: Date;
	sentAt: Date | null;
	nextAttemptAt: Date;
	attempts: number;
	error: string | null;
}

/** A mail as it is read here: the files that go with it by their names. */
type ReadMail = Omit<RenderedMail, 'files'> & { readonly fileNames: readonly string[] };

/** One mail as it lies open: `rendered` is null where it cannot be made, and `broken` says why. */
export interface OpenMail extends ListedMail {
	version: number;
	messageId: string;
	locale: 'lv' | 'en';
	uselessAfter: Date | null;
	rendered: ReadMail | null;
	broken: string | null;
}

export interface OutboxPage {
	mails: ListedMail[];
	total: number;
	page: number;
	pages: number;
	hasServer: boolean;
	frozen: FrozenBecause | null;
	/** Mail to many that can still be called back. */
	batches: WaitingBatch[];
}

const pageLength = 50;
const listed = {
	...{ id: true, kind: true, recipient: true, recipientName: true, state: true, createdAt: true },
	...{ occurrence: true, sentAt: true, nextAttemptAt: true, attempts: true, error: true }
} as const;

/** The outbox, newest first, a page at a time; `query` is a part of an address. */
export async function listOutbox(
	actor: Actor,
	{ state = null, query = '', page = 1 }: { state?: MailState | null; query?: string; page?: number } = {}
): Promise<OutboxPage> {
	mustBeAble(actor, deeds.read);
	const { db, config } = actor.installation;
	const where = {
		...(state ? { state } : {}),
		...(query ? { recipient: { contains: query.trim().toLowerCase() } } : {})
	};
	const [total, frozen, batches] = await Promise.all([
		db.read.outboxMessage.count({ where }),
		frozenBecause(actor.installation),
		waitingBatches(actor.installation)
	]);
	const pages = Math.max(1, Math.ceil(total / pageLength));
	const present = Math.min(Math.max(page, 1), pages);
	const mails = await db.read.outboxMessage.findMany({
		where,
		select: listed,
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		skip: (present - 1) * pageLength,
		take: pageLength
	});
	return {
		mails: mails.map((mail) => ({ ...mail, state: mail.state as MailState })),
		total,
		page: present,
		pages,
		hasServer: config.smtpUrl !== null,
		frozen,
		batches
	};
}

/**
 * One mail, with its text as the reader sees it, except that personal links are replaced: whoever reads the outbox
 * could act as somebody else. Only in a sample installation, where nobody is real, the links work.
 * Refuses with NOT_FOUND.
 */
export async function readMail(actor: Actor, kinds: MailKinds, id: string): Promise<OpenMail> {
	mustBeAble(actor, deeds.read);
	const { installation } = actor;
	const row = await installation.db.read.outboxMessage.findUnique({ where: { id } });
	if (!row) throw new Refusal('NOT_FOUND');
	const { kind, recipient, recipientName, createdAt, sentAt, nextAttemptAt, attempts, error } = row;
	const { version, messageId, occurrence, uselessAfter } = row;
	return {
		...{ id, kind, recipient, recipientName, createdAt, sentAt, nextAttemptAt, attempts, error },
		...{ version, messageId, occurrence, uselessAfter },
		state: row.state as MailState,
		locale: row.locale === 'en' ? 'en' : 'lv',
		...(await renderForReading(installation, kinds, row))
	};
}

async function renderForReading(
	installation: Installation,
	kinds: MailKinds,
	row: Parameters<typeof outgoingOf>[0]
): Promise<Pick<OpenMail, 'rendered' | 'broken'>> {
	const kind = Object.hasOwn(kinds, row.kind) ? kinds[row.kind] : undefined;
	if (!kind) return { rendered: null, broken: row.kind };
	try {
		const live = await isSampleInstallation(installation);
		const { files = [], ...mail } = await kind.render(installation, outgoingOf(row), live);
		const rendered = { ...mail, fileNames: files.map(({ name }) => name) };
		return { rendered: live ? rendered : unusable(rendered), broken: null };
	} catch (error) {
		return {
			rendered: null,
			broken: withoutTokens(String((error as Error)?.message ?? error)).slice(0, 200)
		};
	}
}

/** No kind of mail shows a link that works here, not even one that forgot to hide it. */
function unusable({ subject, text, html, calendar, fileNames }: ReadMail): ReadMail {
	return {
		...{ subject: withoutTokens(subject), text: withoutTokens(text), html: withoutTokens(html) },
		...(calendar ? { calendar: { ...calendar, text: withoutTokens(calendar.text) } } : {}),
		fileNames
	};
}

/**
 * Puts a mail that was sent, failed or was dropped into the queue again. `version` is that of the page it was asked
 * from: asked twice, it goes once. Whether it is still wanted is asked again at delivery. Refuses with NOT_FOUND.
 */
export async function resend(
	actor: Actor,
	{ id, version }: { id: string; version: number }
): Promise<'QUEUED' | 'ALREADY'> {
	mustBeAble(actor, deeds.resend);
	const { db, clock } = actor.installation;
	return db.write(async (tx) => {
		const before = await tx.outboxMessage.findUnique({
			where: { id },
			select: { state: true, error: true, sentAt: true, attempts: true }
		});
		if (!before) throw new Refusal('NOT_FOUND');
		const again = {
			state: 'QUEUED',
			attempts: 0,
			nextAttemptAt: clock.now(),
			uselessAfter: null,
			error: null
		};
		const { count } = await tx.outboxMessage.updateMany({
			where: { id, version, state: { in: ['SENT', 'FAILED', 'DROPPED'] satisfies MailState[] } },
			data: { ...again, version: { increment: 1 } }
		});
		if (count === 0) return 'ALREADY';
		await record(tx, actor, {
			deed: deeds.resend.name,
			capacity: actor.role ?? actor.name,
			subjectType: 'OutboxMessage',
			subjectId: id,
			before,
			after: { state: again.state }
		});
		return 'QUEUED';
	});
}

/**
 * Calls mail to many back before it begins to go; answers how many will not be sent, null where it was called back already.
 * Whoever would have been invited is not. Refuses NOT_FOUND, and NOT_NOW once it goes.
 */
export async function callBack(actor: Actor, { id }: { id: string }): Promise<number | null> {
	mustBeAble(actor, deeds.callBack);
	const { installation } = actor;
	return installation.db.write(async (tx) => {
		const batch = await callBackBatch(tx, installation, actor, id);
		if (!batch) return null;
		if (batch.kind === 'invitation') await invitationsCalledBack(tx, installation, id);
		await record(tx, actor, {
			...{ deed: deeds.callBack.name, capacity: officeOf(actor), subjectType: 'MailBatch', subjectId: id },
			after: { subject: batch.subject, dropped: batch.dropped }
		});
		return batch.dropped;
	});
}

/** An administrator confirms that this database may write to people: the outbox goes again. */
export async function unfreeze(actor: Actor): Promise<void> {
	mustBeAble(actor, deeds.unfreeze);
	const { installation } = actor;
	const fingerprint = await fingerprintOf(installation);
	await installation.db.write(async (tx) => {
		const before = await tx.setting.findUnique({ where: { key: 'outbox.frozen' } });
		if (!before) return;
		await thaw(tx, installation, fingerprint);
		await record(tx, actor, {
			deed: deeds.unfreeze.name,
			capacity: actor.role ?? actor.name,
			subjectType: 'Setting',
			subjectId: 'outbox.frozen',
			before: { value: before.value },
			after: null
		});
	});
}
