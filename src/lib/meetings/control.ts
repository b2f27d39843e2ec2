import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { readPeriod, type Period } from '#lib/calendar/period.ts';
import { controlStates, type ControlledTask, type ControlState } from '#lib/tasks/controlled.ts';
import type { Ground } from '#lib/tasks/history-restriction.ts';

/** How the decisions of a list of control stand: by their tasks, or that none has followed yet, or that none will. */
export const decisionStates = [...controlStates, 'without', 'nothing'] as const;
export type DecisionState = ControlState | 'without' | 'nothing';

/** What the list of control is asked about; it lives in the address. */
export interface ControlFilter extends Period {
	/** A body's slug; null: of all. */
	readonly body: string | null;
	/** null: whatever asks for something. */
	readonly state: DecisionState | null;
	/** Counted from 1. */
	readonly page: number;
}

export type ControlField = 'from' | 'to' | 'body' | 'state';
/** What in the address made no sense: the field, and what stood there. */
export type ControlProblems = Partial<Record<ControlField, string>>;

const longestEcho = 60;

/** Reads an address; what makes no sense is left out and named. Without a period, this year up to today. */
export function readControlFilter(
	params: URLSearchParams,
	{ today, hasBody }: { today: PlainDate; hasBody: (slug: string) => boolean }
): { filter: ControlFilter; problems: ControlProblems } {
	const { period, problems: wrong } = readPeriod(params, today);
	const problems: ControlProblems = { ...wrong };
	const take = <T>(field: 'body' | 'state', read: (text: string) => T | null): T | null => {
		const typed = (params.get(field) ?? '').trim();
		const value = typed === '' ? null : read(typed);
		if (typed !== '' && value === null) problems[field] = typed.slice(0, longestEcho);
		return value;
	};
	const body = take('body', (slug) => (hasBody(slug) ? slug : null));
	const state = take('state', (text) => decisionStates.find((one) => one === text) ?? null);
	const page = /^[1-9]\d{0,5}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1;
	return { filter: { ...period, body, state, page }, problems };
}

/** The filter as the query of an address; the page, where it is not the first. */
export function controlQuery({ from, to, body, state, page }: ControlFilter): string {
	const params = new URLSearchParams({ from, to });
	if (body) params.set('body', body);
	if (state) params.set('state', state);
	if (page > 1) params.set('page', String(page));
	return params.toString();
}

/** What the states are called where one is chosen. */
export function decisionStateWord(state: DecisionState, locale: Locale): string {
	const options = { locale };
	switch (state) {
		case 'open':
			return m.control_state_open({}, options);
		case 'late':
			return m.control_state_late({}, options);
		case 'done':
			return m.control_state_done({}, options);
		case 'ended':
			return m.control_state_ended({}, options);
		case 'without':
			return m.control_state_without({}, options);
		case 'nothing':
			return m.control_state_nothing({}, options);
	}
}

/** A decision with one of its tasks, or without any. */
export interface ControlRow {
	readonly decision: ControlledDecision;
	/** None has followed yet, or, where it asks for nothing, none will. */
	readonly task: ControlledTask | null;
}

export interface ControlledDecision {
	readonly id: string;
	readonly meetingId: string;
	/** "prot. Nr. 3 1. § 2. punkts" */
	readonly citation: string;
	readonly on: PlainDate | null;
	/** Whose minutes it stands in. */
	readonly body: string;
	/** On one line and shortened. */
	readonly text: string;
	readonly asksNothing: boolean;
	readonly restrictions: readonly Ground[];
}

/** Rows by their decisions, in their order. */
export function byDecision(
	rows: readonly ControlRow[]
): { readonly decision: ControlledDecision; readonly tasks: readonly ControlledTask[] }[] {
	return [...Map.groupBy(rows, ({ decision }) => decision.id).values()].map((group) => ({
		decision: group[0]!.decision,
		tasks: group.flatMap(({ task }) => task ?? [])
	}));
}
