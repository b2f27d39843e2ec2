import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { findForChange, mustBeAsSeen, recordFor, type FoundMeeting } from './finding.server.ts';
import { dateKeyOf, deeds } from './meetings.ts';
import { searchTextOf } from './planned-state.server.ts';
import { mustBeWritten } from './written-finding.server.ts';
import { readWrittenRows } from './written-rows.server.ts';
import { turnWrittenSchema } from './written-schema.ts';
import { tellEnded } from './written-telling.server.ts';
import { isObjected } from './written.ts';

/**
 * Takes the questions to a meeting because somebody objected: one that is planned and has no day yet, with the same questions and
 * papers. The decision in writing is called off, and everybody who was asked is told. Refuses NOT_FOUND whoever may not, NOT_NOW where
 * nobody objects. Sent twice with one `id` it acts once. Answers the id of the meeting.
 */
export async function turnIntoMeeting(actor: Actor, input: unknown): Promise<string> {
	const { id, meetingId, version: seen } = parseInput(turnWrittenSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.turn, { id: meetingId });
		mustBeWritten(meeting);
		const { version, status } = meeting;
		if (meeting.turnedIntoId !== null) return meeting.turnedIntoId;
		if (status !== 'INVITED') throw notNow('written_problem_not_asked');
		if (await tx.meeting.count({ where: { id } })) throw new Refusal('NOT_FOUND');
		await mustBeAsSeen(tx, { id: meetingId, version }, { seen, values: {} });
		const { questions, answers } = await readWrittenRows(tx, actor.installation.db, meetingId);
		if (!isObjected(questions, answers)) throw notNow('written_problem_no_objection');
		await planSame(tx, actor, meeting, id);
		const cancelReason = m.written_turned_reason({}, { locale: 'lv' });
		const after = { status: 'CANCELLED', cancelReason, turnedIntoId: id };
		await tx.meeting.update({
			where: { id: meetingId, version },
			data: { ...after, cancelledAt: actor.installation.clock.now(), version: { increment: 1 } }
		});
		await recordFor(tx, actor, deeds.turn, meeting, { before: { status }, after });
		await tellEnded(tx, actor, meeting, id);
		return id;
	});
}

async function planSame(tx: Transaction, actor: Actor, meeting: FoundMeeting, id: string): Promise<void> {
	const { bodyId, title, place, invitationText, isExtraordinary } = meeting;
	const { chairPostId, chairPersonId, chairName, writerPersonId, writerUserId, writerName } = meeting;
	const same = {
		...{ kind: 'SITTING', isExtraordinary, title, place, invitationText, chairPostId, chairPersonId },
		...{ chairName, writerPersonId, writerUserId, writerName, date: null }
	};
	const bodyIds = meeting.bodies.map((one) => one.bodyId);
	await tx.meeting.create({
		data: {
			...{ ...same, id, status: 'PLANNED', bodyId, dateKey: dateKeyOf(null) },
			...{ searchText: searchTextOf({ title, place, date: null }) },
			createdAt: actor.installation.clock.now(),
			bodies: { create: bodyIds.map((one, position) => ({ bodyId: one, position })) }
		}
	});
	const itemIds = await copyItems(tx, meeting.id, id);
	await copyPapers(tx, meeting.id, id, itemIds);
	await recordFor(tx, actor, deeds.plan, { ...meeting, id }, { after: { id, bodyId, bodyIds, ...same } });
}

/** The same questions: each knows from where it comes back. By the old ids, the new. */
async function copyItems(tx: Transaction, from: string, meetingId: string): Promise<Map<string, string>> {
	const rows = await tx.agendaItem.findMany({
		where: { meetingId: from },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const ids = new Map(rows.map(({ id }) => [id, newId()]));
	const data = rows.map(({ version: _version, outcome: _outcome, id, ...row }, index) => ({
		...{ ...row, id: ids.get(id)!, meetingId, position: index + 1 },
		...{ origin: 'POSTPONED', fromItemId: id }
	}));
	await tx.agendaItem.createMany({ data });
	return ids;
}

/** The papers as they stand: the newest version of each, and none that was withdrawn. */
async function copyPapers(
	tx: Transaction,
	from: string,
	meetingId: string,
	itemIds: ReadonlyMap<string, string>
): Promise<void> {
	const rows = await tx.meetingDocument.findMany({
		where: { meetingId: from, withdrawnAt: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const replaced = new Set(rows.map(({ replacesId }) => replacesId));
	const data = rows
		.filter(({ id }) => !replaced.has(id))
		.map(({ version: _version, replacesId: _replaced, itemId, ...row }) => ({
			...{ ...row, id: newId(), meetingId, itemId: itemId && (itemIds.get(itemId) ?? null) }
		}));
	await tx.meetingDocument.createMany({ data });
}
