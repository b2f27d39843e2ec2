import { describe, expect, it } from 'vitest';
import { fold, sortKey } from '#lib/latvian/letters.ts';

const municipalities = [
	...['Rīgas', 'Jūrmalas', 'Liepājas', 'Ventspils', 'Jelgavas', 'Daugavpils', 'Rēzeknes'].map(
		(town) => `${town} valstspilsētas pašvaldība`
	),
	...[
		...['Ādažu', 'Ķekavas', 'Mārupes', 'Olaines', 'Ropažu', 'Salaspils', 'Saulkrastu', 'Siguldas'],
		...['Dienvidkurzemes', 'Kuldīgas', 'Saldus', 'Talsu', 'Tukuma', 'Ventspils'],
		...['Aizkraukles', 'Bauskas', 'Dobeles', 'Jelgavas', 'Jēkabpils'],
		...['Alūksnes', 'Cēsu', 'Gulbenes', 'Limbažu', 'Madonas', 'Ogres', 'Smiltenes', 'Valkas', 'Valmieras'],
		...['Varakļānu', 'Augšdaugavas', 'Balvu', 'Krāslavas', 'Līvānu', 'Ludzas', 'Preiļu', 'Rēzeknes']
	].map((county) => `${county} novada pašvaldība`)
];

const people = [
	...['Evita Zālīte-Grosa', 'Elīna Celmiņa', 'Zita Mustermane', 'Aldis Dūdiņš', 'Olita Augstovska'],
	...['Sigita Sniķere', 'Ņikita Bezborodovs', 'Līga Bērziņa', 'Ieva Bite', 'Ineta Būmane', 'Marta Krivade'],
	...['Ieva Melišus', 'Anda Čakša', 'Agneta Didrihsone', 'Karīna Pētersone', 'Inga Gulbe', 'Evija Rācene'],
	...['Ruta Klimkāne', 'Līga Tetere', 'Olga Lukina', 'Diāna Mekša', 'Anna Meņkova', 'Ilze Rudzīte'],
	...['Silvija Strankale', 'Sanita Vanaga', 'Sarmīte Veide', 'Laima Zommere']
];

const collator = new Intl.Collator('lv', { numeric: true });

function inOrder(texts: string[]): string[] {
	return [...texts].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
}

describe('the order of Latvian', () => {
	it.each([
		['the municipalities', municipalities],
		['the people by first name', people],
		['the people by surname', people.map((name) => name.split(' ').reverse().join(' '))],
		['names of bodies', ['10. apakšgrupa', '2. apakšgrupa', '1. apakšgrupa', '21. apakšgrupa', 'Apakšgrupa']],
		[
			'abbreviations',
			['ĀM', 'AM', 'IZM', 'IeM', 'ĪM', 'Ym', 'LM', 'ĻM', 'KM', 'ĶM', 'ZM', 'ŽM', 'VARAM', 'Ōzols']
		]
	])('is that of Intl.Collator for %s', (_what, texts) => {
		expect(inOrder(texts)).toEqual([...texts].sort(collator.compare));
	});

	it('knows 43 municipalities, with Ādaži between the last A and the first B', () => {
		expect(municipalities).toHaveLength(43);
		const order = inOrder(municipalities).map((name) => name.split(' ')[0]);
		expect(order.slice(0, 5)).toEqual(['Aizkraukles', 'Alūksnes', 'Augšdaugavas', 'Ādažu', 'Balvu']);
	});

	it('is that of Intl.Collator for any words of Latvian letters', () => {
		const letters = [...'aābcčdeēfgģhiīyjkķlļmnņoprsštuūvzž'];
		let seed = 1;
		const draw = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
		const word = () => Array.from({ length: 1 + draw(4) }, () => letters[draw(letters.length)]).join('');
		for (let i = 0; i < 5000; i++) {
			const [a, b] = [word(), word()];
			const byKey = Math.sign(Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
			expect(byKey, `${a} ? ${b}`).toBe(Math.sign(collator.compare(a, b)));
		}
	});

	it('passes over capitals, quotation marks and how a letter was put together', () => {
		expect(sortKey('Biedrība “Glābiet bērnus”')).toBe(sortKey('biedrība "Glābiet bērnus" '));
		expect(sortKey('A\u0304dažu')).toBe(sortKey('Ādažu'));
	});

	it('puts the letters of other alphabets beside their own', () => {
		expect(
			inOrder(['Zoë', 'Łódź', 'Åbo', 'Órla', 'Zed', 'Lodz', 'Straße', 'Strasbourg', 'Ādaži', 'Яна'])
		).toEqual([...['Åbo', 'Ādaži', 'Łódź', 'Lodz', 'Órla', 'Strasbourg', 'Straße', 'Zed', 'Zoë', 'Яна']]);
	});
});

describe('folding for search', () => {
	it.each([
		['Ķekavas „Zīle“', 'kekavas "zile"'],
		['āčēģīķļņōŗšūž ĀČĒĢĪĶĻŅŌŖŠŪŽ', 'acegiklnorsuz acegiklnorsuz'],
		['2025.–2027. gadam', '2025.-2027. gadam'],
		['Nr.\u00a061,  32.\n§', 'nr. 61, 32. §'],
		['Škoda Łódź Ærø Straße İstanbul', 'skoda lodz aero strasse istanbul'],
		['s\u030Caurs', 'saurs'],
		['', '']
	])('makes %j into %j', (text, folded) => {
		expect(fold(text)).toBe(folded);
		expect(fold(folded)).toBe(folded);
	});
});
