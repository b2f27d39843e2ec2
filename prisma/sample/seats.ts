/**
 * Every seat of the document, body by body: the chair, the deputy chair where there is one, then *Sastāvs* in its order.
 * `label` is the print; `institutions` are keys of `institutions.ts`, none where the document only says what kind of
 * institution sends somebody ("NVO pārstāvis"), two where the seat is shared ("IeM pārstāvis / VP pārstāvis").
 * A chair whose institution also stands in *Sastāvs* holds two seats, as printed.
 */
import type { PostRole } from '#lib/council/council.ts';
import { chairOfSubgroup1, membersOfSubgroup1, type SampleOfficial } from './people.ts';

export interface SampleSeat {
	role: PostRole;
	label: string;
	institutions: readonly string[];
	note?: string;
	/** Only in subgroup 1. */
	holder?: string;
}

/** Where in its body the document prints a seat: "Sastāvs, 6." */
export function placeOf(seats: readonly SampleSeat[], seat: SampleSeat): string {
	if (seat.role === 'CHAIR') return 'Darba grupas vadītājs';
	if (seat.role === 'DEPUTY_CHAIR') return 'Darba grupas vadītāja vietnieks';
	return `Sastāvs, ${seats.filter((one) => one.role === 'MEMBER').indexOf(seat) + 1}.`;
}

function chair(label: string, institution: string, note?: string): SampleSeat {
	return { role: 'CHAIR', label, institutions: [institution], note };
}

function deputy(label: string, institution: string): SampleSeat {
	return { role: 'DEPUTY_CHAIR', label, institutions: [institution] };
}

function member(label: string, institutions: string | readonly string[], note?: string): SampleSeat {
	return {
		role: 'MEMBER',
		label,
		institutions: typeof institutions === 'string' ? [institutions] : institutions,
		note
	};
}

function official(role: PostRole, { name, office, institutions }: SampleOfficial): SampleSeat {
	return { role, label: office, institutions, holder: name };
}

const iem = 'Dokumentā drukāts „IEM”; ministrijas saīsinājums ir „IeM”.';
const unnamed = 'Dokumentā nav nosaukts, kuru institūciju vieta pārstāv.';
const quotes = 'Dokumentā pēdiņas ir nesaderīgas: sākumā ‘, beigās ”.';
const shared = 'Vieta ir kopīga divām institūcijām.';

