import type { Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { performWith, type DoneOrPrepared, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { mustBeUnchanged, writeOnce } from '#lib/council/changing.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findForDeed } from './agreement-finding.server.ts';
import { findForChange, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { readHeading } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { publishSchema, type Publishing } from './publishing-schema.ts';

export interface Published {
	readonly meetingId: string;
	readonly eventId: string | null;
}

/**
 * Makes approved minutes public, as a whole or what is public in them, or takes them off the public pages again. What was restricted
 * on the day of the publication never is public; once its term has passed, publishing anew shows it. Refuses NOT_FOUND whoever may
 * not, NOT_NOW before the approval, CONFLICT where the meeting was changed meanwhile. An assistant prepares it. Twice is once.
 */
export async function publish(actor: Actor, input: unknown): Promise<DoneOrPrepared<Published>> {
	const typed = parseInput(publishSchema, input);
	const { id, meetingId, what } = typed;
	return writeOnce(actor.installation.db, async (tx) => {
		const { meeting, isPrepared } = await findForDeed(tx, actor, meetingId, {
			deed: deeds.publish,
			prepared: deeds.preparePublish
		});
		if (!isLocked(meeting))
			throw new Refusal('NOT_NOW', { fields: { form: 'published_problem_not_approved' } });
		if (isSo(meeting, what, todayOf(actor))) return { isPrepared: false, meetingId, eventId: null };
		const { version } = meeting;
		await mustBeAsSeen(tx, { id: meetingId, version }, { seen: typed.version, values: {} });
		if (!isPrepared)
			return { isPrepared: false, meetingId, eventId: await write(tx, actor, meeting, nowOf(actor, what)) };
		await prepare(tx, actor, {
			...{ id, deed: deeds.publish.name, input: typed, subjectType: 'Meeting', subjectId: meetingId }
		});
		return { isPrepared: true };
	});
}

/** What is public already, since today: what ceased to be restricted since an earlier day is shown by publishing anew. */
function isSo({ publishing, publishedAt }: FoundMeeting, what: Publishing, today: string): boolean {
	if (publishing !== what) return false;
	return what === 'NONE' || (publishedAt !== null && rigaDate(publishedAt) === today);
}

interface State {
	readonly publishing: string;
	/** ISO 8601. */
	readonly publishedAt: string | null;
}

function nowOf({ installation: { clock } }: Actor, publishing: string): State {
	return { publishing, publishedAt: publishing === 'NONE' ? null : clock.now().toISOString() };
}

function stateOf({ publishing, publishedAt }: FoundMeeting): State {
	return { publishing, publishedAt: publishedAt?.toISOString() ?? null };
}

async function write(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	after: State,
	undoes?: string
): Promise<string> {
	const { id, version } = meeting;
	const publishedAt = after.publishedAt === null ? null : new Date(after.publishedAt);
	await tx.meeting.update({
		where: { id, version },
		data: { publishing: after.publishing, publishedAt, version: { increment: 1 } }
	});
	return recordFor(tx, actor, deeds.publish, meeting, {
		before: stateOf(meeting),
		after,
		undoes
	});
}

/** Publishing, as an assistant prepares it and a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.publish.name]: {
		addressOf: async (_actor, input) =>
			`/meetings/${(input as { meetingId: string }).meetingId}/publishing?what=${(input as { what: string }).what}`,
		describe: async (actor, input) => {
			const { meetingId, what } = parseInput(publishSchema, input);
			const heading = await readHeading(actor, meetingId);
			const options = { locale: actor.locale };
			if (what === 'NONE') return m.published_prepared_none({ heading }, options);
			return what === 'ALL'
				? m.published_prepared_all({ heading }, options)
				: m.published_prepared_parts({ heading }, options);
		},
		perform: performWith(publish)
	}
};

/** What was published or taken off, as it was before. */
export const undoers: Undoers = {
	[deeds.publish.name]: async (actor, { id: undoes, subjectId, ...change }) => {
		const [before, after] = [change.before as State, change.after as State];
		await actor.installation.db.write(async (tx) => {
			const meeting = await findForChange(tx, actor, deeds.publish, { id: subjectId });
			mustBeUnchanged(stateOf(meeting), { ...after });
			await write(tx, actor, meeting, before, undoes);
		});
	}
};
