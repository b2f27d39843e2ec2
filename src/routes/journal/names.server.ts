import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, institutionAt } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { RecordedEvent } from '#lib/audit/journal.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isRestricted, seesInternal, seesRestricted } from '#lib/tasks/visibility.ts';
import { m } from '#i18n/generated/messages.js';
import { plainText } from '#lib/documents/markdown.ts';

/** What an id means to a reader, and where its page is. */
export interface Named {
	readonly label: string;
	readonly href: string | null;
}

export interface Names {
	/** By id. */
	readonly named: ReadonlyMap<string, Named>;
	/** Ids of tasks, entries and documents whose content this reader may not see. */
	readonly hidden: ReadonlySet<string>;
}

const anId = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/**
 * What the ids in some events mean: bodies, institutions and seats from the directory in memory; people, accounts, tasks, entries,
 * documents and files in one statement, however many events there are.
 */
export function namesFor(
	actor: Actor,
	events: readonly RecordedEvent[],
	others: readonly string[] = []
): Promise<Names> {
	return namesOf(actor, new Set([...idsOf(events), ...others]));
}

/** What ids mean, whatever they are of. */
export async function namesOf(actor: Actor, ids: ReadonlySet<string>): Promise<Names> {
	const { installation, locale } = actor;
	const directory = await directoryOf(installation);
	const today = rigaDate(installation.clock.now());
	const named = new Map<string, Named>();
	const unknown = new Set<string>();
	for (const id of ids) {
		const body = bodyById(directory, id);
		const post = directory.postIndex.get(id);
		if (body) named.set(id, { label: bodyLabel(body, locale), href: `/bodies/${body.slug}` });
		else if (directory.institutionIndex.has(id))
			named.set(id, { label: institutionAt(directory, id, today).label, href: `/institutions/${id}` });
		else if (post) {
			const ofPost = bodyById(directory, post.bodyId);
			const seat = ofPost ? `${post.label}, ${ofPost.shortName}` : post.label;
			named.set(id, { label: seat, href: ofPost ? `/bodies/${ofPost.slug}` : null });
		} else unknown.add(id);
	}
	const hidden = await nameRecords(actor, [...unknown], today, named);
	return { named, hidden };
}

function idsOf(events: readonly RecordedEvent[]): Set<string> {
	const found = new Set<string>();
	for (const { subjectId, before, after } of events)
		for (const text of [subjectId, before ?? '', after ?? ''])
			for (const [id] of text.matchAll(anId)) found.add(id);
	return found;
}

interface Row {
	readonly kind:
		| 'Person'
		| 'User'
		| 'Task'
		| 'ProgressEntry'
		| 'TaskDocument'
		| 'Attachment'
		| 'Meeting'
		| 'AgendaItem'
		| 'Decision'
		| 'Dissent'
		| 'MeetingDocument'
		| 'Round'
		| 'GuideDraft'
		| 'Survey'
		| 'WorkPlan'
		| 'WorkPlanItem'
		| 'Request'
		| 'Answer'
		| 'Resolution'
		| 'ResolutionPoint'
		| 'Report'
		| 'Programme'
		| 'ProgrammeChapter'
		| 'Measure';
	readonly id: string;
	readonly name: string;
	readonly number: number | bigint | null;
	readonly bodyId: string | null;
	/** The later day where an entry or a document and its task are both restricted. */
	readonly restrictedUntil: string | null;
	/** Of a document: whether it is for the secretariat only (1), or for its body too (2). */
	readonly isInternal: number | bigint;
}

/** As much of a decision as names it. */
const longestDecision = 80;

/** So many ids in one statement. */
const idsAtOnce = 5_000;

