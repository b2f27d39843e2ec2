import { dateField } from '#lib/calendar/date-field.ts';
import { fold, sortKey } from '#lib/latvian/letters.ts';
import { bodyById, institutionAt, type Directory, type Post } from './council.ts';
import { findProblem, overlap, type Sitting } from './memberships.ts';
import { RowProblem, placesOf, type Places } from './people-import-places.ts';
import {
	contactWords,
	type ImportCells,
	type PersonFields,
	type PlannedRow,
	type RowChange,
	type SpanFields
} from './people-import.ts';
import { isMailAddress } from './person.ts';

export interface KnownPerson extends PersonFields {
	readonly id: string;
}
export interface KnownSitting extends Sitting {
	readonly postId: string;
	readonly basis: string | null;
}
export interface KnownContact {
	readonly personId: string;
	readonly institutionId: string;
	readonly startDate: string | null;
	readonly endDate: string | null;
}

/** The council as it is, to which a table is compared. */
export interface KnownCouncil {
	readonly directory: Directory;
	readonly today: string;
	readonly people: readonly KnownPerson[];
	readonly sittings: readonly KnownSitting[];
	readonly contacts: readonly KnownContact[];
	/** Whoever imports: a chair does not end their own seat. */
	readonly self: string | null;
	makeId(): string;
	/** How a reader calls a span. */
	sayDate(date: string): string;
	saySpan(span: { startDate: string | null; endDate: string | null }): string;
}

type Rows = readonly { readonly line: number; readonly cells: ImportCells }[];

/**
 * What a table would change, row by row, each as if those before it were done. An empty cell changes nothing; a row with a wrong
 * cell does nothing at all. Somebody is the same by address, else by a name that only one person here and one in the table has.
 * Planned again after it was done, every row is already so.
 */
export function planImport(known: KnownCouncil, rows: Rows): PlannedRow[] {
	const council = new Council(known, rows);
	return rows.map(({ line, cells }) => {
		const name = nameIn(cells);
		try {
			return { line, name, changes: council.plan(cells), problem: null };
		} catch (fault) {
			if (!(fault instanceof RowProblem)) throw fault;
			return { line, name, changes: [], problem: { column: fault.column, problem: fault.problem } };
		}
	});
}

function nameIn({ name, firstName, surname }: ImportCells): string {
	return name ?? [firstName, surname].filter(Boolean).join(' ');
}

/** What is known, and what the rows so far have added to it. */
class Council {
	readonly #known: KnownCouncil;
	readonly #places: Places;
	readonly #byId = new Map<string, KnownPerson>();
	readonly #byAddress = new Map<string, KnownPerson>();
	readonly #byName = new Map<string, KnownPerson[]>();
	readonly #sittings: Map<string, KnownSitting[]>;
	readonly #contacts: Map<string, KnownContact[]>;
	/** Which addresses the table gives to one name. */
	readonly #addressesInTable = new Map<string, Set<string>>();

	constructor(known: KnownCouncil, rows: Rows) {
		this.#known = known;
		this.#places = placesOf(known.directory);
		for (const person of known.people) this.#remember(person);
		this.#sittings = Map.groupBy(known.sittings, ({ postId }) => postId);
		this.#contacts = Map.groupBy(known.contacts, ({ personId }) => personId);
		for (const { cells } of rows) {
			if (!cells.email) continue;
			const key = sortKey(nameIn(cells));
			const addresses = this.#addressesInTable.get(key) ?? new Set();
			this.#addressesInTable.set(key, addresses.add(cells.email.toLowerCase()));
		}
	}

	plan(cells: ImportCells): RowChange[] {
		const [person, changes] = this.#planPerson(fieldsOf(cells));
		const dates = { startDate: dateIn(cells, 'from'), endDate: dateIn(cells, 'to') };
		if (dates.startDate && dates.endDate && dates.endDate < dates.startDate)
			throw new RowProblem('to', 'people_problem_ends_before');
		const place = this.#planPlace(person, cells, { ...dates, basis: cells.basis ?? null });
		// Nothing of the row failed: what it does is now so for the rows below.
		this.#forget(person.id);
		this.#remember(person);
		return [...changes, ...place];
	}

