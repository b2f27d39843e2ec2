import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { can } from '#lib/accounts/actor.ts';
import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { minutesLeft } from '#lib/mail/batches.ts';
import { knownStanding } from '#lib/mail/standing.server.ts';
import { deeds as previewDeeds } from '#lib/reminders/preview.server.ts';
import { deeds as ladderDeeds } from '#lib/reminders/ladder-editing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { idField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { answer, readForm } from '../answer.server.ts';
import { leaveNotice } from '../notice.server.ts';
import { submit } from '../submit.server.ts';
import { callBack, deeds, listOutbox, unfreeze } from './desk.server.ts';
import { readOutboxFilter } from './filter.ts';
import {
	addressSchema,
	addressWorks,
	listFailing,
	nothingSchema,
	pause,
	pauseSchema,
	resume,
	sendTest,
	testSchema
} from './switching.server.ts';

export const csr = false;

const asked = z.object({ id: idField });

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const { filter, isWrong } = readOutboxFilter(url.searchParams);
	const [list, failing, { pause }] = await answer(
		Promise.all([listOutbox(actor, filter), listFailing(actor), knownStanding(locals.installation)])
	);
	const now = locals.installation.clock.now();
	const batches = list.batches.map((batch) => ({ ...batch, minutes: minutesLeft(batch.startsAt, now) }));
	return {
		...{ list: { ...list, batches }, filter, isWrong, failing, pause, formId: newId() },
		...{ locale: locals.locale, mayUnfreeze: can(actor, deeds.unfreeze), mayPause: can(actor, deeds.pause) },
		maySetLadder: can(actor, ladderDeeds.setLadder),
		mayPreview: can(actor, previewDeeds.preview)
	};
}

export const actions = {
	unfreeze: async ({ locals }) => {
		await answer(unfreeze(actorOf(locals)));
		redirect(303, '/outbox');
	},
	pause: (event) =>
		submit(event, 'pause', pauseSchema, async (actor, data) => {
			await pause(actor, data);
			return { to: '/outbox', notice: { text: m.mail_pause_done() } };
		}),
	resume: (event) =>
		submit(event, 'resume', nothingSchema, async (actor) => {
			await resume(actor);
			return { to: '/outbox', notice: { text: m.mail_resume_done() } };
		}),
	addressWorks: (event) =>
		submit(event, 'addressWorks', addressSchema, async (actor, data) => {
			const isNew = await addressWorks(actor, data);
			const text = isNew ? m.mail_failing_done({ address: data.address }) : m.mail_failing_already();
			return { to: '/outbox', notice: { text } };
		}),
	test: (event) =>
		submit(event, 'test', testSchema, async (actor, data) => {
			const address = await sendTest(actor, data);
			return { to: '/outbox', notice: { text: m.mail_test_done({ address }) } };
		}),
	callBack: async (event) => {
		const form = asked.safeParse(Object.fromEntries(await readForm(event.request)));
		if (!form.success) error(404, m.accounts_not_found());
		leaveNotice(event, { text: await callBackInWords(actorOf(event.locals), form.data.id) });
		redirect(303, '/outbox');
	}
};

async function callBackInWords(actor: Actor, id: string): Promise<string> {
	try {
		const count = await callBack(actor, { id });
		return count === null ? m.mail_called_back_already() : m.mail_called_back({ count });
	} catch (refusal) {
		if (refusal instanceof Refusal && refusal.reason === 'NOT_NOW') return m.mail_call_back_late();
		return answer(Promise.reject(refusal));
	}
}
