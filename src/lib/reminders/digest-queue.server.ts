import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { takeBack, type NewMail, type Recipient } from '#lib/mail/outbox.server.ts';
import { answerLinkKey, createAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { digestFactsOf, readDigestFacts, withUnsent, type DigestFacts } from './digest-facts.ts';
import type { DigestItem } from './planner.ts';
import type { FullDigest } from './waiting-plan.ts';

/** After that a digest speaks of another week: it is dropped, and the next one says what it did not. */
const usefulFor = 4 * 24 * 60 * 60_000;
/** How many days back what was not said is still said. */
const unsentDays = 31;

/** A planned digest, and how its reader is reached. */
export interface AddressedDigest extends FullDigest {
	readonly recipient: Recipient;
}

/**
 * The mails of a day's digests, each with the links by which its reader answers, in the transaction that queues them. What an older
 * digest had not said goes with the new one.
 */
export async function digestMails(
	tx: Transaction,
	installation: Installation,
	date: PlainDate,
	digests: readonly AddressedDigest[]
): Promise<NewMail[]> {
	const unsent = await takeBackUnsent(tx, date, digests);
	const links = await createAnswerLinks(
		tx,
		installation,
		digests.flatMap(({ recipient, items }) =>
			items.filter(isAnswered).map(({ taskId }) => holderOf(recipient, taskId))
		)
	);
	const uselessAfter = new Date(installation.clock.now().getTime() + usefulFor);
	return digests.map(({ recipient, items, waiting }) => {
		const linked = items.map((item) => {
			const linkId = isAnswered(item) && links.get(answerLinkKey(holderOf(recipient, item.taskId)));
			return linkId ? { ...item, linkId } : item;
		});
		const told = waiting.map(({ part, key }) => ({ part, key }));
		const facts = withUnsent(
			digestFactsOf(date, linked, told),
			unsent.get(recipient.address.toLowerCase()) ?? []
		);
		return { kind: 'digest', subject: 'digest', recipient, occurrence: date, facts, uselessAfter };
	});
}

/** Whoever owes a task answers; the secretariat, which is only told, signs in. */
function isAnswered({ capacity }: Pick<DigestItem, 'capacity'>): boolean {
	return capacity.kind !== 'SECRETARIAT';
}

function holderOf({ personId = null, userId = null }: Recipient, taskId: string) {
	return { personId, userId, taskId };
}

/** The digests that had not left when these were planned, by address: what they had to say goes with the new ones. */
async function takeBackUnsent(
	tx: Transaction,
	date: PlainDate,
	digests: readonly AddressedDigest[]
): Promise<Map<string, DigestFacts[]>> {
	const rows = await takeBack(tx, {
		kind: 'digest',
		recipients: digests.map(({ recipient }) => recipient.address),
		from: addDays(date, -unsentDays),
		before: date
	});
	const readable = rows.flatMap(({ recipient, facts }) => {
		try {
			return [{ recipient, facts: readDigestFacts(JSON.parse(facts)) }];
		} catch {
			return []; // What cannot be read cannot be said; its row stays, with its reason.
		}
	});
	const byAddress = Map.groupBy(readable, ({ recipient }) => recipient);
	return new Map([...byAddress].map(([address, list]) => [address, list.map(({ facts }) => facts)]));
}