/** Adds what the tables know; gives the ids of what this reader may not see. */
async function nameRecords(
	actor: Actor,
	unknown: readonly string[],
	today: string,
	named: Map<string, Named>
): Promise<Set<string>> {
	const hidden = new Set<string>();
	for (let at = 0; at < unknown.length; at += idsAtOnce)
		for (const row of await readRows(actor.installation, unknown.slice(at, at + idsAtOnce))) {
			const isOfBody = isRestricted(row, today) || Number(row.isInternal) === 2;
			const isClosed = row.bodyId !== null && isOfBody && !seesRestricted(actor, row.bodyId);
			if (isClosed || (Number(row.isInternal) === 1 && !seesInternal(actor))) hidden.add(row.id);
			else named.set(row.id, namedAs(row, actor.locale));
		}
	return hidden;
}

function readRows({ db }: Installation, wanted: readonly string[]): Promise<Row[]> {
	const values = Prisma.join(wanted.map((id) => Prisma.sql`(${id})`));
	const plain = Prisma.sql`NULL AS "number", NULL AS "bodyId", NULL AS "restrictedUntil", 0 AS "isInternal"`;
	return db.read.$queryRaw<Row[]>`
		WITH "wanted" ("id") AS (VALUES ${values})
		SELECT 'Person' AS "kind", p."id", p."name", CAST(NULL AS INTEGER) AS "number", CAST(NULL AS TEXT) AS "bodyId",
			CAST(NULL AS TEXT) AS "restrictedUntil", 0 AS "isInternal"
		FROM "wanted" w JOIN "Person" p ON p."id" = w."id"
		UNION ALL
		SELECT 'User', u."id", u."name", ${plain} FROM "wanted" w JOIN "User" u ON u."id" = w."id"
		UNION ALL
		SELECT 'Attachment', a."id", a."name", ${plain} FROM "wanted" w JOIN "Attachment" a ON a."id" = w."id"
		UNION ALL
		SELECT 'Task', t."id", t."title", t."number", t."bodyId", t."restrictedUntil", 0
		FROM "wanted" w JOIN "Task" t ON t."id" = w."id"
		UNION ALL
		SELECT 'ProgressEntry', e."id", '', t."number", t."bodyId",
			CASE WHEN e."restrictedUntil" > COALESCE(t."restrictedUntil", '')
				THEN e."restrictedUntil" ELSE t."restrictedUntil" END,
			CASE WHEN e."isInternal" THEN 1 ELSE 0 END
		FROM "wanted" w JOIN "ProgressEntry" e ON e."id" = w."id" JOIN "Task" t ON t."id" = e."taskId"
		UNION ALL
		SELECT 'TaskDocument', d."id", d."title", t."number", t."bodyId",
			CASE WHEN d."restrictedUntil" > COALESCE(t."restrictedUntil", '')
				THEN d."restrictedUntil" ELSE t."restrictedUntil" END,
			CASE d."audience" WHEN 'SECRETARIAT' THEN 1 WHEN 'BODY' THEN 2 ELSE 0 END
		FROM "wanted" w JOIN "TaskDocument" d ON d."id" = w."id" JOIN "Task" t ON t."id" = d."taskId"
		UNION ALL
		SELECT 'Meeting', g."id", COALESCE(g."date", ''), NULL, NULL, NULL, 0
		FROM "wanted" w JOIN "Meeting" g ON g."id" = w."id"
		UNION ALL
		SELECT 'Round', r."id", r."title", ${plain} FROM "wanted" w JOIN "Round" r ON r."id" = w."id"
		UNION ALL
		SELECT 'GuideDraft', d."id", d."title", ${plain} FROM "wanted" w JOIN "GuideDraft" d ON d."id" = w."id"
		UNION ALL
		SELECT 'Survey', v."id", v."title", ${plain} FROM "wanted" w JOIN "Survey" v ON v."id" = w."id"
		UNION ALL
		SELECT 'AgendaItem', i."id", i."title", NULL, g."bodyId", i."restrictedUntil", 0
		FROM "wanted" w JOIN "AgendaItem" i ON i."id" = w."id" JOIN "Meeting" g ON g."id" = i."meetingId"
		UNION ALL
		SELECT 'Decision', d."id", d."text", NULL, g."bodyId", i."restrictedUntil", 0
		FROM "wanted" w JOIN "Decision" d ON d."id" = w."id" JOIN "AgendaItem" i ON i."id" = d."itemId"
			JOIN "Meeting" g ON g."id" = d."meetingId"
		UNION ALL
		SELECT 'Dissent', s."id", s."authorName", NULL, g."bodyId", i."restrictedUntil", 0
		FROM "wanted" w JOIN "Dissent" s ON s."id" = w."id" JOIN "Decision" d ON d."id" = s."decisionId"
			JOIN "AgendaItem" i ON i."id" = d."itemId" JOIN "Meeting" g ON g."id" = d."meetingId"
		UNION ALL
		SELECT 'MeetingDocument', d."id", d."title", NULL, g."bodyId",
			CASE WHEN d."restrictedUntil" > COALESCE(i."restrictedUntil", '')
				THEN d."restrictedUntil" ELSE i."restrictedUntil" END,
			CASE d."audience" WHEN 'SECRETARIAT' THEN 1 WHEN 'BODY' THEN 2 ELSE 0 END
		FROM "wanted" w JOIN "MeetingDocument" d ON d."id" = w."id" JOIN "Meeting" g ON g."id" = d."meetingId"
			LEFT JOIN "AgendaItem" i ON i."id" = d."itemId"
		UNION ALL
		SELECT 'WorkPlan', p."id", b."slug", p."year", NULL, NULL, 0
		FROM "wanted" w JOIN "WorkPlan" p ON p."id" = w."id" JOIN "Body" b ON b."id" = p."bodyId"
		UNION ALL
		SELECT 'WorkPlanItem', i."id", i."theme", ${plain}
		FROM "wanted" w JOIN "WorkPlanItem" i ON i."id" = w."id"
		UNION ALL
		SELECT 'Request', r."id", r."title", ${plain} FROM "wanted" w JOIN "Request" r ON r."id" = w."id"
		UNION ALL
		SELECT 'Answer', a."id", COALESCE(a."label", s."label", (SELECT COALESCE(n."abbreviation", n."name")
				FROM "InstitutionName" n WHERE n."institutionId" = a."institutionId"
				ORDER BY COALESCE(n."validFrom", '') DESC LIMIT 1), '')
			|| CASE WHEN p."code" IS NULL THEN '' ELSE ', ' || p."code" END, ${plain}
		FROM "wanted" w JOIN "Answer" a ON a."id" = w."id" LEFT JOIN "RequestPart" p ON p."id" = a."partId"
			LEFT JOIN "Post" s ON s."id" = a."postId"
		UNION ALL
		SELECT 'Resolution', r."id", r."issuer" || ', ' || r."number", ${plain}
		FROM "wanted" w JOIN "Resolution" r ON r."id" = w."id"
		UNION ALL
		SELECT 'ResolutionPoint', p."id", COALESCE(p."code", CAST(p."position" AS TEXT)), ${plain}
		FROM "wanted" w JOIN "ResolutionPoint" p ON p."id" = w."id"
		UNION ALL
		SELECT 'Report', e."id", e."title", ${plain} FROM "wanted" w JOIN "Report" e ON e."id" = w."id"
		UNION ALL
		SELECT 'Programme', p."id", p."title", ${plain} FROM "wanted" w JOIN "Programme" p ON p."id" = w."id"
		UNION ALL
		SELECT 'ProgrammeChapter', c."id", c."number" || ' ' || c."title", ${plain}
		FROM "wanted" w JOIN "ProgrammeChapter" c ON c."id" = w."id"
		UNION ALL
		SELECT 'Measure', n."id", n."number" || ' ' || n."title", ${plain}
		FROM "wanted" w JOIN "Measure" n ON n."id" = w."id"`;
}

