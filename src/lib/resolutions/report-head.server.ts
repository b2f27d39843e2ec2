import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { readTemplate, type Template } from '#lib/requests/template.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { reportShape } from './reports.ts';
import { reportStatusWord, stepWord } from './step-words.ts';
import { mayDo, todayOf } from './resolution-finding.server.ts';
import { reportDeeds, stepKinds, type ReportKind, type ReportStatus, type StepKind } from './resolutions.ts';

/** What stands at the top of every page about a report, and leads to the others. */
export interface ReportHead {
	readonly id: string;
	readonly title: string;
	readonly kind: ReportKind;
	readonly status: { readonly word: string; readonly shape: string };
	readonly isDraft: boolean;
	readonly isSent: boolean;
	readonly resolution: { readonly id: string; readonly label: string };
	readonly due: string | null;
	readonly version: number;
	readonly isSample: boolean;
	readonly mayEdit: boolean;
	readonly places: readonly { readonly path: string; readonly label: string }[];
}

/** A step of the report, and whether it is done, or late. */
export interface StepView {
	readonly kind: StepKind;
	readonly label: string;
	readonly due: string;
	readonly doneOn: string | null;
	readonly isLate: boolean;
}

interface Row {
	readonly id: string;
	readonly kind: ReportKind;
	readonly title: string;
	readonly status: ReportStatus;
	readonly due: PlainDate | null;
	readonly template: string;
	readonly introduction: string | null;
	readonly previousId: string | null;
	readonly compiledAt: Date | string | number | null;
	readonly itemId: string | null;
	readonly decision: string | null;
	readonly approvedOn: PlainDate | null;
	readonly approvedBy: string | null;
	readonly signedOn: PlainDate | null;
	readonly signatory: string | null;
	readonly documentNumber: string | null;
	readonly sentOn: PlainDate | null;
	readonly sentTo: string | null;
	readonly sentVia: string | null;
	readonly publishing: string;
	readonly isSample: boolean | number;
	readonly version: number | bigint;
	readonly resolutionId: string;
	readonly number: string;
	readonly issuer: string;
	readonly issuerName: string | null;
	readonly date: PlainDate | null;
	readonly subject: string;
	readonly bodyId: string;
	readonly requestId: string | null;
	readonly lastVersion: number | bigint | null;
	readonly openPlans: number | bigint;
	readonly earlierPlans: number | bigint;
	readonly stepKind: StepKind | null;
	readonly stepDue: PlainDate | null;
	readonly stepDoneOn: PlainDate | null;
}

/** A report as its pages read it, with its steps. */
export interface ReportOnPage extends Omit<
	Row,
	| 'template'
	| 'version'
	| 'lastVersion'
	| 'openPlans'
	| 'earlierPlans'
	| 'isSample'
	| 'stepKind'
	| 'stepDue'
	| 'stepDoneOn'
> {
	readonly template: Template;
	readonly version: number;
	/** The number of the newest version; null where none was made yet. */
	readonly lastVersion: number | null;
	/** What is planned and is no task yet. */
	readonly openPlans: number;
	/** What the report before it had planned. */
	readonly earlierPlans: number;
	readonly isSample: boolean;
	readonly steps: readonly {
		readonly kind: StepKind;
		readonly due: PlainDate;
		readonly doneOn: PlainDate | null;
	}[];
}

/** A report for whoever may read of it. Refuses NOT_FOUND. One statement for the secretariat, a few more for others. */
export async function readReportOnPage(actor: Actor, id: string): Promise<ReportOnPage> {
	const { read } = actor.installation.db;
	if (!can(actor, reportDeeds.edit)) await mustConcern(actor, id);
	const rows = await readRows(read, id);
	const [row] = rows;
	if (!row) throw new Refusal('NOT_FOUND');
	const steps = rows.flatMap(({ stepKind: kind, stepDue: due, stepDoneOn: doneOn }) =>
		kind && due ? [{ kind, due, doneOn }] : []
	);
	return {
		...row,
		...{ template: readTemplate(row.template), version: Number(row.version) },
		...{ openPlans: Number(row.openPlans), earlierPlans: Number(row.earlierPlans) },
		lastVersion: row.lastVersion === null ? null : Number(row.lastVersion),
		isSample: Boolean(row.isSample),
		steps: steps.sort((a, b) => stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind))
	};
}

