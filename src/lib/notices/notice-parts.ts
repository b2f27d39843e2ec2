import type { Locale } from '#lib/accounts/actor.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { fieldWords, groupWords } from './notice-words.ts';
import type { KeptNotice } from './notices-schema.ts';
import { evaluationFields, groupsOf, missingOf, type NoticeField, type NoticeName } from './notices.ts';

/* The parts that both notices are made of. A part of which nothing is known is not there, nor is its heading. */

export function heading(text: string): Block {
	return { type: 'HEADING', level: 1, text, isUnnumbered: true };
}

export function paragraph(text: string | null | undefined | false): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text) }] : [];
}

export function markdown(source: string | null | undefined): Block[] {
	return source ? [{ type: 'MARKDOWN', source }] : [];
}

export function facts(
	pairs: readonly (readonly [term: string, value: string | null | undefined])[]
): Block[] {
	const known = pairs.flatMap(([term, value]) => (value ? [{ term, lines: lineOf(value) }] : []));
	return known.length ? [{ type: 'FACTS', facts: known }] : [];
}

/** A heading over what is said; nothing where nothing is. */
export function section(title: string, blocks: readonly Block[]): Block[] {
	return blocks.length ? [heading(title), ...blocks] : [];
}

/** What the notice should say and nobody has completed yet; of an evaluation that was not made the notice speaks itself. */
export function unsaid(name: NoticeName, { facts: known }: KeptNotice, locale: Locale): Block[] {
	const ofEvaluation: readonly NoticeField[] = evaluationFields;
	const missing = missingOf(name, known).filter((field) => !ofEvaluation.includes(field));
	const items = groupsOf(name).flatMap(({ group, fields }) => {
		const names = fields
			.filter(([field]) => missing.includes(field))
			.map(([field]) => fieldWords[field]({}, { locale }));
		return names.length ? [lineOf(`${groupWords[group]({}, { locale })}: ${names.join('; ')}.`)] : [];
	});
	return section(m.notices_unsaid({}, { locale }), items.length ? [{ type: 'LIST', items }] : []);
}

/** Since when it is as it is, and how often it was changed before. */
export function editionOf({ savedOn, version }: KeptNotice, locale: Locale): string | null {
	if (!savedOn) return null;
	// What nobody has completed is version 1.
	return m.notices_edition(
		{ date: longDate(savedOn, { case: 'locative', locale }), number: version - 1 },
		{ locale }
	);
}
