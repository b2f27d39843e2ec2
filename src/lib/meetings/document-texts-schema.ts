import { z } from 'zod';
import { lineField, requiredLineField } from '#lib/documents/text-fields.ts';
import { versionField } from '#lib/server/input.ts';
import {
	clockStyles,
	defaultOrders,
	mayBeEmpty,
	orderNames,
	placeField,
	textNames,
	usualText,
	usualTexts,
	wordField,
	wholeOrder,
	type KeptTexts,
	type OrderName
} from './document-texts.ts';

/** As long as a heading may be. */
const longest = 200;

const words = Object.fromEntries(
	textNames.map((name) => [
		wordField(name),
		mayBeEmpty.has(name) ? lineField(longest) : requiredLineField(longest, 'papers_problem_text')
	])
);

const places = Object.fromEntries(
	orderNames.flatMap((order) =>
		defaultOrders[order].map((part) => [
			placeField(order, part),
			z.coerce
				.number('papers_problem_order')
				.int('papers_problem_order')
				.min(1, 'papers_problem_order')
				.max(99, 'papers_problem_order')
		])
	)
);

/** The form in which the texts and the orders are set. */
export const textsSchema = z.object({
	...words,
	...places,
	clock: z.enum(clockStyles, 'server_problem_form'),
	version: versionField
});

/** What is kept of a form: only what is not as usual. */
export function keptOf(typed: Readonly<Record<string, unknown>>): KeptTexts {
	const changed = textNames.flatMap((name) => {
		const text = (typed[wordField(name)] as string | null) ?? '';
		return text === usualText(name) ? [] : [[name, text] as const];
	});
	return {
		words: Object.fromEntries(changed),
		clock: typed.clock as KeptTexts['clock'],
		minutesOrder: orderOf('minutesOrder', typed) as KeptTexts['minutesOrder'],
		invitationOrder: orderOf('invitationOrder', typed) as KeptTexts['invitationOrder']
	};
}

function orderOf(order: OrderName, typed: Readonly<Record<string, unknown>>): readonly string[] {
	const place = (part: string) => Number(typed[placeField(order, part)]);
	return [...defaultOrders[order]].sort((a, b) => place(a) - place(b));
}

/** The same the other way: what the form shows. */
export function formOf(kept: KeptTexts): Record<string, unknown> {
	const shown = textNames.map((name) => [wordField(name), kept.words[name] ?? usualText(name)] as const);
	const placed = orderNames.flatMap((order) =>
		kept[order].map((part, at) => [placeField(order, part), String(at + 1)] as const)
	);
	return { ...Object.fromEntries([...shown, ...placed]), clock: kept.clock };
}

const stored = z.object({
	words: z.record(z.string(), z.string()),
	clock: z.enum(clockStyles),
	minutesOrder: z.array(z.string()),
	invitationOrder: z.array(z.string()),
	version: z.number()
});

/** The texts as they are kept, with their version; the usual ones where nothing is (version 1). */
export function readKept(text: string | null): KeptTexts & { readonly version: number } {
	if (text === null) return { ...usualTexts, version: 1 };
	const { minutesOrder, invitationOrder, ...kept } = stored.parse(JSON.parse(text));
	return {
		...kept,
		minutesOrder: wholeOrder(minutesOrder, defaultOrders.minutesOrder),
		invitationOrder: wholeOrder(invitationOrder, defaultOrders.invitationOrder)
	};
}
