import { plainText } from '#lib/documents/markdown.ts';
import { shorten } from '#lib/documents/plain-text.ts';
import { findDeadlines, type Moment } from '#lib/meetings/deadline-finding.ts';
import { matcherOf, type KnownInstitution } from '#lib/meetings/institution-matching.ts';
import { wordsOf } from '#lib/meetings/sentence-words.ts';
import { findTasks } from '#lib/meetings/task-finding.ts';

/** The task that the words of a planned thing offer. */
export interface PlanOffer {
	readonly title: string;
	/** Ids of institutions. */
	readonly lead: readonly string[];
	readonly co: readonly string[];
	readonly due: string | null;
	readonly dueText: string | null;
}

/**
 * Who would owe a planned thing, and by when, as its words say: as a decision is read where it asks like one; else whoever is named in
 * brackets or at all, the first of them leading; else `author`, whose answer planned it. What is not said is not offered.
 */
export function offerOf(
	text: string,
	{
		institutions,
		author,
		...moment
	}: Moment & {
		readonly institutions: readonly KnownInstitution[];
		readonly author: string | null;
	}
): PlanOffer {
	const plain = plainText(text);
	const asked = findTasks(plain, { ...moment, institutions })[0];
	const named = namedIn(plain, institutions);
	const lead = asked?.lead.length ? asked.lead : (named.slice(0, 1) as readonly string[]);
	const helping = asked?.lead.length ? asked.co : named.slice(1);
	const deadlines = findDeadlines(plain, moment);
	const deadline = deadlines.find(({ due }) => due !== null) ?? deadlines[0] ?? null;
	return {
		title: titleOf(plain),
		lead: lead.length || author === null ? lead : [author],
		co: helping.filter((id) => !lead.includes(id)),
		due: asked?.due ?? deadline?.due ?? null,
		dueText: asked?.due || deadline?.due ? null : (asked?.dueText ?? deadline?.text ?? null)
	};
}

/** Institutions by their names and abbreviations, in the order of the text; of several that the words fit, none. */
function namedIn(text: string, institutions: readonly KnownInstitution[]): string[] {
	const matcher = matcherOf(institutions);
	const words = wordsOf(text, { start: 0, end: text.length });
	const found: string[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const match = matcher.at(words, at);
		if (match?.ids.length !== 1) continue;
		found.push(match.ids[0]!);
		at += match.length - 1;
	}
	return [...new Set(found)];
}

/** Its words without whom and when in brackets at their end. */
function titleOf(text: string): string {
	const line = text
		.replace(/\s*\([^()]*\)\s*[.;]?$/u, '')
		.replace(/[;.]$/u, '')
		.trim();
	return shorten(line || text, 300);
}
