import type { z } from 'zod';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Actor } from './actor.server.ts';
import { attemptKey, countAttempt } from './attempts.server.ts';
import { actorOfHolder, holderOf, readHeldLink, type StandingOf } from './link-holders.server.ts';
import { checkLink, idOfToken } from './links.server.ts';

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
	standingOf: StandingOf
): Promise<OpenedAnswer> {
	const row = await readHeldLink(installation, token);
	const opened = checkLink(installation, ['ANSWER'], token, row);
	if (opened.state !== 'good') return opened;
	const holder = row && holderOf(row);
	if (!holder) return { state: 'withdrawn' };
	const actor = await actorOfHolder(installation, holder, standingOf);
	const [about = '', ...id] = (opened.link.subject ?? '').split(':');
	return { state: 'good', actor, about, id: id.join(':') };
}

/** So often may be sent by one link in ten minutes. */
const perLink = { limit: 30, window: 10 * 60 * 1000 };

/**
 * Counts what is sent by a link that was opened, and says whether it is within the limit. Only the link counts: a whole ministry sits
 * behind one address, and whoever does not hold the link cannot use its limit up.
 */
export async function countAnswer(installation: Installation, token: string): Promise<boolean> {
	const link = attemptKey(installation, 'answer-link', idOfToken(token) ?? '');
	return installation.db.write((tx) => countAttempt(tx, installation, link, perLink));
}
