import type { TextBox, TextLevel } from './slide-measuring.ts';
import { drawingMl, presentationMl } from './slide-names.ts';
import { deepestLevel } from './slides.ts';
import { childrenOf, follow } from './xml.server.ts';

/** A shape of a layout, the one of the master that it is made after, and the master. */
interface Inherited {
	readonly shape: Element;
	readonly above: Element | null;
	readonly master: Document;
	readonly isTitle: boolean;
}

/** Of a length in PowerPoint in a point. */
const emu = 12_700;
/** Where nothing says how large the place is: nearly a whole slide. */
const usual = { width: 10_000_000, height: 4_500_000 };
const insets = { lIns: 91_440, rIns: 91_440, tIns: 45_720, bIns: 45_720 };

/** How much text a place holds: what the layout says, else what its master does. */
export function boxOf(from: Inherited): TextBox {
	const { width, height } = frameOf(from);
	const inset = (name: keyof typeof insets) =>
		firstNumber(shapesOf(from).flatMap(bodiesOf), name) ?? insets[name];
	return {
		width: (width - inset('lIns') - inset('rIns')) / emu,
		height: (height - inset('tIns') - inset('bIns')) / emu,
		levels: Array.from({ length: deepestLevel + 1 }, (_, depth) => levelOf(from, depth))
	};
}

/** Where on a slide something stands. */
export interface Frame {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** Where a place is: what the layout says, else what its master does. */
export function frameOf(from: Inherited): Frame {
	const frames = shapesOf(from).flatMap((shape) => follow(shape, presentationMl, 'spPr'));
	const [frame] = frames.flatMap((properties) => childrenOf(properties, drawingMl, 'xfrm'));
	const [offset] = frame ? childrenOf(frame, drawingMl, 'off') : [];
	const [extent] = frame ? childrenOf(frame, drawingMl, 'ext') : [];
	return {
		left: numberOf(offset, 'x') ?? 0,
		top: numberOf(offset, 'y') ?? 0,
		width: numberOf(extent, 'cx') ?? usual.width,
		height: numberOf(extent, 'cy') ?? usual.height
	};
}

/** How much of one place another covers, from 0 to 1. */
export function coverOf(place: Frame, other: Frame): number {
	const across =
		Math.min(place.left + place.width, other.left + other.width) - Math.max(place.left, other.left);
	const down = Math.min(place.top + place.height, other.top + other.height) - Math.max(place.top, other.top);
	return (Math.max(across, 0) * Math.max(down, 0)) / Math.max(place.width * place.height, 1);
}

function shapesOf({ shape, above }: Inherited): Element[] {
	return above ? [shape, above] : [shape];
}

function bodiesOf(shape: Element): Element[] {
	return follow(shape, presentationMl, 'txBody').flatMap((body) => childrenOf(body, drawingMl, 'bodyPr'));
}

/** The style of a depth, from the nearest that says it. */
function levelOf(from: Inherited, depth: number): TextLevel {
	const name = `lvl${depth + 1}pPr`;
	const styles = [
		...shapesOf(from).flatMap((shape) =>
			follow(shape, presentationMl, 'txBody').flatMap((body) => follow(body, drawingMl, 'lstStyle', name))
		),
		...follow(
			from.master.documentElement,
			presentationMl,
			'txStyles',
			from.isTitle ? 'titleStyle' : 'bodyStyle'
		).flatMap((style) => childrenOf(style, drawingMl, name))
	];
	const runs = styles.flatMap((style) => childrenOf(style, drawingMl, 'defRPr'));
	const size = (firstNumber(runs, 'sz') ?? 1800) / 100;
	return {
		size,
		left: (firstNumber(styles, 'marL') ?? 0) / emu,
		before: distance(styles, 'spcBef', size),
		leading: (firstOf(styles, 'lnSpc', 'spcPct') ?? 100_000) / 100_000,
		isMarked: isMarked(styles),
		isBold: runs.find((one) => one.hasAttribute('b'))?.getAttribute('b') === '1'
	};
}

function distance(styles: readonly Element[], name: string, size: number): number {
	const points = firstOf(styles, name, 'spcPts');
	if (points !== null) return points / 100;
	return ((firstOf(styles, name, 'spcPct') ?? 0) / 100_000) * size;
}

function firstOf(styles: readonly Element[], ...path: string[]): number | null {
	const found = styles.flatMap((style) => follow(style, drawingMl, ...path))[0];
	return numberOf(found, 'val');
}

function firstNumber(elements: readonly Element[], name: string): number | null {
	return numberOf(
		elements.find((one) => one.hasAttribute(name)),
		name
	);
}

/** Null what is no number. */
function numberOf(element: Element | undefined, name: string): number | null {
	const value = Number.parseFloat(element?.getAttribute(name) ?? '');
	return Number.isFinite(value) ? value : null;
}

/** Whether the nearest that speaks of a sign before the paragraph has one. */
function isMarked(styles: readonly Element[]): boolean {
	for (const style of styles) {
		const has = (name: string) => childrenOf(style, drawingMl, name).length > 0;
		if (has('buNone')) return false;
		if (has('buChar') || has('buAutoNum') || has('buBlip')) return true;
	}
	return false;
}
