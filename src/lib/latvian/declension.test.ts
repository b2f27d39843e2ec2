import { expect, test } from 'vitest';
import { institutions } from '../../../prisma/sample/institutions.ts';
import { declineName } from './declension.ts';

const forms = (name: string) =>
	(['genitive', 'dative', 'accusative'] as const).map((wanted) => declineName(name, wanted));

test.each([
	['Labklājības ministrija', 'Labklājības ministrijas', 'Labklājības ministrijai', 'Labklājības ministriju'],
	[
		'Izglītības un zinātnes ministrija',
		'Izglītības un zinātnes ministrijas',
		'Izglītības un zinātnes ministrijai',
		'Izglītības un zinātnes ministriju'
	],
	[
		'Bērnu aizsardzības centrs',
		'Bērnu aizsardzības centra',
		'Bērnu aizsardzības centram',
		'Bērnu aizsardzības centru'
	],
	['Valsts policija', 'Valsts policijas', 'Valsts policijai', 'Valsts policiju'],
	[
		'Ieslodzījuma vietu pārvalde',
		'Ieslodzījuma vietu pārvaldes',
		'Ieslodzījuma vietu pārvaldei',
		'Ieslodzījuma vietu pārvaldi'
	],
	['Latvijas Universitāte', 'Latvijas Universitātes', 'Latvijas Universitātei', 'Latvijas Universitāti'],
	[
		'Iekšlietu ministrijas Informācijas centrs',
		'Iekšlietu ministrijas Informācijas centra',
		'Iekšlietu ministrijas Informācijas centram',
		'Iekšlietu ministrijas Informācijas centru'
	],
	[
		'Nacionālais veselības dienests',
		'Nacionālā veselības dienesta',
		'Nacionālajam veselības dienestam',
		'Nacionālo veselības dienestu'
	],
	[
		'Bērnu klīniskā universitātes slimnīca',
		'Bērnu klīniskās universitātes slimnīcas',
		'Bērnu klīniskajai universitātes slimnīcai',
		'Bērnu klīnisko universitātes slimnīcu'
	],
	[
		'Latvijas Kristīgā alianse bāreņiem',
		'Latvijas Kristīgās alianses bāreņiem',
		'Latvijas Kristīgajai aliansei bāreņiem',
		'Latvijas Kristīgo aliansi bāreņiem'
	],
	[
		'Biedrība “Glābiet bērnus”',
		'Biedrības “Glābiet bērnus”',
		'Biedrībai “Glābiet bērnus”',
		'Biedrību “Glābiet bērnus”'
	],
	['Fonds Plecs', 'Fonda Plecs', 'Fondam Plecs', 'Fondu Plecs'],
	['Centrs Dardedze', 'Centra Dardedze', 'Centram Dardedze', 'Centru Dardedze'],
	['Tiesībsargs', 'Tiesībsarga', 'Tiesībsargam', 'Tiesībsargu'],
	['Saeima', 'Saeimas', 'Saeimai', 'Saeimu'],
	['Zvannieku mājas', 'Zvannieku māju', 'Zvannieku mājām', 'Zvannieku mājas'],
	[
		'VSIA “Bērnu klīniskā universitātes slimnīca”',
		...Array<string>(3).fill('VSIA “Bērnu klīniskā universitātes slimnīca”')
	],
	['DLC', 'DLC', 'DLC', 'DLC']
] as [string, string, string, string][])('"%s" is declined', (name, ...expected) => {
	expect(forms(name)).toEqual(expected);
});

test.each([
	// DOMAIN.md, 6 and 7, as an official would write to them.
	['Veselības ministrija', 'Veselības ministrijai'],
	['Tieslietu ministrija', 'Tieslietu ministrijai'],
	['Kultūras ministrija', 'Kultūras ministrijai'],
	['Ārlietu ministrija', 'Ārlietu ministrijai'],
	['Iekšlietu ministrija', 'Iekšlietu ministrijai'],
	[
		'Viedās administrācijas un reģionālās attīstības ministrija',
		'Viedās administrācijas un reģionālās attīstības ministrijai'
	],
	[
		'Vides aizsardzības un reģionālās attīstības ministrija',
		'Vides aizsardzības un reģionālās attīstības ministrijai'
	],
	['Valsts bērnu tiesību aizsardzības inspekcija', 'Valsts bērnu tiesību aizsardzības inspekcijai'],
	['Pārresoru koordinācijas centrs', 'Pārresoru koordinācijas centram'],
	['Valsts kanceleja', 'Valsts kancelejai'],
	['Slimību profilakses un kontroles centrs', 'Slimību profilakses un kontroles centram'],
	['Neatliekamās medicīniskās palīdzības dienests', 'Neatliekamās medicīniskās palīdzības dienestam'],
	['Valsts probācijas dienests', 'Valsts probācijas dienestam'],
	['Valsts izglītības satura centrs', 'Valsts izglītības satura centram'],
	['Valsts izglītības attīstības aģentūra', 'Valsts izglītības attīstības aģentūrai'],
	['Tiesu administrācija', 'Tiesu administrācijai'],
	['Patērētāju tiesību aizsardzības centrs', 'Patērētāju tiesību aizsardzības centram'],
	['biedrība "Latvijas Pašvaldību savienība"', 'biedrībai "Latvijas Pašvaldību savienība"'],
	['Latvijas Drošāka interneta centrs', 'Latvijas Drošāka interneta centram'],
	['Latvijas Bērnu labklājības tīkls', 'Latvijas Bērnu labklājības tīklam'],
	['Latvijas Brīvo arodbiedrību savienība', 'Latvijas Brīvo arodbiedrību savienībai'],
	['Sertificētu mediatoru padome', 'Sertificētu mediatoru padomei'],
	['Latvijas Bāriņtiesu darbinieku asociācija', 'Latvijas Bāriņtiesu darbinieku asociācijai'],
	['Demogrāfisko lietu centrs', 'Demogrāfisko lietu centram'],
	[
		'Limbažu novada pašvaldības Salacgrīvas novada bāriņtiesa',
		'Limbažu novada pašvaldības Salacgrīvas novada bāriņtiesai'
	],
	['Rīgas valstspilsētas pašvaldība', 'Rīgas valstspilsētas pašvaldībai'],
	['Rēzeknes novada sociālais dienests', 'Rēzeknes novada sociālajam dienestam'],
	['Rīgas dome', 'Rīgas domei']
])('"%s" owes as "%s"', (name, dative) => {
	expect(declineName(name, 'dative')).toBe(dative);
});

test('every institution of the sample changes its head in the dative, unless it is an abbreviation or wholly in quotation marks', () => {
	const names = institutions.flatMap((one) => one.names.map(({ name }) => name));
	const unchanged = names.filter((name) => declineName(name, 'dative') === name);
	expect(unchanged.filter((name) => !/^\p{Lu}{2,}(?: |$)/u.test(name))).toEqual([]);
	const odd = names.filter((name) => !/(?:ai|ei|am|im|um|ām)(?: |$)/u.test(declineName(name, 'dative')));
	expect(odd.filter((name) => !unchanged.includes(name))).toEqual([]);
});
