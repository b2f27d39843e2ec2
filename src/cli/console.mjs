// What the start and the tests say before anything is installed: the portal's own messages, read as they stand.
// Node 20 and its built-ins only.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');

/**
 * The language of the console: PADOME_LANG, else the machine's where it is English, else Latvian.
 * @param {Record<string, string | undefined>} [env]
 * @returns {'lv' | 'en'}
 */
export function consoleLocale(env = process.env) {
	const language = env.PADOME_LANG || env.LC_ALL || env.LANG || '';
	return language.toLowerCase().startsWith('en') ? 'en' : 'lv';
}

/** @type {Record<string, string> | undefined} */
let messages;

/**
 * One message of `server.json` with its places filled.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function words(key, values = {}) {
	messages ??= JSON.parse(
		readFileSync(join(root, `src/i18n/messages/${consoleLocale()}/server.json`), 'utf8')
	);
	return (messages?.[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * One line on standard output, where the portal speaks of itself.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values) {
	console.log(`padome: ${words(key, values)}`);
}

/** Something is wrong that the reader can mend: one line, no stack. */
export class Trouble extends Error {
	/**
	 * @param {string} key
	 * @param {Record<string, string | number>} [values]
	 * @param {number} [exitCode]
	 */
	constructor(key, values, exitCode = 1) {
		super(words(key, values));
		this.name = 'Trouble';
		this.exitCode = exitCode;
	}
}

/** @param {number} since */
export function seconds(since) {
	return ((performance.now() - since) / 1000).toFixed(1).replace('.', consoleLocale() === 'lv' ? ',' : '.');
}
