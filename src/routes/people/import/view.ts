import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import { isPlainDate } from '#lib/calendar/days.ts';
import type { ImportColumn, PlanCounts, PlannedRow, RowChange } from '#lib/council/people-import.ts';
import { spanOf } from '#lib/council/people-words.ts';
import { shortDate } from '#lib/latvian/dates.ts';

/** A page has room for so many rows; what is already so is only counted. */
const mostShown = 1000;

export interface PreviewView {
	readonly rows: readonly { line: number; name: string; says: readonly string[]; problem: string | null }[];
	/** How many rows change something or have a problem. */
	readonly worthShowing: number;
	readonly counts: PlanCounts;
	readonly fingerprint: string;
	readonly encoding: string;
	readonly ignored: readonly string[];
}

interface Found extends Pick<PreviewView, 'counts' | 'fingerprint' | 'encoding' | 'ignored'> {
	readonly rows: readonly PlannedRow[];
}

interface Reader {
	readonly locale: Locale;
	readonly say: (problem: string) => string;
}

/** A preview in words: the rows with problems first, because somebody has to do something about them. */
export function viewPreview(found: Found, reader: Reader): PreviewView {
	const { counts, fingerprint, encoding, ignored } = found;
	const wrong = found.rows.filter(({ problem }) => problem);
	const changing = found.rows.filter(({ changes }) => changes.length > 0);
	const shown = [...wrong, ...changing].slice(0, mostShown);
	return {
		...{ counts, fingerprint, encoding, ignored, worthShowing: wrong.length + changing.length },
		rows: shown.map(({ line, name, changes, problem }) => ({
			...{ line, name },
			says: changes.flatMap((change) => sayChange(change, reader.locale)),
			problem:
				problem &&
				m.people_import_problem_cell(
					{ column: columnWord(problem.column, reader.locale), problem: reader.say(problem.problem) },
					{ locale: reader.locale }
				)
		}))
	};
}

function sayChange(change: RowChange, locale: Locale): string[] {
	const in_ = { locale };
	switch (change.what) {
		case 'NEW': {
			const { title, email, phone } = change.after;
			const known = [title, email, phone].filter(Boolean).join(' · ');
			return [[m.people_import_new({}, in_), known].filter(Boolean).join(': ')];
		}
		case 'CHANGED':
			return sayFields(change, locale).map((said) => m.people_import_changed(said, in_));
		case 'SEATED':
			return [m.people_import_seated({ place: change.place, span: spanOf(change, locale) }, in_)];
		case 'SEAT_CHANGED':
			return sayFields(change, locale).map((said) =>
				m.people_import_seat_changed({ place: change.place, ...said }, in_)
			);
		case 'CONTACT':
			return [m.people_import_contact({ place: change.place, span: spanOf(change, locale) }, in_)];
	}
}

const columns: Readonly<Record<string, ImportColumn>> = { startDate: 'from', endDate: 'to' };

function sayFields({ before, after }: { before: object; after: object }, locale: Locale) {
	const was = before as Readonly<Record<string, string | null>>;
	const say = (text: string | null | undefined) =>
		text ? (isPlainDate(text) ? shortDate(text, locale) : text) : m.people_import_nothing({}, { locale });
	return Object.entries(after as Readonly<Record<string, string | null>>).map(([field, text]) => ({
		field: columnWord(columns[field] ?? (field as ImportColumn), locale),
		before: say(was[field]),
		after: say(text)
	}));
}

/** What a column is called, as in the template. */
export function columnWord(column: ImportColumn, locale: Locale): string {
	const in_ = { locale };
	switch (column) {
		case 'name':
		case 'firstName':
		case 'surname':
			return m.people_import_column_name({}, in_);
		case 'title':
			return m.people_import_column_title({}, in_);
		case 'institution':
			return m.people_import_column_institution({}, in_);
		case 'body':
			return m.people_import_column_body({}, in_);
		case 'seat':
			return m.people_import_column_seat({}, in_);
		case 'email':
			return m.people_import_column_email({}, in_);
		case 'phone':
			return m.people_import_column_phone({}, in_);
		case 'from':
			return m.people_import_column_from({}, in_);
		case 'to':
			return m.people_import_column_to({}, in_);
		case 'basis':
			return m.people_import_column_basis({}, in_);
	}
}
