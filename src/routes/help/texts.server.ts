import type { Locale } from '#lib/accounts/actor.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import type { Topic } from './topics.ts';

/** The texts of the help, as they are written: one file a page and a language. */
const files = import.meta.glob<string>('../../i18n/help/*/*.md', {
	query: '?raw',
	import: 'default',
	eager: true
});

export interface HelpText {
	readonly title: string;
	/** Safe HTML. */
	readonly html: string;
}

/** A page of the help: its first line is its title. */
export function readHelp(topic: Topic, locale: Locale): HelpText {
	const text = files[`../../i18n/help/${locale}/${topic}.md`];
	if (text === undefined) throw new Error(`no help about ${topic} in ${locale}`);
	const [heading = '', ...rest] = text.split('\n');
	return { title: heading.replace(/^#\s*/, ''), html: renderMarkdown(rest.join('\n')) };
}

/** The title alone, for lists. */
export function helpTitle(topic: Topic, locale: Locale): string {
	return (files[`../../i18n/help/${locale}/${topic}.md`] ?? '').split('\n', 1)[0]!.replace(/^#\s*/, '');
}
