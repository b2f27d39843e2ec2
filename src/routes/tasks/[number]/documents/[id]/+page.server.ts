import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { describe, withdraw } from '#lib/tasks/task-documents-changing.server.ts';
import { readDocument } from '#lib/tasks/task-documents-reading.server.ts';
import { describeSchema, replaceSchema, withdrawDocumentSchema } from '#lib/tasks/task-documents-schema.ts';
import { replace, type DocumentsChanged } from '#lib/tasks/task-documents.server.ts';
import { submit, type Done } from '../../../../submit.server.ts';
import { loadForm, numberOf } from '../documented.server.ts';

export function load({ locals, params }) {
	const asked = { number: numberOf(params), id: params.id };
	return loadForm(locals, readDocument(actorOf(locals), asked));
}

export const actions = {
	replace: (event: RequestEvent) =>
		submit(event, 'replace', replaceSchema, async (actor, data) =>
			done(await replace(actor, data), m.files_replaced())
		),
	describe: (event: RequestEvent) =>
		submit(event, 'describe', describeSchema, async (actor, data) =>
			done(await describe(actor, data), m.files_described())
		),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawDocumentSchema, async (actor, data) =>
			done(await withdraw(actor, data), m.files_withdrawn_done())
		)
};

function done({ number, eventId }: DocumentsChanged, text: string): Done {
	return { to: `/tasks/${number}#documents`, notice: { text, ...(eventId ? { undo: eventId } : {}) } };
}
