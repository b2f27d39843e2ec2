import { datedNumberIn, isAboutOurs } from './letter-numbers.ts';
import { isPreparerLine, isSignatureLine, signatoryIn } from './letter-people.ts';

/** A text parted into what only frames a letter and what it says. */
export interface Cut {
	readonly frame: string;
	readonly rest: string;
}

/** Without the marks of Markdown and of tables: what one sees, line by line. */
export function plainLines(markdown: string): string[] {
	return markdown
		.split('\n')
		.filter((line) => !/^[\s|:-]*-{3}[\s|:-]*$/.test(line))
		.flatMap((line) => line.split(/<br\s*\/?>/i))
		.map((line) =>
			line
				.replace(/(?<!\\)\||^\s*#{1,6}\s|\*\*|(?<![\p{L}\d\\])\*(?=\S)|(?<=\S)(?<!\\)\*(?![\p{L}\d)])/gu, ' ')
				.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
				.replace(/\\(?=[!-/:-@[-`{-~])/g, '')
				.replace(/\s+/g, ' ')
				.trim()
		)
		.filter(Boolean);
}

const electronic =
	/elektronisk\p{L}* parakst|parakstīt\p{L}* elektroniski|laika zīmog|^\W*paraksts\W*$|parakst\p{L}* ar drošu/iu;
const greeting = /^(?:ļoti )?(?:cienījam|godāt|augsti godāt|a\. ?god|labdien|sveicināt|ekselence|dear )/iu;
const farewell = /^(?:ar (?:patiesu |dziļu )?cieņu|ar sveicienu|patiesā cieņā)/iu;
const annexes = /^(?:pielikum\p{L}*(?: \w+)?(?: uz .*)?\s*:|pielikumā\s|pielikumi?\s*$)/iu;
const annex = /\b(?:uz \d+ (?:lp|lapām|lapas|lpp)|\d+ lp\.|\.(?:docx?|pdf|edoc|asice|xlsx?))/iu;
const letterhead =
	/^(?:reģ\. ?nr|reģistrācijas n|tālr|tālrunis|fakss|e-pasts|www\.|http)|(?:iela|bulvāris|laukums|prospekts|aleja) \d+\p{L}?,.*(?:LV[- ]?\d{4}|Rīg)|LV-\d{4}/iu;
const reply =
	/^(?:(?:\p{L}+ ){0,4})?(?:atbildot uz|atbildē uz|izpildot |saskaņā ar jūsu|uz jūsu|ņemot vērā jūsu)/iu;

/** Takes from the beginning of a letter all that says to whom it goes, from whom it comes and what it answers. */
export function cutBeginning(markdown: string): Cut {
	const frame: string[] = [];
	const rest: string[] = [];
	// Once something is said, a short line is a heading and no addressee.
	let hasBegun = false;
	for (const block of blocksOf(markdown)) {
		const lines = plainLines(block);
		const isText = /^\s*(?:[-*]\s(?!\*)|\d+[.)]\s\p{L}|>|#)/u.test(block);
		const isFrame = !isText && lines.every((line) => opensSurely(line) || (!hasBegun && mayOpen(line)));
		hasBegun ||= !isFrame || lines.some((line) => greeting.test(line) || reply.test(line));
		(isFrame ? frame : rest).push(block);
	}
	return { frame: frame.join('\n\n'), rest: rest.join('\n\n') };
}

function opensSurely(line: string): boolean {
	if (greeting.test(line) || electronic.test(line) || letterhead.test(line) || datedNumberIn(line))
		return true;
	return reply.test(line)
		? wordsIn(line) <= 60 && /[.:]$/.test(line) && sentencesIn(line) === 1
		: isAboutOurs(line) && wordsIn(line) <= 40;
}

/** What it is about, an addressee, whose letter it is, where it was written: no sentence. */
function mayOpen(line: string): boolean {
	if (/^par \p{L}/iu.test(line)) return wordsIn(line) <= 40;
	return wordsIn(line) <= 9 && !/[.!?;:]$/.test(line) && /^[\p{Lu}\d"„“(]/u.test(line);
}

function wordsIn(line: string): number {
	return line.split(' ').length;
}

/** "Nr." and "2026. gada 12. marta" end no sentence. */
function sentencesIn(line: string): number {
	return (line.match(/(?<!\d)(?<!(?:^|[\s(])(?:[Nn]r|prot|g|š))[.!?](?=\s+\p{Lu}|$)/gu) ?? []).length || 1;
}

const mostBlocks = 20;

/** Takes from the end of a letter the annexes, who signed and who wrote it. */
export function cutEnding(markdown: string): Cut {
	const blocks = blocksOf(markdown);
	let start = blocks.length;
	for (let at = blocks.length - 1; at >= Math.max(0, blocks.length - mostBlocks); at -= 1) {
		const lines = plainLines(blocks[at]!);
		// Between what surely closes a letter stands what may.
		if (!lines.every(mayClose)) break;
		if (lines.some(closesSurely)) start = at;
	}
	while (start > 0 && start < blocks.length && belongsToEnding(blocks, start - 1)) start -= 1;
	return { frame: blocks.slice(start).join('\n\n'), rest: blocks.slice(0, start).join('\n\n') };
}

function closesSurely(line: string): boolean {
	return farewell.test(line) || electronic.test(line) || signatoryIn([line]) !== null || isPreparerLine(line);
}

function mayClose(line: string): boolean {
	return closesSurely(line) || isSignatureLine(line) || annexes.test(line) || annex.test(line);
}

/** The post above the name, the list of annexes above the post. */
function belongsToEnding(blocks: readonly string[], at: number): boolean {
	const lines = plainLines(blocks[at]!);
	if (lines.every((line) => isSignatureLine(line) || annexes.test(line))) return true;
	const above = plainLines(blocks[at - 1] ?? '');
	return (
		annexes.test(lines[0] ?? '') ||
		(lines.every((line) => annex.test(line)) && above.some((line) => annexes.test(line)))
	);
}

function blocksOf(markdown: string): string[] {
	return markdown
		.split(/\n\s*\n/)
		.map((block) => block.replace(/^\n+|\s+$/g, ''))
		.filter((block) => block.trim());
}
