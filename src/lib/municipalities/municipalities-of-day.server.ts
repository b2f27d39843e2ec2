import { nameAt, type Directory } from '#lib/council/council.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isThere, regions, type Region } from './municipalities.ts';

/** The municipalities of a day, region by region, in the order of the alphabet. */
export async function municipalitiesOf(
	tx: Transaction,
	directory: Directory,
	date: string
): Promise<string[]> {
	const all = await tx.municipality.findMany();
	const keyOf = ({ region, institutionId }: (typeof all)[number]) =>
		`${regions.indexOf(region as Region)} ${sortKey(nameAt(directory, institutionId, date).name)}`;
	return all
		.filter((one) => isThere(one, date) && directory.institutionIndex.has(one.institutionId))
		.map((one) => ({ key: keyOf(one), id: one.institutionId }))
		.sort((a, b) => (a.key < b.key ? -1 : 1))
		.map(({ id }) => id);
}
