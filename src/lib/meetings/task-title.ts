import { shorten } from '#lib/documents/plain-text.ts';
import type { Asking } from './asking.ts';
import type { Part } from './sentence-parts.ts';
import { isFiller } from './verbs.ts';

/** What a list of tasks can show on two lines. */
const longest = 120;

/**
 * What a task is called by what its sentence asks: from the infinitive on, without those who owe it and without the deadline, which
 * the task has beside ("Sagatavot priekšlikumus"). What stands between the owner and the infinitive follows it ("Priekšlikumus
 * iesniegt padomei" is "Iesniegt priekšlikumus padomei").
 */
export function titleOf(text: string, parts: readonly Part[], asking: Asking): string {
	const deed = parts[asking.deedAt]!;
	const end = parts.at(-1)!.end;
	const first = parts[asking.headFrom] ?? deed;
	const said = asking.isInfinitive
		? [text.slice(deed.start, deed.end), objectBefore(text, parts, asking), plain(text, parts, deed.end, end)]
		: [plain(text, parts, first.start, end)];
	const line = tidy(said.join(' '));
	return capitalised(shortened(line));
}

/** Words in the accusative between the owner and the deed, where no comma stands among them. */
function objectBefore(text: string, parts: readonly Part[], { headFrom, deedAt }: Asking): string {
	const head = parts.slice(headFrom, deedAt);
	const words = head.flatMap((part) => (part.kind === 'WORD' && !isFiller(part.word) ? [part.word] : []));
	if (words.length === 0 || head.some((part) => part.kind === 'SIGN')) return '';
	if (!/(?:u|us|as|es|i|o)$/u.test(words.at(-1)!.text)) return '';
	return plain(text, parts, head[0]!.start, head.at(-1)!.end);
}

/** A stretch of the text without deadlines, co-owners and brackets that name them. */
function plain(text: string, parts: readonly Part[], from: number, to: number): string {
	let [said, at] = ['', from];
	for (const part of parts) {
		if (part.start < at || part.end > to || !isLeftOut(part)) continue;
		said += `${text.slice(at, part.start)} `;
		at = part.end;
	}
	return said + text.slice(at, Math.max(at, to));
}

function isLeftOut(part: Part): boolean {
	if (part.kind === 'BRACKET') return part.parts.some((inner) => inner.kind !== 'WORD');
	return part.kind === 'DEADLINE' || part.kind === 'WITH' || part.kind === 'LEAD';
}

function tidy(line: string): string {
	return line
		.replace(/\s+/gu, ' ')
		.replace(/\s+([.,;:)])/gu, '$1')
		.replace(/([,;:])(?:\s*[,;])+/gu, '$1')
		.replace(/^[\s,–—:-]+|[\s,.;:–—-]+$/gu, '');
}

/** Cut where a clause ends, if what is left says enough; otherwise at a word. */
function shortened(line: string): string {
	if (line.length <= longest) return line;
	const clause = line.slice(0, longest).lastIndexOf(', ');
	return clause > longest / 3 ? `${line.slice(0, clause)} …` : shorten(line, longest);
}

const capitalised = (line: string) => line.slice(0, 1).toLocaleUpperCase('lv') + line.slice(1);
