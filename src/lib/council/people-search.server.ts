import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Database } from '#lib/server/database.server.ts';
import { wordsOfQuery } from './people-filter.ts';
import { searchTextOfPerson } from './person.ts';

const portion = 500;

/** That a person's text holds every word of a query, as a condition over "Person" p; addresses only for whoever may see them. */
export function matchesQuery(query: string, seesContacts: boolean): Prisma.Sql[] {
	const text = seesContacts
		? Prisma.sql`p."searchText"`
		: // Whoever may not see an address may not guess it letter by letter either.
			Prisma.sql`REPLACE(p."searchText", COALESCE(p."email", ''), '')`;
	return wordsOfQuery(query).map((word) => Prisma.sql`${text} LIKE ${`%${word}%`}`);
}

/**
 * Makes the search text of people who have none: older data, the sample, what was imported. One statement where there is nothing
 * to do. Answers how many were filled in.
 */
export async function fillSearchTexts(db: Database): Promise<number> {
	let filled = 0;
	for (;;) {
		const people = await db.read.person.findMany({
			where: { searchText: '' },
			take: portion,
			select: { id: true, name: true, title: true, email: true }
		});
		if (people.length === 0) return filled;
		await db.write(async (tx) => {
			for (const { id, ...person } of people)
				await tx.person.updateMany({
					where: { id, searchText: '' },
					data: { searchText: searchTextOfPerson(person) || ' ' }
				});
		});
		filled += people.length;
	}
}
