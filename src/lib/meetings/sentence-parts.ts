import type { Case } from '#lib/latvian/months.ts';
import { isInfinitive } from '#lib/latvian/infinitives.ts';
import type { FoundDeadline } from './deadline-finding.ts';
import type { InstitutionMatch, InstitutionMatcher } from './institution-matching.ts';
import { isOffice, isPartOfInstitution } from './offices.ts';
import { isQuote, type Word } from './sentence-words.ts';

/** What a sentence is made of, where words that say one thing together are one part. */
export type Part = (
	| { readonly kind: 'WORD'; readonly word: Word }
	| { readonly kind: 'SIGN'; readonly text: string }
	| { readonly kind: 'DEADLINE'; readonly deadline: FoundDeadline }
	| {
			readonly kind: 'INSTITUTION';
			readonly ids: readonly string[];
			readonly cases: readonly Case[];
			readonly isBare: boolean;
	  }
	| PeoplePart
	| { readonly kind: 'BRACKET'; readonly parts: readonly Part[] }
) & { readonly start: number; readonly end: number };

/** "sadarbībā ar IZM" and "līdzatbildīgās: IZM" (WITH), "atbildīgā: LM" (LEAD). */
interface PeoplePart {
	readonly kind: 'WITH' | 'LEAD';
	readonly ids: readonly string[];
	readonly unmatched: readonly string[];
}

/** Puts the words of a sentence together. `text` is the whole text, to which all places refer. */
export function partsOf(
	text: string,
	words: readonly Word[],
	deadlines: readonly FoundDeadline[],
	matcher: InstitutionMatcher
): Part[] {
	return new PartReader(text, words, deadlines, matcher).read(0, words.length);
}

const responsible = /^(lidz)?(?:atbildig|izpilditaj)/u;
const withWords = new Set(['sadarbiba', 'kopigi', 'kopa', 'sadarbojoties']);
const alongside = new Set(['piedaloties', 'iesaistot', 'pieaicinot', 'piesaistot']);

/** So many words are looked at for an office that a list goes on with. */
const reach = 8;

class PartReader {
	readonly text: string;
	readonly words: readonly Word[];
	readonly matcher: InstitutionMatcher;
	readonly #deadlineAt: ReadonlyMap<number, FoundDeadline>;

	constructor(
		text: string,
		words: readonly Word[],
		deadlines: readonly FoundDeadline[],
		matcher: InstitutionMatcher
	) {
		this.text = text;
		this.words = words;
		this.matcher = matcher;
		this.#deadlineAt = new Map(deadlines.map((one) => [one.start, one]));
	}

	read(from: number, to: number): Part[] {
		const parts: Part[] = [];
		const closing = this.#closingOf(from, to);
		for (let at = from; at < to;) {
			const word = this.words[at]!;
			const found =
				this.#deadline(at) ?? this.#bracket(at, closing) ?? this.#people(at, to) ?? this.#institution(at, to);
			if (found) {
				parts.push(found.part);
				at = found.next;
				continue;
			}
			const place = { start: word.start, end: word.end };
			parts.push(
				word.isWord ? { kind: 'WORD', word, ...place } : { kind: 'SIGN', text: word.text, ...place }
			);
			at += 1;
		}
		return parts;
	}

