import { fail } from '@sveltejs/kit';
import { chooseByLink, choiceSchema, openUnsubscribing } from '#lib/reminders/unsubscribing.server.ts';
import { readForm } from '../../answer.server.ts';

export const csr = false;

// Opening changes nothing: mail scanners open every link. A button does, here or in the mail program (RFC 8058).
export async function load({ locals, params }) {
	return { opened: await openUnsubscribing(locals.installation, params.token), locale: locals.locale };
}

export const actions = {
	default: async ({ locals, params, request }) => {
		const form = await readForm(request);
		const { choice } = choiceSchema.parse(Object.fromEntries(form));
		const via = form.has('choice') ? 'PAGE' : 'ONE_CLICK';
		const opened = await chooseByLink(locals.installation, params.token, { choice, via });
		return opened.state === 'good' ? { choice } : fail(410, { choice });
	}
};
