import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { DigestFacts } from './digest-facts.ts';
import type { AnswerLinks, DigestView, Link } from './digest.ts';
import { unsubscribeAddress } from './unsubscribing.server.ts';

type Item = DigestFacts['items'][number];

const preferencesPath = '/profile#reminders';

/**
 * How each item can be answered, usable only where the mail goes out: whoever reads the outbox sees that a link stands there and
 * no more. Links that were withdrawn or are over are left out.
 */
export async function answersOf(
	installation: Installation,
	items: readonly Item[],
	live: boolean
): Promise<Map<Item, AnswerLinks>> {
	const linked = items.filter(({ linkId }) => linkId);
	if (!live) return new Map(linked.map((item) => [item, hidden]));
	const links = await readAnswerLinks(
		installation,
		linked.map(({ linkId }) => linkId!)
	);
	return new Map(
		linked.flatMap((item) => {
			const link = links.get(item.linkId!);
			if (!link) return [];
			const to = (part: Parameters<typeof answerAddress>[2]): Link => ({
				address: answerAddress(installation, link, part)
			});
			return [[item, { report: to(''), extend: to('extension'), other: to('drafting') }]];
		})
	);
}

const hidden: AnswerLinks = { report: 'HIDDEN', extend: 'HIDDEN', other: 'HIDDEN' };

/** Whether the reader can sign in: only then pages of the portal are of use to them. */
export async function hasAccount(
	{ db }: Installation,
	{ userId, personId, recipient }: OutgoingMail
): Promise<boolean> {
	const theirs = [
		...[{ email: recipient }],
		...(userId ? [{ id: userId }] : []),
		...(personId ? [{ personId }] : [])
	];
	return (
		(await db.read.user.findFirst({ where: { OR: theirs, disabledAt: null }, select: { id: true } })) !== null
	);
}

/** Where one says how often to hear, for those who can sign in, and where one stops it. */
export async function footerLinksOf(
	installation: Installation,
	mail: OutgoingMail,
	live: boolean,
	isMember: boolean
): Promise<Pick<DigestView, 'preferences' | 'unsubscribe'>> {
	const preferences = isMember ? { address: `${installation.config.origin}${preferencesPath}` } : null;
	if (!mail.personId && !mail.userId) return { preferences, unsubscribe: null };
	if (!live) return { preferences, unsubscribe: 'HIDDEN' };
	const address = await unsubscribeAddress(installation, mail);
	return { preferences, unsubscribe: address === null ? null : { address } };
}
