import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { m } from '#i18n/generated/messages.js';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { visibleTasksSql } from '#lib/tasks/visibility.server.ts';
import { takeOffersSchema } from './agenda-schema.ts';
import { findAgenda, nextPosition, recordAgenda } from './agenda.server.ts';
import type { ItemKind, ItemOrigin } from './agenda.ts';
import { annexOf, everybody } from './control-annex.server.ts';
import { anyControlSql } from './control-finding.server.ts';
import { dayOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { readOrigin, type NamedOrigin } from './item-origins.server.ts';
import { readMeetingHead } from './meeting-head.server.ts';
import { previousDateSql } from './previous-meeting.server.ts';

/** Something that is offered to an agenda: what came back by itself. */
export interface Offer {
	readonly origin: Exclude<ItemOrigin, 'OWN'>;
	/** Of where it comes from: an item, a task, a laid result, a theme of the plan; of the list of control, the meeting itself. */
	readonly sourceId: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly taskNumber: number | null;
	/** Whose it is, or when it was put off. */
	readonly body: string | null;
	readonly date: PlainDate | null;
	/** Who prepares it, as the plan says. */
	readonly presenter: { readonly institutionId: string | null; readonly text: string | null };
}

/** So much at most is offered: the rest is what the decision-control list is for. */
const mostOffers = 200;

/**
 * What comes back by itself to a meeting's agenda: what was put off or lay on the agenda of a meeting that was called off, results
 * laid before its bodies, how decisions are carried out, the plan's themes of its quarter, and the open tasks of its bodies whose deadline came since the last
 * meeting. What is on this agenda already, or was taken up elsewhere, is not offered. One statement.
 */
export function readOffers(actor: Actor, meeting: FoundMeeting, directory: Directory): Promise<Offer[]> {
	return readOffersFrom(actor.installation.db.read, actor, meeting, directory);
}

/** The page of the offers. Refuses NOT_FOUND whoever may not change the agenda. */
export async function readOffersPage(actor: Actor, id: string) {
	const { meeting, directory, head } = await readMeetingHead(actor, id);
	if (!head.may.changeAgenda) throw new Refusal('NOT_FOUND');
	const offers = await readOffers(actor, meeting, directory);
	return { head, offers: offers.map((offer) => ({ ...offer, key: keyOf(offer) })) };
}

/**
 * Puts what was chosen of the offers at the end of an agenda, in the order in which they are offered. What is not offered any
 * longer, because somebody else took it up, is left out: sent twice it acts once. Refuses NOT_FOUND whoever may not.
 */
export async function takeOffers(
	actor: Actor,
	input: unknown
): Promise<{ meetingId: string; count: number }> {
	const { meetingId, offers: chosen } = parseInput(takeOffersSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findAgenda(tx, actor, meetingId);
		const offered = await readOffersFrom(tx, actor, meeting, directory);
		const taken = offered.filter((offer) => chosen.includes(keyOf(offer)));
		const from = await nextPosition(tx, meetingId);
		for (const [index, offer] of taken.entries()) {
			const item = {
				...{ id: newId(), title: offer.title, kind: offer.kind, position: from + index },
				presenterInstitutionId: offer.presenter.institutionId,
				presenterText: offer.presenter.text,
				...(await readOrigin(tx, actor, namedOrigin(offer)))
			};
			await tx.agendaItem.create({ data: { ...item, meetingId } });
			await recordAgenda(tx, actor, meeting, { after: item });
		}
		return { meetingId, count: taken.length };
	});
}

/** How a form names an offer. */
export function keyOf({ origin, sourceId }: Pick<Offer, 'origin' | 'sourceId'>): string {
	return `${origin}:${sourceId}`;
}

function namedOrigin({ origin, sourceId }: Offer): NamedOrigin {
	const of = (one: Offer['origin']) => (one === origin ? sourceId : null);
	return {
		...{ origin, fromItemId: of('POSTPONED'), layingId: of('LAID') },
		...{ planItemId: of('PLAN'), taskId: of('DUE') }
	};
}

async function readOffersFrom(
	read: Pick<Reader | Transaction, '$queryRaw'>,
	actor: Actor,
	meeting: FoundMeeting,
	directory: Directory
): Promise<Offer[]> {
	const asked = { actor, meeting, date: dayOf(meeting, actor) };
	const rows = await read.$queryRaw<Row[]>`
		SELECT * FROM (
			${laidSql(asked)} UNION ALL ${controlSql(asked)} UNION ALL ${postponedSql(asked)} UNION ALL ${dueSql(asked)} UNION ALL ${plannedSql(asked)}
		) o ORDER BY o."rank", o."key", o."position", o."sourceId" LIMIT ${mostOffers}`;
	return rows.map(({ bodyId, taskNumber, presenterInstitutionId, presenterText, ...row }) => ({
		...{ origin: row.origin, sourceId: row.sourceId, title: row.title, kind: row.kind, date: row.date },
		taskNumber: taskNumber === null ? null : Number(taskNumber),
		body: bodyId === null ? null : labelOf(directory, bodyId, actor),
		presenter: { institutionId: presenterInstitutionId, text: presenterText }
	}));
}

interface Row extends Pick<Offer, 'origin' | 'sourceId' | 'title' | 'kind' | 'date'> {
	readonly taskNumber: number | bigint | null;
	readonly bodyId: string | null;
	readonly presenterInstitutionId: string | null;
	readonly presenterText: string | null;
}

