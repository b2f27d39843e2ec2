import type { TextPart } from '#lib/documents/file-reading.ts';
import { bare, blocksOf, type AskedAnswer } from './answer-form-reading.ts';
import {
	aboutMark,
	aboutWords,
	annexWords,
	fieldMark,
	formTitle,
	letterMark,
	partMark,
	requestMark
} from './answer-form.ts';
import { answeredParts } from './answer-parts.ts';
import { splitByParts } from './letter-parts.ts';
import { sectionsOf } from './letter-splitting.ts';

/**
 * A form that lost its marks, because it was printed to a PDF or saved by another program, as if it still had them: by its headings.
 * null where it is no form of ours. Our own letter before it is ours again.
 */
export function unmarkedForm(markdown: string, asked: AskedAnswer): TextPart[] | null {
	const blocks = blocksOf(markdown);
	const at = blocks.findIndex((block) => bare(block) === bare(formTitle()));
	if (at === -1) return null;
	const before = blocks.slice(0, at);
	const isOurs = before.some((block) => bare(block) === bare(annexWords()));
	const form = splitByParts(blocks.slice(at + 1).join('\n\n'), asked.parts);
	return [
		{ mark: isOurs ? letterMark : null, title: null, markdown: before.join('\n\n') },
		...form.flatMap(({ partId, text }) => partsOf(partId, text, asked))
	];
}

function partsOf(partId: string | null, text: string, { parts, template }: AskedAnswer): TextPart[] {
	const place = answeredParts(parts).findIndex(({ id }) => id === partId);
	const headings = [...(place === -1 ? [] : template), { id: aboutMark, title: aboutWords() }];
	return sectionsOf(text, headings).map(({ id, text: markdown }) => {
		// Of one answer as a whole, what comes before the first heading is the head of the form.
		const head = partId ? partMark(place, partId) : requestMark('');
		const mark = id === null ? head : id === aboutMark ? id : fieldMark(place, id);
		return { mark, title: null, markdown };
	});
}
