import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { describePaper, withdrawPaper } from '#lib/meetings/documents-changing.server.ts';
import type { PapersDone } from '#lib/meetings/documents-finding.server.ts';
import { readPaper } from '#lib/meetings/documents-form.server.ts';
import {
	describePaperSchema,
	replacePaperSchema,
	withdrawPaperSchema
} from '#lib/meetings/documents-schema.ts';
import { replacePaper } from '#lib/meetings/documents.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { changed } from '../../../changed.ts';

export async function load({ locals, params }) {
	const paper = await answer(readPaper(actorOf(locals), { meetingId: params.id, id: params.document }));
	return { ...paper, formId: newId() };
}

export const actions = {
	replace: (event) =>
		submit(event, 'replace', replacePaperSchema, async (actor, data) =>
			done(await replacePaper(actor, data), m.files_replaced())
		),
	describe: (event) =>
		submit(event, 'describe', describePaperSchema, async (actor, data) =>
			done(await describePaper(actor, data), m.files_described())
		),
	withdraw: (event) =>
		submit(event, 'withdraw', withdrawPaperSchema, async (actor, data) =>
			done(await withdrawPaper(actor, data), m.files_withdrawn_done())
		)
};

function done({ meetingId, id, eventId }: PapersDone, text: string) {
	return changed(`/meetings/${meetingId}/documents/${id}`, eventId, text);
}
