import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Choice } from './choices.ts';
import { nearestDue } from './tasks.ts';

export const sourceKinds = ['COUNCIL_DECISION', 'MANDATE', 'CABINET', 'RESOLUTION', 'OTHER'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Whose deadline only its author moves: the Cabinet's, the Prime Minister's. */
export const boundByAuthor: readonly string[] = ['CABINET', 'RESOLUTION'];

/** What a task's deadline and control follow from. */
export interface SourceFacts {
	readonly kind: string;
	readonly reference: string;
	readonly due: string | null;
	readonly controlEndedOn: string | null;
}

/** The deadline of a task: the nearest that still binds; where it has no sources, its own. */
export function dueOfTask(own: string | null, sources: readonly SourceFacts[]): string | null {
	return sources.length ? nearestDue(sources) : own;
}

/** The order in which sources are read: the nearest that binds first, then what binds without a date, what has ended last. */
export function inOrderOfBinding<T extends SourceFacts>(sources: readonly T[]): T[] {
	const rank = ({ due, controlEndedOn }: T) => {
		if (controlEndedOn !== null) return `3 ${controlEndedOn}`;
		return due === null ? '2' : `1 ${due}`;
	};
	return [...sources].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** Which source it is by its kind: "Ministru kabineta sēdes protokols". */
export function sourceKindWord(kind: string, locale: Locale): string {
	const options = { locale };
	switch (kind) {
		case 'MANDATE':
			return m.editing_kind_mandate({}, options);
		case 'COUNCIL_DECISION':
			return m.editing_kind_council({}, options);
		case 'CABINET':
			return m.editing_kind_cabinet({}, options);
		case 'RESOLUTION':
			return m.editing_kind_resolution({}, options);
		default:
			return m.editing_kind_other({}, options);
	}
}

/** The kinds as a form offers them. */
export function sourceKindChoices(locale: Locale): Choice[] {
	return sourceKinds.map((value) => ({ value, label: sourceKindWord(value, locale) }));
}

/**
 * Where some of the sources no longer ask and others still do: "Noņemts no MK kontroles, padomē turpinās." Null where all ask,
 * or none. Two of one kind on either side are told apart by how they are cited.
 */
export function controlSentence(sources: readonly SourceFacts[], locale: Locale): string | null {
	const ended = sources.filter(({ controlEndedOn }) => controlEndedOn !== null);
	const going = sources.filter(({ controlEndedOn }) => controlEndedOn === null);
	if (ended.length === 0 || going.length === 0) return null;
	const kindsOf = (list: readonly SourceFacts[]) => [...new Set(list.map(({ kind }) => whose(kind)))];
	const [off, on] = [kindsOf(ended), kindsOf(going)];
	if ([...off, ...on].includes('OTHER') || off.some((kind) => on.includes(kind)))
		return m.editing_control_by_reference(
			{
				ended: ended.map(({ reference }) => reference).join('; '),
				going: going.map(({ reference }) => reference).join('; ')
			},
			{ locale }
		);
	return m.editing_control_by_kind(
		{
			ended: off.map((kind) => endedWord(kind, locale)).join(', '),
			going: on.map((kind) => goingWord(kind, locale)).join(', ')
		},
		{ locale }
	);
}

type Whose = 'COUNCIL' | 'CABINET' | 'RESOLUTION' | 'OTHER';

function whose(kind: string): Whose {
	if (kind === 'MANDATE' || kind === 'COUNCIL_DECISION') return 'COUNCIL';
	return kind === 'CABINET' || kind === 'RESOLUTION' ? kind : 'OTHER';
}

function endedWord(kind: Whose, locale: Locale): string {
	if (kind === 'CABINET') return m.editing_control_off_cabinet({}, { locale });
	return kind === 'RESOLUTION'
		? m.editing_control_off_resolution({}, { locale })
		: m.editing_control_off_council({}, { locale });
}

function goingWord(kind: Whose, locale: Locale): string {
	if (kind === 'CABINET') return m.editing_control_on_cabinet({}, { locale });
	return kind === 'RESOLUTION'
		? m.editing_control_on_resolution({}, { locale })
		: m.editing_control_on_council({}, { locale });
}
