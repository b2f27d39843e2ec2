import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { wallInstant } from '#lib/calendar/riga-time.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { readAttendance } from './attendance-view.server.ts';
import { decisionColumns, itemColumns } from './decisions-finding.server.ts';
import { dissentersAt, isInTime, isUnanimous, type Dissenter } from './dissents.ts';
import { dissentSchema, registerDissentSchema, withdrawDissentSchema } from './dissents-schema.ts';
import { findMeeting, mayDo, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { mustSeeMinutes, seesItem } from './minutes-sight.server.ts';

/** What was done: at which decision, and the recorded change (null where it was done before). */
export interface DissentDone {
	readonly meetingId: string;
	readonly decisionId: string;
	readonly id: string;
	readonly eventId: string | null;
}

/**
 * Hands in one's own dissent. Refuses NOT_FOUND whoever could not vote when the item was heard, INVALID a wrong field, NOT_NOW where
 * everybody voted for it, where one stands there already, and when it is over. Sent twice with one id it acts once.
 */
export async function dissent(actor: Actor, input: unknown): Promise<DissentDone> {
	const typed = parseInput(dissentSchema, input);
	return handIn(actor, typed, {
		deed: deeds.dissent,
		on: todayOf(actor),
		find: (all) => all.find(({ personId }) => personId !== null && personId === actor.personId)
	});
}

/**
 * Registers what somebody handed in by letter, as of the day on which it came. Refuses as `dissent`, and INVALID a seat without a
 * vote or a day that is not between the meeting's and today.
 */
export async function registerDissent(actor: Actor, input: unknown): Promise<DissentDone> {
	const { postId, on, ...typed } = parseInput(registerDissentSchema, input);
	return handIn(actor, typed, {
		deed: deeds.registerDissent,
		on,
		find: (all) => all.find((one) => one.postId === postId) ?? refuseField('postId', 'dissents_problem_seat')
	});
}

interface Way {
	readonly deed: typeof deeds.dissent | typeof deeds.registerDissent;
	readonly on: PlainDate;
	readonly find: (all: readonly Dissenter[]) => Dissenter | undefined;
}

interface Typed {
	readonly id: string;
	readonly decisionId: string;
	readonly text: string;
	readonly files: readonly File[];
}

async function handIn(actor: Actor, typed: Typed, way: Way): Promise<DissentDone> {
	const { db } = actor.installation;
	// A file is not read for whoever may hand in nothing.
	await findDissenter(db.read, actor, typed.decisionId, way);
	if (typed.files.length > 1) refuseField('files', 'files_problem_one');
	const [upload = null] = typed.files.length ? await checkUploads(typed.files) : [];
	return writeOnce(db, (tx) => write(tx, actor, { ...typed, upload }, way));
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ id, decisionId, text, upload }: Omit<Typed, 'files'> & { readonly upload: Upload | null },
	way: Way
): Promise<DissentDone> {
	const { meeting, decision, attendance, dissenter } = await findDissenter(tx, actor, decisionId, way);
	const done = { meetingId: meeting.id, decisionId, id };
	const known = await tx.dissent.findUnique({ where: { id }, select: { decisionId: true, postId: true } });
	if (known && (known.decisionId !== decisionId || known.postId !== dissenter.postId))
		throw new Refusal('NOT_FOUND');
	if (known) return { ...done, eventId: null };
	const { on } = way;
	const today = todayOf(actor);
	if (on > today || (meeting.date !== null && on < meeting.date)) {
		if (way.deed === deeds.registerDissent) refuseField('on', 'dissents_problem_on');
		throw notNow('dissents_problem_ahead');
	}
	if (!isInTime(meeting, dissenter.rules, on)) throw notNow('dissents_problem_late');
	if (isUnanimous(attendance, decision)) throw notNow('dissents_problem_unanimous');
	const { postId, personId, name: authorName, capacity } = dissenter;
	const same = personId === null ? { postId } : { personId };
	if (await tx.dissent.count({ where: { decisionId, withdrawnAt: null, ...same } }))
		throw notNow('dissents_problem_already');
	const now = actor.installation.clock.now();
	const attachmentId = upload && (await addAttachment(tx, { ...upload, clockNow: now }));
	const said = { id, decisionId, postId, personId, authorName, capacity, text, attachmentId };
	const recordedBy = way.deed === deeds.registerDissent ? actor.name : null;
	const at = on === today ? now : wallInstant(on, '12:00');
	await tx.dissent.create({ data: { ...said, at, recordedBy } });
	const after = { dissent: said };
	return { ...done, eventId: await recordFor(tx, actor, way.deed, meeting, { after }) };
}

