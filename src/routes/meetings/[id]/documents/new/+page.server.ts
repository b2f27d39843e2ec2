import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readLeavingForm } from '#lib/meetings/documents-form.server.ts';
import { leaveSchema } from '#lib/meetings/documents-schema.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { changed } from '../../../changed.ts';

export async function load({ locals, params, url }) {
	const form = await answer(
		readLeavingForm(actorOf(locals), params.id, url.searchParams.get('item') || null)
	);
	return { ...form, formId: newId() };
}

export const actions = {
	leave: (event) =>
		submit(event, 'leave', leaveSchema, async (actor, data) => {
			const { meetingId, eventId } = await leavePapers(actor, data);
			const place = data.itemId ? `item-${data.itemId}` : 'documents';
			return changed(`/meetings/${meetingId}#${place}`, eventId, m.agenda_document_left());
		})
};
