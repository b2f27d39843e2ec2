import { createHash } from 'node:crypto';

/** What minutes, or a file, are known by: the SHA-256 of what is stored (a text as UTF-8), in hexadecimal. */
export function hashOf(stored: string | Uint8Array): string {
	return createHash('sha256').update(stored).digest('hex');
}
