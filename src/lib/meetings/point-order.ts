import type { Point } from './sentences.ts';

/**
 * Whether a point stands below another that introduces it: a deeper number ("1.1." below "1."), an item of a list below a paragraph, a
 * dash below a number, whatever is indented further, and the paragraph that follows at once. `before`: the point just before it.
 */
export function isBelow(point: Point, above: Point, before: Point | null): boolean {
	if (point.marker === '') return above === before;
	if (above.marker === '' || point.indent > above.indent) return true;
	const [inner, outer] = [point.marker.replace(/\.$/u, ''), above.marker.replace(/\.$/u, '')];
	if (isNumber(inner) && isNumber(outer)) return inner.startsWith(`${outer}.`);
	return rankOf(point.marker) > rankOf(above.marker);
}

const isNumber = (marker: string) => /^\d+(?:\.\d+)*$/u.test(marker);

/** Where lists of several kinds stand in each other: 1., 1), a), -. */
function rankOf(marker: string): number {
	if (/^\d+(?:\.\d+)*\.?$/u.test(marker)) return 0;
	if (marker.startsWith(')', 1) && /^\p{Ll}/u.test(marker)) return 2;
	return /^\d/u.test(marker) ? 1 : 3;
}