	#closingOf(from: number, to: number): Map<number, number> {
		const open: number[] = [];
		const closing = new Map<number, number>();
		for (let at = from; at < to; at += 1) {
			if (this.words[at]!.text === '(') open.push(at);
			if (this.words[at]!.text === ')' && open.length > 0) closing.set(open.pop()!, at);
		}
		return closing;
	}

	#deadline(at: number) {
		const deadline = this.#deadlineAt.get(this.words[at]!.start);
		if (!deadline) return null;
		let next = at + 1;
		while (next < this.words.length && this.words[next]!.start < deadline.end) next += 1;
		return { part: { kind: 'DEADLINE' as const, deadline, start: deadline.start, end: deadline.end }, next };
	}

	/** A bracket within a bracket is read as a part of it. */
	#bracket(at: number, closing: ReadonlyMap<number, number>) {
		const end = closing.get(at);
		if (end === undefined) return null;
		const inner = this.#flat(at + 1, end);
		return {
			part: {
				kind: 'BRACKET' as const,
				parts: inner,
				start: this.words[at]!.start,
				end: this.words[end]!.end
			},
			next: end + 1
		};
	}

	#flat(from: number, to: number): Part[] {
		const parts: Part[] = [];
		for (let at = from; at < to;) {
			const found = this.#deadline(at) ?? this.#people(at, to) ?? this.#institution(at, to);
			if (found) parts.push(found.part);
			at = found?.next ?? at + 1;
		}
		return parts;
	}

	#institution(at: number, to: number) {
		const match = this.matcher.at(this.words, at);
		if (!match || at + match.length > to) return null;
		const { ids, cases, isBare } = match;
		return {
			part: { kind: 'INSTITUTION' as const, ids, cases, isBare, ...this.#place(at, at + match.length) },
			next: at + match.length
		};
	}

	#place = (from: number, to: number) => ({ start: this.words[from]!.start, end: this.words[to - 1]!.end });

	#people(at: number, to: number) {
		const label = this.#labelAt(at, to);
		const from = label?.next ?? this.#withAt(at);
		if (!from || from >= to) return null;
		const list = this.#list(from, to, label === null);
		if (list.ids.length + list.unmatched.length === 0) return null;
		const { ids, unmatched } = list;
		return {
			part: { kind: label?.kind ?? ('WITH' as const), ids, unmatched, ...this.#place(at, list.next) },
			next: list.next
		};
	}

	/** "atbildīgā institūcija –", "līdzatbildīgās:"; at most three words stand between. */
	#labelAt(at: number, to: number): { kind: 'WITH' | 'LEAD'; next: number } | null {
		const found = responsible.exec(this.words[at]!.key);
		if (!found) return null;
		for (let next = at + 1; next < Math.min(to, at + 5); next += 1)
			if (/^[:–—-]$/u.test(this.words[next]!.text))
				return { kind: found[1] ? 'WITH' : 'LEAD', next: next + 1 };
		return null;
	}

	#withAt(at: number): number | null {
		const { key } = this.words[at]!;
		if (withWords.has(key) && this.words[at + 1]?.key === 'ar') return at + 2;
		return alongside.has(key) && this.#listed(at + 1) ? at + 1 : null;
	}

	/** Institutions and offices one after another, with commas and "un". After "ar" no single one stands in the dative. */
	#list(from: number, to: number, isAfterWith: boolean) {
		const [ids, unmatched]: [string[], string[]] = [[], []];
		let next = from;
		for (let at = from; at < to;) {
			const one = this.#one(at, to, at === from, isAfterWith);
			if (!one) break;
			ids.push(...one.ids);
			if (one.unmatched) unmatched.push(one.unmatched);
			next = one.next;
			at = this.#afterJoint(next);
			if (at === next) break;
		}
		return { ids, unmatched, next };
	}

	/** Past ",", "un", "vai", ", kā arī". */
	#afterJoint(at: number): number {
		let next = at;
		if (this.words[next]?.text === ',' || this.words[next]?.text === '/') next += 1;
		if (this.words[next]?.key === 'ka' && this.words[next + 1]?.key === 'ari') next += 2;
		else if (/^(?:un|vai)$/u.test(this.words[next]?.key ?? '')) next += 1;
		return next;
	}

	#one(at: number, to: number, isFirst: boolean, isAfterWith: boolean) {
		const match = this.#listed(at);
		if (match && at + match.length <= to) {
			const isAddressee = isAfterWith && match.cases.length === 1 && match.cases[0] === 'dative';
			if (isAddressee && !isFirst) return null;
			let next = at + match.length;
			const after = this.words[next];
			if (after?.isWord && match.cases.includes('genitive') && isOffice(after) && next < to) {
				next += 1;
				if (!isPartOfInstitution(after)) return { ids: [], unmatched: this.#words(at, next), next };
			}
			return match.ids.length === 1
				? { ids: match.ids, unmatched: null, next }
				: { ids: [], unmatched: this.#words(at, next), next };
		}
		const next = this.#officeEnd(at, to) ?? (isFirst ? this.#firstNoun(at, to) : null);
		return next === null ? null : { ids: [], unmatched: this.#words(at, next), next };
	}

	#listed(at: number): InstitutionMatch | null {
		return at < this.words.length ? this.matcher.at(this.words, at) : null;
	}

	/** Where words end that lead to an office without a comma, an infinitive or a deadline between: "nevalstiskajām organizācijām". */
	#officeEnd(from: number, to: number): number | null {
		for (let at = from; at < Math.min(to, from + reach); at += 1) {
			if (this.#isStop(at)) return null;
			if (isOffice(this.words[at]!) && !/s$/u.test(this.words[at]!.key)) return at + 1;
		}
		return null;
	}

	#firstNoun(from: number, to: number): number | null {
		for (let at = from; at < Math.min(to, from + reach); at += 1) {
			if (this.#isStop(at)) return at > from ? at : null;
			if (/(?:u|i|am|em)$/u.test(this.words[at]!.key)) return at + 1;
		}
		return null;
	}

	#isStop(at: number): boolean {
		const word = this.words[at]!;
		if (this.#deadlineAt.has(word.start)) return true;
		if (!word.isWord) return !isQuote(word);
		return (
			/^(?:un|vai)$/u.test(word.key) || isInfinitive(word.text) || this.#listed(at)?.cases.join() === 'dative'
		);
	}

	#words(from: number, to: number): string {
		const { start, end } = this.#place(from, to);
		return this.text.slice(start, end).replace(/\s+/gu, ' ');
	}
}
