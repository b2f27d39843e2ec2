/*
 * The two meetings that the published documents tell of: what was presented at the council's meeting of 25 March 2026
 * (report.ts), and what each institution said before the experts on 30 September 2025 (round.ts). Who was there and what was
 * decided the documents do not say, so it is empty.
 */
import { report, sections } from './report.ts';
import { entries, round, type SampleEntry } from './round.ts';

export interface SampleMeeting {
	/** Which of the documents it is read from. */
	readonly document: string;
	readonly date: string;
	/** Where it has a name of its own. */
	readonly title: string | null;
	readonly items: readonly SampleItem[];
}

export interface SampleItem {
	readonly title: string;
	/** Who spoke: an institution of the sample by its key, or as printed. */
	readonly presenter: { readonly key: string } | { readonly text: string };
	/** Markdown. */
	readonly description: string;
}

export const meetings: readonly SampleMeeting[] = [
	{
		document: round.document,
		date: round.date,
		title: `“${round.organiser.name}” rīkotā ekspertu padome: ${round.title}`,
		items: entries.map((entry) => ({
			...{ title: entry.name, description: entry.text },
			presenter: presenterOf(entry)
		}))
	},
	{
		document: report.document,
		date: report.presentedOn,
		title: null,
		items: [{ title: report.title, presenter: { key: 'LM' }, description: presentation() }]
	}
];

/** A programme of an institution spoke for itself. */
function presenterOf({ asked, name, ofProgramme }: SampleEntry): SampleItem['presenter'] {
	return ofProgramme ? { text: name } : { key: asked[0]! };
}

/** The slides as one text: a heading a theme, another a sub-heading. */
function presentation(): string {
	return sections
		.flatMap(({ theme, paragraphs }) => [
			`### ${theme}`,
			...paragraphs.flatMap(({ heading, text }) => [...(heading ? [`#### ${heading}`] : []), text])
		])
		.join('\n\n');
}
