import { fail } from '@sveltejs/kit';
import { confirmEmailChange, openEmailChange } from '#lib/accounts/email-change.server.ts';

export const csr = false;

// Opening changes nothing: mail scanners open every link. The button does.
export async function load({ locals, params }) {
	const opened = await openEmailChange(locals.installation, params.token);
	const email = opened.state === 'good' ? opened.link.subject : null;
	return { state: opened.state, email, isSignedIn: locals.actor !== null };
}

export const actions = {
	default: async ({ locals, params }) => {
		const result = await confirmEmailChange(locals.installation, params.token);
		return result.state === 'changed' ? result : fail(410, { state: result.state });
	}
};
