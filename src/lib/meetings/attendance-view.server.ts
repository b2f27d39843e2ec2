import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { bodyById, institutionAt, postsOf, type Post, type PostRole } from '#lib/council/council.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import {
	type GuestAttendance,
	quorumSentence,
	type AttendanceView,
	type AttendedBody,
	type OfferedState,
	type SeatAttendance
} from './attendance.ts';
import {
	readItemsAndGuests,
	readSeatRows,
	type ItemRow,
	type SeatRow,
	type SeatRows
} from './attendance-rows.server.ts';
import { dayOf, type FoundMeeting } from './finding.server.ts';
import { isLocked } from './meetings.ts';
import { defaultRules, jointQuorum, quorumOf, type AtItem } from './rules.ts';
import { frozenRules, labelOf, readFrozenRules, type RuledBody } from './rules.server.ts';
import { chairHasVote } from './votes.ts';

/** What attendance is asked of. */
export type AttendedMeeting = Pick<
	FoundMeeting,
	'id' | 'status' | 'date' | 'bodyId' | 'bodies' | 'chairPostId' | 'openedTime' | 'closedTime' | 'rules'
>;

/**
 * Who was at a meeting. Until its minutes are approved: the seats of the council as it stood that day, as it is known now, with
 * what is written of each; afterwards only what was frozen, whatever changed since. Three statements at most.
 */
export async function readAttendance(
	actor: Actor,
	meeting: AttendedMeeting,
	from: Reader | Transaction = actor.installation.db.read,
	known?: Awaited<ReturnType<typeof readItemsAndGuests>>
): Promise<AttendanceView> {
	return (await readAttendanceAndPeople(actor, meeting, from, known)).view;
}

/** The same with whom the council had that day; once it is frozen nobody is asked of. */
export async function readAttendanceAndPeople(
	actor: Actor,
	meeting: AttendedMeeting,
	from: Reader | Transaction = actor.installation.db.read,
	known?: Awaited<ReturnType<typeof readItemsAndGuests>>
): Promise<{ view: AttendanceView; people: People | null }> {
	const [{ items, guests }, { bodies, people }] = await Promise.all([
		known ?? readItemsAndGuests(from, meeting.id),
		meeting.rules !== null ? readFrozen(from, meeting, meeting.rules) : readLive(actor, meeting, from)
	]);
	return { view: viewOf(meeting, bodies, { items, guests, locale: actor.locale }), people };
}

/** A body that meets, with its seats. */
export interface SeatedBody extends RuledBody {
	readonly seats: readonly SeatAttendance[];
}

/** The bodies and the council's people as they stood that day, with what is written of the seats. */
export async function readLive(
	actor: Actor,
	meeting: AttendedMeeting,
	from: Reader | Transaction
): Promise<{ bodies: SeatedBody[]; people: People }> {
	const date = dayOf(meeting, actor);
	const [people, rows] = await Promise.all([
		readPeople(actor.installation, date),
		readSeatRows(from, meeting.id, date)
	]);
	const bodies = meeting.bodies.flatMap(({ bodyId }) => {
		const body = bodyById(people.directory, bodyId);
		if (!body) return [];
		const { slug, kind, number, name } = body;
		const seats = postsOf(people.directory, bodyId, date).map((post) => seatOf(people, rows, post, date));
		const rules = rows.rules.get(bodyId) ?? defaultRules;
		return [{ bodyId, slug, kind, number, name, rules, seats }];
	});
	return { bodies, people };
}

function seatOf({ directory, holders }: People, rows: SeatRows, post: Post, date: string): SeatAttendance {
	const { id: postId, bodyId, role, votingRight } = post;
	const sitting = holders.get(postId) ?? [];
	// Whoever acts for the holder has all the rights of the seat; who only stands in comes for it by name.
	const acting = sitting.find(({ kind }) => kind === 'ACTING');
	const holder = acting ?? sitting.find(({ kind }) => kind === 'HOLDER');
	const names = post.institutionIds.map((id) => institutionAt(directory, id, date).name);
	const row = rows.seats.get(postId);
	return {
		...{ postId, bodyId, role, votingRight },
		label: acting ? m.attendance_acting_label({ label: post.label }, { locale: 'lv' }) : post.label,
		institution: names.length ? names.join(', ') : null,
		...{ personId: holder?.personId ?? null, personName: holder?.name ?? null },
		personTitle: holder ? (rows.titles.get(holder.personId) ?? null) : null,
		...saidOf(row),
		offered: row ? offeredOf(row, votingRight) : null,
		standIns: sitting
			.filter(({ kind }) => kind === 'SUBSTITUTE')
			.map(({ personId, name }) => ({ personId, name }))
	};
}

