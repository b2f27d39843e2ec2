import { isPlainDate } from '#lib/calendar/days.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Unaccepted } from '../submit.server.ts';

/** What the fields of one form show: what was typed last, else what is there. */
export interface FormValues {
	readonly locale: Locale;
	readonly text: (field: string) => string;
	readonly list: (field: string) => readonly string[];
	readonly isOn: (field: string) => boolean;
	readonly problem: (field: string) => string | undefined;
	/** What somebody else wrote there meanwhile, where it is not the same; null where nobody did. */
	readonly theirs: (field: string) => unknown;
	/** As the writer saw it, or as it is now, once they have been shown that. */
	readonly version: number | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** `answer`: of the last form that was sent from this page and not accepted; `values`: as it is now. */
export function formValues(
	answer: unknown,
	{ name, values, locale, version }: { name: string; values: Values; locale: Locale; version?: number }
): FormValues {
	const unaccepted = answer as Unaccepted | null | undefined;
	const mine = unaccepted?.form === name ? unaccepted : null;
	const shown: Values = mine?.typed ?? values;
	const words = (value: unknown) => textOf(value, locale);
	const typedVersion = Number(mine?.typed.version) || undefined;
	return {
		locale,
		text: (field) => words(shown[field]),
		list: (field) => (Array.isArray(shown[field]) ? (shown[field] as string[]) : []),
		isOn: (field) => shown[field] === true,
		problem: (field) => mine?.problems[field],
		theirs: (field) => {
			const theirs = mine?.theirs?.values;
			if (!theirs || !(field in theirs)) return null;
			return JSON.stringify(plain(theirs[field])) === JSON.stringify(plain(shown[field]))
				? null
				: theirs[field];
		},
		version: mine?.theirs?.version ?? typedVersion ?? version
	};
}

/** A value as a form writes it: dates as the page's language does. */
export function textOf(value: unknown, locale: Locale): string {
	if (value === null || value === undefined) return '';
	const text = String(value);
	return isPlainDate(text) ? shortDate(text, locale) : text;
}

/** Nothing is nothing, however a form says it. */
function plain(value: unknown): unknown {
	return value === null || value === undefined ? '' : value;
}
