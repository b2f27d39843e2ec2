/** As much of a figure as its sum is made of. */
export interface SummedFigure {
	readonly id: string;
	readonly name: string;
	readonly value: number;
	/** The figure of which it is a part. */
	readonly partOf: string | null;
}

/** A whole with its parts, summed and compared. */
export interface SumCheck<F extends SummedFigure> {
	readonly whole: F;
	readonly parts: readonly F[];
	readonly sum: number;
	/** How much the whole is more than its parts: 0 where they agree. */
	readonly difference: number;
}

/** Every figure that has parts, in the order in which they stand, with what its parts make together. */
export function checkSums<F extends SummedFigure>(figures: readonly F[]): SumCheck<F>[] {
	return figures.flatMap((whole) => {
		const parts = figures.filter(({ id, partOf }) => partOf === whole.id && id !== whole.id);
		if (parts.length === 0) return [];
		const sum = exact(parts.reduce((total, { value }) => total + value, 0));
		return [{ whole, parts, sum, difference: exact(whole.value - sum) }];
	});
}

/** Only those that do not agree: what a form warns of, and a summary marks. */
export function wrongSums<F extends SummedFigure>(figures: readonly F[]): SumCheck<F>[] {
	return checkSums(figures).filter(({ difference }) => difference !== 0);
}

/**
 * What a figure may not be said to be a part of: itself, or what is (through however many others) a part of it. Their ids, so that
 * a form does not offer them, and what a paste brings is refused.
 */
export function notWholesOf(id: string, figures: readonly SummedFigure[]): Set<string> {
	const below = new Set([id]);
	for (const own of below) for (const figure of figures) if (figure.partOf === own) below.add(figure.id);
	return below;
}

/** The figures as a table shows them: each whole, and right below it its parts, with how deep they stand. */
export function figuresInOrder<F extends SummedFigure>(
	figures: readonly F[]
): { readonly figure: F; readonly depth: number }[] {
	const known = new Set(figures.map(({ id }) => id));
	const shown = new Set<string>();
	const below = (figure: F, depth: number): { figure: F; depth: number }[] => {
		if (shown.has(figure.id)) return [];
		shown.add(figure.id);
		const parts = figures.filter(({ partOf }) => partOf === figure.id);
		return [{ figure, depth }, ...parts.flatMap((part) => below(part, depth + 1))];
	};
	const tops = figures.filter(({ partOf }) => partOf === null || !known.has(partOf));
	// What stands in a circle has no top of its own, and must not vanish.
	return [...tops, ...figures].flatMap((figure) => below(figure, 0));
}

/** 0.1 + 0.2 is 0.3: nobody states more than six places. */
function exact(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
