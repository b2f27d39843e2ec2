import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isOwed, type AnswerState } from '#lib/requests/asking.ts';
import { readContent, readTemplate, type Template } from '#lib/requests/template.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { CompilableAnswer } from './content-making.ts';
import { mayDo } from './finding.server.ts';
import { deeds } from './rounds.ts';

/** What stands at the top of every page about a round, and leads to the others. */
export interface RoundHead {
	readonly id: string;
	readonly requestId: string;
	readonly title: string;
	readonly asOf: string | null;
	readonly due: string | null;
	readonly organiser: string | null;
	readonly body: { readonly slug: string; readonly label: string } | null;
	/** Whether those who are asked have heard of it. */
	readonly isAsked: boolean;
	/** How many are asked, how many have answered, and how many of their answers nobody has accepted yet. */
	readonly counts: { readonly asked: number; readonly answered: number; readonly unaccepted: number };
	readonly version: number;
	readonly may: {
		/** What has come, before it is compiled; all that can be done with it but sending. */
		readonly prepare: boolean;
		readonly send: boolean;
		readonly prepareSend: boolean;
		readonly publish: boolean;
		readonly preparePublish: boolean;
	};
}

/** A round as its pages need it. */
export interface RoundOnPage {
	readonly round: RoundRow;
	readonly head: RoundHead;
	readonly directory: Directory;
	readonly template: Template;
	/** Of those who are asked; what they sent last only for whoever compiles. */
	readonly answers: readonly CompilableAnswer[];
}

/** As much of a round, with the request by which it asks, as pages show. */
interface RoundRow {
	readonly id: string;
	readonly requestId: string;
	readonly previousId: string | null;
	readonly bodyId: string;
	readonly title: string;
	readonly asOf: string | null;
	readonly organiser: string | null;
	readonly introduction: string | null;
	readonly version: number;
	readonly publishing: string;
	readonly publishedAt: Date | null;
	readonly due: string | null;
	readonly state: string;
	readonly template: string;
	/** Of its newest summary; null where nothing was compiled. Its content where it is wanted. */
	readonly summaryId: string | null;
	readonly summaryNumber: number | null;
	readonly summaryContent: string | null;
}

/** A round with its head, for the pages about it. `hasVersions`: what was sent and compiled last, too. Refuses NOT_FOUND. Three statements. */
export async function readRoundHead(
	actor: Actor,
	id: string,
	{ hasVersions = false }: { readonly hasVersions?: boolean } = {}
): Promise<RoundOnPage> {
	const round = isId(id) ? await readRow(actor, id, hasVersions) : undefined;
	if (!round || !mayDo(actor, deeds.read, round)) throw new Refusal('NOT_FOUND');
	const isWhole = hasVersions && mayDo(actor, deeds.compile, round);
	const [directory, answers] = await Promise.all([
		directoryOf(actor.installation),
		readAnswers(actor, round.requestId, isWhole)
	]);
	const template = readTemplate(round.template);
	return { round, directory, template, answers, head: headOf(actor, directory, round, answers) };
}

/** One statement: the models of both know nothing of each other. */
async function readRow(
	{ installation: { db } }: Actor,
	id: string,
	hasContent: boolean
): Promise<RoundRow | undefined> {
	const [row] = await db.read.$queryRaw<RoundRow[]>`
		SELECT r."id", r."requestId", r."previousId", r."bodyId", r."title", r."asOf", r."organiser",
			r."introduction", r."version", r."publishing", r."publishedAt", q."due", q."state", q."template",
			s."id" AS "summaryId", s."number" AS "summaryNumber",
			CASE WHEN ${hasContent ? 1 : 0} = 1 THEN s."content" END AS "summaryContent"
		FROM "Round" r JOIN "Request" q ON q."id" = r."requestId"
		LEFT JOIN "RoundSummary" s ON s."roundId" = r."id"
			AND s."number" = (SELECT MAX(n."number") FROM "RoundSummary" n WHERE n."roundId" = r."id")
		WHERE r."id" = ${id}`;
	const numberOf = (number: number | null) => (number === null ? null : Number(number));
	return (
		row && {
			...{ ...row, version: Number(row.version), summaryNumber: numberOf(row.summaryNumber) },
			publishedAt: row.publishedAt && new Date(row.publishedAt)
		}
	);
}

interface AnswerRow {
	readonly id: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
	readonly state: AnswerState;
	readonly versionId: string | null;
	readonly sentOn: string;
	readonly content: string;
}

/** Who is asked, with what they sent last where that is wanted. */
async function readAnswers(
	{ installation: { db } }: Actor,
	requestId: string,
	hasVersions: boolean
): Promise<CompilableAnswer[]> {
	const rows = await db.read.$queryRaw<AnswerRow[]>`
		SELECT a."id", a."institutionId", a."postId", a."label", a."state",
			v."id" AS "versionId", v."sentOn", v."content"
		FROM "Answer" a
		LEFT JOIN "AnswerVersion" v ON v."answerId" = a."id" AND ${hasVersions ? 1 : 0} = 1
			AND v."number" = (SELECT MAX(n."number") FROM "AnswerVersion" n WHERE n."answerId" = a."id")
		WHERE a."requestId" = ${requestId} AND a."withdrawnAt" IS NULL
		ORDER BY a."position", a."id"`;
	return rows.map(({ versionId, sentOn, content, ...answer }) => ({
		...answer,
		version: versionId === null ? null : { id: versionId, sentOn, content: readContent(content) }
	}));
}

function headOf(
	actor: Actor,
	directory: Directory,
	round: RoundRow,
	answers: readonly CompilableAnswer[]
): RoundHead {
	const isIn = ({ state }: CompilableAnswer) => !isOwed({ state, withdrawnAt: null });
	const body = bodyById(directory, round.bodyId);
	const { id, requestId, title, asOf, organiser, version, due, state } = round;
	return {
		...{ id, requestId, title, asOf, organiser, version, due },
		body: body ? { slug: body.slug, label: bodyLabel(body, actor.locale) } : null,
		isAsked: state !== 'PREPARED',
		counts: {
			asked: answers.length,
			answered: answers.filter(isIn).length,
			unaccepted: answers.filter((one) => one.state === 'SENT').length
		},
		may: {
			prepare: mayDo(actor, deeds.compile, round),
			send: mayDo(actor, deeds.send, round),
			prepareSend: mayDo(actor, deeds.prepareSend, round),
			publish: mayDo(actor, deeds.publish, round),
			preparePublish: mayDo(actor, deeds.preparePublish, round)
		}
	};
}

/** A summary in the list of them. */
export interface SummaryLine {
	readonly id: string;
	readonly number: number;
	readonly at: Date;
	readonly madeBy: string;
	readonly note: string | null;
	readonly sentAt: Date | null;
}

/** The summaries of a round, the newest first. One statement. */
export function readSummaries({ installation: { db } }: Actor, roundId: string): Promise<SummaryLine[]> {
	return db.read.roundSummary.findMany({
		where: { roundId },
		orderBy: { number: 'desc' },
		select: { id: true, number: true, at: true, madeBy: true, note: true, sentAt: true }
	});
}
