/** A numbered point, an item of a list, a paragraph, or a cell: a stretch of a text that is read by itself. */
export interface Point {
	/** "1.2.", "a)", "-"; empty where it has none. */
	readonly marker: string;
	/** How many blanks stand before the marker. */
	readonly indent: number;
	readonly isHeading: boolean;
	/** Of what it says, after the marker. */
	readonly start: number;
	readonly end: number;
}

const heading = /^[ \t]{0,3}#{1,6}[ \t]|^[ \t]*\d+\.[ \t]?§/u;
const item =
	/^([ \t>]*)(\d{1,3}(?:\\?\.\d{1,3})+\\?\.?(?=\s)|\d{1,3}\\?[.)](?=[\s\p{L}])|\p{Ll}\)(?=[\s\p{L}])|[-*+•·–▪](?=[\s\p{L}])|o(?=\s))/u;
const month = /^[ \t]*(?:janv|febr|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec)/iu;

/** The points of a text, line by line: wrapped lines belong together, an empty line, a mark of a list or a heading divides. */
export function pointsOf(text: string): Point[] {
	const points: Point[] = [];
	let open: Point | null = null;
	const close = () => {
		if (open) points.push(open);
		open = null;
	};
	for (const { start, end } of linesOf(text)) {
		const line = text.slice(start, end);
		if (line.trim() === '') close();
		else if (/^\s*\|/u.test(line)) {
			close();
			points.push(...cellsOf(line, start));
		} else {
			const isHeading = heading.test(line) || isShouted(line);
			const mark: RegExpExecArray | null = isHeading
				? null
				: markOf(line, open && text.slice(open.start, start));
			if (isHeading || mark || !open) {
				close();
				const blanks: string = mark?.[1] ?? /^\s*/u.exec(line)![0];
				const marker: string = mark?.[2] ?? '';
				open = {
					marker: plainMarker(marker),
					indent: blanks.length,
					isHeading,
					start: start + blanks.length + marker.length,
					end
				};
				if (isHeading) close();
			} else open = { ...(open as Point), end };
		}
	}
	close();
	return points;
}

function* linesOf(text: string): Generator<{ start: number; end: number }> {
	for (let start = 0; start <= text.length;) {
		const found = text.indexOf('\n', start);
		const end = found === -1 ? text.length : found;
		yield { start, end };
		start = end + 1;
	}
}

const plainMarker = (marker: string) => marker.replaceAll('\\', '');

/** "2. punktā" at the beginning of a wrapped line is no second point, "1. jūnijam" never one. */
function markOf(line: string, before: string | null): RegExpExecArray | null {
	const found = item.exec(line);
	if (!found) return null;
	const [whole, , marker] = found;
	const rest = line.slice(whole.length);
	if (/^\d/u.test(marker!) && month.test(rest)) return null;
	const isOrdinal = /^\d{1,3}\.$/u.test(plainMarker(marker!)) && /^\s*\p{Ll}/u.test(rest);
	return isOrdinal && before !== null && !/[:;.!?,]\s*$/u.test(before) ? null : found;
}

/** "NOLEMJ:", "LABKLĀJĪBAS MINISTRIJA": nothing but capital letters, and more than an abbreviation. */
function isShouted(line: string): boolean {
	return /\p{Lu}{4}/u.test(line) && !/\p{Ll}/u.test(line);
}

function cellsOf(line: string, start: number): Point[] {
	return [...line.matchAll(/[^|]*[\p{L}\p{N}][^|]*/gu)].map(({ 0: cell, index }) => ({
		...{ marker: '', indent: 0, isHeading: false },
		...{ start: start + index, end: start + index + cell.length }
	}));
}

/** The text without the marks of Markdown, each replaced by a blank, so that every place stays where it is. */
export function withoutMarks(text: string): string {
	return text
		.replace(/\[([^[\]\n]{0,300})\]\([^()\s]{0,2000}\)/gu, (link, label: string) =>
			` ${label}`.padEnd(link.length)
		)
		.replace(/<br\s{0,9}\/?>/giu, (found) => ' '.repeat(found.length))
		.replace(/[*`~\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ');
}

/** A sentence, or a part of one that ends in a semicolon. */
export interface Sentence {
	readonly start: number;
	readonly end: number;
	/** Whether a semicolon joins it to the one before. */
	readonly isContinued: boolean;
}

const stops = /[.!?…;()]/gu;
const abbreviations = new Set(
	(
		'nr prot plkst lpp lp piem sk tml utt t u c g gs tālr dr prof doc rīk nod apakšn nov pils iel apm tūkst milj milj p i š s ' +
		'prim min maks red pag st dok jaut pielik pants p art'
	).split(' ')
);

/** The sentences of a stretch of a text without marks. */
export function sentencesOf(text: string, { start, end }: { start: number; end: number }): Sentence[] {
	const sentences: Sentence[] = [];
	const part = text.slice(start, end);
	const areBracketsPaired = part.split('(').length === part.split(')').length;
	let [from, depth, isContinued] = [0, 0, false];
	const push = (to: number) => {
		const said = part.slice(from, to);
		const blank = said.length - said.trimStart().length;
		if (/\p{L}/u.test(said))
			sentences.push({ start: start + from + blank, end: start + from + said.trimEnd().length, isContinued });
		from = to;
	};
	for (const { 0: sign, index } of part.matchAll(stops)) {
		if (sign === '(') depth += 1;
		else if (sign === ')') depth = Math.max(0, depth - 1);
		else if (depth > 0 && areBracketsPaired) continue;
		else if (sign === ';' || endsSentence(part, from, index)) {
			push(index + 1 + (/^["”“»]/u.test(part.slice(index + 1, index + 2)) ? 1 : 0));
			isContinued = sign === ';';
		}
	}
	push(part.length);
	return sentences;
}

function endsSentence(part: string, from: number, at: number): boolean {
	if (!/^[.!?…]["”“»)]?\s+["“„«(]?[\p{Lu}\d]/u.test(part.slice(at, at + 12))) return false;
	if (part[at] !== '.') return true;
	const before = part.slice(Math.max(from, at - 40), at);
	const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
	if (/^\d+$/u.test(word)) return endsWithNumber(part, from, at, before);
	return word.length > 1 && !abbreviations.has(word.toLowerCase());
}

/** "Nr. 545." ends, and so does "01.06.2026." where something was asked before; "13. Saeimas", "2026. gada" do not. */
function endsWithNumber(part: string, from: number, at: number, before: string): boolean {
	if (/(?:nr\.\s?|[–-]\s?\d+\.\s?)\d+$/iu.test(before)) return true;
	const date = /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/u.exec(before);
	if (!date) return false;
	const said = part.slice(Math.max(from, at - 600), at - date[0].length);
	return !/(?:līdz|kā)\s*$/iu.test(said) || /\p{L}t(?:ies)?(?!\p{L})|(?<!\p{L})jā\p{Ll}{3}/u.test(said);
}
