import type { PlainDate } from '#lib/calendar/days.ts';
import type { Recurrence } from '#lib/tasks/recurrence.ts';
import { type Asking, type Inherited, readAsking, readOwners } from './asking.ts';
import type { Owners } from './asking-owners.ts';
import { deadlineOfLabel, findDeadlines, type Moment } from './deadline-finding.ts';
import { type InstitutionMatcher, type KnownInstitution, matcherOf } from './institution-matching.ts';
import { splitAskings } from './asking-splitting.ts';
import { isBelow } from './point-order.ts';
import { partsOf, type Part } from './sentence-parts.ts';
import { rememberingFold, wordsOf } from './sentence-words.ts';
import { type Point, pointsOf, type Sentence, sentencesOf, withoutMarks } from './sentences.ts';
import { titleOf } from './task-title.ts';
import { isLabelOfNothing } from './verbs.ts';

/** Something that a text asks of somebody: to be offered as a task, never made one by itself. */
export interface TaskFind extends Owners {
	/** The sentence, without marks of Markdown. */
	readonly text: string;
	/** What it stands under, where that says who or by when: "Uzdot Labklājības ministrijai:". */
	readonly introduction: string | null;
	/** Short, beginning with what is to be done. */
	readonly title: string;
	/** Ids of institutions; all that are asked alike. */
	readonly lead: readonly string[];
	readonly co: readonly string[];
	readonly due: PlainDate | null;
	/** The words of the deadline. */
	readonly dueText: string | null;
	readonly recurrence: Recurrence | null;
	/** Where the sentence stands in the text. */
	readonly range: readonly [start: number, end: number];
}

/** A find that later sentences may still add to. */
type Draft = { -readonly [Key in keyof TaskFind]: TaskFind[Key] } & { point: Point };

interface Found {
	readonly asking: Asking & { readonly labelLength: number };
	readonly parts: readonly Part[];
}

interface Introduction {
	readonly point: Point;
	readonly text: string;
	/** Null under "Mērķi:": nothing below it is asked. */
	readonly gives: Inherited | null;
}

/** A sentence longer than this is read to here: none that asks something is. */
const longestSentence = 4_000;

/**
 * What a decision or a part of the minutes asks: who (institutions in the dative, or as "lūgt" and "aicināt" want them), what (the
 * infinitive, or "jāiesniedz"), by when. What it only tells, approves or takes note of is not found. The time grows with the text's
 * length, not faster.
 */
export function findTasks(
	text: string,
	given: Moment & { readonly institutions: readonly KnownInstitution[] }
): TaskFind[] {
	return new TaskFinder(text, given).find();
}

/** Whether a text asks anything of anybody, whoever that is and whenever it is read: what it says itself. */
export function asksForSomething(text: string): boolean {
	return findTasks(text, { date: '0001-01-01', institutions: [] }).length > 0;
}

class TaskFinder {
	readonly given: Moment & { readonly institutions: readonly KnownInstitution[] };
	readonly #plain: string;
	readonly #matcher: InstitutionMatcher;
	readonly #folded = rememberingFold();
	readonly #drafts: Draft[] = [];
	#introductions: Introduction[] = [];
	/** What a line "Termiņš: …" speaks of begins here. */
	#groupFrom = 0;

	constructor(text: string, given: TaskFinder['given']) {
		this.given = given;
		this.#plain = withoutMarks(text);
		this.#matcher = matcherOf(given.institutions);
	}

