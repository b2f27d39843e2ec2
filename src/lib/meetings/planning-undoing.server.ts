import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { undoAgenda } from './agenda-undoing.server.ts';
import { keepingCitations } from './citations.server.ts';
import { capacityFor, findForChange, type FoundMeeting } from './finding.server.ts';
import { dateKeyOf, deeds } from './meetings.ts';
import { searchTextOf } from './planned-state.server.ts';
import { toldFields } from './planning.server.ts';

/** What was planned, edited, called off or changed on an agenda, taken back as long as nobody was told of it. */
export const undoers: Undoers = {
	[deeds.plan.name]: (actor, change) => takeBack(actor, change, deeds.plan, undoPlan),
	[deeds.edit.name]: (actor, change) => takeBack(actor, change, deeds.edit, undoEdit),
	[deeds.cancel.name]: (actor, change) => takeBack(actor, change, deeds.prepareCancel, undoCancel),
	[deeds.changeAgenda.name]: undoAgenda
};

type Undo = (tx: Transaction, meeting: FoundMeeting, change: States, actor: Actor) => Promise<void>;

interface States {
	readonly before: Readonly<Record<string, unknown>> | null;
	readonly after: Readonly<Record<string, unknown>>;
}

async function takeBack(
	actor: Actor,
	change: RecordedChange,
	deed: (typeof deeds)[keyof typeof deeds],
	undo: Undo
): Promise<void> {
	const states = change as unknown as States;
	await actor.installation.db.write(async (tx) => {
		const meeting = await findForChange(tx, actor, deed, { id: change.subjectId });
		await undo(tx, meeting, states, actor);
		await record(tx, actor, {
			...{ deed: change.deed, capacity: capacityFor(actor, deed, meeting), undoes: change.id },
			...{ subjectType: 'Meeting', subjectId: meeting.id },
			...{ before: states.after, after: states.before }
		});
	});
}

/** Only a meeting that nothing hangs on yet can be unmade. */
const undoPlan: Undo = async (tx, meeting, { after }) => {
	const { id: meetingId } = meeting;
	const { bodyIds: _bodies, ...said } = after;
	mustBeUnchanged(meeting, said);
	const where = { meetingId };
	const counts = [
		await tx.agendaItem.count({ where }),
		await tx.meetingDocument.count({ where }),
		await tx.meetingDate.count({ where }),
		await tx.meetingReply.count({ where }),
		await tx.attendance.count({ where }),
		await tx.meetingGuest.count({ where }),
		await tx.minutesPart.count({ where })
	];
	if (meeting.invitedAt !== null || counts.some((count) => count > 0)) throw new Refusal('NOT_NOW');
	await tx.meetingBody.deleteMany({ where });
	await tx.meeting.delete({ where: { id: meetingId } });
};

/** What an edit may have changed: never whose meeting it is. */
type Edited = Partial<Omit<FoundMeeting, 'id' | 'bodyId' | 'bodies'>> & { readonly bodyIds?: string[] };

const undoEdit: Undo = async (tx, meeting, { before, after }, actor) => {
	const { id, invitedAt } = meeting;
	if (invitedAt !== null && toldFields.some((field) => field in after)) throw new Refusal('NOT_NOW');
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	mustBeUnchanged({ ...meeting, bodyIds }, after);
	const { bodyIds: formerIds, ...fields } = before as Edited;
	const { date, title, place, number } = { ...meeting, ...fields };
	const year = number === null || date === null ? null : Number(date.slice(0, 4));
	if (year !== null) {
		const { bodyId, kind } = meeting;
		const other = await tx.meeting.count({ where: { bodyId, kind, year, number, id: { not: id } } });
		if (other > 0) throw new Refusal('CONFLICT');
	}
	const data = {
		...{ ...fields, year, dateKey: dateKeyOf(date) },
		...{ searchText: searchTextOf({ title, place, date }), version: { increment: 1 } }
	};
	await keepingCitations(tx, actor, { meeting, deed: deeds.edit }, () =>
		tx.meeting.update({ where: { id }, data })
	);
	if (!formerIds) return;
	await tx.meetingBody.deleteMany({ where: { meetingId: id } });
	await tx.meetingBody.createMany({
		data: formerIds.map((bodyId, position) => ({ meetingId: id, bodyId, position }))
	});
};

/** It is as it was: nobody was invited, so nobody was told that it is off. */
const undoCancel: Undo = async (tx, meeting, { before }) => {
	if (meeting.status !== 'CANCELLED') throw new Refusal('CONFLICT');
	if (meeting.invitedAt !== null) throw new Refusal('NOT_NOW');
	await tx.meeting.update({
		where: { id: meeting.id },
		data: {
			...{ status: String(before!.status), cancelledAt: null, cancelReason: null },
			...{ sequence: { increment: 1 }, version: { increment: 1 } }
		}
	});
};
