import type { FoundDeadline } from './deadline-finding.ts';
import { findOwners, unique, type Owners, type Way } from './asking-owners.ts';
import { isComma, sidesOf, wordOf, type Side } from './clauses.ts';
import { isOffice, isOfficeInDative } from './offices.ts';
import type { Part } from './sentence-parts.ts';
import type { Word } from './sentence-words.ts';
import * as verbs from './verbs.ts';

/** What a sentence, or a part of it, asks. */
export interface Asking extends Owners {
	/** Among the parts: the word that says what is to be done; what comes before it, and after which owner. */
	readonly deedAt: number;
	readonly deadlines: readonly Pick<FoundDeadline, 'text' | 'due' | 'recurrence'>[];
	/** Whether the deed is an infinitive. */
	readonly isInfinitive: boolean;
	/** Where the words between the owners and the deed begin. */
	readonly headFrom: number;
	/** Whether it says what is to be done, and not only who is asked ("Uzdot Labklājības ministrijai:"). */
	readonly hasDeed: boolean;
	/** Whether it names an owner or a deadline of its own. */
	readonly isIndependent: boolean;
	/** Whether it has an owner or a deadline from what stands above it. */
	readonly isInheriting: boolean;
}

/** What an introduction ("Uzdot Labklājības ministrijai:") gives to the points below it. */
export interface Inherited extends Owners {
	readonly deadlines: Asking['deadlines'];
}

/** What the parts of a sentence ask, on a day; null for a sentence that tells something. */
export function readAsking(
	text: string,
	all: readonly Part[],
	date: string,
	inherited: Inherited | null = null
): (Asking & { readonly labelLength: number }) | null {
	const from = afterLabel(all);
	if (from === null) return null;
	const parts = all.slice(from);
	const found = new AskingReader(text, parts, date, inherited).read();
	return (
		found && { ...found, labelLength: from, deedAt: found.deedAt + from, headFrom: found.headFrom + from }
	);
}

/** Who and by when, from a line that ends in a colon; null where it says neither, or something else. */
export function readOwners(text: string, parts: readonly Part[], date: string): Inherited | null {
	return new AskingReader(text, parts, date, null).readOwners();
}

/** Past "Lēmums:", "NOLEMJ:"; null for "Mērķis: …". */
function afterLabel(parts: readonly Part[]): number | null {
	const at = parts.slice(0, 8).findIndex((part) => part.kind === 'SIGN' && part.text === ':');
	if (at < 1) return 0;
	const label = parts.slice(0, at);
	if (!label.every((part) => part.kind === 'WORD' || part.kind === 'BRACKET')) return 0;
	const words = label.flatMap((part) => wordOf(part) ?? []);
	if (words.some((word) => verbs.isDeed(word) || verbs.asksNow(word) || isOfficeInDative(word))) return 0;
	return words.some((word) => verbs.isLabelOfNothing(word.text)) ? null : at + 1;
}

class AskingReader {
	readonly text: string;
	readonly parts: readonly Part[];
	readonly date: string;
	readonly inherited: Inherited | null;
	readonly #sides: readonly Side[];

	constructor(text: string, parts: readonly Part[], date: string, inherited: Inherited | null) {
		this.text = text;
		this.parts = parts;
		this.date = date;
		this.inherited = inherited;
		this.#sides = sidesOf(parts);
	}

	read(): Asking | null {
		const ask = this.#askAt();
		const owed = this.#firstMain((word) => verbs.isOwed(word), 0);
		const deed = this.#firstMain(verbs.isDeed, ask + 1);
		if (ask === -1 && owed !== -1 && (deed === -1 || owed < deed)) return this.#readOwed(owed);
		if (ask !== -1) return this.#readAsked(ask, deed === -1 ? ask : deed);
		return deed === -1 ? this.#readToBeDone() : this.#readDeed(deed);
	}

