import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/** The documents of a meeting, as their addresses name them. */
export const paperNames = ['invitation', 'agenda', 'control', 'attendance', 'minutes'] as const;
export type PaperName = (typeof paperNames)[number];

export function isPaperName(name: string): name is PaperName {
	return (paperNames as readonly string[]).includes(name);
}

/** What a document is called where it is chosen; minutes before their approval are a draft. */
export function paperWord(name: PaperName, isDraft: boolean, locale: Locale): string {
	const options = { locale };
	switch (name) {
		case 'invitation':
			return m.papers_name_invitation({}, options);
		case 'agenda':
			return m.papers_name_agenda({}, options);
		case 'control':
			return m.papers_name_control({}, options);
		case 'attendance':
			return m.papers_name_attendance({}, options);
		case 'minutes':
			return isDraft ? m.papers_name_minutes_draft({}, options) : m.papers_name_minutes({}, options);
	}
}

/** What is in it. */
export function paperAbout(name: PaperName, isDraft: boolean, locale: Locale): string {
	const options = { locale };
	switch (name) {
		case 'invitation':
			return m.papers_about_invitation({}, options);
		case 'agenda':
			return m.papers_about_agenda({}, options);
		case 'control':
			return m.papers_about_control({}, options);
		case 'attendance':
			return m.papers_about_attendance({}, options);
		case 'minutes':
			return isDraft ? m.papers_about_draft({}, options) : m.papers_about_minutes({}, options);
	}
}

/** The name of the file, without its ending, in Latvian whoever asks: "Protokols Nr. 3 2026-03-25". */
export function paperFileName(
	name: PaperName,
	{ date, number }: { readonly date: string | null; readonly number: number | null },
	isDraft: boolean
): string {
	const options = { locale: 'lv' } as const;
	const said = { date: date ?? m.papers_file_undated({}, options) };
	switch (name) {
		case 'invitation':
			return m.papers_file_invitation(said, options);
		case 'agenda':
			return m.papers_file_agenda(said, options);
		case 'control':
			return m.papers_file_control(said, options);
		case 'attendance':
			return m.papers_file_attendance(said, options);
		case 'minutes':
			if (isDraft) return m.papers_file_draft(said, options);
			return number === null
				? m.papers_file_minutes_unnumbered(said, options)
				: m.papers_file_minutes({ ...said, number }, options);
	}
}
