import { createHash } from 'node:crypto';

/** What minutes are known by: the SHA-256 of their content as it is stored (UTF-8), in hexadecimal. */
export function hashOf(stored: string): string {
	return createHash('sha256').update(stored, 'utf8').digest('hex');
}
