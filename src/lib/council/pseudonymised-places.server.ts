import type { Actor } from '#lib/accounts/actor.server.ts';
import { withdrawLinksAbout, withdrawLinksOf } from '#lib/accounts/links.server.ts';
import { accountKeys } from '#lib/accounts/names.ts';
import { blacken, patternOf } from '#lib/audit/passage.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { addressOf, withoutName, type Known } from './pseudonym.ts';

/* Where somebody is named outside their own record, and how the name is taken out of each place. */

/** A person, and their account where they have one. */
export interface Who {
	readonly personId: string;
	readonly userId: string | null;
}

/** Wherever a row names who did it, by the id beside the name; where there is none, by the name, if nobody else has it. */
export async function renameInRecord(
	tx: Transaction,
	{ personId, userId }: Who,
	{ names }: Known,
	pseudonym: string
) {
	const theirs = { OR: [{ personId }, ...(userId ? [{ userId }] : [])] };
	const isName = { in: [...names] };
	await tx.progressEntry.updateMany({
		where: { ...theirs, capacity: isName },
		data: { capacity: pseudonym }
	});
	await tx.progressEntry.updateMany({ where: theirs, data: { authorName: pseudonym } });
	await tx.drafting.updateMany({ where: { ...theirs, capacity: isName }, data: { capacity: pseudonym } });
	await tx.drafting.updateMany({ where: theirs, data: { askedBy: pseudonym } });
	if (userId) {
		const ofUser = { where: { userId } };
		const office = { where: { userId, capacity: isName }, data: { capacity: pseudonym } };
		await tx.auditEvent.updateMany(office);
		await tx.auditEvent.updateMany({ ...ofUser, data: { actorName: pseudonym } });
		await tx.taskDocumentVersion.updateMany(office);
		await tx.taskDocumentVersion.updateMany({ ...ofUser, data: { authorName: pseudonym } });
		await tx.redaction.updateMany({ ...ofUser, data: { actorName: pseudonym } });
		await tx.preparedDeed.updateMany({ where: { preparedById: userId }, data: { preparedBy: pseudonym } });
		await tx.preparedDeed.updateMany({ where: { decidedById: userId }, data: { decidedBy: pseudonym } });
		await tx.mailBatch.updateMany({ where: { createdById: userId }, data: { createdBy: pseudonym } });
	}
	if (await tx.person.findFirst({ where: { name: isName }, select: { id: true } })) return;
	// Whoever acted by a link without an account is on the record by their name alone.
	await tx.auditEvent.updateMany({
		where: { userId: null, actorName: isName },
		data: { actorName: pseudonym }
	});
	await tx.taskDocumentVersion.updateMany({
		where: { userId: null, authorName: isName },
		data: { authorName: pseudonym }
	});
	const withdrawn = { where: { withdrawnBy: isName }, data: { withdrawnBy: pseudonym } };
	await tx.progressEntry.updateMany(withdrawn);
	await tx.taskDocument.updateMany(withdrawn);
	await tx.mailBatch.updateMany({ where: { calledBackBy: isName }, data: { calledBackBy: pseudonym } });
}

/** Mails to them, whatever address they went to; what still waits is not sent. */
export async function renameInMail(
	tx: Transaction,
	{ personId, userId }: Who,
	known: Known,
	pseudonym: string
) {
	const theirs = {
		OR: [{ personId }, ...(userId ? [{ userId }] : []), { recipient: { in: [...known.reached] } }]
	};
	await tx.outboxMessage.updateMany({
		where: { AND: [theirs, { state: 'QUEUED' }] },
		data: { state: 'DROPPED', error: 'USELESS', version: { increment: 1 } }
	});
	const mails = await tx.outboxMessage.findMany({
		where: theirs,
		select: { id: true, recipient: true, facts: true }
	});
	for (const { id, facts } of mails) {
		const without = withoutName(facts, known, pseudonym)!;
		if (without !== facts) await tx.outboxMessage.update({ where: { id }, data: { facts: without } });
	}
	const addresses = [...new Set(mails.map(({ recipient }) => recipient))];
	for (const [place, recipient] of addresses.entries())
		await tx.outboxMessage.updateMany({
			where: { AND: [theirs, { recipient }] },
			// Two addresses may have had a mail of one kind and day: they stay two.
			data: {
				recipientName: pseudonym,
				recipient: place ? `${place}.${addressOf(pseudonym)}` : addressOf(pseudonym)
			}
		});
}

/** What was prepared about them: who was to succeed, whom to invite, with their address. What still waits can be refused only. */
export async function renameInPrepared(tx: Transaction, personId: string, known: Known, pseudonym: string) {
	const texts = [...known.names, ...known.reached];
	const theirs = [personId, ...known.reached].map((text) => ({ input: { contains: text } }));
	for (const { id, input } of await tx.preparedDeed.findMany({ where: { OR: theirs } })) {
		const value = JSON.parse(input) as { newPersonId?: unknown; title?: unknown };
		const bare = value.newPersonId === personId ? JSON.stringify({ ...value, title: null }) : input;
		const without = texts.length ? blacken(bare, patternOf({ texts, wholeWords: true }), pseudonym) : bare;
		if (without !== input)
			await tx.preparedDeed.update({ where: { id }, data: { input: without, version: { increment: 1 } } });
	}
}

/** Where they drafted for somebody, by the address they had. */
export async function takeSpecialistAway(
	tx: Transaction,
	{ installation }: Actor,
	{ names, reached }: Known,
	pseudonym: string
): Promise<void> {
	const draftings = await tx.drafting.findMany({
		where: { specialistEmail: { in: [...reached] } },
		select: { id: true, entryId: true }
	});
	for (const { id, entryId } of draftings) {
		await withdrawLinksAbout(tx, installation, `drafting:${id}`);
		await tx.drafting.update({
			where: { id },
			data: { specialistName: pseudonym, specialistEmail: addressOf(pseudonym) }
		});
		const entry = entryId && (await tx.progressEntry.findUnique({ where: { id: entryId } }));
		if (entry && entry.details && names.length)
			await tx.progressEntry.update({
				where: { id: entry.id },
				data: {
					details: blacken(entry.details, patternOf({ texts: names, wholeWords: true }), pseudonym)
				}
			});
	}
}

/** Nobody signs in by it any more; an address is needed, and nothing can be delivered below .invalid (RFC 2606). */
export async function closeAccount(
	tx: Transaction,
	actor: Actor,
	userId: string,
	pseudonym: string
): Promise<void> {
	const { clock } = actor.installation;
	const named = { name: pseudonym, email: addressOf(pseudonym) };
	await tx.user.update({
		where: { id: userId },
		data: {
			...{ ...named, ...accountKeys(named), role: null, passwordHash: null, disabledAt: clock.now() },
			version: { increment: 1 }
		}
	});
	await tx.session.deleteMany({ where: { userId } });
	await withdrawLinksOf(tx, { clock }, userId);
	await tx.personalLink.updateMany({ where: { userId }, data: { subject: null } });
}