function saidOf(row: SeatRow | undefined) {
	return {
		state: (row?.state ?? null) as SeatAttendance['state'],
		substituteName: row?.substituteName ?? null,
		substituteTitle: row?.substituteTitle ?? null,
		substituteId: row?.substituteId ?? null,
		isOnline: row?.isOnline ?? false,
		cameItemId: row?.cameItemId ?? null,
		leftItemId: row?.leftItemId ?? null,
		note: row?.note ?? null,
		version: row?.version ?? 0
	};
}

/** What a seat answered to the invitation, as the attendance would say it; nothing of "maybe". */
function offeredOf(row: SeatRow, votingRight: boolean): OfferedState | null {
	const none = { substituteName: null, substituteTitle: null };
	switch (row.answer) {
		case 'COMING':
			return { state: 'PRESENT', ...none };
		case 'ONLINE':
			return { state: 'ONLINE', ...none };
		case 'NOT_COMING':
			return { state: 'ABSENT', ...none };
		case 'SUBSTITUTE':
			return votingRight
				? {
						state: 'SUBSTITUTE',
						substituteName: row.replySubstituteName,
						substituteTitle: row.replySubstituteTitle
					}
				: null;
		default:
			return null;
	}
}

/** As it was frozen: nothing is asked of the council. */
async function readFrozen(
	from: Reader | Transaction,
	meeting: AttendedMeeting,
	rules: string
): Promise<{ bodies: SeatedBody[]; people: null }> {
	const rows = await (from as Transaction).attendance.findMany({
		where: { meetingId: meeting.id },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const byBody = Map.groupBy(rows, ({ bodyId }) => bodyId);
	const bodies = readFrozenRules(rules).map((body) => ({
		...body,
		seats: (byBody.get(body.bodyId) ?? []).map(
			({ meetingId: _meeting, id: _id, position: _position, ...row }) => ({
				...row,
				role: row.role as PostRole,
				state: row.state as SeatAttendance['state'],
				...{ offered: null, standIns: [] }
			})
		)
	}));
	return { bodies, people: null };
}

function viewOf(
	meeting: AttendedMeeting,
	seated: readonly SeatedBody[],
	{ items, guests, locale }: { items: readonly ItemRow[]; guests: readonly GuestAttendance[]; locale: Locale }
): AttendanceView {
	const { chairPostId, openedTime, closedTime } = meeting;
	const bodies = seated.map((body): AttendedBody => {
		const quorum = quorumOf(body.seats, body.rules);
		const label = labelOf(body, locale);
		const sentence = quorumSentence(quorum, body.kind, locale);
		const quorumText =
			seated.length === 1 ? sentence : m.attendance_quorum_of({ body: label, sentence }, { locale });
		const { bodyId, slug, kind, rules, seats } = body;
		return { bodyId, slug, label, kind, rules, seats, quorum, sentence, quorumText };
	});
	const seats = bodies.flatMap((body) => body.seats);
	const rules = bodies[0]?.rules ?? defaultRules;
	const itemIds = items.map(({ id }) => id);
	const quorumAt = (at?: AtItem) =>
		jointQuorum(bodies.map((body) => (at ? quorumOf(body.seats, body.rules, at) : body.quorum)));
	return {
		...{ isFrozen: isLocked(meeting), bodies, guests, rules, chairPostId, openedTime, closedTime },
		items: items.map(({ id }, index) => {
			const at = { itemIds, itemId: id };
			const chairVotes = chairHasVote(chairPostId, seats, rules, at);
			return { id, number: index + 1, quorum: quorumAt(at), chairVotes };
		}),
		quorum: quorumAt(),
		quorumText: bodies.map(({ quorumText }) => quorumText).join('\n'),
		chairVotes: chairHasVote(chairPostId, seats, rules)
	};
}

/**
 * Freezes who was there, in the transaction that approves the minutes or ends a decision in writing: a row for every seat with all that it was called that day
 * and who held it, and how the bodies decide (`Meeting.rules`). From then on only these are read.
 */
export async function freezeAttendance(
	tx: Transaction,
	actor: Actor,
	meeting: AttendedMeeting
): Promise<void> {
	// Of a decision in writing it was done when that ended.
	if (meeting.rules !== null) return;
	const { bodies } = await readLive(actor, meeting, tx);
	const rows = bodies
		.flatMap(({ seats }) => seats)
		.map(({ offered: _offered, standIns: _standIns, version: _version, ...facts }, position) => ({
			...{ id: newId(), meetingId: meeting.id, ...facts, position }
		}));
	// Seats that somebody found out not to have been there that day go with it.
	await tx.attendance.deleteMany({ where: { meetingId: meeting.id } });
	await tx.attendance.createMany({ data: rows });
	await tx.meeting.update({ where: { id: meeting.id }, data: { rules: frozenRules(bodies) } });
}
