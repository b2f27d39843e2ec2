import { redirect } from '@sveltejs/kit';
import { endSession, sessionCookieName } from '#lib/accounts/sessions.server.ts';

export async function POST({ cookies, locals: { installation } }) {
	const name = sessionCookieName(installation);
	const token = cookies.get(name);
	if (token) await endSession(installation, token);
	cookies.delete(name, { path: '/' });
	redirect(303, '/sign-in?signed-out');
}
