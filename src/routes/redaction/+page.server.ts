import { fail, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { answer } from '../answer.server.ts';
import { sayProblem, submit } from '../submit.server.ts';
import { find, listRedactions, maskOf, redact } from './redaction.server.ts';
import { findSchema, redactSchema } from './redaction-schema.ts';

export const csr = false;

export async function load({ locals }) {
	const actor = actorOf(locals);
	const done = await answer(listRedactions(actor));
	return { done, id: newId(), mask: maskOf(locals.installation.clock.now()), locale: locals.locale };
}

export const actions = {
	/* What is looked for is answered to, and stands in no address: addresses are remembered in too many places. */
	find: async (event) => {
		const form = await superValidate(event.request, zod4(findSchema as never));
		const typed = form.data as Typed;
		if (!form.valid) return fail(400, { typed, problems: firstWords(form.errors) });
		return { typed, problems: {}, findings: await answer(find(actorOf(event.locals), typed)) };
	},
	redact: async (event: RequestEvent) => {
		const refused = await submit(event, 'redact', redactSchema, async (actor, data) => {
			const { rows } = await redact(actor, data);
			return { to: '/redaction', notice: { text: m.journal_redacted({ count: rows }) } };
		});
		const { typed, problems } = refused.data;
		return fail(refused.status, {
			typed: typed as unknown as Typed,
			problems,
			...(await again(event, typed))
		});
	}
};

interface Typed {
	readonly passage: string | null;
	readonly forms: string | null;
	readonly wholeWords: boolean;
	readonly reason?: string | null;
}

/** What stands where now, for whoever must decide again. */
async function again({ locals }: RequestEvent, typed: unknown) {
	try {
		return { findings: await find(actorOf(locals), typed) };
	} catch (fault) {
		if (fault instanceof Refusal) return {};
		throw fault;
	}
}

function firstWords(errors: Record<string, unknown>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(errors).map(([field, found]) => [field, sayProblem(String([found].flat()[0]))])
	);
}
