import type { Tokens } from 'marked';
import { blockTokens } from '#lib/documents/markdown-dialect.ts';
import { fold } from '#lib/latvian/letters.ts';

/*
 * What a report plans: read from what stands under "planned", one thing a bullet, and followed when the text is changed.
 */

/** One planned thing. */
export interface PlannedThing {
	/** As headed: "Normatīvā regulējuma pilnveide". */
	readonly group: string | null;
	/** Markdown, without its bullet. */
	readonly text: string;
}

/**
 * What a text plans: each bullet of a list, and what stands alone between lists. A heading, a line in bold and a line that ends in a
 * colon head what follows them; `headed`: what the text itself stands under.
 */
export function readPlans(text: string, headed: string | null = null): PlannedThing[] {
	const plans: PlannedThing[] = [];
	let group = headed;
	for (const token of blockTokens(text)) {
		if (token.type === 'heading') group = tidy((token as Tokens.Heading).text);
		else if (token.type === 'list')
			for (const item of (token as Tokens.List).items) plans.push({ group, text: outdented(item.text) });
		else if (token.type !== 'space' && token.type !== 'hr')
			for (const piece of piecesOf(token.raw)) {
				if (isHead(piece)) group = tidy(piece);
				else plans.push({ group, text: piece });
			}
	}
	return plans.filter((plan) => plan.text !== '');
}

/** The lines of a paragraph: whoever wrote "Plānots:" above a thing without a blank line meant it as a heading. */
function piecesOf(raw: string): string[] {
	const lines = raw.trim().split('\n');
	const heads = lines.findLastIndex((line) => isHead(line.trim()));
	const rest = lines
		.slice(heads + 1)
		.join('\n')
		.trim();
	return [...lines.slice(0, heads + 1).map((line) => line.trim()), ...(rest ? [rest] : [])];
}

const isHead = (line: string) => !line.includes('\n') && (/:\**$/.test(line) || /^\*\*[^*]+\*\*$/.test(line));

const tidy = (line: string) => line.replace(/\*\*/g, '').replace(/:$/, '').trim();

/** What stands deeper within a bullet keeps its own bullets. */
const outdented = (text: string) => text.replace(/^\[[ xX]\]\s+/, '').trim();

/** A planned thing that is kept already. */
export interface KeptPlan extends PlannedThing {
	readonly id: string;
	readonly paragraphId: string | null;
	/** It became a task, or somebody said that none follows, or the next report tells what came of it. */
	readonly isSettled: boolean;
}

export interface PlanStep {
	/** Null: it is new. */
	readonly id: string | null;
	readonly paragraphId: string;
	readonly thing: PlannedThing;
}

/**
 * What was read anew beside what is kept: the same words are the same thing; then, paragraph by paragraph, what shares most of its
 * words; the rest is new. What is kept and stands nowhere any more is answered as gone.
 */
export function followPlans(
	kept: readonly KeptPlan[],
	read: readonly { readonly paragraphId: string; readonly things: readonly PlannedThing[] }[]
): { readonly steps: readonly PlanStep[]; readonly gone: readonly KeptPlan[] } {
	const free = new Set(kept);
	const all = read.flatMap(({ paragraphId, things }) => things.map((thing) => ({ paragraphId, thing })));
	const found = new Map<PlannedThing, KeptPlan>();
	const take = (wanted: (plan: KeptPlan, one: (typeof all)[number]) => boolean) => {
		for (const one of all) {
			if (found.has(one.thing)) continue;
			const plan = [...free].find((candidate) => wanted(candidate, one));
			if (!plan) continue;
			free.delete(plan);
			found.set(one.thing, plan);
		}
	};
	take((plan, { thing, paragraphId }) => plan.text === thing.text && plan.paragraphId === paragraphId);
	take((plan, { thing }) => plan.text === thing.text);
	take((plan, { thing, paragraphId }) => plan.paragraphId === paragraphId && isAlike(plan.text, thing.text));
	return {
		steps: all.map(({ paragraphId, thing }) => ({ id: found.get(thing)?.id ?? null, paragraphId, thing })),
		gone: [...free]
	};
}

/** More than half of the words of the longer one stand in the other. */
function isAlike(one: string, other: string): boolean {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared * 2 > Math.max(a.size, b.size);
}

const wordsOf = (text: string) =>
	new Set(
		fold(text)
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean)
	);
