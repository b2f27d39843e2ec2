import { fold } from '#lib/latvian/letters.ts';

/** What a cell of an imported table may be, in the order of the template. `firstName` and `surname` together are a name. */
export const importColumns = [
	...(['name', 'firstName', 'surname', 'title', 'institution', 'body', 'seat'] as const),
	...(['email', 'phone', 'from', 'to', 'basis'] as const)
] as const;
export type ImportColumn = (typeof importColumns)[number];
export type ImportCells = Readonly<Partial<Record<ImportColumn, string>>>;

/** What the columns may be called, folded. The first of each language is the template's. */
const headers: Readonly<Record<ImportColumn, readonly string[]>> = {
	name: ['vards un uzvards', 'name', 'vards, uzvards', 'vards uzvards', 'persona', 'full name', 'person'],
	firstName: ['vards', 'first name', 'given name'],
	surname: ['uzvards', 'surname', 'last name', 'family name'],
	title: ['amats', 'title', 'ienemamais amats', 'job title', 'position'],
	institution: ['institucija', 'institution', 'iestade', 'organizacija', 'organisation', 'organization'],
	body: ['darba grupa', 'group', 'apaksgrupa', 'grupa', 'padome', 'subgroup', 'body'],
	seat: ['vieta', 'seat', 'vieta darba grupa', 'parstavis', 'post', 'loma'],
	email: ['e-pasts', 'e-mail', 'epasts', 'e pasts', 'e-pasta adrese', 'email', 'mail', 'address'],
	phone: ['talrunis', 'phone', 'telefons', 'talr.', 'telephone', 'mobile'],
	from: ['no', 'from', 'no datuma', 'sakot ar', 'start', 'start date', 'since'],
	to: ['lidz', 'to', 'lidz datumam', 'until', 'end', 'end date'],
	basis: ['pamats', 'basis', 'pamatojums', 'rikojums', 'delegejums', 'order']
};

/** What each column means, null where nothing; and the headers that mean nothing. "Name" alone is a whole name. */
export function readHeader(cells: readonly string[]): {
	columns: (ImportColumn | null)[];
	ignored: string[];
} {
	const meanings = cells.map((cell) => {
		const text = fold(cell).trim().replace(/:$/, '');
		return importColumns.find((column) => headers[column].includes(text)) ?? null;
	});
	const hasSurname = meanings.includes('surname');
	const columns = meanings.map((column) => (column === 'firstName' && !hasSurname ? 'name' : column));
	const ignored = cells.filter((cell, at) => columns[at] === null && cell.trim() !== '');
	return { columns, ignored: ignored.map((cell) => cell.trim().slice(0, 60)) };
}

/** The seat that makes somebody an institution's contact official, in either language. */
export const contactWords = ['kontaktpersona', 'contact', 'contact official', 'contact person'];

/** What is known of a person, as the plan compares it. */
export interface PersonFields {
	readonly name: string;
	readonly title: string | null;
	readonly email: string | null;
	readonly phone: string | null;
}

export interface SpanFields {
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly basis: string | null;
}

/** One thing that a row of the table will do. */
export type RowChange =
	| { readonly what: 'NEW'; readonly personId: string; readonly after: PersonFields }
	| {
			readonly what: 'CHANGED';
			readonly personId: string;
			readonly before: Partial<PersonFields>;
			readonly after: Partial<PersonFields>;
	  }
	| ({
			readonly what: 'SEATED';
			readonly id: string;
			readonly personId: string;
			readonly postId: string;
			/** "LM pārstāvis, 8. apakšgrupa". */
			readonly place: string;
	  } & SpanFields)
	| {
			readonly what: 'SEAT_CHANGED';
			readonly id: string;
			readonly personId: string;
			readonly postId: string;
			readonly place: string;
			readonly before: Partial<SpanFields>;
			readonly after: Partial<SpanFields>;
	  }
	| {
			readonly what: 'CONTACT';
			readonly id: string;
			readonly personId: string;
			readonly institutionId: string;
			readonly place: string;
			readonly startDate: string;
			readonly endDate: string | null;
	  };

/** A row and what becomes of it: nothing where all of it is so already, nothing of it where a cell is wrong. */
export interface PlannedRow {
	readonly line: number;
	readonly name: string;
	readonly changes: readonly RowChange[];
	/** Which cell, and what is wrong with it: the key of a message, with its facts. */
	readonly problem: { readonly column: ImportColumn; readonly problem: string } | null;
}

/** What the plan does, without the ids that it makes: the same plan, made again, has the same text. */
export function describePlan(rows: readonly PlannedRow[]): string {
	const made = new Set(
		rows.flatMap(({ changes }) =>
			changes.flatMap((change) => {
				if (change.what === 'NEW') return [change.personId];
				return change.what === 'SEATED' || change.what === 'CONTACT' ? [change.id] : [];
			})
		)
	);
	return JSON.stringify(rows, (_, value: unknown) =>
		typeof value === 'string' && made.has(value) ? 'new' : value
	);
}

/** How many rows do what. */
export function countPlan(rows: readonly PlannedRow[]) {
	const having = (...whats: RowChange['what'][]) =>
		rows.filter(({ changes }) => changes.some(({ what }) => whats.includes(what))).length;
	return {
		rows: rows.length,
		added: having('NEW'),
		changed: having('CHANGED'),
		seated: having('SEATED', 'SEAT_CHANGED', 'CONTACT'),
		same: rows.filter(({ changes, problem }) => changes.length === 0 && !problem).length,
		problems: rows.filter(({ problem }) => problem).length
	};
}
export type PlanCounts = ReturnType<typeof countPlan>;
