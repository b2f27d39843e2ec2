/** A piece of text as it stands on a page, in points from its lower left corner. */
export interface PdfPiece {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	/** Of its letters; 0 of a blank. */
	readonly height: number;
}

export interface PdfLine {
	readonly text: string;
	readonly page: number;
	readonly left: number;
	readonly right: number;
	readonly y: number;
	readonly height: number;
}

interface OpenLine {
	text: string;
	readonly left: number;
	right: number;
	readonly y: number;
	height: number;
}

/** The pieces of a page as lines, in the order in which they were written. A raised figure stands in its line. */
export function linesOf(pieces: readonly PdfPiece[], page: number): PdfLine[] {
	const lines: OpenLine[] = [];
	for (const piece of pieces) {
		const text = piece.text.normalize('NFC').replace(/\s+/g, ' ');
		const line = lines.at(-1);
		if (!text || (!line && !text.trim())) continue;
		if (line && isSameLine(line, piece)) addTo(line, text, piece);
		else if (text.trim())
			lines.push({
				...{ text: text.trimStart(), left: piece.x, right: piece.x + piece.width },
				...{ y: piece.y, height: piece.height }
			});
	}
	return lines.map(({ text, ...place }) => ({ ...place, text: text.trim(), page }));
}

function isSameLine(line: OpenLine, { x, y, height }: PdfPiece): boolean {
	const tall = Math.max(line.height, height, 1);
	return Math.abs(line.y - y) < tall * 0.5 && x > line.left - tall;
}

function addTo(line: OpenLine, text: string, { x, width, height }: PdfPiece): void {
	const isApart = x - line.right > Math.max(line.height, height, 1) * 0.2;
	line.text += isApart && !line.text.endsWith(' ') && !text.startsWith(' ') ? ` ${text}` : text;
	if (text.trim()) line.right = Math.max(line.right, x + width);
	line.height = Math.max(line.height, height);
}

const pageNumber = /^[-–—]?\s*\d{1,3}(\s*(no|\/|of|-)\s*\d{1,3})?\s*[-–—]?$/i;
/** How many lines at its top and at its bottom may be what each page repeats. */
const edge = 4;

/** Without the numbers of pages; what stands at the same place of several pages stands once, after all else. */
export function withoutRepeated(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
	const edges = pages.map(edgesOf);
	const on = new Map<string, number>();
	for (const lines of edges)
		for (const key of new Set([...lines].map(keyOf))) on.set(key, (on.get(key) ?? 0) + 1);
	const repeated = new Map<string, PdfLine>();
	const kept = pages.flatMap((lines, page) =>
		lines.filter((line) => {
			if (pageNumber.test(line.text) && isOutermost(lines, line)) return false;
			if (!edges[page]!.has(line)) return true;
			const key = keyOf(line);
			if (on.get(key) === 1) return true;
			if (!repeated.has(key)) repeated.set(key, line);
			return false;
		})
	);
	return [...kept, ...repeated.values()];
}

/** The lines that stand apart from the text, at the top and at the bottom of a page. */
function edgesOf(lines: readonly PdfLine[]): Set<PdfLine> {
	const down = [...lines].sort((one, other) => other.y - one.y);
	return new Set([...apartFrom(down), ...apartFrom(down.reverse())]);
}

function apartFrom(lines: readonly PdfLine[]): PdfLine[] {
	const gap = lines.findIndex((line, at) => {
		const next = lines[at + 1];
		return next !== undefined && Math.abs(line.y - next.y) > 2 * Math.max(line.height, next.height);
	});
	return gap >= 0 && gap < edge ? lines.slice(0, gap + 1) : [];
}

/** What it says but for its figures, and where. */
function keyOf({ text, y }: PdfLine): string {
	return `${text.replace(/\d+/g, '#')} ${Math.round(y / 4)}`;
}

function isOutermost(lines: readonly PdfLine[], { y }: PdfLine): boolean {
	return lines.every((one) => one.y <= y) || lines.every((one) => one.y >= y);
}
