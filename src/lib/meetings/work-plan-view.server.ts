import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyBySlug, bodyLabel, institutionAt, type Body, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { institutionsOf } from './agenda-form.server.ts';
import { todayOf } from './finding.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { aheadStatuses, deeds, type MeetingKind, type MeetingShape, type MeetingStatus } from './meetings.ts';
import type { Choice } from './planning-form.server.ts';
import {
	hearingWord,
	isQuarterOver,
	quarters,
	quarterWord,
	standingOf,
	standingWord,
	type PlanHearing,
	type PlanState
} from './work-plan.ts';

/** A theme of a plan, and what came of it. */
export interface PlanItemView {
	readonly id: string;
	readonly theme: string;
	/** Who prepares it: an institution, and as written. */
	readonly owner: string | null;
	readonly note: string | null;
	readonly version: number;
	readonly standing: { readonly word: string; readonly shape: MeetingShape };
	readonly hearings: readonly {
		readonly meetingId: string;
		readonly heading: string;
		readonly word: string;
	}[];
}

export interface PlanPage {
	readonly body: { readonly id: string; readonly slug: string; readonly label: string };
	readonly year: number;
	readonly state: PlanState;
	readonly approvedOn: PlainDate | null;
	readonly decision: string | null;
	/** 0: nothing is planned yet. */
	readonly version: number;
	readonly quarters: readonly {
		readonly number: number;
		readonly label: string;
		readonly items: readonly PlanItemView[];
	}[];
	readonly count: number;
	readonly heard: number;
	readonly institutions: readonly Choice[];
	readonly may: { readonly change: boolean; readonly approve: boolean; readonly reopen: boolean };
}

/** The plans of a body, for whoever may read of meetings. */
export interface PlanIndex {
	readonly body: PlanPage['body'];
	readonly plans: readonly {
		readonly year: number;
		readonly state: PlanState | null;
		readonly approvedOn: PlainDate | null;
		readonly count: number;
	}[];
	readonly mayChange: boolean;
}

/** The years of which a body has plans, and this one and the next; the last first. Refuses NOT_FOUND. */
export async function readPlanIndex(actor: Actor, slug: string): Promise<PlanIndex> {
	const { body } = await findBody(actor, slug);
	const rows = await actor.installation.db.read.workPlan.findMany({
		where: { bodyId: body.id },
		select: { year: true, state: true, approvedOn: true, _count: { select: { items: true } } }
	});
	const plans = new Map(rows.map((row) => [row.year, row]));
	const thisYear = Number(todayOf(actor).slice(0, 4));
	const years = [...new Set([thisYear + 1, thisYear, ...plans.keys()])].sort((one, other) => other - one);
	return {
		body: bodyOf(body, actor),
		plans: years.map((year) => {
			const plan = plans.get(year);
			return {
				...{ year, state: (plan?.state ?? null) as PlanState | null, count: plan?._count.items ?? 0 },
				approvedOn: plan?.approvedOn ?? null
			};
		}),
		mayChange: can(actor, deeds.changePlan, { bodyId: body.id })
	};
}

/** A year's plan of a body, for whoever may read of meetings. Refuses NOT_FOUND. Four statements. */
export async function readPlanPage(actor: Actor, slug: string, typedYear: string): Promise<PlanPage> {
	const { body, directory } = await findBody(actor, slug);
	const year = readYear(typedYear);
	const plan = await actor.installation.db.read.workPlan.findUnique({
		where: { bodyId_year: { bodyId: body.id, year } },
		include: { items: { orderBy: [{ quarter: 'asc' }, { position: 'asc' }, { id: 'asc' }] } }
	});
	const rows = plan?.items ?? [];
	const hearings = await readHearings(
		actor,
		directory,
		rows.map(({ id }) => id)
	);
	const { locale } = actor;
	const day = dayOfYear(year, todayOf(actor));
	const items = rows.map((row) => {
		const own = hearings.get(row.id) ?? [];
		const { kind, shape } = standingOf(own, isQuarterOver({ year, quarter: row.quarter }, todayOf(actor)));
		return {
			...{ id: row.id, quarter: row.quarter, theme: row.theme, note: row.note, version: row.version, kind },
			owner: ownerOf(directory, row, day),
			standing: { word: standingWord(kind, locale), shape },
			hearings: own.map((one) => ({
				...{ meetingId: one.meetingId, heading: one.heading, word: hearingWord(one, locale) }
			}))
		};
	});
	const isApproved = plan?.state === 'APPROVED';
	const may = (deed: (typeof deeds)[keyof typeof deeds]) => can(actor, deed, { bodyId: body.id });
	return {
		...{ body: bodyOf(body, actor), year, state: isApproved ? 'APPROVED' : 'DRAFT' },
		...{ approvedOn: plan?.approvedOn ?? null, decision: plan?.decision ?? null },
		...{ version: plan?.version ?? 0, count: items.length },
		quarters: quarters.map((number) => ({
			...{ number, label: quarterWord(number, locale) },
			items: items
				.filter(({ quarter }) => quarter === number)
				.map(({ quarter: _q, kind: _k, ...item }) => item)
		})),
		heard: items.filter(({ kind }) => kind === 'HEARD').length,
		institutions: choicesOf(directory, body, day),
		may: {
			change: !isApproved && may(deeds.changePlan),
			approve: !isApproved && items.length > 0 && may(deeds.approvePlan),
			reopen: isApproved && may(deeds.approvePlan)
		}
	};
}

