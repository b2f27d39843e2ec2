import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../../../answer.server.ts';
import { submit } from '../../../submit.server.ts';
import { readFile, takeAway } from '../../redaction.server.ts';
import { takeAwaySchema } from '../../redaction-schema.ts';

export const csr = false;

export async function load({ locals, params }) {
	return { file: await answer(readFile(actorOf(locals), params.id)), locale: locals.locale };
}

export const actions = {
	takeAway: (event) =>
		submit(event, 'takeAway', takeAwaySchema, async (actor, data) => {
			await takeAway(actor, { ...data, attachmentId: event.params.id });
			return { to: `/redaction/files/${event.params.id}`, notice: { text: m.journal_taken_away() } };
		})
};