	#readAsked(ask: number, deed: number): Asking | null {
		const isNoting = wordOf(this.parts[ask])!.key === 'noteikt' || wordOf(this.parts[ask])!.key === 'nosaka';
		const to = deed === ask ? this.parts.length : deed;
		const owners = this.#owners(ask + 1, to, isNoting ? 'NOTED' : 'ASKED');
		const deadlines = this.#deadlines(deed);
		const hasOwner = owners.lead.length + owners.unmatched.length > 0;
		if (deed === ask && !hasOwner && (deadlines.length === 0 || isNoting)) return null;
		if (isNoting && deed === ask && deadlines.length === 0 && !this.#hasResponsible()) return null;
		return { ...this.#asking(deed, owners, deadlines, owners.end), hasDeed: deed !== ask || isNoting };
	}

	/** Who is named, in a line that says nothing else: "Labklājības ministrijai (līdzatbildīgās: IZM) līdz 1. jūnijam:". */
	readOwners(): Inherited | null {
		const words = this.#wordsBetween(0, this.parts.length);
		if (words.some((word) => verbs.isTelling(word) || verbs.isSubordinating(word))) return null;
		const owners = this.#owners(0, this.parts.length, 'OWED');
		const asking = this.#asking(0, owners, this.#deadlines(this.parts.length), 0);
		return owners.end > 0 || asking.isIndependent ? asking : null;
	}

	#hasResponsible(): boolean {
		return this.parts.some(
			(part) => part.kind === 'LEAD' || /^(?:lidz)?atbildig/u.test(wordOf(part)?.key ?? '')
		);
	}

	#readDeed(deed: number): Asking | null {
		const owners = this.#owners(0, deed, 'OWED');
		const deadlines = this.#deadlines(deed);
		const hasOwner = owners.lead.length + owners.unmatched.length > 0;
		const head = this.#wordsBetween(hasOwner ? owners.end : 0, deed);
		const isEarly = this.parts
			.slice(0, deed)
			.some((part, at) => part.kind === 'DEADLINE' && this.#sides[at] === 'MAIN');
		if (this.#wordsBetween(0, deed).some(verbs.isTelling)) return null;
		if (!this.#isFree(head, hasOwner, deadlines.length > 0)) return null;
		const isDecided = verbs.isDecision(wordOf(this.parts[deed])!, {
			next: wordOf(this.parts[deed + 1]),
			hasOwner: hasOwner || this.inherited !== null,
			hasEarlyDeadline: isEarly
		});
		if (isDecided || this.#isOfTerm(deed)) return null;
		return this.#asking(deed, owners, deadlines, hasOwner ? owners.end : 0);
	}

	/** "pagarināt … termiņu": a decision about a term, whoever's. */
	#isOfTerm(deed: number): boolean {
		if (wordOf(this.parts[deed])!.key !== 'pagarinat') return false;
		return this.parts.slice(deed).some((part) => /^termin/u.test(wordOf(part)?.key ?? ''));
	}

	/** Whether nothing before the deed makes of it what somebody may, plans or wishes. */
	#isFree(head: readonly Word[], hasOwner: boolean, hasDeadline: boolean): boolean {
		const isSoft = head.some(verbs.isSoftlyTelling);
		if (isSoft) return hasDeadline && (hasOwner || this.inherited !== null);
		if (head.some((word) => /(?:āt|ēt|īt|ot|od|ļaut)(?:s|a|as)$/u.test(word.text) && word === head.at(-1)))
			return false;
		if (hasOwner) return true;
		const said = head.filter((word) => !verbs.isFiller(word));
		return (
			said.length === 0 || ((hasDeadline || this.inherited !== null) && said.length <= 8 && !isSubject(said))
		);
	}

	#readOwed(owed: number): Asking | null {
		const owners = this.#owners(0, this.parts.length, 'OWED');
		const deadlines = this.#deadlines(owed);
		if (this.#wordsBetween(0, owed).some((word) => /^(?:nav|nebija|bija)$/u.test(word.key))) return null;
		const hasOwner = owners.lead.length + owners.unmatched.length > 0 || this.inherited !== null;
		return hasOwner || deadlines.length > 0
			? { ...this.#asking(owed, owners, deadlines, owners.end), isInfinitive: false }
			: null;
	}

	#readToBeDone(): Asking | null {
		const at = this.#firstMain(verbs.isToBeDone, 0);
		if (at === -1) return null;
		const deadlines = this.#deadlines(at);
		if (
			deadlines.every(({ due }) => due === null) ||
			this.#wordsBetween(0, this.parts.length).some(({ key }) => key === 'nav' || key === 'bija')
		)
			return null;
		return {
			...this.#asking(at, this.#owners(0, at, 'OWED'), deadlines, 0),
			isInfinitive: false
		};
	}

	#owners(from: number, to: number, way: Way) {
		return findOwners({ text: this.text, parts: this.parts, sides: this.#sides }, { from, to, way });
	}

	#asking(deedAt: number, owners: Owners, deadlines: Asking['deadlines'], headFrom: number): Asking {
		const named = this.#namedBeside();
		const own = owners.lead.length + owners.unmatched.length + named.lead.length > 0;
		const from = own ? none : (this.inherited ?? none);
		const lead = unique([...owners.lead, ...named.lead, ...from.lead]);
		const inheritedCo = this.inherited && !own ? this.inherited.co : [];
		const isInheriting = this.inherited !== null && (!own || deadlines.length === 0);
		return {
			...{ deedAt, headFrom, isInfinitive: true, hasDeed: true, isInheriting, lead },
			isIndependent: own || deadlines.length > 0,
			co: unique([...owners.co, ...named.co, ...inheritedCo]).filter((id) => !lead.includes(id)),
			unmatched: unique([...owners.unmatched, ...named.unmatched, ...from.unmatched]),
			deadlines: deadlines.length > 0 ? deadlines : (this.inherited?.deadlines ?? [])
		};
	}

	/** "sadarbībā ar IZM", "(līdzatbildīgās: IZM, IeM)", "(atbildīgā – LM)". */
	#namedBeside(): Owners {
		const flat = this.parts.flatMap((part, at) => {
			if (this.#sides[at] === 'RELATIVE') return [];
			return part.kind === 'BRACKET' ? [...part.parts] : [part];
		});
		const of = (kind: 'LEAD' | 'WITH') => flat.filter((part) => part.kind === kind);
		return {
			lead: of('LEAD').flatMap((part) => (part.kind === 'LEAD' ? part.ids : [])),
			co: of('WITH').flatMap((part) => (part.kind === 'WITH' ? part.ids : [])),
			unmatched: flat.flatMap((part) => (part.kind === 'LEAD' || part.kind === 'WITH' ? part.unmatched : []))
		};
	}

	/** The verb by which the sentence asks, where nothing before it tells something else. */
	#askAt(): number {
		const at = this.#firstMain((word) => verbs.asksInInfinitive(word) || verbs.asksNow(word), 0);
		if (at === -1) return -1;
		const word = wordOf(this.parts[at])!;
		const before = this.#wordsBetween(0, at);
		if (before.some((one) => verbs.isTelling(one) || verbs.isDeed(one))) return -1;
		// "Sekretariātam lūgt …": to ask is what the secretariat has to do.
		if (verbs.asksInInfinitive(word))
			return this.#owners(0, at, 'OWED').end > 0 || !this.#isRealAsking(at) ? -1 : at;
		const subject = before.filter((one) => !verbs.isFiller(one));
		return subject.length === 0 || subject.some(isOffice) ? at : -1;
	}

