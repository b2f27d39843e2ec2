import type { RequestEvent } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readBoard } from '#lib/resolutions/board.server.ts';
import { addDocuments, withdrawDocument } from '#lib/resolutions/documents.server.ts';
import { addDocumentsSchema, withdrawDocumentSchema } from '#lib/resolutions/resolution-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	const board = await answer(readBoard(actorOf(locals), params.id));
	if (!board.may.edit) error(404, 'NOT_FOUND');
	const { id, citation, subject } = board;
	const documents = board.documents.filter(({ withdrawnBy }) => withdrawnBy === null);
	return { head: { id, citation, subject }, documents, formId: newId(), locale: locals.locale };
}

const documentsOf = ({ params }: RequestEvent) => `/resolutions/${params.id}#documents`;

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addDocumentsSchema, async (actor, data) => {
			const { eventId } = await addDocuments(actor, data);
			return saved(documentsOf(event), eventId, m.resolutions_documents_added());
		}),
	withdraw: (event: RequestEvent) =>
		submit(event, 'withdraw', withdrawDocumentSchema, async (actor, data) => {
			const { eventId } = await withdrawDocument(actor, data);
			return saved(documentsOf(event), eventId, m.resolutions_documents_withdrawn());
		})
};