function namedAs({ kind, id, name, number }: Row, locale: Locale): Named {
	switch (kind) {
		case 'Person':
			return { label: name, href: `/people/${id}` };
		case 'User':
			return { label: name, href: `/accounts/${id}` };
		case 'Attachment':
		case 'AgendaItem':
		case 'WorkPlanItem':
		case 'MeetingDocument':
		case 'Dissent':
			return { label: name, href: null };
		case 'Answer':
		case 'ResolutionPoint':
		case 'ProgrammeChapter':
		case 'Measure':
			return { label: name, href: null };
		case 'Programme':
			return { label: name, href: `/programmes/${id}` };
		case 'Resolution':
			return { label: name, href: `/resolutions/${id}` };
		case 'Request':
			return { label: name, href: `/requests/${id}` };
		case 'Decision':
			return { label: plainText(name, longestDecision), href: null };
		case 'Meeting':
			return {
				label: name
					? m.journal_meeting_label({ date: shortDate(name, locale) }, { locale })
					: m.journal_meeting_undated({}, { locale }),
				href: `/meetings/${id}`
			};
		case 'Report':
			return { label: name, href: `/reports/${id}` };
		case 'Round':
			return { label: name, href: `/rounds/${id}` };
		case 'GuideDraft':
			return { label: name, href: `/municipalities/guide/${id}` };
		case 'Survey':
			return { label: name, href: `/municipalities/surveys/${id}` };
		case 'WorkPlan':
			return {
				label: m.workplan_of_year({ year: Number(number) }, { locale }),
				href: `/bodies/${name}/plan/${number}`
			};
		case 'TaskDocument':
			return { label: name, href: `/tasks/${number}/documents/${id}` };
		case 'Task':
			return { label: taskLabel({ number: Number(number), title: name }, locale), href: `/tasks/${number}` };
		case 'ProgressEntry':
			return {
				label: m.journal_entry_label({ number: Number(number) }, { locale }),
				href: `/tasks/${number}`
			};
	}
}

