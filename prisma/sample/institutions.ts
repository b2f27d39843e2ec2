/**
 * Every institution the document names, under one name and kind, however it is printed in this group or that; the seats
 * keep the print. `source` says who vouches for the full name, the kind or the date where the document does not: another
 * of the five documents, an act, the institution's own site. Where the document gives a name in an oblique case
 * ("Nodibinājuma “Centrs Dardedze” pārstāvis"), the nominative stands here. Kinds the document does not tell are OTHER.
 * Two more had no seat in the groups of 2022, and answered in the round of 2025.
 */
import type { InstitutionKind } from '#lib/council/council.ts';
import { at } from './document.ts';

export interface SampleInstitution {
	/** How `seats.ts` and `people.ts` refer to it; not stored. */
	key: string;
	kind: InstitutionKind;
	names: SampleName[];
	parent?: string;
	/** Neprecizēts: the document does not say who it is. */
	unresolved?: boolean;
	note?: string;
	source: string;
}

export interface SampleName {
	name: string;
	abbreviation?: string;
	/** The first and the last day of the name, both inclusive. */
	validFrom?: string;
	validTo?: string;
	source?: string;
}

export interface SampleSuccession {
	predecessor: string;
	successor: string;
	date: string;
	basis?: string;
	source: string;
}

