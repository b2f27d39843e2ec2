/** What the list of meetings shows; it lives in the address. */
export interface MeetingFilter {
	/** A body's slug: the meetings in which it takes part. */
	readonly body: string | null;
	/** Four figures. */
	readonly year: number | null;
	readonly kind: 'SITTING' | 'WRITTEN' | null;
	/** Counted from 1. */
	readonly page: number;
}

export type MeetingFilterProblem = 'BODY' | 'YEAR' | 'KIND' | 'PAGE';

/** Reads the address of the list: what makes no sense in it is left out, and named. */
export function readMeetingFilter(
	params: URLSearchParams,
	hasBody: (slug: string) => boolean
): { filter: MeetingFilter; problems: MeetingFilterProblem[] } {
	const problems: MeetingFilterProblem[] = [];
	const take = (name: string, problem: MeetingFilterProblem, isRight: (text: string) => boolean) => {
		const text = params.get(name)?.trim() ?? '';
		if (text === '' || isRight(text)) return text || null;
		problems.push(problem);
		return null;
	};
	const body = take('body', 'BODY', hasBody);
	const year = take('year', 'YEAR', (text) => /^[1-9]\d{3}$/.test(text));
	const filter = {
		body,
		year: year === null ? null : Number(year),
		kind: take('kind', 'KIND', (text) => text === 'SITTING' || text === 'WRITTEN') as MeetingFilter['kind'],
		page: Number(take('page', 'PAGE', (text) => /^[1-9]\d{0,5}$/.test(text)) ?? 1)
	};
	return { filter, problems };
}

/** The address of the list with a filter, and another page of it. */
export function meetingsAddress(filter: Partial<MeetingFilter> = {}, page = 1): string {
	const params = new URLSearchParams();
	if (filter.body) params.set('body', filter.body);
	if (filter.year) params.set('year', String(filter.year));
	if (filter.kind) params.set('kind', filter.kind);
	if (page > 1) params.set('page', String(page));
	const text = params.toString();
	return text ? `/meetings?${text}` : '/meetings';
}