/** Refuses NOT_FOUND whoever the resolution does not concern. One statement beside the directory's. */
async function mustConcern(actor: Actor, id: string): Promise<void> {
	const { installation } = actor;
	const directory = await directoryOf(installation);
	const rows = await installation.db.read.$queryRaw<
		{ bodyId: string; pointBodyId: string | null; institutionId: string | null }[]
	>`
		SELECT s."bodyId", p."bodyId" AS "pointBodyId", i."institutionId"
		FROM "Report" r
			JOIN "Resolution" s ON s."id" = r."resolutionId"
			LEFT JOIN "ResolutionPoint" p ON p."resolutionId" = s."id"
			LEFT JOIN "ResolutionPointInstitution" i ON i."pointId" = p."id"
		WHERE r."id" = ${id}`;
	const points = rows.map(({ pointBodyId, institutionId }) => ({
		bodyId: pointBodyId,
		institutions: institutionId === null ? [] : [{ institutionId }]
	}));
	const [row] = rows;
	if (!row || !mayDo(actor, reportDeeds.read, { bodyId: row.bodyId, points }, directory))
		throw new Refusal('NOT_FOUND');
}

function readRows(read: Pick<Reader, '$queryRaw'>, id: string): Promise<Row[]> {
	return read.$queryRaw<Row[]>`
		SELECT r."id", r."kind", r."title", r."status", r."due", r."template", r."introduction", r."previousId",
			r."compiledAt", r."itemId", r."decision", r."approvedOn", r."approvedBy", r."signedOn", r."signatory",
			r."documentNumber", r."sentOn", r."sentTo", r."sentVia", r."publishing", r."isSample", r."version",
			s."id" AS "resolutionId", s."number", s."issuer", s."issuerName", s."date", s."subject", s."bodyId",
			(SELECT MIN(q."id") FROM "Request" q WHERE q."subject" = ${`report:${id}`}) AS "requestId",
			(SELECT MAX(v."number") FROM "ReportVersion" v WHERE v."reportId" = r."id") AS "lastVersion",
			(SELECT COUNT(*) FROM "ReportPlan" p WHERE p."reportId" = r."id" AND p."taskId" IS NULL
				AND p."isDropped" = ${false}) AS "openPlans",
			(SELECT COUNT(*) FROM "ReportPlan" p WHERE p."reportId" = r."previousId") AS "earlierPlans",
			t."kind" AS "stepKind", t."due" AS "stepDue", t."doneOn" AS "stepDoneOn"
		FROM "Report" r
			JOIN "Resolution" s ON s."id" = r."resolutionId"
			LEFT JOIN "ReportStep" t ON t."reportId" = r."id"
		WHERE r."id" = ${id}`;
}

/** The head of a report that was read. */
export function reportHead(actor: Actor, report: ReportOnPage): ReportHead {
	const { locale } = actor;
	const { id, title, kind, status, version, isSample, due } = report;
	const mayEdit = can(actor, reportDeeds.edit);
	return {
		...{ id, title, kind, version, isSample, mayEdit },
		status: { word: reportStatusWord(status, locale), shape: reportShape(status) },
		...{ isDraft: status === 'DRAFT', isSent: status === 'SENT' },
		resolution: {
			id: report.resolutionId,
			label: m.reports_of_resolution({ number: report.number }, { locale })
		},
		due: due && shortDate(due, locale),
		places: placesOf(report, mayEdit, locale)
	};
}

function placesOf(report: ReportOnPage, mayEdit: boolean, locale: Actor['locale']) {
	const options = { locale };
	const versions = { path: 'versions', label: m.reports_place_versions({}, options) };
	const text = { path: '', label: m.reports_place_text({}, options) };
	if (!mayEdit) return [text, versions];
	return [
		text,
		{ path: 'themes', label: m.reports_place_themes({}, options) },
		...(report.earlierPlans ? [{ path: 'outcomes', label: m.reports_place_outcomes({}, options) }] : []),
		{ path: 'plans', label: m.reports_place_plans({}, options) },
		versions,
		{ path: 'approval', label: m.reports_place_approval({}, options) }
	];
}

/** The steps as a page shows them. */
export function stepsOf(actor: Actor, { steps, status }: ReportOnPage): StepView[] {
	const today = todayOf(actor);
	return steps.map(({ kind, due, doneOn }) => ({
		...{ kind, label: stepWord(kind, actor.locale), due: shortDate(due, actor.locale) },
		doneOn: doneOn && shortDate(doneOn, actor.locale),
		isLate: doneOn === null && due < today && status !== 'SENT'
	}));
}
