export const requestFilters = ['open', 'closed', 'all'] as const;

/** Which requests are looked for, as an address says it. */
export interface RequestFilter {
	readonly show: (typeof requestFilters)[number];
	/** A body's slug. */
	readonly body: string;
}

/** What an address asks for, and which page of it; what it says wrong is not asked. */
export function readRequestFilter(search: URLSearchParams): RequestFilter & { readonly page: number } {
	const show = requestFilters.find((one) => one === search.get('show')) ?? 'open';
	const page = /^[1-9]\d{0,4}$/.test(search.get('page') ?? '') ? Number(search.get('page')) : 1;
	return { show, body: (search.get('body') ?? '').slice(0, 200), page };
}
