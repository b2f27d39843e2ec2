import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readContentOf } from './content-reading.server.ts';
import { readCorrections } from './corrections.server.ts';
import { dayOf, seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { dissentsBeside, readLateDissents } from './late-dissents.server.ts';
import { isLocked } from './meetings.ts';
import { decisionNumber } from './minutes.ts';
import { seesItem } from './minutes-sight.server.ts';
import type { Papers } from './paper-rows.server.ts';
import { isClosed, readContent, withoutRestricted, type MinutesContent } from './minutes-content.ts';
import type { AgendaContent } from './paper-agenda.ts';
import type { Beside } from './paper-minutes.ts';

/* What the documents of a meeting are made of, as far as their reader may see it. */

/** Something that a document says, and what of it its reader may not see. */
export interface Readable<T> {
	readonly content: T;
	/** The numbers of the items that are left out. */
	readonly leftOut: readonly number[];
	/** The grounds of what is restricted in it, with their last day. */
	readonly restrictions: readonly { readonly basis: string | null; readonly until: string }[];
}

/** The name of the council, above its groups. */
export function councilOf(directory: Directory): string {
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	return council?.name ?? m.portal_brand({}, { locale: 'lv' });
}

/** The agenda as its document says it: what this reader may not see keeps its number. One statement. */
export async function readAgendaContent(
	actor: Actor,
	{ meeting, directory, documents }: { meeting: FoundMeeting; directory: Directory; documents: Papers }
): Promise<Readable<AgendaContent>> {
	const rows = await actor.installation.db.read.agendaItem.findMany({
		where: { meetingId: meeting.id },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const today = todayOf(actor);
	const sees = seesRestrictedOf(actor, meeting);
	const closed = rows.map((row) => isRestricted(row, today));
	const items = rows.map((row, at) => {
		const { id, kind, presenterText, presenterInstitutionId: of } = row;
		const presents =
			of && directory.institutionIndex.has(of) ? institutionAt(directory, of, dayOf(meeting, actor)) : null;
		const said = { number: at + 1, kind };
		if (closed[at] && !sees) return { ...said, title: '', presenter: null, minutes: null, documents: [] };
		return {
			...{ ...said, title: row.title, minutes: row.minutesPlanned },
			presenter: presenterText ?? presents?.name ?? null,
			documents: titlesOf(documents, (itemId) => itemId === id)
		};
	});
	return {
		content: { meeting: agendaMeeting(meeting, directory), items },
		leftOut: sees ? [] : numbersWhere(closed),
		restrictions: rows.flatMap(({ restrictedBasis: basis, restrictedUntil: until }, at) =>
			sees && closed[at] && until !== null ? [{ basis, until }] : []
		)
	};
}

function numbersWhere(closed: readonly boolean[]): number[] {
	return closed.flatMap((is, at) => (is ? [at + 1] : []));
}

function titlesOf(papers: Papers, isOf: (itemId: string | null) => boolean): string[] {
	return papers.filter(({ itemId }) => isOf(itemId)).map(({ title }) => title);
}

/** What an agenda says of its meeting. */
export function agendaMeeting(meeting: FoundMeeting, directory: Directory): AgendaContent['meeting'] {
	const { kind, isExtraordinary, title, date, startTime, endTime, place, link } = meeting;
	const bodies = meeting.bodies.flatMap(({ bodyId }) => bodyById(directory, bodyId) ?? []);
	return {
		...{ kind, isExtraordinary, title, date, startTime, endTime, place, link },
		...{ chair: meeting.chairName, writer: meeting.writerName },
		...{ text: meeting.invitationText, answerBy: meeting.answerBy },
		bodyKind: bodies[0]?.kind ?? 'SUBGROUP',
		bodies: bodies.map((body) => bodyLabel(body, 'lv'))
	};
}

/** What the minutes say: as they were approved, before that as they stand. Three statements at most. */
export async function readMinutesContent(
	actor: Actor,
	meeting: FoundMeeting,
	directory: Directory
): Promise<Readable<MinutesContent>> {
	const whole =
		(await readApproved(actor, meeting)) ??
		(await readContentOf(actor.installation.db.read, actor, meeting, directory));
	const today = todayOf(actor);
	const closed = whole.items.filter((item) => isClosed(item, today));
	const sees = seesRestrictedOf(actor, meeting);
	return {
		content: sees ? whole : withoutRestricted(whole, today),
		leftOut: sees ? [] : closed.map(({ number }) => number),
		restrictions: sees
			? closed.map(({ restrictedBasis: basis, restrictedUntil }) => ({ basis, until: restrictedUntil! }))
			: []
	};
}

async function readApproved(actor: Actor, meeting: FoundMeeting): Promise<MinutesContent | null> {
	if (!isLocked(meeting)) return null;
	const version = await actor.installation.db.read.minutesVersion.findFirst({
		where: { meetingId: meeting.id, kind: 'APPROVED' },
		orderBy: { number: 'desc' },
		select: { content: true }
	});
	return version && readContent(version.content);
}

/** What stands beside the minutes: the papers that were heard, what was mended, what was handed in late. Two statements. */
export async function readBeside(
	actor: Actor,
	{ meeting, documents }: { meeting: FoundMeeting; documents: Papers },
	{ content, leftOut }: Readable<MinutesContent>
): Promise<Beside> {
	const { read } = actor.installation.db;
	const [corrections, late] = await Promise.all([
		isLocked(meeting) ? readCorrections(read, meeting.id) : [],
		readLateDissents(read, meeting, content)
	]);
	const hidden = new Set(leftOut.map((number) => content.items[number - 1]?.id));
	const isSeen = (itemId: string | null) => itemId === null || !hidden.has(itemId);
	return {
		annexes: titlesOf(documents, isSeen),
		corrections: corrections.filter(({ itemId }) => isSeen(itemId)),
		dissents: dissentsBeside(content, late)
	};
}

/** What was decided, for whoever reads the minutes: of each decision its number and its item. One statement. */
export async function readDecided(actor: Actor, meeting: FoundMeeting) {
	const rows = await actor.installation.db.read.$queryRaw<
		{ itemId: string; title: string; restrictedUntil: string | null; decisionId: string | null }[]
	>`
		SELECT i."id" AS "itemId", i."title", i."restrictedUntil", d."id" AS "decisionId"
		FROM "AgendaItem" i
		LEFT JOIN "Decision" d ON d."itemId" = i."id"
		WHERE i."meetingId" = ${meeting.id}
		ORDER BY i."position", i."id", d."position", d."id"`;
	return [...Map.groupBy(rows, ({ itemId }) => itemId).values()].flatMap((decided, at) =>
		decided.flatMap(({ decisionId: id, ...item }, place) =>
			id !== null && seesItem(actor, meeting, item)
				? [{ id, number: decisionNumber(at + 1, place + 1), item: item.title }]
				: []
		)
	);
}
