import { fold, sortKey } from '#lib/latvian/letters.ts';

/** What is stored beside an account so that lists sort and find it: neither database does it by itself. */
export function accountKeys({ name, email }: { name: string; email: string }): {
	sortKey: string;
	searchText: string;
} {
	return { sortKey: sortKey(name), searchText: fold(`${name} ${email}`) };
}
