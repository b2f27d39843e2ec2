import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readDecisionPage } from '#lib/meetings/decision-page.server.ts';
import { makeTask } from '#lib/meetings/decision-tasks.server.ts';
import { makeTaskSchema } from '#lib/meetings/decision-tasks-schema.ts';
import * as decisions from '#lib/meetings/decisions.server.ts';
import {
	asksNothingSchema,
	editDecisionSchema,
	moveDecisionSchema,
	removeDecisionSchema,
	voteSchema
} from '#lib/meetings/decisions-schema.ts';
import { settleLayingSchema } from '#lib/meetings/laying-schema.ts';
import { settleLaying } from '#lib/meetings/laying-settling.server.ts';
import * as dissents from '#lib/meetings/dissents.server.ts';
import {
	dissentSchema,
	registerDissentSchema,
	withdrawDissentSchema
} from '#lib/meetings/dissents-schema.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { changed } from '../../../changed.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const asked = url.searchParams.get('find');
	const find = asked !== null && /^\d{1,3}$/.test(asked) ? Number(asked) : null;
	const page = await answer(
		readDecisionPage(actorOf(locals), { id: params.id, decisionId: params.decision, find })
	);
	return { ...page, locale: locals.locale };
}

/** Back to the decision, with what was done in words. */
function done({ meetingId, id, eventId }: decisions.DecisionDone) {
	return changed(`/meetings/${meetingId}/decisions/${id}`, eventId, m.minutes_saved_notice());
}

function handedIn({ meetingId, decisionId, eventId }: dissents.DissentDone, text: string) {
	return changed(`/meetings/${meetingId}/decisions/${decisionId}`, eventId, text);
}

export const actions = {
	edit: (event) =>
		submit(event, 'edit', editDecisionSchema, async (actor, data) => done(await decisions.edit(actor, data))),
	vote: (event) =>
		submit(event, 'vote', voteSchema, async (actor, data) => done(await decisions.vote(actor, data))),
	settle: (event) =>
		submit(event, 'settle', asksNothingSchema, async (actor, data) =>
			done(await decisions.settle(actor, data))
		),
	move: (event) =>
		submit(event, 'move', moveDecisionSchema, async (actor, data) => done(await decisions.move(actor, data))),
	remove: (event) =>
		submit(event, 'remove', removeDecisionSchema, async (actor, data) => {
			const { meetingId, eventId } = await decisions.remove(actor, data);
			return changed(`/meetings/${meetingId}/minutes`, eventId, m.decisions_removed());
		}),
	dissent: (event) =>
		submit(event, 'dissent', dissentSchema, async (actor, data) =>
			handedIn(await dissents.dissent(actor, data), m.dissents_handed_in())
		),
	registerDissent: (event) =>
		submit(event, 'registerDissent', registerDissentSchema, async (actor, data) =>
			handedIn(await dissents.registerDissent(actor, data), m.dissents_registered())
		),
	withdrawDissent: (event) =>
		submit(event, 'withdrawDissent', withdrawDissentSchema, async (actor, data) =>
			handedIn(await dissents.withdrawDissent(actor, data), m.dissents_withdrawn())
		),
	settleLaying: (event) =>
		submit(event, 'settleLaying', settleLayingSchema, async (actor, data) => {
			const { meetingId, number, eventId } = await settleLaying(actor, data);
			const to = `/meetings/${meetingId}/decisions/${data.decisionId}`;
			return changed(to, eventId, m.decisions_laid_settled({ number }));
		}),
	makeTask: (event) =>
		submit(event, 'makeTask', makeTaskSchema, async (actor, data) => {
			const { meetingId, decisionId, number, eventId } = await makeTask(actor, data);
			const notice = { text: m.editing_created({ number }), ...(eventId ? { undo: eventId } : {}) };
			return { to: `/meetings/${meetingId}/decisions/${decisionId}`, notice };
		})
};
