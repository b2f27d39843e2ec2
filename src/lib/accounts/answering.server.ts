import type { z } from 'zod';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Actor } from './actor.server.ts';
import type { Locale } from './actor.ts';
import type { SeatsOf } from './actors.server.ts';
import { attemptKey, countAttempt, networkOf } from './attempts.server.ts';
import { openLink, type PersonalLink } from './links.server.ts';

/*
 * Answering by a personal link, without signing in: a task, a vote, a comment, an attendance. A room says what can be answered
 * there; portal.server.ts puts the rooms together, by what the subjects of their links begin with.
 */

/** What somebody who holds a link finds: the thing to answer, or why there is nothing to answer here. */
export type Answering<View> =
	| { readonly state: 'OPEN'; readonly view: View }
	| {
			/** Over; to be read only after signing in; or not theirs any more. */
			readonly state: 'ENDED' | 'RESTRICTED' | 'NOT_THEIRS';
			/** Where it stands in the portal, and what it is called where that may be said. */
			readonly path: string;
			readonly title: string | null;
	  };

/** One form by which something is answered. */
export interface AnswerForm {
	readonly schema: z.ZodObject;
	/** Does it, once; answers what the receipt is asked by. Refuses as verbs do. `id` is the subject's, whatever was sent. */
	readonly send: (actor: Actor, id: string, data: object) => Promise<string>;
}

/** What a kind of subject shows to whoever holds a link to it, and what they can do there. */
export interface Answerable<View> {
	/** Never what is restricted. `asked`: what of it is asked for, as the address says. */
	readonly show: (actor: Actor, id: string, asked: URLSearchParams) => Promise<Answering<View>>;
	readonly forms: Readonly<Record<string, AnswerForm>>;
}

/** By what the subject of a link begins with: "task" answers "task:…". */
export type Answerables<View> = Readonly<Record<string, Answerable<View>>>;

/** A link that was opened, and who holds it. Whoever was shut out, left or has no name any more holds nothing. */
export type OpenedAnswer =
	| { readonly state: 'good'; readonly actor: Actor; readonly about: string; readonly id: string }
	| { readonly state: 'used' | 'expired' | 'withdrawn' | 'unknown' };

/** Looks at a link to answer by; changes nothing, so that mail scanners may open it as often as they like. */
export async function openAnswer(
	installation: Installation,
	token: string,
	seatsOf: SeatsOf
): Promise<OpenedAnswer> {
	const opened = await openLink(installation, ['ANSWER'], token);
	if (opened.state !== 'good') return opened;
	const actor = await actorFromLink(installation, opened.link, seatsOf);
	if (!actor) return { state: 'withdrawn' };
	const [about = '', ...id] = (opened.link.subject ?? '').split(':');
	return { state: 'good', actor, about, id: id.join(':') };
}

/**
 * Who acts by a link: its holder, with the seats of today and never with an office. Null where the account was shut out or the person
 * is no longer there.
 */
export async function actorFromLink(
	installation: Installation,
	link: Pick<PersonalLink, 'userId' | 'personId'>,
	seatsOf: SeatsOf
): Promise<Actor | null> {
	const holder = await readHolder(installation, link);
	if (!holder) return null;
	const today = rigaDate(installation.clock.now());
	const seats = holder.personId ? await seatsOf(installation, holder.personId, today) : [];
	return { ...holder, installation, seats, role: null, isSystem: false };
}

interface Holder {
	readonly userId: string | null;
	readonly personId: string | null;
	readonly name: string;
	readonly locale: Locale;
}

async function readHolder(
	{ db }: Installation,
	{ userId, personId }: Pick<PersonalLink, 'userId' | 'personId'>
): Promise<Holder | null> {
	const account = personId
		? await db.read.user.findUnique({ where: { personId } })
		: userId && (await db.read.user.findUnique({ where: { id: userId } }));
	if (account && account.disabledAt) return null;
	const id = personId ?? (account ? account.personId : null);
	const person = id ? await db.read.person.findUnique({ where: { id } }) : null;
	if (personId && (!person || person.pseudonymisedAt)) return null;
	const named = account || person;
	if (!named) return null;
	return {
		...{ userId: account ? account.id : null, personId: person?.id ?? null, name: named.name },
		locale: named.locale === 'en' ? 'en' : 'lv'
	};
}

const minute = 60 * 1000;
/** A whole ministry may sit behind one address. */
const perNetwork = { limit: 120, window: 10 * minute };
const perLink = { limit: 30, window: 10 * minute };

/** Counts what is sent by a link, and says whether it is within the limits: of the network, and of the link. */
export async function countAnswer(
	installation: Installation,
	{ token, address }: { token: string; address: string }
): Promise<boolean> {
	const network = attemptKey(installation, 'answer-network', networkOf(address));
	const link = attemptKey(installation, 'answer-link', token.split('.')[0]!);
	return installation.db.write(async (tx) => {
		const isWithin = await countAttempt(tx, installation, network, perNetwork);
		return (await countAttempt(tx, installation, link, perLink)) && isWithin;
	});
}
