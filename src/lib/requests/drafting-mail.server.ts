import { createLinks } from '#lib/accounts/links.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerLinkLife } from './answer-links.server.ts';
import type { Drafting } from './drafting-finding.server.ts';
import { recipientOf } from './recipients.server.ts';

const day = 24 * 60 * 60 * 1000;
/** A specialist's link works for so long, or until the draft is used or called back. */
export const draftLinkLife = 30 * day;

export type SpecialistMail = 'draft-asked' | 'draft-returned' | 'draft-withdrawn' | 'draft-due';

/** A mail to the specialist: with a link of their own, unless it says that nothing is wanted any more. One for each turn of the draft. */
export async function mailSpecialist(
	tx: Transaction,
	installation: Installation,
	drafting: Drafting,
	kind: SpecialistMail
): Promise<string | null> {
	const { id, specialistEmail: address, specialistName: name, version } = drafting;
	const linkId = kind === 'draft-withdrawn' ? null : await draftLink(tx, installation, id);
	return queueMail(tx, installation, {
		...{ kind, subject: `drafting:${id}`, facts: { draftingId: id, linkId } },
		recipient: { address, name, locale: drafting.locale === 'en' ? 'en' : 'lv' },
		occurrence: kind === 'draft-due' ? (drafting.due ?? '') : String(version)
	});
}

async function draftLink(tx: Transaction, installation: Installation, id: string): Promise<string> {
	const expiresAt = new Date(installation.clock.now().getTime() + draftLinkLife);
	const wanted = { purpose: 'DRAFT' as const, subject: `drafting:${id}`, expiresAt };
	const [linkId] = await createLinks(tx, installation, [{ ...wanted, personId: null, userId: null }]);
	return linkId!;
}

/** A mail to whoever handed it over: the draft is there. With a link of their own; nobody is told who cannot be reached. */
export async function mailMember(
	tx: Transaction,
	installation: Installation,
	drafting: Drafting
): Promise<void> {
	const recipient = await recipientOf(tx, drafting);
	if (!recipient) return;
	const linkId = await memberLink(tx, installation, drafting);
	await queueMail(tx, installation, {
		...{ kind: 'draft-ready', subject: `drafting:${drafting.id}`, recipient },
		occurrence: String(drafting.version),
		facts: { draftingId: drafting.id, linkId }
	});
}

async function memberLink(
	tx: Transaction,
	installation: Installation,
	{ subject, personId, userId }: Drafting
): Promise<string> {
	const expiresAt = new Date(installation.clock.now().getTime() + answerLinkLife);
	// One holder, one link, whether their account was known or not.
	const holder = { personId, userId: personId ? null : userId };
	const [id] = await createLinks(tx, installation, [{ purpose: 'ANSWER', subject, expiresAt, ...holder }]);
	return id!;
}
