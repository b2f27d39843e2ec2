import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { readRestrictable } from '#lib/tasks/restricting-reading.server.ts';
import { restrictSchema, unrestrictSchema } from '#lib/tasks/restricting-schema.ts';
import { restrict, unrestrict, type RestrictionChanged } from '#lib/tasks/restricting.server.ts';
import { usualTerm, type RestrictableKind } from '#lib/tasks/restricting.ts';
import { answer } from '../../../answer.server.ts';
import { submit, type Done } from '../../../submit.server.ts';
import { numberOf } from '../documents/documented.server.ts';

export async function load({ locals, params, url }) {
	const asked = { number: numberOf(params), ...targetOf(url.searchParams) };
	const found = await answer(readRestrictable(actorOf(locals), asked));
	const today = rigaDate(locals.installation.clock.now());
	return { ...found, locale: locals.locale, usualUntil: usualTerm(today) };
}

/** The task itself, unless the address names one of its entries or documents. */
function targetOf(params: URLSearchParams): { kind: RestrictableKind; id: string | null } {
	if (params.has('entry')) return { kind: 'ENTRY', id: params.get('entry') };
	return params.has('document')
		? { kind: 'DOCUMENT', id: params.get('document') }
		: { kind: 'TASK', id: null };
}

export const actions = {
	restrict: (event: RequestEvent) =>
		submit(event, 'restrict', restrictSchema, async (actor, data) =>
			done(await restrict(actor, data), data, m.files_restricted_done())
		),
	unrestrict: (event: RequestEvent) =>
		submit(event, 'unrestrict', unrestrictSchema, async (actor, data) =>
			done(await unrestrict(actor, data), data, m.files_unrestricted_done())
		)
};

function done(
	{ number, eventId }: RestrictionChanged,
	{ kind, id }: { kind: RestrictableKind; id: string },
	text: string
): Done {
	const place = { TASK: '', ENTRY: `#entry-${id}`, DOCUMENT: '#documents' }[kind];
	return { to: `/tasks/${number}${place}`, notice: { text, ...(eventId ? { undo: eventId } : {}) } };
}
