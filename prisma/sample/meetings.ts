/*
 * The two meetings that the published documents tell of, read from the documents as they are printed: what was presented at the
 * council's meeting of 25 March 2026, and what each institution said before the experts on 30 September 2025. Who was there and
 * what was decided the documents do not say, so it is empty.
 */

export interface SampleMeeting {
	/** Which of the documents it is read from. */
	readonly document: string;
	readonly date: string;
	/** Where it has a name of its own. */
	readonly title: string | null;
	readonly items: (text: string) => SampleItem[];
}

export interface SampleItem {
	readonly title: string;
	/** Who spoke: an institution of the sample by its key, or as printed. */
	readonly presenter: { readonly key: string } | { readonly text: string };
	/** Markdown. */
	readonly description: string;
}

/** What each section of the experts' summary is headed with, and who it is. */
const sections: readonly (readonly [heading: string, name: string, key: string | null])[] = [
	['LABKLĀJĪBAS MINISTRIJA', 'Labklājības ministrija', 'LM'],
	['VESELĪBAS MINISTRIJA', 'Veselības ministrija', 'VM'],
	['IEKŠLIETU MINISTRIJA', 'Iekšlietu ministrija', 'IeM'],
	['TIESLIETU MINISTRIJA', 'Tieslietu ministrija', 'TM'],
	[
		'IZGLĪTĪBAS MINISTRIJA un VALSTS IZGLĪTĪBAS ATTĪSTĪBAS AĢENTŪRA',
		'Izglītības ministrija un Valsts izglītības attīstības aģentūra',
		'IZM'
	],
	['BĒRNU AIZSARDZĪBAS CENTRS (BAC)', 'Bērnu aizsardzības centrs (BAC)', 'BAC'],
	['BĒRNA MĀJA', 'Bērna māja', null],
	['VALSTS POLICIJA', 'Valsts policija', 'VP'],
	['VALSTS PROBĀCIJAS DIENESTS', 'Valsts probācijas dienests', 'VPD'],
	['TIESĪBSARGS', 'Tiesībsargs', null],
	['LATVIJAS UNIVERSITĀTE', 'Latvijas Universitāte', 'LU'],
	['PAPARDES ZIEDS', 'Papardes zieds', 'Papardes zieds'],
	['LATVIJAS DROŠĀKA INTERNETA CENTRS', 'Latvijas Drošāka interneta centrs', null],
	['CENTRS DARDEDZE', 'Centrs Dardedze', 'Dardedze']
];

export const meetings: readonly SampleMeeting[] = [
	{
		document: '001_374c39ded80580af.txt',
		date: '2025-09-30',
		title:
			'“Centrs Dardedze” rīkotā ekspertu padome: Kas notiek bērnu seksuālas izmantošanas prevencijas lauciņā?',
		items: readSummary
	},
	{ document: '000_d8580e7edfc7d764.txt', date: '2026-03-25', title: null, items: readPresentation }
];

/** The slides as one item: each begins with the ministry's name and a heading in capitals; the last ones say goodbye. */
function readPresentation(text: string): SampleItem[] {
	const slides = text.split(/^Labklājības ministrija\s*$/m).slice(1);
	const [first = '', ...rest] = slides.map((slide) => slide.trim());
	const title = first.slice(first.indexOf('Starpziņojums')).split(/\s+/).join(' ');
	const content = rest.slice(
		0,
		rest.findIndex((slide) => slide.startsWith('PALDIES'))
	);
	const description = content.map((slide) => `### ${slide.replace(/\n{3,}/g, '\n\n')}`).join('\n\n');
	return [{ title, presenter: { key: 'LM' }, description }];
}

/** The summary, an item for each who spoke. */
function readSummary(text: string): SampleItem[] {
	const lines = text.split('\n').map((line) => line.trim());
	const starts = sections.map(([heading]) => lines.indexOf(heading));
	return sections.map(([, name, key], index) => {
		const own = lines.slice(starts[index]! + 1, starts[index + 1] ?? lines.length);
		const presenter = key === null ? { text: name } : { key };
		return { title: name, presenter, description: markdownOf(own) };
	});
}

/**
 * Printed lines as lists and paragraphs. A line that begins small goes on with what stands before it, also across an empty line
 * of the layout. Addresses on lines of their own are where the print's links lead to, not its words.
 */
function markdownOf(lines: readonly string[]): string {
	const blocks: string[] = [];
	let isOpen = false;
	for (const line of lines.map((printed) => printed.replace(/\s+/g, ' '))) {
		const begins = /^[•o] /.test(line);
		const goesOn = !begins && blocks.length > 0 && (isOpen || /^\p{Ll}/u.test(line));
		if (line === '' || (!isOpen && /^https?:\S+$/.test(line))) isOpen = false;
		else {
			blocks.push(
				goesOn
					? joined(blocks.pop()!, line)
					: begins
						? `${line.startsWith('o') ? '  ' : ''}- ${line.slice(2)}`
						: line
			);
			isOpen = true;
		}
	}
	const isListed = (block: string | undefined) => /^ *- /.test(block ?? '');
	return blocks
		.reduce(
			(text, block, at) => text + (isListed(block) && isListed(blocks[at - 1]) ? '\n' : '\n\n') + block,
			''
		)
		.trim();
}

/** An address that the print breaks at a hyphen goes on without a blank. */
function joined(block: string, line: string): string {
	return /https?:\S*-$/.test(block) ? block + line : `${block} ${line}`;
}
