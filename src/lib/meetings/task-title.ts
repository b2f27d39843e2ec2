import { shorten } from '#lib/documents/plain-text.ts';
import type { Asking } from './asking.ts';
import type { Part } from './sentence-parts.ts';
import { asksInInfinitive, isFiller } from './verbs.ts';

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
		? [
				text.slice(deed.start, deed.end),
				objectBefore(text, parts, asking),
				plain(text, parts, asking, deed.end, end)
			]
		: [plain(text, parts, asking, first.start, end)];
	const line = tidy(said.join(' ')).replace(/^ir (?=jā)/iu, '');
	return capitalised(shortened(line));
}

/** Words in the accusative before the deed, where no comma stands among them: after the owner, or before it. */
function objectBefore(text: string, parts: readonly Part[], asking: Asking): string {
	const { headFrom, deedAt } = asking;
	const owner = parts.findIndex(
		(part, at) => at < headFrom && part.kind === 'INSTITUTION' && part.cases.includes('dative')
	);
	const before =
		owner > 0 && parts.slice(0, owner).every((part) => part.kind === 'WORD' || part.kind === 'SIGN')
			? owner
			: 0;
	return (
		objectOf(text, parts, asking, parts.slice(headFrom, deedAt)) ||
		objectOf(text, parts, asking, parts.slice(0, before))
	);
}

function objectOf(text: string, parts: readonly Part[], asking: Asking, head: readonly Part[]): string {
	const words = head.flatMap((part) =>
		part.kind === 'WORD' && !isFiller(part.word) && !asksInInfinitive(part.word) ? [part.word] : []
	);
	if (words.length === 0 || head.some((part) => part.kind === 'SIGN' && /[,:;]/u.test(part.text))) return '';
	if (!/(?:u|[uoae]s|(?<![ae])i|o)$/u.test(words.at(-1)!.text)) return '';
	return plain(text, parts, asking, head[0]!.start, head.at(-1)!.end);
}

/** A stretch of the text without deadlines, co-owners and brackets that name them. */
function plain(text: string, parts: readonly Part[], asking: Asking, from: number, to: number): string {
	let [said, at] = ['', from];
	for (const part of parts) {
		if (part.start < at || part.end > to || !isLeftOut(part, asking)) continue;
		said += `${text.slice(at, part.start)} `;
		at = part.end;
	}
	return said + text.slice(at, Math.max(at, to));
}

function isLeftOut(part: Part, { deadlines }: Asking): boolean {
	if (part.kind === 'BRACKET') return part.parts.some((inner) => inner.kind !== 'WORD');
	if (part.kind === 'DEADLINE') return deadlines.some(({ text }) => text === part.deadline.text);
	return part.kind === 'WITH' || part.kind === 'LEAD';
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
	const bracket = line.slice(0, clause).lastIndexOf('(');
	const isOpen = bracket > line.slice(0, clause).lastIndexOf(')');
	const cut = isOpen ? bracket : clause;
	return cut > longest / 3 ? `${line.slice(0, cut).trimEnd()} …` : shorten(line, longest);
}

const capitalised = (line: string) => line.slice(0, 1).toLocaleUpperCase('lv') + line.slice(1);
