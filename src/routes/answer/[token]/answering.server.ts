import type { RequestEvent } from '@sveltejs/kit';
import { answerables, type AnswerView } from '#portal';
import { countAnswer, openAnswer, type Answering } from '#lib/accounts/answering.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { standingOf } from '#lib/council/recipients.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Meanwhile } from '#lib/tasks/tasks.server.ts';
import { giveBack, submitUnsigned } from '../../submit.server.ts';

/** What a link opens: what is answered, or why it opens nothing. */
export type FoundAnswer =
	| Answering<AnswerView>
	| {
			readonly state: 'used' | 'expired' | 'withdrawn' | 'unknown';
			readonly path: string;
			readonly title: null;
	  };

export async function findAnswer(
	installation: Installation,
	token: string,
	asked: URLSearchParams,
	/** Of the page: its reader may have chosen another than the mail's. */
	locale: Locale
): Promise<FoundAnswer> {
	const opened = await openAnswer(installation, token, standingOf);
	if (opened.state !== 'good') return { state: opened.state, path: '/', title: null };
	const about = answerables[opened.about];
	if (!about) return { state: 'unknown', path: '/', title: null };
	return about.show({ ...opened.actor, locale }, opened.id, asked);
}

/** Nothing is there by a link that was cut off; what is restricted is forbidden to it; everything else was there once. */
export function statusOfDead(state: FoundAnswer['state']): 403 | 404 | 410 {
	if (state === 'unknown') return 404;
	return state === 'RESTRICTED' ? 403 : 410;
}

/** One of the forms of a link: opened again, counted, done; where the link ended meanwhile, what was typed comes back. */
export async function sendAnswer(event: RequestEvent<{ token: string }>, name: string) {
	const { params, locals, url } = event;
	const { installation } = locals;
	const { token } = params;
	const opened = await openAnswer(installation, token, standingOf);
	if (opened.state !== 'good') return giveBack(event, name, 410, m.requests_problem_link_ended());
	if (!(await countAnswer(installation, token)))
		return giveBack(event, name, 429, m.requests_problem_too_many());
	const form = answerables[opened.about]?.forms[name];
	if (!form) return giveBack(event, name, 404, m.requests_problem_link_ended());
	return submitUnsigned(event, name, form.schema, async (data) => {
		const sent = await send(() => form.send({ ...opened.actor, locale: locals.locale }, opened.id, data));
		return { to: `${url.pathname}?sent=${sent}` };
	});
}

async function send(work: () => Promise<string>): Promise<string> {
	try {
		return await work();
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		// The page that is not there would take the text with it.
		if (fault.reason === 'NOT_FOUND')
			throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_link_ended' } });
		if (Object.keys(fault.fields).length) throw fault;
		throw new Refusal(fault.reason, { theirs: withoutTexts(fault.theirs) });
	}
}

/** Who wrote meanwhile may be said by a link; what they wrote may be restricted. */
function withoutTexts(theirs: unknown) {
	const { version = 1, entries, who } = Object(theirs) as Partial<Meanwhile> & { who?: string };
	return { version, values: {}, who: who ?? entries?.[0]?.author ?? null };
}
