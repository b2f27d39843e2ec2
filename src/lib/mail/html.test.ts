import { describe, expect, it } from 'vitest';
import { html, mailButton, mailPage, mailRow, raw } from './html.ts';

describe('html', () => {
	it('escapes whatever is put in', () => {
		expect(html`<p title="${'"\'<>&'}">${'<script>'}</p>`.source).toBe(
			'<p title="&quot;&#39;&lt;&gt;&amp;">&lt;script&gt;</p>'
		);
	});

	it('leaves HTML as it is, joins lists, says nothing for nothing', () => {
		const items = ['a<', 'b'].map((item) => html`<li>${item}</li>`);
		expect(html`${items}${null}${undefined}${false}${raw('<hr>')}${0}`.source).toBe(
			'<li>a&lt;</li><li>b</li><hr>0'
		);
	});

	it('leaves out how its own source is indented, nothing of what is put in', () => {
		expect(html([' <p>\n\t\t', '\n</p>'] as unknown as TemplateStringsArray, 'a\n\tb').source).toBe(
			' <p>\na\n\tb\n</p>'
		);
	});

	it('does not mistake a text that looks like a template for one', () => {
		expect(html`${'${1}'}`.source).toBe('${1}');
		expect(html`${{ source: '<b>' } as never}`.source).toBe('[object Object]');
	});

	it('makes a page in which nobody’s words become tags', () => {
		const page = mailPage({
			...{ locale: 'lv', kicker: '<k>', heading: '<h>', footer: '<f>' },
			body: [mailRow('<r>'), mailRow(mailButton('https://x/"onclick="', '<b>'))]
		});
		expect(page).not.toMatch(/<(k|h|f|r|b)>/);
		expect(page).toContain('href="https://x/&quot;onclick=&quot;"');
	});
});