const taskLabel = ({ number, title }: { number: number; title: string }, locale: Locale) =>
	m.journal_task_label(
		{ number, title: title.length > 90 ? `${title.slice(0, 89).trimEnd()}…` : title },
		{ locale }
	);

/** The page of a thing, or null where it has none. */
export async function pathOfSubject(
	installation: Installation,
	{ subjectType, subjectId }: { subjectType: string; subjectId: string }
): Promise<string | null> {
	switch (subjectType) {
		case 'Task': {
			const where = { where: { id: subjectId }, select: { number: true } };
			const task = await installation.db.read.task.findUnique(where);
			return task && `/tasks/${task.number}`;
		}
		case 'Body':
		case 'BodyRules': {
			const body = bodyById(await directoryOf(installation), subjectId);
			if (!body) return null;
			return subjectType === 'Body' ? `/bodies/${body.slug}` : `/bodies/${body.slug}/rules`;
		}
		case 'Institution':
			return `/institutions/${subjectId}`;
		case 'Request':
			return `/requests/${subjectId}`;
		case 'Resolution':
			return `/resolutions/${subjectId}`;
		case 'Person':
			return `/people/${subjectId}`;
		case 'User':
			return `/accounts/${subjectId}`;
		case 'Meeting':
			return `/meetings/${subjectId}`;
		case 'Report':
			return `/reports/${subjectId}`;
		case 'Programme':
			return `/programmes/${subjectId}`;
		case 'Round':
			return `/rounds/${subjectId}`;
		case 'GuideDraft':
			return `/municipalities/guide/${subjectId}`;
		case 'Survey':
			return `/municipalities/surveys/${subjectId}`;
		case 'GoodPractice':
			return `/municipalities/practices/${subjectId}`;
		case 'WorkPlan': {
			const where = { where: { id: subjectId }, select: { year: true, body: { select: { slug: true } } } };
			const plan = await installation.db.read.workPlan.findUnique(where);
			return plan && `/bodies/${plan.body.slug}/plan/${plan.year}`;
		}
		case 'TaskBatch':
			return `/tasks/batch?done=${subjectId}`;
		default:
			return null;
	}
}
