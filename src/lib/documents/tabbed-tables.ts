/** What stands before an item of a list and not in a table. */
const mark = /^(?:\d{1,3}[.)]|[^\p{L}\d]|[oa-z]\)?)$/u;

/**
 * Plain text in which rows of a spreadsheet stand as they are copied where no script turns them into a table: cells parted by tabs.
 * Two rows or more of equally many cells become a table of Markdown; all else stays as it is, and twice is once.
 */
export function tabsAsTables(text: string): string {
	if (!text.includes('\t')) return text;
	const lines = text.replace(/\r\n?/g, '\n').split('\n');
	const result: string[] = [];
	for (let at = 0; at < lines.length;) {
		const rows = tableAt(lines, at);
		if (rows.length < 2) {
			result.push(lines[at++]!);
			continue;
		}
		at += rows.length;
		if (result.at(-1)?.trim()) result.push('');
		result.push(...markdownOf(rows));
		if (lines[at]?.trim()) result.push('');
	}
	return result.join('\n');
}

/** The rows from a line on that are as wide as it is. */
function tableAt(lines: readonly string[], start: number): string[][] {
	const rows: string[][] = [];
	for (const line of lines.slice(start)) {
		const cells = cellsOf(line);
		if (cells === null || cells.length !== (rows[0] ?? cells).length) break;
		rows.push(cells);
	}
	const isList = rows[0]?.length === 2 && rows.every(([first]) => mark.test(first!));
	return isList ? [] : rows;
}

function cellsOf(line: string): string[] | null {
	// What begins with a tab is indented.
	if (/^\t/.test(line) || !line.includes('\t')) return null;
	const cells = line.split('\t').map((cell) =>
		cell
			.trim()
			.replace(/^"(.*)"$/, '$1')
			.replaceAll('|', '\\|')
	);
	return cells.some(Boolean) ? cells : null;
}

function markdownOf([head, ...rows]: readonly string[][]): string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head!), line(head!.map(() => '---')), ...rows.map(line)];
}
