import { redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { confirmDraftSchema, returnDraftSchema, withdrawDraftSchema } from '#lib/requests/answer-schemas.ts';
import { confirmDraft, returnDraft, withdrawDraft } from '#lib/requests/drafting-deciding.server.ts';
import { pathOfDraft } from '#lib/requests/request-drafts.server.ts';
import { readDraftPage } from '#lib/requests/drafts-view.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Meanwhile } from '#lib/tasks/tasks.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';

export async function load({ locals, params }) {
	// What is drafted for a request stands where it is answered.
	const answers = await pathOfDraft(actorOf(locals), params.id);
	if (answers) redirect(303, answers);
	const page = await answer(readDraftPage(actorOf(locals), params.id));
	return { ...page, formId: newId() };
}

type Event = RequestEvent<{ id: string }>;

export const actions = {
	confirmDraft: (event: Event) =>
		submit(event, 'confirmDraft', confirmDraftSchema, async (actor, data) => {
			const { number, entryId } = await confirmDraft(actor, data).catch(whoWasFirst);
			const notice = { text: m.requests_draft_confirmed() };
			return { to: `/tasks/${number}#entry-${entryId}`, notice };
		}),
	returnDraft: (event: Event) =>
		submit(event, 'returnDraft', returnDraftSchema, async (actor, data) => {
			const { id } = await returnDraft(actor, data);
			return { to: `/drafts/${id}`, notice: { text: m.requests_draft_returned_done() } };
		}),
	withdrawDraft: (event: Event) =>
		submit(event, 'withdrawDraft', withdrawDraftSchema, async (actor, data) => {
			const { id } = await withdrawDraft(actor, data);
			return { to: `/drafts/${id}`, notice: { text: m.requests_draft_withdrawn_done() } };
		})
};

/** Of what somebody reported meanwhile, this page says who it was; the task's own shows it. */
function whoWasFirst(fault: unknown): never {
	const { entries, version } = Object(fault instanceof Refusal ? fault.theirs : null) as Partial<Meanwhile>;
	if (!(fault instanceof Refusal) || !entries) throw fault;
	throw new Refusal(fault.reason, { theirs: { version, values: {}, who: entries[0]?.author ?? null } });
}
