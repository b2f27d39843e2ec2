import { error, type RequestEvent } from '@sveltejs/kit';
import { countAnswer } from '#lib/accounts/answering.server.ts';
import { m } from '#i18n/generated/messages.js';
import { draftSchema } from '#lib/requests/answer-schemas.ts';
import { handBack, writeAsSpecialist } from '#lib/requests/answer-handing.server.ts';
import { openDraft, writeDraft } from '#lib/requests/drafting-writing.server.ts';
import { readDraftingPage } from '#lib/requests/drafting-page.server.ts';
import { requestOfDraft } from '#lib/requests/drafting-finding.server.ts';
import { writeAnswerSchema } from '#lib/requests/writing-schema.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { giveBack, submitUnsigned } from '../../submit.server.ts';

type Event = RequestEvent<{ token: string }>;

const statuses = { unknown: 404, restricted: 403 } as const;

// Opening changes nothing: mail scanners open every link. The buttons do.
export async function load({ locals, params, url, request }) {
	const part = url.searchParams.get('part');
	const found = await readDraftingPage(locals.installation, params.token, { locale: locals.locale, part });
	if (found.state !== 'good' && found.state !== 'request' && request.method !== 'POST') {
		const { state } = found;
		const status = state === 'unknown' || state === 'restricted' ? statuses[state] : 410;
		error(status, { message: state, link: { state, path: '/' } });
	}
	return { found, token: params.token };
}

export const actions = {
	save: (event: Event) => write(event, 'save'),
	send: (event: Event) => write(event, 'send')
};

async function write(event: Event, name: 'save' | 'send') {
	const { params, locals, url } = event;
	const { installation } = locals;
	const { token } = params;
	const opened = await openDraft(installation, token);
	if (opened.state !== 'good') return giveBack(event, name, 410, m.requests_problem_link_ended());
	if (!(await countAnswer(installation, token)))
		return giveBack(event, name, 429, m.requests_problem_too_many());
	if (requestOfDraft(opened.drafting) !== null) return writeAnswers(event, name);
	return submitUnsigned(event, name, draftSchema, async (data) => {
		await writeDraft({ installation, token }, data, name === 'send').catch(keepText);
		const to = url.pathname;
		return name === 'send' ? { to } : { to, notice: { text: m.requests_specialist_saved() } };
	});
}

/** The same of the answers to a request. */
function writeAnswers(event: Event, name: 'save' | 'send') {
	const specialist = { installation: event.locals.installation, token: event.params.token };
	return submitUnsigned(event, name, writeAnswerSchema, async (data) => {
		const to = `${event.url.pathname}?part=${data.answerId}`;
		if (name === 'save') {
			await writeAsSpecialist(specialist, data).catch(keepText);
			return { to, notice: { text: m.requests_specialist_saved() } };
		}
		await handBack(specialist, data).catch(keepText);
		return { to };
	});
}

/** The page that is not there would take the text with it. */
function keepText(fault: unknown): never {
	if (fault instanceof Refusal && fault.reason === 'NOT_FOUND')
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_link_ended' } });
	throw fault;
}
