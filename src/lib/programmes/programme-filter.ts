/** Which programmes the list shows; it lives in the address. */
export interface ProgrammeFilter {
	readonly q: string;
	/** Counted from 1. */
	readonly page: number;
}

/** What an address asks for; what makes no sense in it is not asked. */
export function readProgrammeFilter(search: URLSearchParams): ProgrammeFilter {
	const page = search.get('page') ?? '';
	return {
		q: (search.get('q') ?? '').trim().slice(0, 200),
		page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
	};
}

/** The address of the list with a filter, and another page of it. */
export function programmesAddress(q: string, page = 1): string {
	const params = new URLSearchParams({
		...(q ? { q } : {}),
		...(page > 1 ? { page: String(page) } : {})
	});
	return params.size ? `/programmes?${params}` : '/programmes';
}
