import { elementsIn, moveContent } from './nodes.ts';

/**
 * Makes every table one that Markdown can hold: rows of equally many cells, the first of them the head. Merged cells
 * leave empty ones; a table of one column, which only arranges the page, and a table within a cell become text.
 */
export function squareTables(body: Element): void {
	// From the outermost inwards: a table within one that only arranged the page is a table of its own by then.
	for (const table of elementsIn(body, 'table')) {
		const grid = gridOf(table);
		const width = Math.max(0, ...grid.map((row) => row.length));
		if (width < 2 || table.parentElement?.closest('td, th')) table.replaceWith(...asText(table));
		else table.replaceWith(...captionOf(table), squared(table.ownerDocument, grid, width));
	}
}

const most = { columns: 30, rows: 2_000 };

/** The cells by row and column; what a merged cell covers is null. */
function gridOf(table: Element): (Element | null)[][] {
	const rows = rowsOf(table).slice(0, most.rows);
	const grid: (Element | null)[][] = rows.map(() => []);
	rows.forEach((row, y) => {
		let x = 0;
		for (const cell of cellsOf(row)) {
			while (grid[y]![x] !== undefined) x += 1;
			const width = span(cell, 'colspan', most.columns - x);
			const height = span(cell, 'rowspan', rows.length - y);
			for (let down = 0; down < height; down += 1)
				for (let right = 0; right < width; right += 1)
					grid[y + down]![x + right] = down || right ? null : cell;
			x += width;
		}
	});
	return grid.filter((row) => row.some((cell) => cell?.textContent?.trim()));
}

function rowsOf(table: Element): Element[] {
	return elementsIn(table, 'tr').filter((row) => row.closest('table') === table);
}

function cellsOf(row: Element): Element[] {
	return Array.from(row.children).filter((child) => /^t[dh]$/i.test(child.localName));
}

function span(cell: Element, name: string, most: number): number {
	return Math.max(1, Math.min(Number(cell.getAttribute(name)) || 1, most));
}

function squared(document: Document, grid: (Element | null)[][], width: number): Element {
	const table = document.createElement('table');
	grid.forEach((cells, index) => {
		const section = document.createElement(index ? 'tbody' : 'thead');
		const row = document.createElement('tr');
		for (let x = 0; x < width; x += 1) {
			const cell = document.createElement(index ? 'td' : 'th');
			const source = cells[x];
			if (source) moveContent(source, cell);
			row.appendChild(cell);
		}
		if (index < 2) table.appendChild(section);
		table.lastElementChild!.appendChild(row);
	});
	return table;
}

function asText(table: Element): Element[] {
	return rowsOf(table).map((row) => {
		const line = table.ownerDocument.createElement('div');
		cellsOf(row).forEach((cell, index) => {
			if (index) line.appendChild(table.ownerDocument.createTextNode(' '));
			moveContent(cell, line);
		});
		return line;
	});
}

function captionOf(table: Element): Element[] {
	const caption = table.querySelector('caption');
	if (!caption?.textContent?.trim()) return [];
	const paragraph = table.ownerDocument.createElement('p');
	moveContent(caption, paragraph);
	return [paragraph];
}
