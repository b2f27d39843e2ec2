import { z } from 'zod';
import { institutionKinds, type InstitutionKind } from './council.ts';

export const longestQuery = 200;

export interface InstitutionFilter {
	readonly query: string;
	readonly kind: InstitutionKind | null;
	/** Counted from 1. */
	readonly page: number;
}

export type FilterProblem = 'QUERY' | 'KIND' | 'PAGE';

const schemas = {
	query: z.string().max(longestQuery),
	kind: z.enum(institutionKinds),
	page: z
		.string()
		.regex(/^[1-9]\d{0,5}$/)
		.transform(Number)
};

/** Reads the address of the list: what makes no sense in it is left out, and named, so that the page can say so. */
export function readInstitutionFilter(params: URLSearchParams): {
	filter: InstitutionFilter;
	problems: FilterProblem[];
} {
	const given = (name: string) => params.get(name)?.trim() || null;
	const problems: FilterProblem[] = [];
	const read = <T>(problem: FilterProblem, schema: z.ZodType<T>, text: string | null, otherwise: T): T => {
		if (text === null) return otherwise;
		const result = schema.safeParse(text);
		if (!result.success) problems.push(problem);
		return result.success ? result.data : otherwise;
	};
	const query = given('q');
	const filter = {
		query: read('QUERY', schemas.query, query, (query ?? '').slice(0, longestQuery)),
		kind: read<InstitutionKind | null>('KIND', schemas.kind, given('kind'), null),
		page: read('PAGE', schemas.page as z.ZodType<number>, given('page'), 1)
	};
	return { filter, problems };
}

/** The address of the list with a filter, and another page of it. */
export function institutionsAddress(filter: InstitutionFilter, page = 1): string {
	const params = new URLSearchParams();
	if (filter.query) params.set('q', filter.query);
	if (filter.kind) params.set('kind', filter.kind);
	if (page > 1) params.set('page', String(page));
	const text = params.toString();
	return text ? `/institutions?${text}` : '/institutions';
}
