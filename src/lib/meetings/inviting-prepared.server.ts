import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { bodyById } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { findMeeting } from './finding.server.ts';
import { inviteSchema, remindSchema } from './invitation-schema.ts';
import { meetingOnDay } from './invitation-words.ts';
import { invite } from './inviting.server.ts';
import { deeds, meetingWord } from './meetings.ts';
import { remind } from './reminding.server.ts';

/** Calling a meeting and reminding of it, as an assistant prepares it and a secretary confirms; it goes to whoever sits there then. */
export const preparedKinds: PreparedKinds = {
	[deeds.invite.name]: {
		describe: async (actor, input) => {
			const { meetingId } = parseInput(inviteSchema, input);
			return m.invitations_prepared({ what: await whatOf(actor, meetingId) }, { locale: actor.locale });
		},
		addressOf: async (_actor, input) => `/meetings/${parseInput(inviteSchema, input).meetingId}/invitation`,
		perform: performWith(invite)
	},
	[deeds.remind.name]: {
		describe: async (actor, input) => {
			const { meetingId } = parseInput(remindSchema, input);
			return m.invitations_prepared_remind(
				{ what: await whatOf(actor, meetingId) },
				{ locale: actor.locale }
			);
		},
		addressOf: async (actor, input) => {
			const { meetingId } = parseInput(remindSchema, input);
			const { date } = await findMeeting(actor.installation.db.read, actor, meetingId);
			return `/meetings/${meetingId}/${date === null ? 'dates' : 'replies'}`;
		},
		perform: performWith(remind)
	}
};

/** "sēde 2022. gada 7. aprīlī (8. apakšgrupa)". */
export async function whatOf(actor: Actor, meetingId: string): Promise<string> {
	const { locale, installation } = actor;
	const [meeting, directory] = await Promise.all([
		findMeeting(installation.db.read, actor, meetingId),
		directoryOf(installation)
	]);
	const body = bodyById(directory, meeting.bodyId);
	const word = meetingWord(meeting, body?.kind ?? 'SUBGROUP', locale);
	const what = meetingOnDay(word, meeting.date, locale);
	return body ? m.invitations_what_of({ what, body: body.shortName }, { locale }) : what;
}
