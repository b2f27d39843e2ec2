import { fold } from '#lib/latvian/letters.ts';

/**
 * What a search of people looks in: name and title, folded, then the address as it is stored. Whoever may not see addresses is
 * searched for without it (`people-list.server.ts`), so the address stands in it unchanged.
 */
export function searchTextOfPerson(person: {
	readonly name: string;
	readonly title?: string | null;
	readonly email?: string | null;
}): string {
	const said = fold([person.name, person.title].filter(Boolean).join(' '));
	return person.email ? `${said} ${person.email}` : said;
}

const longestAddress = 254;

/** Whether a text can be a mail address: plain ASCII, one @, a name of a host with a dot. */
export function isMailAddress(text: string): boolean {
	return (
		text.length <= longestAddress &&
		/^[a-z\d.!#$%&'*+/=?^_`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/.test(
			text
		)
	);
}
