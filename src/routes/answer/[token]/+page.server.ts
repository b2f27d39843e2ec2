import { error, type RequestEvent } from '@sveltejs/kit';
import { findAnswer, sendAnswer, statusOfDead } from './answering.server.ts';

type Event = RequestEvent<{ token: string }>;

// Opening changes nothing: mail scanners open every link. The buttons do.
export async function load({ locals, params, url, request }) {
	const found = await findAnswer(locals.installation, params.token, url.searchParams, locals.locale);
	// Where a link ended between opening and sending, the page stays and gives back what was typed.
	if (found.state !== 'OPEN' && request.method !== 'POST') {
		const { state, path } = found;
		error(statusOfDead(state), { message: state, link: { state, path } });
	}
	return { found, token: params.token, locale: locals.locale };
}

export const actions = {
	report: (event: Event) => sendAnswer(event, 'report'),
	extend: (event: Event) => sendAnswer(event, 'extend'),
	disclaim: (event: Event) => sendAnswer(event, 'disclaim'),
	handOver: (event: Event) => sendAnswer(event, 'handOver'),
	confirmDraft: (event: Event) => sendAnswer(event, 'confirmDraft'),
	returnDraft: (event: Event) => sendAnswer(event, 'returnDraft'),
	withdrawDraft: (event: Event) => sendAnswer(event, 'withdrawDraft'),
	save: (event: Event) => sendAnswer(event, 'save'),
	send: (event: Event) => sendAnswer(event, 'send'),
	sendAll: (event: Event) => sendAnswer(event, 'sendAll'),
	reply: (event: Event) => sendAnswer(event, 'reply'),
	vote: (event: Event) => sendAnswer(event, 'vote'),
	comment: (event: Event) => sendAnswer(event, 'comment'),
	withdrawComment: (event: Event) => sendAnswer(event, 'withdrawComment'),
	answerWritten: (event: Event) => sendAnswer(event, 'answerWritten')
};
