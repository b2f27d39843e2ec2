import type { WaitingItem, WaitingReader } from '#lib/accounts/waiting.server.ts';

/** What waits for each reader, in the order of what it is about. `say`: what of one waits for one; null: nothing. */
export function collectWaiting<T>(
	readers: readonly WaitingReader[],
	about: readonly T[],
	say: (one: T, reader: WaitingReader) => WaitingItem | null
): Map<string, WaitingItem[]> {
	const found = new Map<string, WaitingItem[]>();
	for (const reader of readers) {
		const items = about.flatMap((one) => say(one, reader) ?? []);
		if (items.length) found.set(reader.id, items);
	}
	return found;
}
