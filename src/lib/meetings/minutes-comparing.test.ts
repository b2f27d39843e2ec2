import { describe, expect, test } from 'vitest';
import { computedTime } from '../../../tests/setup/computed.ts';
import type { CommentView } from './comment-view.ts';
import { compareParagraphs, pairParagraphs } from './minutes-comparing.ts';
import { readContent, serialise, withoutRestricted, type MinutesContent } from './minutes-content.ts';
import { paragraphsOf } from './minutes-paragraphs.ts';
import { readingOf } from './minutes-reading.ts';

function minutes(heard: string, decision = 'Pieņemt zināšanai ziņojumu.'): MinutesContent {
	return {
		form: 1,
		meeting: {
			...{ kind: 'SITTING', isExtraordinary: false, bodyKind: 'COUNCIL', bodies: ['Padome'], title: null },
			...{ number: 3, date: '2026-03-25', openedTime: '10:00', closedTime: null, place: 'Rīga' },
			...{ chair: 'A. Bērziņa', writer: null }
		},
		attendance: { seats: [], guests: [], quorums: [] },
		opening: '',
		items: [
			{
				...{ id: 'one', number: 1, title: 'Bāriņtiesas', presenter: 'LM', isPublic: true, outcome: 'HEARD' },
				...{ restrictedBasis: null, restrictedUntil: null, heard, said: '' },
				decisions: [
					{
						...{ id: 'first', number: '1.1.', text: decision, isPublic: true, dissents: [], tasks: [12] },
						votes: { for: 12, against: 0, abstained: 2, isCast: false }
					}
				]
			}
		],
		closing: ''
	};
}

const texts = ['Pirmā rindkopa par bāriņtiesu darbu.', 'Otrā rindkopa par termiņiem un naudu.', 'Trešā.'];

describe('the content of minutes', () => {
	test('is stored the same in whatever order it was put together, and read as it was', () => {
		const content = minutes(texts.join('\n\n'));
		const { form, ...rest } = content;
		const turned = Object.fromEntries(
			Object.entries({ ...rest, form }).reverse()
		) as unknown as MinutesContent;
		expect(serialise(turned)).toBe(serialise(content));
		expect(readContent(serialise(content))).toEqual(content);
		expect(serialise(minutes('a\u0304'))).toBe(serialise(minutes('ā')));
		expect(() => readContent('{"form":2}')).toThrow();
	});

	test('is read paragraph by paragraph, as the print has it', () => {
		const paragraphs = paragraphsOf(minutes(texts.join('\n\n')));
		expect(paragraphs.map(({ text }) => text)).toEqual([
			'Dokuments: Sēde, protokols Nr. 3; Padome\nSēde notiek: 2026. gada 25. martā\nVieta: Rīga\nSēdi sāk: plkst. 10.00\nSēdi vada: A. Bērziņa',
			...['Darba kārtība', '1. Bāriņtiesas', '1. § Bāriņtiesas', 'Ziņo: LM', 'Klausās', ...texts],
			...['Nolemj', '1.1. Pieņemt zināšanai ziņojumu.', 'Balsojums: par – 12, pret – 0, atturas – 2.'],
			'Uzdevums Nr. 12'
		]);
		expect(new Set(paragraphs.map(({ anchor }) => anchor)).size).toBe(paragraphs.length);
	});

	test('of a restricted item keeps its number only, until its last day', () => {
		const content = minutes('Noslēpums.');
		const items = content.items.map((item) => ({ ...item, restrictedUntil: '2026-04-30' }));
		const closed = { ...content, items };
		expect(JSON.stringify(withoutRestricted(closed, '2026-04-30'))).not.toMatch(
			/Noslēpums|Bāriņtiesas|zināšanai/
		);
		expect(withoutRestricted(closed, '2026-05-01')).toEqual(closed);
	});
});

describe('a newer version', () => {
	const first = paragraphsOf(minutes(texts.join('\n\n')));
	const heard = (n: number) => `i-one-heard-${n}`;
	test.each([
		['one before it', ['Jauna rindkopa pašā sākumā.', ...texts], [2, 3, 4]],
		['one is mended', [texts[0]!, 'Otrā rindkopa par termiņiem un līdzekļiem.', texts[2]!], [1, 2, 3]],
		['one is gone', [texts[0]!, texts[2]!], [1, null, 2]],
		['its list is longer', [...texts.slice(0, 2), '- viens\n- divi', texts[2]!], [1, 2, 5]],
		['one is another', [texts[0]!, 'Pavisam kas cits.', texts[2]!], [1, null, 3]]
	])('knows its paragraphs again where %s', (_what, now, expected) => {
		const pairs = pairParagraphs(first, paragraphsOf(minutes(now.join('\n\n'))));
		expect([1, 2, 3].map((n) => pairs.get(heard(n)) ?? null)).toEqual(
			expected.map((n) => (n === null ? null : heard(n)))
		);
	});

	test('of a whole document pasted over another is compared at once', () => {
		const list = (what: string) =>
			Array.from({ length: 5_000 }, (_, n) => `- ${what} ${n} un vēl kas`).join('\n\n');
		const [was, is] = [list('pirmais'), list('otrais')].map((text) => paragraphsOf(minutes(text)));
		const began = computedTime();
		expect(pairParagraphs(was!, was!).get(heard(4_999))).toBe(heard(4_999));
		expect(compareParagraphs(was!, is!).length).toBeGreaterThan(5_000);
		expect(computedTime() - began).toBeLessThan(4_000);
	});

	test('is compared word by word; what is gone stands where it was', () => {
		const second = paragraphsOf(minutes([texts[0], texts[2]].join('\n\n'), 'Pieņemt zināšanai pārskatu.'));
		const rows = compareParagraphs(first, second).filter(({ isSame }) => !isSame);
		expect(rows.map(({ from, to }) => [from?.anchor ?? null, to?.anchor ?? null])).toEqual([
			[heard(2), null],
			['d-first', 'd-first']
		]);
		expect(rows[1]!.pieces.map(({ kind, text }) => [kind, text.trim()])).toEqual([
			['SAME', '1.1. Pieņemt zināšanai'],
			['OLD', 'ziņojumu.'],
			['NEW', 'pārskatu.']
		]);
	});

	test('shows comments where their paragraph is now, or as about an earlier version', () => {
		const comment = (id: string, anchor: string | null) => ({ id, anchor }) as CommentView;
		const before = { paragraphs: first, comments: [comment('a', heard(3)), comment('b', heard(2))] };
		const after = {
			paragraphs: paragraphsOf(minutes([texts[0], texts[2]].join('\n\n'))),
			comments: [comment('c', null), comment('d', heard(1))]
		};
		const { paragraphs, whole, earlier } = readingOf([before, after]);
		const at = (n: number) =>
			paragraphs.find(({ anchor }) => anchor === heard(n))!.comments.map(({ id }) => id);
		expect([at(1), at(2)]).toEqual([['d'], ['a']]);
		expect([whole, earlier].map((some) => some.map(({ id }) => id))).toEqual([['c'], ['b']]);
	});
});