export const seats: Readonly<Record<string, readonly SampleSeat[]>> = {
	padome: [],

	'pastaviga-darba-grupa': [
		chair('LM parstāvis', 'LM', 'Dokumentā drukāts „parstāvis”; pareizi „pārstāvis”.'),
		deputy('TM pārstāvis', 'TM'),
		member('IEM pārstāvis', 'IeM', iem),
		member('KM pārstāvis', 'KM'),
		member('LPS pārstāvis', 'LPS'),
		member('IZM pārstāvis', 'IZM'),
		member('TM pārstāvis', 'TM'),
		member('VBTAI pārstāvis', 'VBTAI'),
		member('Valsts policijas pārstāvis', 'VP'),
		member('NVO pārstāvis', [], unnamed)
	],

	'autiska-spektra-traucejumi': [
		official('CHAIR', chairOfSubgroup1),
		...membersOfSubgroup1.map((one) => official('MEMBER', one))
	],

	'starpinstitucionala-sadarbiba': [
		chair('VBTAI pārstāvis', 'VBTAI'),
		member('LM pārstāvis', 'LM'),
		member('VM pārstāvis', 'VM'),
		member('IZM pārstāvis', 'IZM'),
		member('IEM pārstāvis', 'IeM', iem),
		member('DLC pārstāvis', 'DLC'),
		member(
			'Biedrība “Glābiet bērnus” pārstāvis',
			'Glābiet bērnus',
			'Dokumentā drukāts „Biedrība”; pareizi „Biedrības”.'
		),
		member(
			'Latvijas universitātes pārstāvis',
			'LU',
			'Dokumentā drukāts „Latvijas universitātes”; pareizi „Latvijas Universitātes”.'
		),
		member('Bērnu pediatru biedrības pārstāvis', 'Pediatri'),
		member('Nodibinājuma “Centrs Dardedze” pārstāvis', 'Dardedze'),
		member('Allažu bērnu un ģimenes atbalsta centra pārstāvis', 'Allaži'),
		member('Latvijas SOS Bērnu ciematu asociācijas pārstāvis', 'SOS'),
		member(
			'Biedrības “Latvijas Pašvaldību sociālo dienestu vadītāju apvienība” pārstāvis',
			'Sociālo dienestu vadītāji'
		),
		member(
			'Biedrības ‘Latvijas Bāriņtiesu darbinieku asociācija” pārstāvis',
			'Bāriņtiesu darbinieki',
			quotes
		),
		member('Latvijas Pašvaldību savienības pārstāvis', 'LPS')
	],

	npais: [
		chair('LM pārstāvis', 'LM'),
		member('LM', 'LM'),
		member('TM', 'TM'),
		member('VM', 'VM'),
		member('IZM', 'IZM'),
		member('IEM', 'IeM', iem),
		member('VARAM', 'VARAM'),
		member('VBTAI', 'VBTAI'),
		member('IeM IC', 'IeM IC'),
		member('PKC', 'PKC'),
		member('Latvijas Bāriņtiesu darbinieku asociācija', 'Bāriņtiesu darbinieki'),
		member('Limbažu novada pašvaldības Salacgrīvas novada bāriņtiesa', 'Salacgrīvas bāriņtiesa'),
		member('Rīgas bāriņtiesa', 'Rīgas bāriņtiesa'),
		member(
			'Rīgas domes Labklājības departamenta Sociālās pārvaldes Sociālo pakalpojumu administrēšanas nodaļa',
			'Rīgas dome'
		),
		member(
			'Latvijas pašvaldību sociālo dienestu vadītāju apvienība',
			'Sociālo dienestu vadītāji',
			'Dokumentā šeit drukāts „pašvaldību”, citur „Pašvaldību”.'
		),
		member('Latvijas Pašvaldību savienība', 'LPS')
	],

	'vardarbibas-datu-monitorings': [
		chair('LM pārstāvis', 'LM'),
		member('LM pārstāvis', 'LM'),
		member('VBTAI pārstāvis', 'VBTAI'),
		member('TM pārstāvis', 'TM'),
		member('IeM pārstāvis / VP pārstāvis', ['IeM', 'VP'], shared),
		member('VM pārstāvis / BKUS pārstāvis', ['VM', 'BKUS'], shared),
		member('DLC pārstāvis', 'DLC'),
		member('SPKC pārstāvis', 'SPKC'),
		member('IZM pārstāvis', 'IZM'),
		member(
			'Latvijas bērnu fonda pārstāvis',
			'Bērnu fonds',
			'Dokumentā drukāts „Latvijas bērnu fonda”; pareizi „Latvijas Bērnu fonda”.'
		),
		member('Nodibinājuma “Centrs Dardedze” pārstāvis', 'Dardedze'),
		member(
			'Biedrības “Latvijas Pašvaldību sociālo dienestu vadītāju apvienība” pārstāvis',
			'Sociālo dienestu vadītāji'
		),
		member(
			'Biedrības ‘Latvijas Bāriņtiesu darbinieku asociācija” pārstāvis',
			'Bāriņtiesu darbinieki',
			quotes
		),
		member('Latvijas Pašvaldību savienības pārstāvis', 'LPS'),
		member('LU pētnieks', 'LU')
	],

	'antisociala-uzvediba': [
		chair('TM pārstāvis', 'TM'),
		member('LM pārstāvis', 'LM'),
		member('VM pārstāvis', 'VM'),
		member('IeM pārstāvis', 'IeM'),
		member('VP pārstāvis', 'VP'),
		member('Valsts probācijas dienesta pārstāvis', 'VPD'),
		member('NVO pārstāvis', [], unnamed),
		member(
			'Ieslodzījumu vietu pārvaldes pārstāvis',
			'IeVP',
			'Dokumentā drukāts „Ieslodzījumu vietu pārvaldes”; pareizi „Ieslodzījuma vietu pārvaldes”.'
		),
		member('tiesas pārstāvis', [], unnamed),
		member('prokuratūras pārstāvis', [], unnamed),
		member('pašvaldības pārstāvis', [], unnamed),
		member('VBTAI pārstāvis', 'VBTAI'),
		member('LPS pārstāvis', 'LPS')
	],

	'alternativa-aprupe': [
		chair('LM pārstāvis', 'LM'),
		member('Labklājības ministrija', 'LM'),
		member('Valsts bērnu tiesību aizsardzības inspekcija', 'VBTAI'),
		member(
			'Biedrība “Latvijas Pašvaldību sociālo dienestu vadītāju apvienības”',
			'Sociālo dienestu vadītāji',
			'Dokumentā drukāts „apvienības”; pareizi „apvienība”.'
		),
		member('Biedrība “Latvijas Sociālo darbinieku biedrība”', 'Sociālie darbinieki'),
		member(
			'Biedrība “Profesionālo audžuģimeņu apvienība ”Terēze””',
			'Terēze',
			'Dokumentā iekšējās pēdiņas ir nesaderīgas: „”Terēze””“.'
		),
		member('Biedrība “Latvijas SOS bērnu ciematu asociācija”', 'SOS'),
		member(
			'Nodibinājums “Latvijas Kristīgās alianses bāreņiem”',
			'Kristīgā alianse',
			'Dokumentā drukāts „Kristīgās alianses”; šķiet, domāts „Kristīgā alianse”.'
		),
		member('Nodibinājums “Sociālā atbalsta un izglītības fonds”', 'Sociālā atbalsta fonds'),
		member('Biedrība “Latvijas Pašvaldību savienība”', 'LPS'),
		member('Nodibinājums “Fonds Plecs”', 'Plecs'),
		member('Biedrība “Latvijas Bāriņtiesu darbinieku asociācija”', 'Bāriņtiesu darbinieki'),
		member('Biedrība “Zvannieku mājas”', 'Zvannieki'),
		member('DLC pārstāvis', 'DLC')
	],

	'veselibas-izglitiba': [
		chair('VM pārstāvis', 'VM'),
		member(
			'SIA “ Mammamuntetiem.lv” pārstāvis',
			'Mammamuntetiem',
			'Dokumentā aiz sākuma pēdiņām ir lieka atstarpe.'
		),
		member('LM pārstāvis', 'LM'),
		member('IZM pārstāvis', 'IZM'),
		member('DLC pārstāvis', 'DLC'),
		member('Nodibinājuma “Papardes zieds” pārstāvis', 'Papardes zieds'),
		member('Biedrības “Latvijas Ginekologu un dzemdību speciālistu asociācija” pārstāvis', 'Ginekologi')
	],

	'barintiesu-darbs': [
		chair('VBTAI pārstāvis', 'VBTAI'),
		member('BTDA pārstāvis', 'BTDA'),
		member('LM pārstāvis', 'LM'),
		member('LPS pārstāvis', 'LPS'),
		member('LSMP pārstāvis', 'LSMP'),
		member('DLC pārstāvis', 'DLC'),
		member('TM pārstāvis', 'TM')
	]
};