/** A theme as its form shows it. Refuses NOT_FOUND whoever may not change it, and what is approved. */
export async function readPlanItem(actor: Actor, slug: string, typedYear: string, id: string) {
	const { body, directory } = await findBody(actor, slug);
	const year = readYear(typedYear);
	const item =
		isId(id) && can(actor, deeds.changePlan, { bodyId: body.id })
			? await actor.installation.db.read.workPlanItem.findFirst({
					where: { id, plan: { bodyId: body.id, year, state: 'DRAFT' } }
				})
			: null;
	if (!item) throw new Refusal('NOT_FOUND');
	const { theme, quarter, institutionId, ownerText, note, version } = item;
	return {
		...{ body: bodyOf(body, actor), year, id, version },
		values: { theme, quarter: String(quarter), institutionId, ownerText, note },
		institutions: choicesOf(directory, body, dayOfYear(year, todayOf(actor)), institutionId)
	};
}

async function findBody(actor: Actor, slug: string): Promise<{ body: Body; directory: Directory }> {
	mustBeAble(actor, deeds.read);
	const directory = await directoryOf(actor.installation);
	const body = bodyBySlug(directory, slug);
	if (!body) throw new Refusal('NOT_FOUND');
	return { body, directory };
}

function bodyOf(body: Body, { locale }: Actor): PlanPage['body'] {
	return { id: body.id, slug: body.slug, label: bodyLabel(body, locale) };
}

function readYear(typed: string): number {
	if (!/^(199\d|20\d\d|2100)$/.test(typed)) throw new Refusal('NOT_FOUND');
	return Number(typed);
}

/** As of which day a plan's institutions are called: today, and of a year that is over, its last. */
function dayOfYear(year: number, today: PlainDate): PlainDate {
	const last = `${year}-12-31`;
	return last < today ? last : today;
}

function choicesOf(
	directory: Directory,
	{ id }: Body,
	day: PlainDate,
	chosen: string | null = null
): Choice[] {
	return institutionsOf(directory, { bodies: [{ bodyId: id }] }, day, chosen);
}

function ownerOf(
	directory: Directory,
	{ institutionId, ownerText }: { institutionId: string | null; ownerText: string | null },
	day: PlainDate
): string | null {
	const institution = institutionId && institutionAt(directory, institutionId, day).name;
	return [institution, ownerText].filter(Boolean).join(', ') || null;
}

/** At which meetings themes came up, the first first; nothing of one that was called off. Two statements. */
async function readHearings(
	actor: Actor,
	directory: Directory,
	planItemIds: readonly string[]
): Promise<Map<string, PlanHearing[]>> {
	if (planItemIds.length === 0) return new Map();
	const rows = await actor.installation.db.read.agendaItem.findMany({
		where: { planItemId: { in: [...planItemIds] }, meeting: { status: { not: 'CANCELLED' } } },
		orderBy: [{ meeting: { dateKey: 'asc' } }, { id: 'asc' }],
		select: {
			...{ planItemId: true, outcome: true, meetingId: true },
			meeting: { select: { kind: true, isExtraordinary: true, bodyId: true, date: true, status: true } }
		}
	});
	const hearings = rows.map(({ planItemId, outcome, meetingId, meeting }) => ({
		...{ planItemId: planItemId!, outcome, meetingId },
		heading: headingOf({ ...meeting, kind: meeting.kind as MeetingKind }, directory, actor.locale),
		isHeld: !aheadStatuses.includes(meeting.status as MeetingStatus)
	}));
	return Map.groupBy(hearings, ({ planItemId }) => planItemId);
}