	find(): TaskFind[] {
		let before: Point | null = null;
		for (const point of pointsOf(this.#plain)) {
			if (point.isHeading) this.#beginGroup();
			else this.#readPoint(point, before);
			before = point;
		}
		return this.#drafts.map(({ point: _, ...find }) => ({
			...find,
			text: tidy(this.#plain.slice(...find.range))
		}));
	}

	#beginGroup(): void {
		this.#introductions = [];
		this.#groupFrom = this.#drafts.length;
	}

	#readPoint(point: Point, before: Point | null): void {
		// The rest of a sentence that a blank line tore apart ends no list.
		const isTorn =
			point.marker === '' && /^\s*\p{Ll}/u.test(this.#plain.slice(point.start, point.start + 20));
		while (
			!isTorn &&
			this.#introductions.length > 0 &&
			!isBelow(point, this.#introductions.at(-1)!.point, before)
		)
			this.#introductions.pop();
		let isAnyFound = false;
		for (const sentence of sentencesOf(this.#plain, point)) {
			if (this.#readLabel(sentence)) continue;
			isAnyFound = this.#readSentence(point, sentence) || isAnyFound;
		}
		if (!isAnyFound) this.#continueWith(point);
	}

	/** "Termiņš: 2022. gada 1. aprīlis", "Atbildīgā institūcija: LM": of what was asked just before. */
	#readLabel(sentence: Sentence): boolean {
		const said = this.#plain.slice(sentence.start, Math.min(sentence.end, sentence.start + 300));
		const label =
			/^(?:(?:izpildes\s+)?termiņ(?:š|i)|(?:līdz)?atbildīg\p{L}+(?:\s+\p{L}+){0,2})\s*[:–—-]/iu.exec(
				said
			)?.[0];
		if (!label) return false;
		const asked = this.#drafts.slice(this.#groupFrom);
		if (/termiņ/iu.test(label)) {
			const deadline = deadlineOfLabel(said.slice(label.length), this.given);
			for (const draft of asked)
				if (draft.dueText === null) Object.assign(draft, deadline && dueOf([deadline]));
			this.#groupFrom = this.#drafts.length;
			return true;
		}
		for (const part of this.#partsOf(sentence)) {
			if (part.kind !== 'LEAD' && part.kind !== 'WITH') continue;
			for (const draft of asked) addOwners(draft, part.kind === 'LEAD' ? 'lead' : 'co', part);
		}
		return true;
	}

	#partsOf({ start, end }: { start: number; end: number }): Part[] {
		const place = { start, end: Math.min(end, start + longestSentence) };
		const deadlines = findDeadlines(this.#plain.slice(place.start, place.end), this.given).map((one) => ({
			...one,
			...{ start: one.start + start, end: one.end + start }
		}));
		return partsOf(this.#plain, wordsOf(this.#plain, place, this.#folded), deadlines, this.#matcher);
	}

	#readSentence(point: Point, sentence: Sentence): boolean {
		const above = this.#introductions.at(-1);
		const said = this.#plain.slice(sentence.start, Math.min(sentence.end, sentence.start + longestSentence));
		const isIntroduction = said.endsWith(':');
		if (above?.gives === null || (!mayAsk.test(said) && !isIntroduction)) return false;
		const parts = this.#partsOf(sentence);
		const asked = this.#askings(parts, above?.gives ?? null);
		if (isIntroduction) this.#introduce(point, said, parts, asked[0]?.asking);
		// "Uzdot Labklājības ministrijai:" only says who; the points below it say what.
		const found = asked.filter(({ asking }) => asking.hasDeed || !isIntroduction);
		if (found.length === 0 || this.#isTorn(point, said, found[0]!.asking)) return false;
		if (sentence.isContinued && !found[0]!.asking.isIndependent && this.#extend(point, sentence.end))
			return true;
		for (const one of found) {
			const start = one.parts[one.asking.labelLength]!.start;
			const end = asked.length === 1 ? sentence.end : one.parts.at(-1)!.end;
			this.#add(point, [start, end], one, one.asking.isInheriting ? (above?.text ?? null) : null);
		}
		return true;
	}

	/** A line that a blank line tore off its sentence ("veikt pasākumus, lai") asks nobody. */
	#isTorn(point: Point, said: string, { isIndependent, isInheriting }: Asking): boolean {
		return point.marker === '' && /^\p{Ll}/u.test(said) && !isIndependent && !isInheriting;
	}

	/** What the stretches of a sentence ask; a later one may be of whom the first is. */
	#askings(parts: readonly Part[], above: Inherited | null): Found[] {
		const found: Found[] = [];
		for (const piece of splitAskings(parts)) {
			const before = found.at(-1)?.asking;
			const asking = readAsking(
				this.#plain,
				piece,
				this.given.date,
				before ? { ...before, deadlines: [] } : above
			);
			if (asking)
				found.push({
					asking: before ? { ...asking, isInheriting: before.isInheriting } : asking,
					parts: piece
				});
		}
		return found;
	}

	#introduce(point: Point, said: string, parts: readonly Part[], asking: Asking | undefined): void {
		const text = tidy(said);
		const gives = asking ?? readOwners(this.#plain, parts, this.given.date);
		if (gives) this.#introductions.push({ point, text, gives });
		else if (isLabelOfNothing(text)) this.#introductions.push({ point, text, gives: null });
	}

	/** The rest of what the last find of this point asks. */
	#extend(point: Point, end: number): boolean {
		const last = this.#drafts.at(-1);
		if (!last || (last.point !== point && !isBelow(point, last.point, null))) return false;
		last.range = [last.range[0], end];
		return true;
	}

	/** An item below "Sagatavot priekšlikumus par:" belongs to it. */
	#continueWith(point: Point): void {
		const last = this.#drafts.at(-1);
		const isOpen = last && (this.#plain[last.range[1] - 1] === ':' || last.range[1] > last.point.end);
		if (isOpen && point.marker !== '' && this.#introductions.every((one) => one.gives !== null))
			this.#extend(point, point.end);
	}

	#add(
		point: Point,
		range: readonly [number, number],
		{ asking, parts }: Found,
		introduction: string | null
	) {
		const { lead, co, unmatched } = asking;
		this.#drafts.push({
			...{
				point,
				text: '',
				introduction,
				title: titleOf(this.#plain, parts, asking)
			},
			...{ lead, co, unmatched, ...dueOf(asking.deadlines), range }
		});
	}
}

/** Whether it is worth while to look at a sentence: it has what ends as an infinitive does, "jā…", or asks in the present. */
const mayAsk = /t(?:ies)?(?!\p{L})|(?<!\p{L})[Jj]ā\p{Ll}{3}|[aā]m(?:s|a|i|as)(?!\p{L})/u;

const tidy = (text: string) =>
	text
		.replace(/\s+/gu, ' ')
		.replace(/ ([.,;:)])/gu, '$1')
		.trim();

/** The first deadline that is a day, else the first; all their words. */
function dueOf(deadlines: Asking['deadlines']): Pick<TaskFind, 'due' | 'dueText' | 'recurrence'> {
	const chosen = deadlines.find(({ due }) => due !== null) ?? deadlines[0];
	return {
		due: chosen?.due ?? null,
		dueText: chosen ? [...new Set(deadlines.map(({ text }) => text))].join('; ') : null,
		recurrence: deadlines.find(({ recurrence }) => recurrence !== null)?.recurrence ?? null
	};
}

function addOwners(
	draft: Draft,
	role: 'lead' | 'co',
	{ ids, unmatched }: { ids: readonly string[]; unmatched: readonly string[] }
): void {
	draft[role] = [...new Set([...draft[role], ...ids])];
	draft.co = draft.co.filter((id) => !draft.lead.includes(id));
	draft.unmatched = [...new Set([...draft.unmatched, ...unmatched])];
}
