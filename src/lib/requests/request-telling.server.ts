import type { Actor } from '#lib/accounts/actor.server.ts';
import { createLinks } from '#lib/accounts/links.server.ts';
import { endOfDay } from '#lib/calendar/days.ts';
import type { People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { queueBatch, readQueued, type QueuedBatch } from '#lib/mail/batches.server.ts';
import { supersede, type NewMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { z } from 'zod';
import { answerLinkLife } from './answer-links.server.ts';
import { todayOf, type FoundRequest } from './request-finding.server.ts';
import { recipientsOf, type Recipient } from './request-hearers.server.ts';
import { askedWords, type Asked } from './request-who.ts';

/** The mails about what is asked of many. */
export const requestMailKinds = [
	'request-asked',
	'request-reminder',
	'request-returned',
	'request-moved',
	'request-withdrawn'
] as const;
export type RequestMailKind = (typeof requestMailKinds)[number];

/** What such a mail carries. */
export const requestFacts = z.object({
	requestId: z.string(),
	linkId: z.string().nullable(),
	/** What it is about, of all that its reader is asked for. */
	answerIds: z.array(z.string()),
	/** What was said: a reason; a question is read where it stands. */
	text: z.string().nullish(),
	dueBefore: z.string().nullish()
});
export type RequestFacts = z.infer<typeof requestFacts>;

/** One of those who are asked, as far as telling them goes. */
export interface ToldAnswer extends Asked {
	readonly id: string;
}

/** To how many it went, and of whom nobody can be reached. */
export interface Told extends QueuedBatch {
	readonly unreached: readonly string[];
}

interface Telling<T extends ToldAnswer> {
	/** The form's. */
	readonly id: string;
	readonly kind: RequestMailKind;
	readonly answers: readonly T[];
	readonly text?: string | null;
	readonly dueBefore?: string | null;
}

/** All mails about one request, as a `where` of their subject. */
export function mailsAbout(requestId: string) {
	return { gte: `request:${requestId}:`, lt: `request:${requestId};` };
}

const subjectOf = (requestId: string, personId: string) => `request:${requestId}:${personId}`;

/** Tells whoever hears for those who are asked: one mail a person, with a link of their own, however much they are asked for. */
export async function tellAsked<T extends ToldAnswer>(
	tx: Transaction,
	actor: Actor,
	{ request, people }: { request: FoundRequest; people: People },
	telling: Telling<T>
): Promise<Told> {
	const today = todayOf(actor);
	const asking = { bodyId: request.bodyId, date: today };
	const { recipients, unreached } = recipientsOf(people, telling.answers, asking);
	const labels = unreached.map((one) => askedWords(people.directory, one, today).label);
	const sent = await tellPeople(tx, actor, request, { ...telling, recipients });
	return { ...sent, unreached: [...new Set(labels)] };
}

/** The same where it is known who hears. */
export async function tellPeople<T extends ToldAnswer>(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	{
		id,
		kind,
		recipients,
		text = null,
		dueBefore = null
	}: Omit<Telling<T>, 'answers'> & { readonly recipients: readonly Recipient<T>[] }
): Promise<QueuedBatch> {
	const personIds = recipients.map(({ personId }) => personId);
	const hasLink = kind !== 'request-withdrawn';
	const links = hasLink ? await createRequestLinks(tx, actor.installation, request, personIds) : new Map();
	const mails = recipients.map(({ personId, name, address, locale, asked }): NewMail => {
		const about = { requestId: request.id, linkId: links.get(personId) ?? null, text, dueBefore };
		return {
			...{ kind, subject: subjectOf(request.id, personId), occurrence: id },
			recipient: { personId, name, address: address!, locale, userId: null },
			facts: { ...about, answerIds: asked.map((one) => one.id) } satisfies RequestFacts
		};
	});
	return queueBatch(tx, actor.installation, actor, { id, kind, subject: kindWords(kind) }, mails);
}

/**
 * Links by which each of some people answers all that is asked of them there, by their ids. They open for a while after the last day,
 * because what comes late is taken too.
 */
export async function createRequestLinks(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	{ id, due }: Pick<FoundRequest, 'id' | 'due'>,
	personIds: readonly string[]
): Promise<Map<string, string>> {
	const now = installation.clock.now().getTime();
	const end = due === null ? now : endOfDay(due).getTime();
	const expiresAt = new Date(Math.max(now, end) + answerLinkLife);
	const wanted = personIds.map((personId) => ({
		...{ purpose: 'ANSWER' as const, subject: `request:${id}`, expiresAt, personId, userId: null }
	}));
	const ids = await createLinks(tx, installation, wanted);
	return new Map(personIds.map((personId, index) => [personId, ids[index]!]));
}

/** What the same form told already; null: nothing yet. It left a step of that id, or mail. */
export async function readTold(tx: Transaction, id: string): Promise<Told | null> {
	const step = await tx.answerStep.findUnique({ where: { id }, select: { id: true } });
	const queued = await readQueued(tx, { id, kinds: requestMailKinds });
	if (!step && !queued) return null;
	return { ...(queued ?? { count: 0, startsAt: null }), unreached: [] };
}

/** Takes back what waits in the outbox about a request: it was closed. */
export function takeBackMails(tx: Transaction, requestId: string): Promise<number> {
	return supersede(tx, { kinds: requestMailKinds, subject: mailsAbout(requestId) });
}

/** How many such mails stand in the outbox as one. */
function kindWords(kind: RequestMailKind): string {
	const options = { locale: 'lv' } as const;
	switch (kind) {
		case 'request-asked':
			return m.asker_kind_asked({}, options);
		case 'request-reminder':
			return m.asker_kind_reminder({}, options);
		case 'request-returned':
			return m.asker_kind_returned({}, options);
		case 'request-moved':
			return m.asker_kind_moved({}, options);
		case 'request-withdrawn':
			return m.asker_kind_withdrawn({}, options);
	}
}
