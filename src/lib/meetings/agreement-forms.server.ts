import type { Actor } from '#lib/accounts/actor.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findObstacle } from './approval-obstacles.server.ts';
import { mayDo, seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';

/** A form about the agreement on minutes: whose, and whether it goes before a secretary first. */
interface AgreementForm {
	readonly head: MeetingHead;
	readonly version: number;
	readonly formId: string;
	readonly isPrepared: boolean;
}

/** As many days are usually left for reading. */
const usualDays = 7;

/** What the form that sends the minutes out begins with. Refuses NOT_FOUND whoever may not, and before the meeting was held. */
export async function readCirculateForm(actor: Actor, id: string) {
	const { meeting, ...form } = await begin(actor, id, deeds.circulate, deeds.prepareCirculate);
	if (meeting.status !== 'HELD' && meeting.status !== 'CIRCULATED') throw new Refusal('NOT_FOUND');
	return { ...form, until: addDays(todayOf(actor), usualDays), isAgain: meeting.status === 'CIRCULATED' };
}

/** What the form that approves begins with: `obstacle`, the key of what stands in the way. */
export async function readApproveForm(actor: Actor, id: string) {
	const { meeting, ...form } = await begin(actor, id, deeds.approve, deeds.prepareApprove);
	if (isLocked(meeting)) throw new Refusal('NOT_FOUND');
	return { ...form, obstacle: await findObstacle(actor.installation.db.read, actor, meeting) };
}

/** What the form of a correction begins with. */
export async function readCorrectForm(actor: Actor, id: string) {
	const { meeting, ...form } = await begin(actor, id, deeds.correct, deeds.correct);
	if (!isLocked(meeting)) throw new Refusal('NOT_FOUND');
	const rows = await actor.installation.db.read.agendaItem.findMany({
		where: { meetingId: id },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true, title: true, restrictedUntil: true }
	});
	const today = todayOf(actor);
	const seesAll = seesRestrictedOf(actor, meeting);
	return {
		...form,
		items: rows.map(({ id: itemId, title, restrictedUntil }, index) => {
			const isHidden = !seesAll && restrictedUntil !== null && restrictedUntil >= today;
			return { id: itemId, number: index + 1, title: isHidden ? '' : title };
		})
	};
}

async function begin(
	actor: Actor,
	id: string,
	deed: (typeof deeds)[keyof typeof deeds],
	prepared: (typeof deeds)[keyof typeof deeds]
): Promise<AgreementForm & { readonly meeting: FoundMeeting }> {
	const { meeting, head } = await readMeetingHead(actor, id);
	const isPrepared = !mayDo(actor, deed, meeting);
	if (isPrepared && !mayDo(actor, prepared, meeting)) throw new Refusal('NOT_FOUND');
	return { meeting, head, version: meeting.version, formId: newId(), isPrepared };
}
