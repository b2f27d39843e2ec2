import { z } from 'zod';
import { accountRoles, accountStates } from './accounts.ts';

/** What the list of accounts shows; it lives in the address bar. NONE: those without a role. */
export interface AccountFilter {
	readonly q: string;
	readonly role: (typeof accountRoles)[number] | 'NONE' | null;
	readonly state: (typeof accountStates)[number] | null;
	readonly page: number;
}

export const longestQuery = 100;

const filter = z.object({
	// PostgreSQL refuses NUL in a text; nobody types what nobody sees.
	q: z.string().transform((text) =>
		text
			.toWellFormed()
			.replace(/\p{Cc}/gu, ' ')
			.trim()
			.slice(0, longestQuery)
	),
	role: z
		.enum([...accountRoles, 'NONE'])
		.nullable()
		.catch(null),
	state: z.enum(accountStates).nullable().catch(null),
	page: z.coerce.number().int().min(1).max(1_000_000).catch(1)
});

/** The filter in the address bar; what makes no sense is left out. */
export function readAccountFilter(search: URLSearchParams): AccountFilter {
	return filter.parse({
		q: search.get('q') ?? '',
		role: search.get('role') || null,
		state: search.get('state') || null,
		page: search.get('page') ?? 1
	});
}

/** The address of a page of the same list. */
export function accountsAddress({ q, role, state }: AccountFilter, page: number): string {
	const search = new URLSearchParams();
	if (q) search.set('q', q);
	if (role) search.set('role', role);
	if (state) search.set('state', state);
	if (page > 1) search.set('page', String(page));
	return search.size ? `/accounts?${search}` : '/accounts';
}