	#planPerson(typed: PersonFields): [KnownPerson, Extract<RowChange, { what: 'NEW' | 'CHANGED' }>[]] {
		const same = this.#find(typed);
		if (!same) {
			const person = { id: this.#known.makeId(), ...typed };
			return [person, [{ what: 'NEW', personId: person.id, after: typed }]];
		}
		const fields = (['title', 'email', 'phone'] as const).filter(
			(field) => typed[field] !== null && typed[field] !== same[field]
		);
		if (fields.length === 0) return [same, []];
		const pick = (from: PersonFields): Partial<PersonFields> =>
			Object.fromEntries(fields.map((field) => [field, from[field]]));
		const after = pick(typed);
		return [{ ...same, ...after }, [{ what: 'CHANGED', personId: same.id, before: pick(same), after }]];
	}

	#find({ name, email }: PersonFields): KnownPerson | null {
		const key = sortKey(name);
		const byAddress = email && this.#byAddress.get(email);
		if (byAddress && sortKey(byAddress.name) === key) return byAddress;
		// Whether somebody changed their name, or two share an address, a table cannot say.
		if (byAddress) throw new RowProblem('email', 'people_problem_email_taken', { who: byAddress.name });
		const namesakes = this.#byName.get(key) ?? [];
		const inTable = this.#addressesInTable.get(key)?.size ?? 0;
		if (namesakes.length === 0) return null;
		// Two of that name with two addresses are two people; without an address nobody knows which of them is meant.
		if (email && inTable > 1) return null;
		if (namesakes.length > 1 || inTable > 1)
			throw new RowProblem('email', 'people_import_problem_namesakes', { name });
		return namesakes[0]!;
	}

	#planPlace(person: KnownPerson, cells: ImportCells, span: SpanFields): RowChange[] {
		const { body, seat, institution } = cells;
		if (seat && contactWords.includes(fold(seat))) return this.#planContact(person, cells, span);
		if (body) return this.#planSeat(person, cells, span);
		if (seat) throw new RowProblem('body', 'people_import_problem_body_missing');
		if (institution) this.#places.institutionId(institution);
		return [];
	}

	#planContact(person: KnownPerson, { institution }: ImportCells, span: SpanFields): RowChange[] {
		const { directory, today, makeId } = this.#known;
		if (!institution) throw new RowProblem('institution', 'people_import_problem_contact');
		const institutionId = this.#places.institutionId(institution);
		const dates = { startDate: span.startDate ?? today, endDate: span.endDate };
		if (dates.endDate && dates.endDate < dates.startDate)
			throw new RowProblem('to', 'people_problem_ends_before');
		const own = this.#contacts.get(person.id) ?? [];
		if (own.some((one) => one.institutionId === institutionId && overlap(one, dates))) return [];
		this.#contacts.set(person.id, [...own, { personId: person.id, institutionId, ...dates }]);
		const place = institutionAt(directory, institutionId, today).name;
		return [{ what: 'CONTACT', id: makeId(), personId: person.id, institutionId, place, ...dates }];
	}

	#planSeat(person: KnownPerson, cells: ImportCells, typed: SpanFields): RowChange[] {
		const { today } = this.#known;
		const body = this.#places.body(cells.body!);
		const isOver = typed.endDate !== null && typed.endDate < today;
		const span = { ...typed, startDate: typed.startDate ?? (isOver ? typed.endDate! : today) };
		const posts = this.#places.seats(body, cells, span.startDate);
		for (const post of posts) {
			const own = this.#sittingsOf(post).find(
				(one) => one.personId === person.id && one.kind === 'HOLDER' && overlap(one, span)
			);
			if (own) return this.#planSitting(post, own, typed);
		}
		if (isOver && !typed.startDate) throw new RowProblem('from', 'people_import_problem_from_missing');
		return this.#seat(person, posts, cells, span);
	}

	/** Somebody sits there already: what the table says of it that is not so. */
	#planSitting(post: Post, own: KnownSitting, typed: SpanFields): RowChange[] {
		const differs = (field: keyof SpanFields) => typed[field] !== null && typed[field] !== own[field];
		const fields = (['startDate', 'endDate', 'basis'] as const).filter(differs);
		if (fields.length === 0) return [];
		const pick = (from: SpanFields) => Object.fromEntries(fields.map((field) => [field, from[field]]));
		if (own.personId === this.#known.self && post.role === 'CHAIR' && fields.includes('endDate'))
			throw new RowProblem('to', 'people_problem_own_chair');
		const sitting = { ...own, ...(pick(typed) as Partial<SpanFields>) };
		this.#mustAgree(post, sitting);
		const others = this.#sittingsOf(post).filter((one) => one !== own);
		this.#sittings.set(post.id, [...others, sitting]);
		const { id, personId } = own;
		const place = this.#placeOf(post);
		return [
			{ what: 'SEAT_CHANGED', id, personId, postId: post.id, place, before: pick(own), after: pick(typed) }
		];
	}

	/** The first of the seats that is free; where none is, why the first is not. */
	#seat(
		person: KnownPerson,
		posts: readonly Post[],
		cells: ImportCells,
		span: SpanFields & { startDate: string }
	): RowChange[] {
		if (posts.length === 0)
			throw new RowProblem('seat', 'people_import_problem_no_seats', { body: cells.body! });
		const isNamed = Boolean(cells.seat ?? cells.institution);
		if (!isNamed && posts.length > 1) throw new RowProblem('seat', 'people_import_problem_which_seat');
		const sitting: Omit<KnownSitting, 'postId'> = {
			...{ id: this.#known.makeId(), personId: person.id, name: person.name, kind: 'HOLDER', ...span }
		};
		const free = posts.find((post) => this.#problemOf(post, sitting) === null) ?? posts[0]!;
		this.#mustAgree(free, sitting);
		this.#sittings.set(free.id, [...this.#sittingsOf(free), { ...sitting, postId: free.id }]);
		const { id, personId } = sitting;
		return [{ what: 'SEATED', id, personId, postId: free.id, place: this.#placeOf(free), ...span }];
	}

	#problemOf(post: Post, sitting: Omit<KnownSitting, 'postId'>) {
		const body = bodyById(this.#known.directory, post.bodyId)!;
		return findProblem({ sitting, post, body, others: this.#sittingsOf(post), away: [] });
	}

	#mustAgree(post: Post, sitting: Omit<KnownSitting, 'postId'>): void {
		const found = this.#problemOf(post, sitting);
		if (!found) return;
		const columns = { startDate: 'from', endDate: 'to', kind: 'seat', personId: 'seat' } as const;
		const { other, day } = found;
		throw new RowProblem(columns[found.field], found.problem, {
			...(other ? { who: other.name, span: this.#known.saySpan(other) } : {}),
			...(day ? { day: this.#known.sayDate(day) } : {})
		});
	}

	#sittingsOf(post: Post): KnownSitting[] {
		return this.#sittings.get(post.id) ?? [];
	}

	#placeOf(post: Post): string {
		return `${post.label}, ${bodyById(this.#known.directory, post.bodyId)!.shortName}`;
	}

	#remember(person: KnownPerson): void {
		this.#byId.set(person.id, person);
		if (person.email) this.#byAddress.set(person.email, person);
		const key = sortKey(person.name);
		this.#byName.set(key, [...(this.#byName.get(key) ?? []), person]);
	}

	/** Before it is remembered as it will be: under an old address nobody finds it any more. */
	#forget(id: string): void {
		const person = this.#byId.get(id);
		if (!person) return;
		if (person.email) this.#byAddress.delete(person.email);
		const key = sortKey(person.name);
		this.#byName.set(
			key,
			this.#byName.get(key)!.filter((one) => one.id !== id)
		);
	}
}

function fieldsOf(cells: ImportCells): PersonFields {
	const name = nameIn(cells);
	if (!name) throw new RowProblem('name', 'people_problem_name');
	const email = cells.email?.toLowerCase() ?? null;
	if (email && !isMailAddress(email)) throw new RowProblem('email', 'people_problem_email');
	const { title = null, phone = null } = cells;
	for (const [column, text, longest] of [
		['name', name, 200],
		['title', title, 300],
		['phone', phone, 60],
		['basis', cells.basis, 500]
	] as const)
		if (text && text.length > longest) throw new RowProblem(column, 'documents_problem_line_long');
	return { name, title, email, phone };
}

function dateIn(cells: ImportCells, column: 'from' | 'to'): string | null {
	const result = dateField.safeParse(cells[column]);
	if (!result.success) throw new RowProblem(column, 'calendar_problem_date');
	return result.data;
}
