import { renderMarkdown } from '#lib/documents/markdown.ts';

/** A result as a document prints it: one sentence, which may count more than one thing. */
export interface PrintedResult {
	/** Safe HTML. */
	readonly html: string;
	/** "80 bāriņtiesu darbinieki". */
	readonly targets: readonly string[];
}

interface Counted {
	readonly text: string;
	readonly target: number | null;
	readonly unit: string | null;
}

/** Results as sentences: one that begins with a small letter goes on with the one before it ("… un apmācīti 80 darbinieki"). */
export function printedResults(results: readonly Counted[], say: (value: number) => string): PrintedResult[] {
	const sentences: { text: string; targets: string[] }[] = [];
	for (const { text, target, unit } of results) {
		const last = sentences.at(-1);
		const targets = target === null ? [] : [[say(target), unit].filter(Boolean).join('\u00a0')];
		if (last && /^\p{Ll}/u.test(text)) {
			last.text += ` ${text}`;
			last.targets.push(...targets);
		} else sentences.push({ text, targets });
	}
	return sentences.map(({ text, targets }) => ({ html: renderMarkdown(text), targets }));
}
