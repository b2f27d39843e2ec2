import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './place.ts';

/** Something remembered for the length of a run by every process of it. */
export interface Marks {
	has(text: string): boolean;
	add(text: string): void;
}

/** Files without content, named by what they stand for, in the folder that each run makes anew. */
export function marksOf(name: string): Marks {
	const marks = join(folder, name);
	const fileOf = (text: string) => join(marks, createHash('sha256').update(text).digest('hex'));
	return {
		has: (text) => existsSync(fileOf(text)),
		add(text) {
			mkdirSync(marks, { recursive: true });
			writeFileSync(fileOf(text), '');
		}
	};
}
