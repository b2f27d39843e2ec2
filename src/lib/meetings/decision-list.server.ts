import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, bodyTree } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { stemOf, wordsOfText } from '#lib/tasks/search-words.ts';
import type { FoundMeeting } from './finding.server.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { seesItem, seesMinutes } from './minutes-sight.server.ts';
import { citationOf } from './minutes.ts';

/** Which decisions are looked for, as an address says it. */
export interface DecisionFilter {
	readonly q: string;
	/** A body's slug. */
	readonly body: string;
	readonly year: string;
	/** Of which no task has followed, and nobody said that none does. */
	readonly isWithoutTask: boolean;
	readonly page: number;
}

export interface ListedDecision {
	readonly id: string;
	readonly meetingId: string;
	readonly citation: string;
	readonly body: string;
	readonly on: string | null;
	readonly text: string;
	readonly tasks: number;
	readonly asksNothing: boolean;
}

export interface DecisionList {
	readonly filter: DecisionFilter;
	readonly decisions: readonly ListedDecision[];
	readonly total: number;
	readonly pages: number;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	readonly years: readonly string[];
}

const pageSize = 50;

/** What an address asks for; what it says wrong is not asked. */
export function readDecisionFilter(search: URLSearchParams): DecisionFilter {
	const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 200);
	const year = text('year');
	const page = /^[1-9]\d{0,4}$/.test(text('page')) ? Number(text('page')) : 1;
	return {
		...{ q: text('q'), body: text('body'), year: /^\d{4}$/.test(year) ? year : '', page },
		isWithoutTask: search.has('open')
	};
}

interface Row {
	readonly id: string;
	readonly meetingId: string;
	readonly text: string;
	readonly asksNothing: boolean | number;
	readonly restrictedUntil: string | null;
	readonly item: number | bigint;
	readonly place: number | bigint;
	readonly tasks: number | bigint;
}

/**
 * All decisions that a reader may know of, the newest first. A council takes some hundreds a year: they are read in two statements
 * and looked through here, where letters can be folded as neither database folds them.
 */
export async function readDecisions(actor: Actor, search: URLSearchParams): Promise<DecisionList> {
	mustBeAble(actor, deeds.read);
	const asked = readDecisionFilter(search);
	const directory = await directoryOf(actor.installation);
	const seen = await readSeen(actor);
	const years = [...new Set(seen.flatMap(({ meeting }) => meeting.date?.slice(0, 4) ?? []))];
	const bodyId = directory.bodies.find(({ slug }) => slug === asked.body)?.id;
	const stems = wordsOfText(asked.q).map(stemOf);
	const wanted = seen.filter(
		({ row, meeting }) =>
			(asked.body === '' || meeting.bodies.some((one) => one.bodyId === bodyId)) &&
			(asked.year === '' || meeting.date?.startsWith(asked.year)) &&
			(!asked.isWithoutTask || (Number(row.tasks) === 0 && !row.asksNothing)) &&
			hasAll(row.text, stems)
	);
	const pages = Math.max(Math.ceil(wanted.length / pageSize), 1);
	const filter = { ...asked, page: Math.min(asked.page, pages) };
	const shown = wanted.slice((filter.page - 1) * pageSize, filter.page * pageSize);
	return {
		...{ filter, pages, total: wanted.length, years: years.sort().reverse() },
		bodies: bodyTree(directory, todayOf(actor)).map(({ body, depth }) => ({
			...{ value: body.slug, label: `${'\u2003'.repeat(depth)}${bodyLabel(body, actor.locale)}` }
		})),
		decisions: shown.map(({ row, meeting }) => {
			const body = bodyById(directory, meeting.bodyId);
			return {
				...{ id: row.id, meetingId: row.meetingId, tasks: Number(row.tasks) },
				...{ citation: citationOf(meeting, Number(row.item), Number(row.place)) },
				...{ asksNothing: Boolean(row.asksNothing), body: body ? bodyLabel(body, actor.locale) : '' },
				...{ text: plainText(row.text, 400), on: meeting.date && shortDate(meeting.date, actor.locale) }
			};
		})
	};
}

function hasAll(text: string, stems: readonly string[]): boolean {
	if (stems.length === 0) return true;
	const words = wordsOfText(text);
	return stems.every((stem) => words.some((word) => word.startsWith(stem)));
}

/** Each decision with its meeting, as far as this reader sees them. */
async function readSeen(actor: Actor) {
	const { read } = actor.installation.db;
	const [rows, pairs] = await Promise.all([
		read.$queryRaw<(Row & Omit<FoundMeeting, 'id' | 'bodies' | 'place'>)[]>`
			SELECT d."id", d."meetingId", d."text", d."asksNothing", i."restrictedUntil",
				m."status", m."number", m."date", m."bodyId", m."chairPersonId", m."writerPersonId", m."writerUserId",
				(SELECT COUNT(*) FROM "AgendaItem" o WHERE o."meetingId" = m."id" AND o."position" <= i."position") AS "item",
				(SELECT COUNT(*) FROM "Decision" o WHERE o."itemId" = i."id" AND o."position" <= d."position") AS "place",
				(SELECT COUNT(*) FROM "DecisionTask" o WHERE o."decisionId" = d."id") AS "tasks"
			FROM "Decision" d
			JOIN "AgendaItem" i ON i."id" = d."itemId"
			JOIN "Meeting" m ON m."id" = d."meetingId"
			ORDER BY m."dateKey" DESC, m."id", i."position", d."position"`,
		read.meetingBody.findMany({ select: { meetingId: true, bodyId: true } })
	]);
	const bodies = Map.groupBy(pairs, ({ meetingId }) => meetingId);
	return rows.flatMap((row) => {
		const number = row.number === null ? null : Number(row.number);
		const facts = { ...row, id: row.meetingId, number, bodies: bodies.get(row.meetingId) ?? [] };
		const meeting = facts as unknown as FoundMeeting;
		return seesMinutes(actor, meeting) && seesItem(actor, meeting, row) ? [{ row, meeting }] : [];
	});
}
