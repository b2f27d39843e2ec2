import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { makeOfficial, wordType } from '#lib/documents/word.server.ts';
import type { MailFile } from '#lib/mail/mail.ts';
import { roundBlocks } from './round-blocks.ts';
import { readRoundContent } from './round-content.ts';
import { readSummaryPage } from './round-page.server.ts';
import { dayOf } from './round-words.ts';

const locale = 'lv';

/** A summary as it is kept. */
interface KeptSummary {
	readonly number: number;
	readonly at: Date;
	/** JSON. */
	readonly content: string;
}

/** A summary as a Word file, its name without its ending; in Latvian, whoever asks for it. Refuses NOT_FOUND. */
export async function makeSummaryFile(
	actor: Actor,
	id: string,
	number: string
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const { content, line } = await readSummaryPage(actor, id, number);
	const summary = { content: JSON.stringify(content), ...line };
	return { name: nameOf(summary), bytes: await wordOf(summary) };
}

/** The same file as a mail brings it. To many it goes one after another: it is made once for all of them. */
export function summaryMailFile(summary: KeptSummary): MailFile {
	return { name: `${nameOf(summary)}.docx`, type: wordType, make: () => lastMade(summary) };
}

function nameOf({ content, number }: KeptSummary): string {
	return m.rounds_file({ date: dayOf(readRoundContent(content)) ?? '', number }, { locale });
}

/** The same summary is the same file, whenever it is made. */
function wordOf({ content, at }: KeptSummary): Promise<Uint8Array<ArrayBuffer>> {
	const said = readRoundContent(content);
	const { council, title } = said;
	return makeOfficial({ council, title, locale, madeAt: at, blocks: roundBlocks(said, locale) });
}

let last: { readonly content: string; readonly at: number; readonly file: Promise<Uint8Array> } | null = null;

function lastMade(summary: KeptSummary): Promise<Uint8Array> {
	const { content } = summary;
	const at = summary.at.getTime();
	if (last?.content !== content || last.at !== at) last = { content, at, file: wordOf(summary) };
	return last.file;
}
