import { fold } from '#lib/latvian/letters.ts';
import { problemWith } from '#lib/server/input.ts';
import { inForce, institutionsOfSeat, type Body, type Directory, type Post } from './council.ts';
import type { ImportCells, ImportColumn } from './people-import.ts';

/** Thrown while a row is planned: which cell is wrong, and how. */
export class RowProblem extends Error {
	readonly column: ImportColumn;
	readonly problem: string;
	constructor(column: ImportColumn, problem: string, facts?: Readonly<Record<string, string>>) {
		super(problem);
		this.column = column;
		this.problem = facts ? problemWith(problem, facts) : problem;
	}
}

/** Finds bodies, institutions and seats by what a table calls them. */
export interface Places {
	body(cell: string): Body;
	institutionId(cell: string): string;
	/** The seats that a row can mean: those that are there on its day first, in the order of the print. */
	seats(body: Body, cells: ImportCells, date: string): Post[];
}

export function placesOf(directory: Directory): Places {
	const bodies = namesOfBodies(directory);
	const institutions = namesOfInstitutions(directory);
	const institutionId = (cell: string) => {
		const id = institutions.get(plain(cell));
		if (!id) throw new RowProblem('institution', 'people_import_problem_institution', { cell });
		return id;
	};
	return {
		institutionId,
		body(cell) {
			const body = bodies.get(plain(cell));
			if (!body) throw new RowProblem('body', 'people_import_problem_body', { cell });
			return body;
		},
		seats(body, { seat, institution }, date) {
			const every = directory.postsByBody.get(body.id) ?? [];
			const all = [...every].sort((a, b) => Number(inForce(b, date)) - Number(inForce(a, date)));
			const named = seat ? all.filter((post) => plain(post.label) === plain(seat)) : all;
			if (seat && named.length === 0)
				throw new RowProblem('seat', 'people_import_problem_seat', { cell: seat, body: body.shortName });
			if (!institution) return named;
			const id = institutionId(institution);
			const own = named.filter((post) => institutionsOfSeat(directory, post, date).includes(id));
			// A seat that is named needs no institution; a wrong one is a slip all the same.
			if (own.length === 0)
				throw new RowProblem('institution', 'people_import_problem_institution_seat', {
					...{ cell: institution, body: body.shortName }
				});
			return own;
		}
	};
}

function namesOfBodies(directory: Directory): Map<string, Body | null> {
	const names = new Map<string, Body | null>();
	for (const body of directory.bodies)
		for (const name of [
			...[body.slug, body.name, body.shortName],
			...(body.number === null
				? []
				: [String(body.number), `${body.number}.`, `${body.number}. ${body.name}`])
		])
			put(names, name, body, (one, other) => one.id === other.id);
	return names;
}

/** By every name and abbreviation that an institution ever had. */
function namesOfInstitutions(directory: Directory): Map<string, string | null> {
	const names = new Map<string, string | null>();
	for (const { id, names: own } of directory.institutions)
		for (const { name, abbreviation } of own)
			for (const text of [name, abbreviation, abbreviation && `${name} (${abbreviation})`])
				if (text) put(names, text, id, (one, other) => one === other);
	return names;
}

/** A name that means two things means neither. */
function put<T>(names: Map<string, T | null>, name: string, value: T, isSame: (a: T, b: T) => boolean): void {
	const key = plain(name);
	const known = names.get(key);
	if (known === undefined) names.set(key, value);
	else if (known !== null && !isSame(known, value)) names.set(key, null);
}

function plain(text: string): string {
	return fold(text).replace(/["']/g, '').replace(/\s+/g, ' ').trim();
}
