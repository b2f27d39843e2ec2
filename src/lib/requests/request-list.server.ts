import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import {
	answerStateWord,
	askingDeeds,
	isAnswerLate,
	isOwed,
	type AnswerState,
	type RequestState
} from './asking.ts';
import type { BoardDue } from './request-board.ts';
import type { RequestFilter } from './request-filter.ts';
import { todayOf } from './request-finding.server.ts';
import { ownedBy } from './start-requests.ts';

/** What the reader is asked for in a request: its page leads on to all of it. */
export interface OwnAnswers {
	/** The first that is owed, or the first. */
	readonly id: string;
	readonly asked: number;
	readonly answered: number;
	readonly isLate: boolean;
	/** Of the only one: "Melnraksts"; null where there are several. */
	readonly word: string | null;
}

export interface ListedRequest {
	readonly id: string;
	readonly title: string;
	readonly asker: string;
	readonly state: RequestState;
	readonly due: BoardDue | null;
	readonly asked: number;
	readonly answered: number;
	readonly accepted: number;
	/** Owed, and its last day is over. */
	readonly late: number;
	/** Null where the reader is not asked. */
	readonly own: OwnAnswers | null;
}

export interface RequestList {
	readonly filter: RequestFilter;
	readonly requests: readonly ListedRequest[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	/** Whether the reader asks others, and not only is asked. */
	readonly isAsker: boolean;
}

const pageSize = 30;

/**
 * The requests that a reader may see, a page of them: the secretariat all, whoever leads a body its own, and whoever is asked what they
 * are asked for, once it was sent. Five statements, however many there are.
 */
export async function readRequests(
	actor: Actor,
	filter: RequestFilter,
	wanted: number
): Promise<RequestList> {
	const { installation } = actor;
	const { read } = installation.db;
	const directory = await directoryOf(installation);
	const where = whereOf(actor, directory, filter);
	const [total, calendar] = await Promise.all([read.request.count({ where }), calendarOf(installation)]);
	const pages = Math.max(1, Math.ceil(total / pageSize));
	const page = Math.min(wanted, pages);
	const rows = await read.request.findMany({
		where,
		orderBy: [{ due: { sort: filter.show === 'open' ? 'asc' : 'desc', nulls: 'last' } }, { id: 'asc' }],
		...{ skip: (page - 1) * pageSize, take: pageSize },
		select: { id: true, title: true, bodyId: true, state: true, due: true }
	});
	const answers = await readAnswers(actor, rows);
	return {
		...{ filter, total, page, pages, isAsker: isAsker(actor) },
		requests: rows.map((row) =>
			viewOf(actor, row, { directory, calendar, answers: answers.get(row.id) ?? [] })
		),
		bodies: directory.bodies.map((body) => ({ value: body.slug, label: bodyLabel(body, actor.locale) }))
	};
}

function isAsker(actor: Actor): boolean {
	return can(actor, askingDeeds.prepareAsk) || actor.seats.some(isLead);
}

function whereOf(actor: Actor, directory: Directory, { show, body }: RequestFilter) {
	const states = { open: { not: 'CLOSED' }, closed: 'CLOSED', all: undefined }[show];
	const bodyId = directory.slugIndex.get(body)?.id;
	return { AND: [visibleTo(actor), { ...(states ? { state: states } : {}), ...(bodyId ? { bodyId } : {}) }] };
}

/** Which requests somebody may know of, as a `where`. */
function visibleTo(actor: Actor) {
	if (can(actor, askingDeeds.prepareAsk)) return {};
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	return {
		OR: [
			{ bodyId: { in: led } },
			{ state: { not: 'PREPARED' }, answers: { some: { withdrawnAt: null, OR: ownedBy(actor.seats) } } }
		]
	};
}

interface AnswerRow {
	readonly id: string;
	readonly requestId: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly state: string;
	readonly due: string | null;
	readonly firstSentOn: string | null;
	readonly withdrawnAt: Date | null;
}

async function readAnswers(
	{ installation }: Actor,
	requests: readonly { readonly id: string }[]
): Promise<Map<string, AnswerRow[]>> {
	if (requests.length === 0) return new Map();
	const rows = await installation.db.read.answer.findMany({
		where: { requestId: { in: requests.map(({ id }) => id) }, withdrawnAt: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, requestId: true, institutionId: true, postId: true, state: true, due: true },
			...{ firstSentOn: true, withdrawnAt: true }
		}
	});
	return Map.groupBy(rows, ({ requestId }) => requestId);
}

function viewOf(
	actor: Actor,
	row: { id: string; title: string; bodyId: string | null; state: string; due: string | null },
	{
		directory,
		calendar,
		answers
	}: { directory: Directory; calendar: WorkingCalendar; answers: readonly AnswerRow[] }
): ListedRequest {
	const { locale } = actor;
	const today = todayOf(actor);
	const body = row.bodyId === null ? undefined : bodyById(directory, row.bodyId);
	const isClosed = row.state === 'CLOSED';
	const views = answers.map((one) => {
		const state = one.state as AnswerState;
		const owed = !isClosed && isOwed({ state, withdrawnAt: null });
		const standing = { ...one, state, due: one.due ?? row.due };
		const isLate = owed && one.firstSentOn === null && isAnswerLate(standing, calendar, today);
		return { ...one, state, word: answerStateWord(state, locale), isOwed: owed, isLate };
	});
	const inState = (...states: AnswerState[]) => views.filter(({ state }) => states.includes(state)).length;
	return {
		...{ id: row.id, title: row.title, state: row.state as RequestState },
		asker: body ? bodyLabel(body, locale) : m.asker_secretariat({}, { locale }),
		due: row.due === null ? null : dueOf(calendar, row.due, today, locale),
		...{ asked: views.length, answered: inState('SENT', 'ACCEPTED'), accepted: inState('ACCEPTED') },
		late: row.state === 'ASKED' ? views.filter(({ isLate }) => isLate).length : 0,
		own: row.state === 'PREPARED' ? null : ownOf(views.filter((one) => isOwn(actor, one)))
	};
}

function isOwn(actor: Actor, { institutionId, postId }: AnswerRow): boolean {
	const asked = {
		institutionIds: institutionId === null ? [] : [institutionId],
		postIds: postId === null ? [] : [postId]
	};
	return can(actor, askingDeeds.write, asked);
}

function ownOf(
	views: readonly { id: string; state: AnswerState; word: string; isOwed: boolean; isLate: boolean }[]
): OwnAnswers | null {
	const first = views.find(({ isOwed: owed }) => owed) ?? views[0];
	if (!first) return null;
	return {
		...{ id: first.id, asked: views.length, isLate: views.some(({ isLate }) => isLate) },
		answered: views.filter(({ state }) => state === 'SENT' || state === 'ACCEPTED').length,
		word: views.length === 1 ? first.word : null
	};
}

function dueOf(
	calendar: WorkingCalendar,
	date: PlainDate,
	today: PlainDate,
	locale: Actor['locale']
): BoardDue {
	const { state, note } = deadlineWords(calendar, date, today, locale);
	return { date, note, isSoon: state === 'SOON' || state === 'TODAY' };
}
