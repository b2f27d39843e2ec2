import { z } from 'zod';
import { mailStates, type MailState } from '#lib/mail/mail.ts';

export interface OutboxFilter {
	state: MailState | null;
	query: string;
	page: number;
}

export const longestQuery = 100;

const filter = z.object({
	state: z.enum(mailStates as [MailState, ...MailState[]]).nullable(),
	// PostgreSQL refuses NUL in a text; nobody types what nobody sees.
	query: z
		.string()
		.transform((text) =>
			text
				.toWellFormed()
				.replace(/\p{Cc}/gu, ' ')
				.trim()
		)
		.pipe(z.string().max(longestQuery)),
	page: z.coerce.number().int().min(1).max(1_000_000)
});

/** The filter in the address bar; what makes no sense is left out, and `isWrong` says that it was. */
export function readOutboxFilter(search: URLSearchParams): { filter: OutboxFilter; isWrong: boolean } {
	const given = {
		state: search.get('state') || null,
		query: search.get('q') ?? '',
		page: search.get('page') ?? 1
	};
	const read = filter.safeParse(given);
	return read.success
		? { filter: read.data, isWrong: false }
		: { filter: { state: null, query: '', page: 1 }, isWrong: true };
}

/** The address of a page of the same list. */
export function outboxAddress({ state, query }: OutboxFilter, page: number): string {
	const search = new URLSearchParams();
	if (state) search.set('state', state);
	if (query) search.set('q', query);
	if (page > 1) search.set('page', String(page));
	return search.size ? `/outbox?${search}` : '/outbox';
}
