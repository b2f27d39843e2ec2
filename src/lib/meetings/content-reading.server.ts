import { systemActor } from '#lib/accounts/actor.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { AttendanceView, SeatAttendance } from './attendance.ts';
import type { FoundMeeting } from './finding.server.ts';
import type { DecisionView, DissentView, MinutesItem } from './minutes.ts';
import { readMinutesOf } from './minutes-view.server.ts';
import type {
	ContentAttendance,
	ContentDecision,
	ContentDissent,
	ContentItem,
	ContentMeeting,
	MinutesContent
} from './minutes-content.ts';

/**
 * All that the minutes say at this moment, in the transaction that keeps it: whole, whoever keeps it. What is restricted in it is
 * left out where it is read (`withoutRestricted`); of tasks it has the numbers only, because what they say changes.
 */
export async function readContentOf(
	from: Reader | Transaction,
	{ installation }: Actor,
	meeting: FoundMeeting,
	known?: Directory
): Promise<MinutesContent> {
	const all = systemActor(installation);
	const directory = known ?? (await directoryOf(installation));
	const view = await readMinutesOf(from, all, { meeting, directory });
	return {
		form: 1,
		meeting: meetingOf(meeting, directory),
		attendance: attendanceOf(view.attendance),
		opening: view.opening.text,
		items: view.items.map(itemOf),
		closing: view.closing.text
	};
}

function meetingOf(meeting: FoundMeeting, directory: Directory): ContentMeeting {
	const { kind, isExtraordinary, title, number, date, openedTime, closedTime, place } = meeting;
	const bodies = meeting.bodies.flatMap(({ bodyId }) => bodyById(directory, bodyId) ?? []);
	return {
		...{ kind, isExtraordinary, title, number, date, openedTime, closedTime, place },
		...{ chair: meeting.chairName, writer: meeting.writerName },
		bodyKind: bodies[0]?.kind ?? 'SUBGROUP',
		bodies: bodies.map((body) => bodyLabel(body, 'lv'))
	};
}

function attendanceOf({ bodies, guests, items }: AttendanceView): ContentAttendance {
	const numbers = new Map(items.map(({ id, number }) => [id, number]));
	const heard = ({ cameItemId, leftItemId }: Pick<SeatAttendance, 'cameItemId' | 'leftItemId'>) => ({
		came: numbers.get(cameItemId ?? '') ?? null,
		left: numbers.get(leftItemId ?? '') ?? null
	});
	return {
		seats: bodies.flatMap(({ seats }) =>
			seats.map((seat) => {
				const { postId, label, institution, role, votingRight, personName, personTitle, state } = seat;
				const { substituteName, substituteTitle, isOnline } = seat;
				return {
					...{ postId, label, institution, role, votingRight, personName, personTitle, state },
					...{ substituteName, substituteTitle, isOnline, ...heard(seat) }
				};
			})
		),
		guests: guests.map(({ name, title, institution, isOnline, ...guest }) => {
			return { name, title, institution, isOnline, ...heard(guest) };
		}),
		quorums: bodies.map(({ label, kind, quorum }) => ({ body: label, bodyKind: kind, ...quorum }))
	};
}

function itemOf(item: MinutesItem): ContentItem {
	const { id, number, title, presenter, isPublic, restriction, outcome } = item;
	return {
		...{ id, number, title, presenter, isPublic, outcome },
		...{ restrictedBasis: restriction?.basis ?? null, restrictedUntil: restriction?.until ?? null },
		...{ heard: item.heard.text, said: item.said.text, decisions: item.decisions.map(decisionOf) },
		...(item.written ? { written: item.written } : {})
	};
}

function decisionOf({ id, number, text, isPublic, votes, isCast, ...more }: DecisionView): ContentDecision {
	return {
		...{ id, number, text, isPublic, votes: votes && { ...votes, isCast } },
		dissents: more.dissents.map(contentDissent),
		tasks: more.tasks.map((task) => task.number)
	};
}

/** A dissent as the minutes have it. */
export function contentDissent({ id, authorName, capacity, text, attachment }: DissentView): ContentDissent {
	return { id, author: authorName, capacity, text, file: attachment?.name ?? null };
}
