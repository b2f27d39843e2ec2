/**
 * The sample council: the Bērnu lietu sadarbības padome as one document of 2022 describes it,
 * `documents/004_80f4e772a7b2cb4e.txt` (its standing group and eight subgroups). The four other documents beside it
 * belong to the same council and are its attachments too, so that anyone can compare.
 *
 * How it was read:
 * - Nothing is invented, dropped or cleaned. Labels, goals, titles, results and deadlines are the document's words,
 *   misspellings included; where the print is wrong or odd, the record's `note` says so in Latvian.
 * - White space is not wording: a run of blanks, tabs and no-break blanks inside a line is one blank, and a sentence that
 *   the print broke over two lines is one line. Bullets ("·", "-", "1)") and the ";" or "." that ends a title or a label
 *   belong to the layout of the list; goals, results and deadlines keep theirs.
 * - Residue of the conversion to text is left out: the bookmarks ("[bookmark: _Hlk93440041]", "[bookmark: _GoBack]"), the
 *   tab and hyphen before the first chair's office, and the footnotes' markers ("[footnoteRef:4]"). The footnotes
 *   themselves are kept: in the mandate's `legalBasis`, and on the task they explain.
 * - The document bears no date of its own and names nobody responsible for a task: the body owes it.
 * - `shortName`, `slug` and the codes of unnumbered tasks are the portal's own; the name of group 3 is taken from its
 *   heading, the council's from the heading over the subgroups.
 * - Who an abbreviation stands for, what became of an institution, and since when, is not in the document; each such fact
 *   in `institutions.ts` names its own source.
 *
 * Files: `council.ts` bodies and mandates, `seats.ts` every seat, `people.ts` the officials named in subgroup 1,
 * `tasks.ts` the tasks, `institutions.ts`, `sample-roles.ts` invented role accounts for trying the portal out (the only
 * records that are not of the document), `load.server.ts` puts all into an empty database. `tests/sample.test.ts` holds
 * the loaded data against the document, word for word, in both directions.
 */
import type { BodyKind } from '#lib/council/council.ts';

/** Footnote 5, to sub-point a) of group 8's second task. Markdown: two paragraphs. */
export const footnote5 =
	'Saskaņā ar Ministru kabineta 2006.gada 5.decembra noteikumu Nr.984 „Noteikumi par bāriņtiesas priekšsēdētāja, bāriņtiesas priekšsēdētāja vietnieka un bāriņtiesas locekļa mācību programmas saturu un apmācības kārtību” (turpmāk – MK noteikumi Nr.984) 4.punktu labklājības ministrs ne retāk kā reizi piecos gados iesniedz Ministru kabinetā priekšlikumus par nepieciešamajām izmaiņām noteikumos minētās mācību programmas saturā, un Ministru kabinets pārskata mācību programmas saturu.\n\nLabklājības ministrija sadarbībā ar Valsts bērnu tiesību aizsardzības inspekciju, kas saskaņā ar Ministru kabineta 2021. gada 7. septembra noteikumu Nr.611 „Valsts bērnu tiesību aizsardzības inspekcijas nolikums” 2.2.1.apakšpunktu īsteno bāriņtiesu darba uzraudzību un metodisko palīdzību (izņemot uzdevumus, kas noteikti Bāriņtiesu likuma VII un VIII nodaļā), ir izvērtējusi MK noteikumos Nr.984 minētās mācību programmas saturu un ir konstatējusi nepieciešamību mācību programmas saturā iekļaut tēmu par efektīvu vadību un līderības kompetenču attīstību, kuru būtu nepieciešams apgūt tieši bāriņtiesu priekšsēdētājiem.';

export interface SampleBody {
	slug: string;
	kind: BodyKind;
	number: number | null;
	name: string;
	shortName: string;
	parent: string | null;
	/** How the document calls it, for the provenance of everything in it. */
	place: string;
	/** How the references of its tasks begin. */
	mandateOf: string;
	note?: string;
	/** Absent for the council itself: the document states none. */
	mandate?: SampleMandate;
}

export interface SampleMandate {
	goal?: string;
	termText?: string;
	/** Markdown. */
	legalBasis?: string;
	tasksLead?: string;
	outcome?: string;
}

