import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { tidyPastedText } from './pasted-text.ts';

describe('plain text pasted from Word', () => {
	test.each([
		[
			'bullets',
			'Sastāvs:\r\n•\tLM pārstāvis\r\n•\tTM pārstāvis\r\nTermiņš: nav',
			'Sastāvs:\n\n- LM pārstāvis\n- TM pārstāvis\n\nTermiņš: nav'
		],
		['one bullet', '• viens', '- viens'],
		['a bullet without a blank', '•viens\n•divi', '- viens\n- divi'],
		['Symbol’s middle dots', '·\tviens\n· divi', '- viens\n- divi'],
		['private signs of Symbol and Wingdings', '\uF0B7\tviens\n\uF0A7 divi', '- viens\n  - divi'],
		['levels by their signs', '•\ta\no\tb\n▪\tc\no\td\n•\te', '- a\n  - b\n    - c\n  - d\n- e'],
		['levels by their indent', '• a\n   • b\n• c', '- a\n  - b\n- c'],
		['blank lines between items', '• a\n\n• b\n\n\nc', '- a\n- b\n\n\nc'],
		['hard blanks', '•\u00A0\u00A0a\no\u00A0\u00A0\u00A0b', '- a\n  - b'],
		[
			'dashes line after line',
			'– precizēt definīciju;\n– izvērtēt kārtību.',
			'- precizēt definīciju;\n- izvērtēt kārtību.'
		],
		['a dash with a tab', '-\ta\n-\tb', '- a\n- b'],
		['numbers with tabs', 'Uzdevumi:\n1)\tviens\n2)\tdivi', 'Uzdevumi:\n\n1) viens\n2) divi'],
		['numbers with points', '1.\tviens\n2.\tdivi', '1. viens\n2. divi'],
		['numbers that go on', '4.\tčetri\n5.\tpieci', '4. četri\n5. pieci']
	])('%s', (_, pasted, markdown) => {
		expect(tidyPastedText(pasted)).toBe(markdown);
		expect(tidyPastedText(markdown)).toBe(markdown);
		expect(renderMarkdown(markdown)).toMatch(/<(ul|ol)/);
	});
});

/** Printed as they are in the council's documents, or as anybody might write. */
const prose = [
	'',
	'2022. gada 25. martā notika sēde – klātienē.\r\nPiedalījās 11 locekļi.',
	'25.\tmartā sanāksme\n27.\tmartā sēde',
	'1.\tviens gads nav saraksts',
	'– Jā, – viņš teica.',
	'Priekšlikumi saņemti\n– no LPS un TM –\nun nosūtīti.',
	'- IEM pārstāvis\n- KM pārstāvis',
	'* viens\n* divi\n  1. trīs',
	'1. viens\n2. divi\n\n3) trīs',
	'§ 5 nosaka kārtību.\n§\t5. pants',
	'o kā pirmais burts\no un otrais',
	'-5 grādi\n+371 67021600\n~5 bērni',
	'8.1. Apakšgrupa\n8.2. Termiņš: 01.05.2022.',
	'a) pirmais;\nb) otrais.',
	'• • •',
	'··· ···',
	'13.Saeimas deputāte – Anda Čakša',
	'```\n• kods\n```',
	'> • citāts',
	'|•|a|\n|-|-|',
	'teksts • ar • punktiem vidū',
	'Aktuālie uzdevumi: precizēt definīciju;   noteikt kārtību',
	'      ',
	'\n\n\n'
];

describe('ordinary prose and Markdown stay as they are', () => {
	test.each(prose)('%j', (text) => expect(tidyPastedText(text)).toBe(text));
});

test('a million characters take a moment, whatever they are', () => {
	const units = [
		'•\ta\n',
		'1)\ta\n',
		'– a\n',
		'– a\n\n\nb\n',
		'\n',
		' ',
		'•',
		'1.   ',
		'·\t',
		'o\t',
		'\t',
		'```\n',
		'§\u00A0'
	];
	for (const unit of units) {
		const before = process.cpuUsage();
		tidyPastedText(unit.repeat(1_000_000 / unit.length));
		tidyPastedText(`1.${unit.repeat(100_000)}`);
		expect(process.cpuUsage(before).user / 1000, JSON.stringify(unit)).toBeLessThan(3_000);
	}
});
