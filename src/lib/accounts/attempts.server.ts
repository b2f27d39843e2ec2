import { createHmac } from 'node:crypto';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A name for an address or an account that its table does not give away. `kind` keeps the two apart. */
export function attemptKey(installation: Pick<Installation, 'secret'>, kind: string, value: string): string {
	return createHmac('sha256', installation.secret).update(`${kind}|${value}`).digest('base64url');
}

/** Counts one attempt, and says whether it is within the limit of its window. `window` is in milliseconds. */
export async function countAttempt(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	key: string,
	{ limit, window }: { limit: number; window: number }
): Promise<boolean> {
	const now = installation.clock.now();
	const row = await tx.attempt.findUnique({ where: { key } });
	const isRunning = row !== null && row.windowStart.getTime() + window > now.getTime();
	const count = isRunning ? row.count + 1 : 1;
	const data = { count, windowStart: isRunning ? row.windowStart : now };
	await tx.attempt.upsert({ where: { key }, create: { key, ...data }, update: data });
	return count <= limit;
}

/** The part of a visitor's address that is one household or office: IPv6 gives each of them 2⁶⁴ addresses. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
	const left = head ? head.split(':') : [];
	const right = tail ? tail.split(':') : [];
	const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}
