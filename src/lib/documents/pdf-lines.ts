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

/** Without the numbers of pages, and with what stands at the same place of every page only once. */
export function withoutRepeated(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
	const seen = new Map<string, number>();
	const atEdge = (lines: readonly PdfLine[], line: PdfLine) => {
		const sorted = [...lines].sort((one, other) => other.y - one.y);
		const place = sorted.indexOf(line);
		return place < edge || place >= sorted.length - edge;
	};
	return pages.flatMap((lines) =>
		lines.filter((line) => {
			if (!atEdge(lines, line)) return true;
			if (pageNumber.test(line.text) && isOutermost(lines, line)) return false;
			const key = `${line.text.replace(/\d+/g, '#')} ${Math.round(line.y / 4)}`;
			const first = seen.get(key);
			if (first === undefined) seen.set(key, line.page);
			return first === undefined || first === line.page;
		})
	);
}

function isOutermost(lines: readonly PdfLine[], { y }: PdfLine): boolean {
	return lines.every((one) => one.y <= y) || lines.every((one) => one.y >= y);
}
