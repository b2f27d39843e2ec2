/* A script of its own for pages with texts that people paste from Word (pages are not hydrated). */
import { pasteFromWord } from './paste.ts';

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-markdown]'))
	pasteFromWord(area);
