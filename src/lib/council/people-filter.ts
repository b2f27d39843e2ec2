import { fold } from '#lib/latvian/letters.ts';

/** Whom mail does not reach: they want none, or have a seat and no address. */
export const unreached = ['stopped', 'none'] as const;
export type Unreached = (typeof unreached)[number];

export const longestQuery = 200;
const mostWords = 8;

/** What the list of people shows; it lives in the address. */
export interface PeopleFilter {
	readonly query: string;
	/** A body's slug: who sits in it today. */
	readonly body: string | null;
	/** An institution's id: who sits for it today, or is its contact. */
	readonly institution: string | null;
	/** For whoever sees addresses. */
	readonly mail: Unreached | null;
	/** Counted from 1. */
	readonly page: number;
}

export type PeopleFilterProblem = 'QUERY' | 'BODY' | 'INSTITUTION' | 'MAIL' | 'PAGE';

/** What the reader of an address must know. */
export interface KnownPlaces {
	hasBody(slug: string): boolean;
	hasInstitution(id: string): boolean;
	/** Whether they may ask about mail. */
	readonly seesContacts: boolean;
}

/** Reads the address of the list: what makes no sense in it is left out, and named. */
export function readPeopleFilter(
	params: URLSearchParams,
	known: KnownPlaces
): { filter: PeopleFilter; problems: PeopleFilterProblem[] } {
	const problems: PeopleFilterProblem[] = [];
	const take = (name: string, problem: PeopleFilterProblem, isRight: (text: string) => boolean) => {
		const text = clean(params.get(name) ?? '');
		if (text === '' || isRight(text)) return text || null;
		problems.push(problem);
		return null;
	};
	const typed = clean(params.get('q') ?? '');
	if (typed.length > longestQuery) problems.push('QUERY');
	const filter = {
		query: typed.slice(0, longestQuery).trim(),
		body: take('body', 'BODY', known.hasBody),
		institution: take('institution', 'INSTITUTION', known.hasInstitution),
		mail: take('mail', 'MAIL', (text) => known.seesContacts && isUnreached(text)) as Unreached | null,
		page: Number(take('page', 'PAGE', (text) => /^[1-9]\d{0,5}$/.test(text)) ?? 1)
	};
	return { filter, problems };
}

function isUnreached(text: string): text is Unreached {
	return unreached.some((one) => one === text);
}

/** The address of the list with a filter, and another page of it. */
export function peopleAddress(filter: Partial<PeopleFilter>, page = 1): string {
	const params = new URLSearchParams();
	if (filter.query) params.set('q', filter.query);
	if (filter.body) params.set('body', filter.body);
	if (filter.institution) params.set('institution', filter.institution);
	if (filter.mail) params.set('mail', filter.mail);
	if (page > 1) params.set('page', String(page));
	const text = params.toString();
	return text ? `/people?${text}` : '/people';
}

/** The words of a search, folded. What the databases would read as a wildcard separates words. */
export function wordsOfQuery(query: string): string[] {
	return fold(query)
		.split(/[\s%_\\,;]+/)
		.filter(Boolean)
		.slice(0, mostWords);
}

/** One line without characters that nobody sees (PostgreSQL refuses NUL in a text). */
function clean(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
