import { hash, verify } from '@node-rs/argon2';
import { normalizePassword } from './passwords.ts';

/** argon2id with 19 MiB, two passes and one lane: OWASP's Password Storage Cheat Sheet. */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is stored. Takes tens of milliseconds on a thread of its own: never inside a write. */
export function hashPassword(password: string): Promise<string> {
	return hash(normalizePassword(password), settings);
}

/** Of no password that anybody knows: unknown accounts are answered after the same work as known ones. */
let nobodys: Promise<string> | undefined;

/** Whether a password is the stored one. Without a stored one the answer is no, after the same work. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	nobodys ??= hashPassword(crypto.randomUUID());
	const isRight = await verify(stored ?? (await nobodys), normalizePassword(password));
	return stored !== null && isRight;
}
