/** Which resolutions the list shows; it lives in the address. */
export interface ResolutionFilter {
	readonly q: string;
	readonly state: 'OPEN' | 'LATE' | 'ALL';
	/** Counted from 1. */
	readonly page: number;
}

/** What an address asks for; what makes no sense in it is not asked. */
export function readResolutionFilter(search: URLSearchParams): ResolutionFilter {
	const state = (search.get('state') ?? '').toUpperCase();
	const page = search.get('page') ?? '';
	return {
		q: (search.get('q') ?? '').trim().slice(0, 200),
		state: state === 'LATE' || state === 'ALL' ? state : 'OPEN',
		page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
	};
}

/** The address of the list with a filter, and another page of it. */
export function resolutionsAddress({ q, state }: Omit<ResolutionFilter, 'page'>, page = 1): string {
	const params = new URLSearchParams({
		...(q ? { q } : {}),
		...(state === 'OPEN' ? {} : { state: state.toLowerCase() }),
		...(page > 1 ? { page: String(page) } : {})
	});
	return params.size ? `/resolutions?${params}` : '/resolutions';
}