export const institutions: readonly SampleInstitution[] = [
	// Ministries
	{
		key: 'LM',
		kind: 'MINISTRY',
		names: [{ name: 'Labklājības ministrija', abbreviation: 'LM' }],
		source: at('6. apakšgrupa', 'Sastāvs', '1.')
	},
	{
		key: 'TM',
		kind: 'MINISTRY',
		names: [{ name: 'Tieslietu ministrija', abbreviation: 'TM' }],
		source: at('5. apakšgrupa', 'zemsvītras piezīme Nr. 3')
	},
	{
		key: 'IeM',
		kind: 'MINISTRY',
		names: [{ name: 'Iekšlietu ministrija', abbreviation: 'IeM' }],
		note: 'Dokumentā drukāts gan „IEM”, gan „IeM”.',
		source: `${at('4. apakšgrupa', 'Sastāvs', '4.')}; nosaukums: 001_374c39ded80580af.txt`
	},
	{
		key: 'KM',
		kind: 'MINISTRY',
		names: [{ name: 'Kultūras ministrija', abbreviation: 'KM' }],
		source: `${at('Pastāvīgā darba grupa', 'Sastāvs', '2.')}; nosaukums: km.gov.lv`
	},
	{
		key: 'IZM',
		kind: 'MINISTRY',
		names: [{ name: 'Izglītības un zinātnes ministrija', abbreviation: 'IZM' }],
		source: at('1. apakšgrupa', 'Sastāvs', '24.')
	},
	{
		key: 'VM',
		kind: 'MINISTRY',
		names: [{ name: 'Veselības ministrija', abbreviation: 'VM' }],
		source: at('1. apakšgrupa', 'Sastāvs', '9.')
	},
	{
		key: 'VARAM',
		kind: 'MINISTRY',
		names: [
			{
				name: 'Vides aizsardzības un reģionālās attīstības ministrija',
				abbreviation: 'VARAM',
				validTo: '2024-06-30',
				source: 'varam.gov.lv'
			},
			{
				name: 'Viedās administrācijas un reģionālās attīstības ministrija',
				abbreviation: 'VARAM',
				validFrom: '2024-07-01',
				source: 'varam.gov.lv'
			}
		],
		source: `${at('3. NPAIS darba grupa', 'Sastāvs', '6.')}; nosaukumi: varam.gov.lv`
	},

	// State institutions
	{
		key: 'VBTAI',
		kind: 'STATE_AGENCY',
		parent: 'LM',
		names: [{ name: 'Valsts bērnu tiesību aizsardzības inspekcija', abbreviation: 'VBTAI' }],
		source: at('6. apakšgrupa', 'Sastāvs', '2.')
	},
	{
		key: 'BAC',
		kind: 'STATE_AGENCY',
		parent: 'LM',
		names: [
			{
				name: 'Bērnu aizsardzības centrs',
				abbreviation: 'BAC',
				validFrom: '2024-01-01',
				source: 'MK 19.12.2023. noteikumi Nr. 784'
			}
		],
		source: 'MK 19.12.2023. noteikumi Nr. 784 „Bērnu aizsardzības centra nolikums”'
	},
	{
		key: 'PKC',
		kind: 'STATE_AGENCY',
		names: [{ name: 'Pārresoru koordinācijas centrs', abbreviation: 'PKC' }],
		source: at('1. apakšgrupa', 'Sastāvs', '4.')
	},
	{
		key: 'VK',
		kind: 'STATE_AGENCY',
		names: [{ name: 'Valsts kanceleja', abbreviation: 'VK' }],
		source: `${at('3. NPAIS darba grupa', 'Aktuālie uzdevumi')}; MK 15.11.2022. rīkojums Nr. 808`
	},
	{
		key: 'VP',
		kind: 'STATE_AGENCY',
		parent: 'IeM',
		names: [{ name: 'Valsts policija', abbreviation: 'VP' }],
		source: at('Pastāvīgā darba grupa', 'Sastāvs', '7.')
	},
	{
		key: 'IeM IC',
		kind: 'STATE_AGENCY',
		parent: 'IeM',
		names: [{ name: 'Iekšlietu ministrijas Informācijas centrs', abbreviation: 'IeM IC' }],
		source: `${at('3. NPAIS darba grupa', 'Sastāvs', '8.')}; nosaukums: 002_baf80fab27259272.txt`
	},
	{
		key: 'SPKC',
		kind: 'STATE_AGENCY',
		parent: 'VM',
		names: [{ name: 'Slimību profilakses un kontroles centrs', abbreviation: 'SPKC' }],
		source: `${at('4. apakšgrupa', 'Sastāvs', '7.')}; nosaukums: 003_45cf5d01d9eb6b9c.txt`
	},
	{
		key: 'VPD',
		kind: 'STATE_AGENCY',
		parent: 'TM',
		names: [{ name: 'Valsts probācijas dienests', abbreviation: 'VPD' }],
		source: at('5. apakšgrupa', 'Sastāvs', '5.')
	},
	{
		key: 'IeVP',
		kind: 'STATE_AGENCY',
		parent: 'TM',
		names: [{ name: 'Ieslodzījuma vietu pārvalde', abbreviation: 'IeVP' }],
		note: 'Dokumentā drukāts „Ieslodzījumu vietu pārvalde”.',
		source: at('5. apakšgrupa', 'Sastāvs', '7.')
	},
	{
		key: 'VISC',
		kind: 'STATE_AGENCY',
		parent: 'IZM',
		names: [{ name: 'Valsts izglītības satura centrs', abbreviation: 'VISC' }],
		source: at('1. apakšgrupa', 'Sastāvs', '26.')
	},
	{
		key: 'VIAA',
		kind: 'STATE_AGENCY',
		parent: 'IZM',
		names: [{ name: 'Valsts izglītības attīstības aģentūra', abbreviation: 'VIAA' }],
		source: 'viaa.gov.lv; 001_374c39ded80580af.txt'
	},
	{
		key: 'Tiesībsargs',
		kind: 'OTHER',
		names: [{ name: 'Tiesībsargs' }],
		source: '001_374c39ded80580af.txt, TIESĪBSARGS'
	},
	{
		key: 'BKUS',
		kind: 'OTHER',
		names: [{ name: 'VSIA “Bērnu klīniskā universitātes slimnīca”', abbreviation: 'BKUS' }],
		source: `${at('1. apakšgrupa', 'Sastāvs', '6.')}; nosaukums: 002_baf80fab27259272.txt`
	},
	{
		key: 'Saeima',
		kind: 'OTHER',
		names: [{ name: 'Saeima' }],
		source: at('1. apakšgrupa', 'Sastāvs', '12.')
	},

	// Municipalities and what belongs to them
	{
		key: 'Rīgas dome',
		kind: 'MUNICIPALITY',
		names: [{ name: 'Rīgas dome' }],
		source: at('1. apakšgrupa', 'Sastāvs', '17.')
	},
	{
		key: 'Rīgas bāriņtiesa',
		kind: 'MUNICIPALITY',
		names: [{ name: 'Rīgas bāriņtiesa' }],
		source: at('3. NPAIS darba grupa', 'Sastāvs', '12.')
	},
	{
		key: 'Salacgrīvas bāriņtiesa',
		kind: 'MUNICIPALITY',
		names: [{ name: 'Limbažu novada pašvaldības Salacgrīvas novada bāriņtiesa' }],
		source: at('3. NPAIS darba grupa', 'Sastāvs', '11.')
	},
	{
		key: 'Rēzeknes novada sociālais dienests',
		kind: 'MUNICIPALITY',
		names: [{ name: 'Rēzeknes novada sociālais dienests' }],
		source: at('1. apakšgrupa', 'Sastāvs', '23.')
	},

	// Universities
	{
		key: 'LU',
		kind: 'ACADEMIA',
		names: [{ name: 'Latvijas Universitāte', abbreviation: 'LU' }],
		source: at('1. apakšgrupa', 'Sastāvs', '8.')
	},

	// Associations, foundations
	{
		key: 'LPS',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Pašvaldību savienība”', abbreviation: 'LPS' }],
		source: at('6. apakšgrupa', 'Sastāvs', '9.')
	},
	{
		key: 'Sociālo dienestu vadītāji',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Pašvaldību sociālo dienestu vadītāju apvienība”' }],
		source: at('1. apakšgrupa', 'Sastāvs', '23.')
	},
	{
		key: 'Bāriņtiesu darbinieki',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Bāriņtiesu darbinieku asociācija”' }],
		source: at('6. apakšgrupa', 'Sastāvs', '11.')
	},
	{
		key: 'Sociālie darbinieki',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Sociālo darbinieku biedrība”' }],
		source: at('6. apakšgrupa', 'Sastāvs', '4.')
	},
	{
		key: 'Autisma apvienība',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Autisma apvienība”' }],
		source: at('1. apakšgrupa', 'Sastāvs', '7.')
	},
	{
		key: 'Klīniskie psihologi',
		kind: 'NGO',
		names: [{ name: 'Latvijas Klīnisko psihologu asociācija' }],
		source: at('1. apakšgrupa', 'Sastāvs', '8.')
	},
	{
		key: 'Bērnu slimnīcas fonds',
		kind: 'NGO',
		names: [{ name: 'Bērnu slimnīcas fonds' }],
		source: at('1. apakšgrupa', 'Sastāvs', '13.')
	},
	{
		key: 'Nepaliec viens',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Nepaliec viens”' }],
		source: at('1. apakšgrupa', 'Sastāvs', '19.')
	},
	{
		key: 'Ģimenes ārsti',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Ģimenes ārstu asociācija”' }],
		source: at('1. apakšgrupa', 'Sastāvs', '25.')
	},
	{
		key: 'Glābiet bērnus',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Glābiet bērnus”' }],
		source: at('2. apakšgrupa', 'Sastāvs', '6.')
	},
	{
		key: 'Pediatri',
		kind: 'NGO',
		names: [{ name: 'Bērnu pediatru biedrība' }],
		source: at('2. apakšgrupa', 'Sastāvs', '8.')
	},
	{
		key: 'Dardedze',
		kind: 'NGO',
		names: [{ name: 'Nodibinājums “Centrs Dardedze”' }],
		source: at('2. apakšgrupa', 'Sastāvs', '9.')
	},
	{
		key: 'Allaži',
		kind: 'OTHER',
		names: [{ name: 'Allažu bērnu un ģimenes atbalsta centrs' }],
		source: at('2. apakšgrupa', 'Sastāvs', '10.')
	},
	{
		key: 'SOS',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas SOS bērnu ciematu asociācija”' }],
		note: 'Dokumentā drukāts gan „SOS Bērnu”, gan „SOS bērnu”.',
		source: at('6. apakšgrupa', 'Sastāvs', '6.')
	},
	{
		key: 'Bērnu fonds',
		kind: 'NGO',
		names: [{ name: 'Latvijas Bērnu fonds' }],
		note: 'Dokumentā drukāts „Latvijas bērnu fonda”.',
		source: at('4. apakšgrupa', 'Sastāvs', '9.')
	},
	{
		key: 'Terēze',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Profesionālo audžuģimeņu apvienība “Terēze””' }],
		source: at('6. apakšgrupa', 'Sastāvs', '5.')
	},
	{
		key: 'Kristīgā alianse',
		kind: 'NGO',
		names: [{ name: 'Nodibinājums “Latvijas Kristīgā alianse bāreņiem”' }],
		note: 'Dokumentā drukāts „Latvijas Kristīgās alianses bāreņiem”; nominatīvs atvasināts.',
		source: at('6. apakšgrupa', 'Sastāvs', '7.')
	},
	{
		key: 'Sociālā atbalsta fonds',
		kind: 'NGO',
		names: [{ name: 'Nodibinājums “Sociālā atbalsta un izglītības fonds”' }],
		source: at('6. apakšgrupa', 'Sastāvs', '8.')
	},
	{
		key: 'Plecs',
		kind: 'NGO',
		names: [{ name: 'Nodibinājums “Fonds Plecs”' }],
		source: at('6. apakšgrupa', 'Sastāvs', '10.')
	},
	{
		key: 'Zvannieki',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Zvannieku mājas”' }],
		source: at('6. apakšgrupa', 'Sastāvs', '12.')
	},
	{
		key: 'Drošāka interneta centrs',
		kind: 'OTHER',
		names: [{ name: 'Latvijas Drošāka interneta centrs' }],
		note: 'Projekta centrs, nav valsts iestāde.',
		source: '001_374c39ded80580af.txt, LATVIJAS DROŠĀKA INTERNETA CENTRS; drossinternets.lv'
	},
	{
		key: 'Mammamuntetiem',
		kind: 'OTHER',
		names: [{ name: 'SIA “Mammamuntetiem.lv”' }],
		source: at('7. apakšgrupa', 'Sastāvs', '1.')
	},
	{
		key: 'Papardes zieds',
		kind: 'NGO',
		names: [{ name: 'Nodibinājums “Papardes zieds”' }],
		source: at('7. apakšgrupa', 'Sastāvs', '5.')
	},
	{
		key: 'Ginekologi',
		kind: 'NGO',
		names: [{ name: 'Biedrība “Latvijas Ginekologu un dzemdību speciālistu asociācija”' }],
		source: at('7. apakšgrupa', 'Sastāvs', '6.')
	},

	// Printed as an abbreviation that the document does not resolve: what is guessed stays a question
	{
		key: 'DLC',
		kind: 'OTHER',
		names: [{ name: 'DLC' }],
		unresolved: true,
		note: 'Neprecizēts: dokumentā saīsinājums nav atšifrēts. Vai domāts Demogrāfisko lietu centrs?',
		source: at('2. apakšgrupa', 'Sastāvs', '5.')
	},
	{
		key: 'BTDA',
		kind: 'OTHER',
		names: [{ name: 'BTDA' }],
		unresolved: true,
		note: 'Neprecizēts: dokumentā saīsinājums nav atšifrēts. Vai domāta Latvijas Bāriņtiesu darbinieku asociācija?',
		source: at('8. darba grupa', 'Sastāvs', '1.')
	},
	{
		key: 'LSMP',
		kind: 'OTHER',
		names: [{ name: 'LSMP' }],
		unresolved: true,
		note: 'Neprecizēts: dokumentā saīsinājums nav atšifrēts. Vai domāta Sertificētu mediatoru padome?',
		source: at('8. darba grupa', 'Sastāvs', '4.')
	}
];

/** From the date on, the successor holds the predecessor's seats and owes its open tasks. */
export const successions: readonly SampleSuccession[] = [
	{
		predecessor: 'VBTAI',
		successor: 'BAC',
		date: '2024-01-01',
		basis: 'MK 19.12.2023. noteikumi Nr. 784 „Bērnu aizsardzības centra nolikums”',
		source: 'MK 19.12.2023. noteikumi Nr. 784'
	},
	{
		predecessor: 'PKC',
		successor: 'VK',
		date: '2023-03-01',
		basis: 'MK 15.11.2022. rīkojums Nr. 808',
		source: 'MK 15.11.2022. rīkojums Nr. 808'
	},
	{
		predecessor: 'VISC',
		successor: 'VIAA',
		date: '2025-01-01',
		source: 'viaa.gov.lv'
	}
];
