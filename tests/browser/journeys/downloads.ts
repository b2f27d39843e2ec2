import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Walker } from './walker.ts';

export interface Downloaded {
	name: string;
	bytes: Buffer;
}

/** Follows a link that gives a file. */
export async function download({ page, main }: Walker, link: string | RegExp): Promise<Downloaded> {
	const downloading = page.waitForEvent('download');
	await main.getByRole('link', { name: link, exact: true }).click();
	const file = await downloading;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** What a ZIP holds, by name. */
export function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
	return unzipSync(bytes);
}

/** The words of a Word document, without their looks. */
export function wordsOfDocument(bytes: Uint8Array): string {
	const { 'word/document.xml': body } = unpack(bytes);
	return strFromU8(body!)
		.replaceAll('</w:p>', '\n')
		.replaceAll(/<[^>]+>/g, '');
}
