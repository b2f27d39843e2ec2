import type { RequestEvent } from '@sveltejs/kit';
import {
	emailChangeSchema,
	endSessionSchema,
	nothingSchema,
	passwordSchema,
	profileSchema,
	removePasswordSchema
} from '#lib/accounts/account-schemas.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { requestEmailChange } from '#lib/accounts/email-change.server.ts';
import { removePassword, setPassword } from '#lib/accounts/passwords.server.ts';
import { keepProfile, readProfile } from '#lib/accounts/profile.server.ts';
import {
	endListedSession,
	endOtherSessions,
	hashOf,
	sessionCookieName
} from '#lib/accounts/sessions.server.ts';
import { requestLink } from '#lib/accounts/sign-in.server.ts';
import { m } from '#i18n/generated/messages.js';
import { preferenceSchema } from '#lib/reminders/preference-schema.ts';
import { readPreference, recipientIdOf, saveOwnPreference } from '#lib/reminders/preferences.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refuseField } from '#lib/server/input.ts';
import { answer } from '../answer.server.ts';
import { localeCookie, rememberChoice, themeCookie } from '../choices.server.ts';
import { addressOf } from '../sign-in/arrive.server.ts';
import { submit } from '../submit.server.ts';

export async function load({ locals, cookies }) {
	const actor = actorOf(locals);
	const kept = await answer(readProfile(actor, presentSession({ locals, cookies })));
	// Where nothing is kept, what this browser does is what one sees.
	const profile = kept.theme === 'auto' ? { ...kept, theme: locals.theme } : kept;
	const { seats, role } = actor;
	const preference = await readPreference(locals.installation, (await recipientIdOf(actor))!);
	return { profile, preference, seats, role, formId: newId(), locale: locals.locale };
}

export const actions = {
	save: (event) =>
		submit(event, 'save', profileSchema, async (actor, data) => {
			const { eventId } = await keepProfile(actor, data);
			rememberChoice(event, localeCookie, data.locale);
			rememberChoice(event, themeCookie, data.theme);
			const text = m.accounts_saved({}, { locale: data.locale });
			return { to: '/profile', notice: eventId ? { text, undo: eventId } : { text } };
		}),
	email: (event) =>
		submit(event, 'email', emailChangeSchema, async (actor, data) => {
			await requestEmailChange(actor, { ...data, userId: actor.userId });
			return { to: '/profile', notice: { text: m.accounts_email_asked_notice({ email: data.email }) } };
		}),
	password: (event) =>
		submit(event, 'password', passwordSchema, async (actor, data) => {
			await setPassword(actor, data, presentSession(event));
			return { to: '/profile', notice: { text: m.accounts_password_saved() } };
		}),
	removePassword: (event) =>
		submit(event, 'removePassword', removePasswordSchema, async (actor, data) => {
			await removePassword(actor, data, presentSession(event));
			return { to: '/profile', notice: { text: m.accounts_password_removed() } };
		}),
	reminders: (event) =>
		submit(event, 'reminders', preferenceSchema, async (actor, data) => {
			const undo = await saveOwnPreference(actor, data);
			return { to: '/profile', notice: { text: m.reminders_choice_saved(), ...(undo ? { undo } : {}) } };
		}),
	/** A sign-in link to one's own address, which comes back here: then the password can be set without the present one. */
	link: (event) =>
		submit(event, 'link', nothingSchema, async (actor) => {
			const { installation, locale } = actor;
			const { email } = await readProfile(actor, presentSession(event));
			const asked = { address: addressOf(event), locale, next: '/profile', formId: newId() };
			const { state } = await requestLink(installation, email, asked);
			if (state !== 'asked') refuseField('form', 'accounts_too_many');
			return { to: '/profile', notice: { text: m.accounts_own_link_notice({ email }) } };
		}),
	endSession: (event) =>
		submit(event, 'endSession', endSessionSchema, async (actor, { hash }) => {
			await endListedSession(actor.installation, actor.userId!, hash);
			return { to: '/profile', notice: { text: m.accounts_session_ended_notice() } };
		}),
	endOthers: (event) =>
		submit(event, 'endOthers', nothingSchema, async (actor) => {
			const count = await endOtherSessions(actor.installation, actor.userId!, presentSession(event));
			return { to: '/profile', notice: { text: m.accounts_others_ended_notice({ count }) } };
		})
};

/** The present session, as the database names it. */
function presentSession({ locals, cookies }: Pick<RequestEvent, 'locals' | 'cookies'>): string {
	return hashOf(cookies.get(sessionCookieName(locals.installation)) ?? '');
}
