import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { can } from '#lib/accounts/actor.ts';
import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { minutesLeft } from '#lib/mail/batches.ts';
import { deeds as ladderDeeds } from '#lib/reminders/ladder-editing.server.ts';
import { idField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { answer, readForm } from '../answer.server.ts';
import { leaveNotice } from '../notice.server.ts';
import { callBack, deeds, listOutbox, unfreeze } from './desk.server.ts';
import { readOutboxFilter } from './filter.ts';

export const csr = false;

const asked = z.object({ id: idField });

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const { filter, isWrong } = readOutboxFilter(url.searchParams);
	const list = await answer(listOutbox(actor, filter));
	const now = locals.installation.clock.now();
	const batches = list.batches.map((batch) => ({ ...batch, minutes: minutesLeft(batch.startsAt, now) }));
	const mayUnfreeze = can(actor, deeds.unfreeze);
	const maySetLadder = can(actor, ladderDeeds.setLadder);
	return { list: { ...list, batches }, filter, isWrong, locale: locals.locale, mayUnfreeze, maySetLadder };
}

export const actions = {
	unfreeze: async ({ locals }) => {
		await answer(unfreeze(actorOf(locals)));
		redirect(303, '/outbox');
	},
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