	/** "Noteikt vienotu procesu" asks nobody; "Noteikt, ka …" and "Noteikt LM par atbildīgo" do. */
	#isRealAsking(at: number): boolean {
		if (wordOf(this.parts[at])!.key !== 'noteikt') return true;
		return (
			(isComma(this.parts[at + 1]) && wordOf(this.parts[at + 2])?.key === 'ka') || this.#hasResponsible()
		);
	}

	#firstMain(is: (word: Word) => boolean, from: number): number {
		return this.parts.findIndex(
			(part, at) => at >= from && part.kind === 'WORD' && this.#sides[at] === 'MAIN' && is(part.word)
		);
	}

	#wordsBetween(from: number, to: number): Word[] {
		return this.parts
			.slice(from, to)
			.flatMap((part, at) => (part.kind === 'WORD' && this.#sides[from + at] === 'MAIN' ? [part.word] : []));
	}

	#deadlines(deed: number): Asking['deadlines'] {
		const early: FoundDeadline[] = [];
		const late: FoundDeadline[] = [];
		const beside: FoundDeadline[] = [];
		this.parts.forEach((part, at) => {
			const side = this.#sides[at];
			const inner = part.kind === 'BRACKET' ? part.parts : [part];
			for (const one of inner)
				if (one.kind === 'DEADLINE' && side !== 'RELATIVE')
					(side === 'PARTICIPLE' ? beside : at < deed ? early : late).push(one.deadline);
		});
		// What lay before the sitting is what the words tell of, unless it stands before the deed.
		const coming = [...late, ...beside].filter(({ due, text }) => !isPast(due, text, this.date));
		return [...early, ...coming];
	}
}

const none: Owners = { lead: [], co: [], unmatched: [] };

function isPast(due: string | null, text: string, date: string): boolean {
	return due === null ? Number(/\d{4}/u.exec(text)?.[0] ?? 9999) < Number(date.slice(0, 4)) : due < date;
}

/** A first word in the nominative: somebody does something. */
function isSubject(words: readonly Word[]): boolean {
	const first = words.find((word) => !verbs.isFiller(word));
	return first !== undefined && isOffice(first) && /(?:a|e|s)$/u.test(first.key);
}
