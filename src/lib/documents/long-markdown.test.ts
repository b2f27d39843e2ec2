import { expect, it } from 'vitest';
import { renderLongMarkdown } from './long-markdown.ts';

it('keeps the lists and tables of two hundred pages, and stays quick', () => {
	const page =
		'| Nr. | Kas |\n|---|---|\n| 1 | Pārskats |\n\n1. viens\n2. divi\n\nTeksts par bāriņtiesu darbu.\n\n';
	const text = page.repeat(Math.ceil(2_000_000 / page.length));
	const began = performance.now();
	const html = renderLongMarkdown(text);
	expect(performance.now() - began).toBeLessThan(20_000);
	const count = (tag: string) => html.split(tag).length - 1;
	expect(count('<table>')).toBe(text.split('|---|').length - 1);
	expect(count('<ol>')).toBe(count('<table>'));
});

it('says the same of a short text', () => {
	expect(renderLongMarkdown('- viens\n- divi')).toContain('<li>viens</li>');
});