export const bodies: readonly SampleBody[] = [
	{
		slug: 'padome',
		kind: 'COUNCIL',
		number: null,
		name: 'Bērnu lietu sadarbības padome',
		shortName: 'Padome',
		parent: null,
		place: 'virsraksts „Bērnu lietu sadarbības padomes apakšgrupas”',
		mandateOf: 'padomes mandāts'
	},
	{
		slug: 'pastaviga-darba-grupa',
		kind: 'STANDING_GROUP',
		number: null,
		name: 'Bērnu tiesību aizsardzības likuma pastāvīgā darba grupa',
		shortName: 'Pastāvīgā darba grupa',
		parent: 'padome',
		place: 'Pastāvīgā darba grupa',
		mandateOf: 'pastāvīgās darba grupas mandāts',
		note: 'Termiņa teikumā drukāts „tik definēti”; šķiet, domāts „tiek definēti”.',
		mandate: {
			goal: 'periodiski izvērtēt Bērnu tiesību aizsardzības likuma normas un nepieciešamības gadījumā izstrādāt grozījumus, pamatojoties uz darba grupas locekļu sniegtajiem priekšlikumiem.',
			termText:
				'Tā kā darba grupa ir pastāvīga, tai nav nosakāms termiņš. Katra uzdevuma izpildei tik definēti konkrēti termiņi.'
		}
	},
	{
		slug: 'autiska-spektra-traucejumi',
		kind: 'SUBGROUP',
		number: 1,
		name: 'Valsts apmaksātu pakalpojumu pilnveide bērniem ar autiskā spektra traucējumiem',
		shortName: 'ASD pakalpojumi',
		parent: 'padome',
		place: '1. apakšgrupa',
		mandateOf: '1. apakšgrupas mandāts',
		note: 'Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: 'kompleksi risināt jautājumu par valsts apmaksātu pakalpojumu pilnveidošanu bērniem ar autiskā spektra traucējumiem un nodrošināt iesaistīto institūciju sadarbību',
			outcome:
				'Padomē apstiprināti priekšlikumi valsts apmaksātu pakalpojumu pilnveidi bērniem ar autiskā spektra traucējumiem un uzdevumi ministrijām par finansējuma pieprasījumu prioritāro pasākumu sarakstā 2023.gadam vai turpmākajiem gadiem.',
			termText: '2022.gada 1.aprīlis'
		}
	},
	{
		slug: 'starpinstitucionala-sadarbiba',
		kind: 'SUBGROUP',
		number: 2,
		name: 'Starpinstitucionālā sadarbība',
		shortName: 'Starpinstitucionālā sadarbība',
		parent: 'padome',
		place: '2. apakšgrupa',
		mandateOf: '2. apakšgrupas mandāts',
		mandate: {
			goal: 'valsts un pašvaldību institūciju, kā arī nevalstisko organizāciju informācijas apmaiņas algoritmu pilnveide bērnu tiesību aizsardzībā.',
			outcome:
				'1) Padomē apstiprināti algoritmi informācijas apritei starp dažādām iestādēm vardarbības ģimenē riska savlaicīgai konstatēšanai vai konstatētas vardarbības novēršanai.\n2) Priekšlikumi grozījumiem tiesību aktos, uzdodot konkrētām ministrijām to turpmāku virzību apstiprināšanai vai nu Ministru kabinetā vai pieņemšanai Saeimā (atkarībā no priekšlikumu būtības).',
			termText: '2022. gada 1. septembris'
		}
	},
	{
		slug: 'npais',
		kind: 'SUBGROUP',
		number: 3,
		name: 'NPAIS darba grupa',
		shortName: 'NPAIS',
		parent: 'padome',
		place: '3. NPAIS darba grupa',
		mandateOf: '3. NPAIS darba grupas mandāts',
		note: 'Nosaukums ņemts no virsraksta „NPAIS darba grupas aktuālie uzdevumi”; atsevišķa nosaukuma un mērķa dokumentā nav. Rīkojuma numurs drukāts gan „nr.67”, gan „Nr.67”.',
		mandate: {
			tasksLead:
				'NPAIS darba grupas aktuālie uzdevumi [saskaņā ar NPAIS darba grupas 2019.gada 17.jūnija rīkojumu nr.67 (2.2.2.apakšpunkts)]:',
			legalBasis:
				'NPAIS darba grupas 2019.gada 17.jūnija rīkojums Nr.67 (zemsvītras piezīme Nr. 2, pie „Sastāvs”)\n\nZemsvītras piezīme Nr. 1 (pie „NPAIS jaunā stratēģija: ceļā uz mūsdienīgu atbalsta sistēmu katram bērnam”): http://petijumi.mk.gov.lv/sites/default/files/title_file/NPAIS_06032021.pdf',
			outcome: 'Sagatavoti konkrēti priekšlikumi informācijas sistēmas pārveidei.',
			termText: '2023. gada 1. marts'
		}
	},
	{
		slug: 'vardarbibas-datu-monitorings',
		kind: 'SUBGROUP',
		number: 4,
		name: 'Vardarbības pret bērnu datu monitorings',
		shortName: 'Vardarbības datu monitorings',
		parent: 'padome',
		place: '4. apakšgrupa',
		mandateOf: '4. apakšgrupas mandāts',
		note: 'Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: 'sekmēt vienotas vardarbības pret bērnu datu monitoringa sistēmas izveidi.',
			outcome: 'Padomē apstiprināti ieteikumi institūcijām par vardarbības pret bērnu datu uzkrāšanai .',
			termText: '2022.gada 30.decembris'
		}
	},
	{
		slug: 'antisociala-uzvediba',
		kind: 'SUBGROUP',
		number: 5,
		name: 'Atbalsta pilnveide bērniem, kuriem ir antisociāla uzvedība vai pastāv šādas uzvedības riski',
		shortName: 'Antisociāla uzvedība',
		parent: 'padome',
		place: '5. apakšgrupa',
		mandateOf: '5. apakšgrupas mandāts',
		note: 'Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: 'aizstāt bērnu administratīvo sodīšanu ar atbalstu un uzraudzību, saglabājot bērna atbildību.',
			legalBasis:
				'Tieslietu ministrijas 2020. gada 20. aprīļa rīkojums "Par darba grupas izveidi likuma "Par audzinoša rakstura piespiedu līdzekļu piemērošanu bērniem" pilnveidošanai" (zemsvītras piezīme Nr. 3, pie „Sastāvs”)',
			outcome:
				'Padomē apstiprināti priekšlikumi par valstī vienotu izpildes mehānismu darbā ar bērniem, kuriem ir antisociāla uzvedība vai pastāv šādas uzvedības riski',
			termText: '…..'
		}
	},
	{
		slug: 'alternativa-aprupe',
		kind: 'SUBGROUP',
		number: 6,
		name: 'Bērnu alternatīvās aprūpes sistēmas pilnveide',
		shortName: 'Alternatīvā aprūpe',
		parent: 'padome',
		place: '6. apakšgrupa',
		mandateOf: '6. apakšgrupas mandāts',
		note: 'Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: '- izstrādāt priekšlikumus bērnu labākajās interesēs balstītas alternatīvās aprūpes sistēmas pilnveidei;\n- nodrošināt vienotu specializēto audžuģimeņu un ārpusģimenes aprūpes atbalsta centru darbības praksi, pārraudzību un sniegt priekšlikumus specializēto audžuģimeņu un ārpusģimenes aprūpes atbalsta centru darbības prakses attīstībai.'
		}
	},
	{
		slug: 'veselibas-izglitiba',
		kind: 'SUBGROUP',
		number: 7,
		name: 'Bērnu un pusaudžu veselības izglītība',
		shortName: 'Veselības izglītība',
		parent: 'padome',
		place: '7. apakšgrupa',
		mandateOf: '7. apakšgrupas mandāts',
		note: 'Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: 'izstrādāt priekšlikumus, kas ir nepieciešami, lai novērstu nepilngadīgo grūtniecību, kā arī veicinātu pusaudžu prasmes veidot drošas un cieņpilnas attiecības',
			legalBasis:
				'Zemsvītras piezīme Nr. 4 (Mērķis, pie „nepilngadīgo grūtniecību”): Ziņojums par bērnu stāvokli valstī 2019.un 2020.gadā ( sk. 78.lpp.) https://tapportals.mk.gov.lv/legal_acts/cf2cdb15-1e26-4230-aba4-13cb0530d217',
			outcome:
				'Padomē izskatīti priekšlikumi par bezmaksas kontracepcijas nodrošināšanu, pusaudžu izglītošanu.',
			termText: '2022.gada 1.novembris.'
		}
	},
	{
		slug: 'barintiesu-darbs',
		kind: 'SUBGROUP',
		number: 8,
		name: 'Bāriņtiesu darba pilnveide',
		shortName: 'Bāriņtiesu darbs',
		parent: 'padome',
		place: '8. darba grupa',
		mandateOf: '8. darba grupas mandāts',
		note: 'Dokumentā saukta par darba grupu, pārējās – par apakšgrupām. Īsais nosaukums ir portāla apzīmējums; dokumentā tāda nav.',
		mandate: {
			goal: 'uzlabot bāriņtiesas darba efektivitāti bērnu tiesību aizsardzības jomā.',
			legalBasis: `Zemsvītras piezīme Nr. 5 (2. uzdevuma a) apakšpunkts): ${footnote5}`
		}
	}
];