interface Asked {
	readonly actor: Actor;
	readonly meeting: FoundMeeting;
	readonly date: PlainDate;
}

/** The bodies that meet there, as a list of statements. */
function bodiesSql({ meeting }: Asked): Prisma.Sql {
	return Prisma.join(meeting.bodies.map(({ bodyId }) => bodyId));
}

/**
 * Nothing took it up yet: it stands on no agenda but of a meeting that was called off, or it was dropped there. What was put off
 * there is offered again by that very item.
 */
function notTaken({ meeting }: Asked, column: Prisma.Sql): Prisma.Sql {
	return Prisma.sql`NOT EXISTS (
		SELECT 1 FROM "AgendaItem" t JOIN "Meeting" u ON u."id" = t."meetingId"
		WHERE ${column} AND (t."meetingId" = ${meeting.id}
			OR (u."status" <> 'CANCELLED' AND (t."outcome" IS NULL OR t."outcome" <> 'DROPPED'))))`;
}

function laidSql(asked: Asked): Prisma.Sql {
	const seen = visibleTasksSql(asked.actor, todayOf(asked.actor), 't');
	return Prisma.sql`SELECT 1 AS "rank", 'LAID' AS "origin", l."id" AS "sourceId", t."title" AS "title",
			'DECISION' AS "kind", t."number" AS "taskNumber", t."bodyId" AS "bodyId", CAST(NULL AS TEXT) AS "date",
			CAST(NULL AS TEXT) AS "presenterInstitutionId", CAST(NULL AS TEXT) AS "presenterText", l."id" AS "key",
			0 AS "position"
		FROM "Laying" l JOIN "Task" t ON t."id" = l."taskId"
		WHERE l."bodyId" IN (${bodiesSql(asked)}) AND l."state" = 'WAITING' AND t."status" = 'SUBMITTED' AND ${seen}
			AND ${notTaken(asked, Prisma.sql`t."layingId" = l."id"`)}`;
}

/** To hear how the decisions are carried out: first of all, where there are any to hear of. */
function controlSql({ actor, meeting }: Asked): Prisma.Sql {
	const title = m.control_item({}, { locale: 'lv' });
	return Prisma.sql`SELECT 0, 'CONTROL', CAST(${meeting.id} AS TEXT), CAST(${title} AS TEXT), 'INFORMATION', NULL, NULL, NULL,
			NULL, NULL, '', 0
		WHERE ${anyControlSql({ ...annexOf(actor, meeting), eyes: everybody(actor) })}
			AND NOT EXISTS (SELECT 1 FROM "AgendaItem" i
				WHERE i."meetingId" = ${meeting.id} AND i."origin" = 'CONTROL')`;
}

function postponedSql(asked: Asked): Prisma.Sql {
	// What was restricted comes back by hand: an offer is read by whoever may plan.
	return Prisma.sql`SELECT 2, 'POSTPONED', i."id", i."title", i."kind", NULL, NULL, g."date",
			i."presenterInstitutionId", i."presenterText", g."dateKey", i."position"
		FROM "AgendaItem" i JOIN "Meeting" g ON g."id" = i."meetingId"
		WHERE g."bodyId" IN (${bodiesSql(asked)}) AND g."id" <> ${asked.meeting.id}
			AND i."restrictedUntil" IS NULL
			AND (i."outcome" = 'POSTPONED' OR (i."outcome" IS NULL AND g."status" = 'CANCELLED'))
			AND ${notTaken(asked, Prisma.sql`t."fromItemId" = i."id"`)}`;
}

function dueSql(asked: Asked): Prisma.Sql {
	const { date, meeting } = asked;
	return Prisma.sql`SELECT 3, 'DUE', t."id", t."title", 'INFORMATION', t."number", t."bodyId", t."due", NULL, NULL,
			t."dueKey", t."number"
		FROM "Task" t
		WHERE t."bodyId" IN (${bodiesSql(asked)}) AND t."inRegister" = ${true} AND t."restrictedUntil" IS NULL
			AND t."status" IN (${Prisma.join([...owedStatuses])}) AND t."due" <= ${date} AND t."due" > COALESCE(${previousDateSql(
				meeting.bodies.map(({ bodyId }) => bodyId),
				{ date, meetingId: meeting.id }
			)}, '')
			AND NOT EXISTS (SELECT 1 FROM "AgendaItem" i
				WHERE i."meetingId" = ${meeting.id} AND i."taskId" = t."id")`;
}

function plannedSql(asked: Asked): Prisma.Sql {
	const { date } = asked;
	const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
	return Prisma.sql`SELECT 4, 'PLAN', w."id", w."theme", 'DISCUSSION', NULL, NULL, NULL, w."institutionId",
			w."ownerText", '', w."quarter" * 1000 + w."position"
		FROM "WorkPlanItem" w JOIN "WorkPlan" p ON p."id" = w."planId"
		WHERE p."bodyId" IN (${bodiesSql(asked)}) AND p."year" = ${Number(date.slice(0, 4))}
			AND p."state" = 'APPROVED' AND w."quarter" <= ${quarter}
			AND ${notTaken(asked, Prisma.sql`t."planItemId" = w."id"`)}`;
}

function labelOf(directory: Directory, bodyId: string, { locale }: Actor): string | null {
	const body = bodyById(directory, bodyId);
	return body ? bodyLabel(body, locale) : null;
}