/** Who would hand it in, and of what. Refuses NOT_FOUND whoever may not, or may not know of the decision. */
async function findDissenter(
	from: Transaction | Reader,
	actor: Actor,
	decisionId: string,
	{ deed, find }: Way
) {
	const found = await findDecision(from, actor, decisionId);
	if (deed === deeds.registerDissent && !mayDo(actor, deed, found.meeting)) throw new Refusal('NOT_FOUND');
	const attendance = await readAttendance(actor, found.meeting, from);
	const dissenter = find(dissentersAt(attendance, found.decision.itemId));
	if (!dissenter) throw new Refusal('NOT_FOUND');
	return { ...found, attendance, dissenter };
}

/** A decision of a sitting, for whoever reads its minutes. */
async function findDecision(from: Transaction | Reader, actor: Actor, id: string) {
	const reader = from as Transaction;
	const decision = await reader.decision.findUnique({ where: { id }, select: decisionColumns });
	const item =
		decision && (await reader.agendaItem.findUnique({ where: { id: decision.itemId }, select: itemColumns }));
	if (!decision || !item) throw new Refusal('NOT_FOUND');
	const meeting = await findMeeting(reader, actor, item.meetingId);
	mustSeeMinutes(actor, meeting);
	const isThere = meeting.kind === 'SITTING' && meeting.status !== 'CANCELLED';
	if (!isThere || !seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
	return { decision, meeting };
}

/**
 * Takes one's own dissent back, or what was registered by mistake. Refuses NOT_FOUND whoever may not, NOT_NOW where it stands in
 * minutes that are approved. Done twice it is once.
 */
export async function withdrawDissent(actor: Actor, input: unknown): Promise<DissentDone> {
	const { id, version: seen } = parseInput(withdrawDissentSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { row, meeting } = await findDissent(tx, actor, id);
		const done = { meetingId: meeting.id, decisionId: row.decisionId, id };
		if (row.withdrawnAt !== null) return { ...done, eventId: null };
		const { version } = row;
		await mustBeAsSeen(tx, { id: meeting.id, version }, { seen, values: {} });
		return { ...done, eventId: await markDissent(tx, actor, { row, meeting }, { isWithdrawn: true }) };
	});
}

/** A dissent, for whoever handed it in or may register it. Refuses NOT_FOUND, and NOT_NOW where the minutes were approved with it. */
export async function findDissent(tx: Transaction, actor: Actor, id: string) {
	const row = await tx.dissent.findUnique({ where: { id } });
	if (!row) throw new Refusal('NOT_FOUND');
	const { meeting } = await findDecision(tx, actor, row.decisionId);
	if (!mayWithdraw(actor, meeting, row)) throw new Refusal('NOT_FOUND');
	const meetingId = meeting.id;
	const approved = { meetingId, kind: 'APPROVED', content: { contains: id } };
	if (isLocked(meeting) && (await tx.minutesVersion.count({ where: approved })))
		throw notNow('meetings_problem_locked');
	return { row, meeting };
}

export type FoundDissent = Awaited<ReturnType<typeof findDissent>>;

/** One's own is one's own; what came by letter, whoever registers letters may have mistaken. */
export function mayWithdraw(
	actor: Actor,
	meeting: FoundMeeting,
	{ personId, recordedBy }: { readonly personId: string | null; readonly recordedBy: string | null }
): boolean {
	if (personId !== null && personId === actor.personId) return true;
	return recordedBy !== null && mayDo(actor, deeds.registerDissent, meeting);
}

/** Withdraws one, or lets it hold again. Answers the recorded change's id. */
export async function markDissent(
	tx: Transaction,
	actor: Actor,
	{ row, meeting }: FoundDissent,
	{ isWithdrawn, undoes }: { readonly isWithdrawn: boolean; readonly undoes?: string }
): Promise<string> {
	const { id, decisionId, version, recordedBy } = row;
	await tx.dissent.update({
		where: { id, version },
		data: {
			withdrawnAt: isWithdrawn ? actor.installation.clock.now() : null,
			version: { increment: 1 }
		}
	});
	const deed = recordedBy === null ? deeds.dissent : deeds.registerDissent;
	const state = (is: boolean) => ({ dissent: { id, decisionId, isWithdrawn: is } });
	return recordFor(tx, actor, deed, meeting, {
		undoes,
		before: state(!isWithdrawn),
		after: state(isWithdrawn)
	});
}
