/**
 * Every task of the document with its sub-points, body by body, in its order.
 *
 * - A title is the printed sentence. Where it would be longer than about 300 characters, the explanation that the sentence
 *   carries in brackets or after a dash is `continued`, and begins the description; no word is lost. A ":" that announces
 *   sub-points stays. Only 8.2. b) is longer: it is one clause with nothing to set apart.
 * - A *Rezultāts* that stands once under several tasks of a subgroup is the expected result of each of them. In subgroup 2
 *   the results are numbered as the tasks are, but do not answer to them one by one: "algoritmi informācijas apritei
 *   starp dažādām iestādēm" come of both tasks, and the proposals for amendments are no more the second's than the
 *   first's. So both results stand on both tasks. In groups 6 and 8 each task has its own; 8.3. and the standing
 *   group have none.
 * - A *Termiņš* that stands once under several tasks is the deadline of each. Sub-points have none of their own: they share
 *   their task's, are no rows of the register, and store no date that could go astray when the task's is extended.
 * - `code` is the print's where it prints one ("a)"), otherwise the group's number and the task's; the standing group has
 *   no number and its tasks none either.
 */
import { footnote5 } from './council.ts';

export interface SampleTask {
	code: string | null;
	title: string;
	/** The rest of the printed sentence. */
	continued?: string;
	footnote?: { number: number; text: string };
	expectedResult?: string;
	/** The document's words, and the day they mean. */
	dueText?: string;
	due?: string;
	note?: string;
	subtasks?: readonly SampleTask[];
}

/** `heading` is what the document calls the list, for the provenance. */
export interface SampleTasks {
	heading: string;
	tasks: readonly SampleTask[];
}

const result1 =
	'Padomē apstiprināti priekšlikumi valsts apmaksātu pakalpojumu pilnveidi bērniem ar autiskā spektra traucējumiem un uzdevumi ministrijām par finansējuma pieprasījumu prioritāro pasākumu sarakstā 2023.gadam vai turpmākajiem gadiem.';
const results2 =
	'1) Padomē apstiprināti algoritmi informācijas apritei starp dažādām iestādēm vardarbības ģimenē riska savlaicīgai konstatēšanai vai konstatētas vardarbības novēršanai.\n2) Priekšlikumi grozījumiem tiesību aktos, uzdodot konkrētām ministrijām to turpmāku virzību apstiprināšanai vai nu Ministru kabinetā vai pieņemšanai Saeimā (atkarībā no priekšlikumu būtības).';
const result5 =
	'Padomē apstiprināti priekšlikumi par valstī vienotu izpildes mehānismu darbā ar bērniem, kuriem ir antisociāla uzvedība vai pastāv šādas uzvedības riski';
const result7 =
	'Padomē izskatīti priekšlikumi par bezmaksas kontracepcijas nodrošināšanu, pusaudžu izglītošanu.';

const due2 = { dueText: '2022. gada 1. septembris', due: '2022-09-01' };
const due7 = { dueText: '2022.gada 1.novembris.', due: '2022-11-01' };
const blank5 = 'Termiņa vieta dokumentā ir atstāta tukša: „Termiņš:…..”.';

export const tasks: Readonly<Record<string, SampleTasks>> = {
	padome: { heading: '', tasks: [] },

	'pastaviga-darba-grupa': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: null,
				title:
					'precizēt seksuālās vardarbības definīciju Bērnu tiesību aizsardzības likumā, nolūkā veicināt vienotu izpratni speciālistu vidū'
			},
			{
				code: null,
				title:
					'grozījumi Bērnu tiesību aizsardzības likumā saistībā ar konceptuālām izmaiņām bērnu likumpārkāpumu regulējumā'
			},
			{
				code: null,
				title:
					'precizēt ziņošanas kārtību vardarbības pret bērnu gadījumos, saskaņojot to ar citu normatīvo regulējumu (piem. Psihologu likumu)'
			}
		]
	},

	'autiska-spektra-traucejumi': {
		heading: 'Aktuālais uzdevums',
		tasks: [
			{
				code: '1.1.',
				title:
					'Sagatavot un iesniegt Labklājības ministrijas vadībai priekšlikumus par valsts apmaksātu pakalpojumu pilnveidi bērniem ar autiskā spektra traucējumiem, tai skaitā par:',
				expectedResult: result1,
				dueText: '2022.gada 1.aprīlis',
				due: '2022-04-01',
				note: 'Rezultātā drukāts „priekšlikumi valsts apmaksātu pakalpojumu pilnveidi”; šķiet, izlaists „par”.',
				subtasks: [
					{ code: '1.1.1.', title: 'autiskā spektra traucējumu diagnosticēšanas procesa pilnveidošanu' },
					{
						code: '1.1.2.',
						title:
							'agrīnas intervences un atbalsta pasākumiem, tai skaitā bērnu ar autiska spektra traucējumiem pilnvērtīgai iekļaušanai pirmsskolas un vispārējās izglītības iestādēs',
						note: 'Dokumentā drukāts „autiska spektra”; pareizi „autiskā spektra”.'
					},
					{
						code: '1.1.3.',
						title:
							'valsts finansēto pakalpojumu bērniem ar autiskā spektra traucējumiem un to ģimenes locekļiem klāsta paplašināšanu'
					},
					{
						code: '1.1.4.',
						title:
							'atbalsta pasākumu un pakalpojumu bērniem ar autiskā spektra traucējumiem īstenošanas uzraudzību'
					},
					{
						code: '1.1.5.',
						title:
							'iesaistīto institūciju atbildību, sadarbības un informācijas aprites pilnveidošanu starp veselības aprūpes, izglītības un sociālo pakalpojumu jomu pārstāvošām institūcijām'
					},
					{
						code: '1.1.6.',
						title:
							'prioritāri ieviešamajiem pasākumiem, to ieviešanas laika grafiku, atbildīgajām institūcijām un finansējumu'
					},
					{ code: '1.1.7.', title: 'nepieciešamajām izmaiņām tiesību aktos' }
				]
			}
		]
	},

	'starpinstitucionala-sadarbiba': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: '2.1.',
				title:
					'Definēt informācijas apriti no tiesībsargājošā uz sociālo sektoru, lai tas varētu savlaicīgi sniegt nepieciešamo atbalstu bērniem un ģimenei',
				expectedResult: results2,
				...due2
			},
			{
				code: '2.2.',
				title:
					'Definēt ārstniecības personu iesaisti prevencijas jomā (īpaši agrīnajā periodā, līdz bērns dodas uz pirmsskolas izglītības iestādi)',
				continued:
					'– medicīnas personālam (ginekologam, vecmātei, pediatram, ģimenes ārstam un citiem speciālistiem, kas strādā ar bērniem), izstrādāti skaidrāki algoritmi, kā fiksēt iespējamos riska faktorus un kā preventīvi informēt par tiem sociālo sektoru (ne vien policiju acīmredzamas vardarbības gadījumā, ko likumdošana paredz tagad).',
				expectedResult: results2,
				...due2
			}
		]
	},

	npais: {
		heading: 'NPAIS darba grupas aktuālie uzdevumi',
		tasks: [
			{
				code: '3.1.',
				title:
					'Sagatavot priekšlikumus NPAIS informācijas sistēmas pārveides plānam, ņemot vērā darba grupas sadarbībā ar nodibinājumu “Fonds Plecs” sagatavoto dokumentu “NPAIS jaunā stratēģija: ceļā uz mūsdienīgu atbalsta sistēmu katram bērnam”, jo īpaši priekšlikumus par:',
				footnote: {
					number: 1,
					text: 'http://petijumi.mk.gov.lv/sites/default/files/title_file/NPAIS_06032021.pdf'
				},
				expectedResult: 'Sagatavoti konkrēti priekšlikumi informācijas sistēmas pārveidei.',
				dueText: '2023. gada 1. marts',
				due: '2023-03-01',
				subtasks: [
					{
						code: '3.1.1.',
						title:
							'jaunās informācijas sistēmas funkcionalitāti, apstrādājamo datu apjomu un institūciju kompetenci',
						continued:
							'[nepieciešama funkcionalitātes, apstrādājamo datu apjoma un institūciju kompetences konkretizācija (kādas bērnu aizsardzības sistēmas funkcijas tiek veiktas ar jaunās informācijas sistēmas palīdzību; kādi konkrētie dati tiek izmantoti; kādas ir atbildīgās iestādes un kādas ir to atbildības)];'
					},
					{
						code: '3.1.2.',
						title:
							'konkrētām nepieciešamajām darbībām, kas jāveic NPAIS pārveides procesā (konkrēta informācija par atbildīgajiem, precīzs finansējuma apjoma aprēķins, finansējuma avoti; konkrēta informācija par katras minētās darbības izpildes termiņu un rezultatīvo rādītāju)'
					},
					{
						code: '3.1.3.',
						title:
							'NPAIS pārveidei nepieciešamo finansējumu (konkrēts finansējums aprēķins, finansējuma avots un izlietojums pa gadiem), tajā skaitā:',
						note: 'Dokumentā drukāts „konkrēts finansējums aprēķins”; šķiet, domāts „konkrēts finansējuma aprēķins”.',
						subtasks: [
							{
								code: '3.1.3.1.',
								title:
									'par finansējumu, kāds nepieciešams ar NPAIS saistīto citu informācijas sistēmu nepieciešamajai pārveidei, lai tehniski nodrošinātu starpsistēmu datu apmaiņu,'
							},
							{
								code: '3.1.3.2.',
								title:
									'par finansējumu, kāds nepieciešams jaunajam NPAIS pārzinim informācijas sistēmas pārziņa funkciju īstenošanai,'
							},
							{
								code: '3.1.3.3.',
								title:
									'par nepieciešamo ikgadējo finansējumu informācijas sistēmas uzturēšanai un tālākai attīstīšanai'
							}
						]
					},
					{
						code: '3.1.4.',
						title: 'nepieciešamajiem grozījumiem tiesību aktos',
						continued:
							'(konkrēti, kuros normatīvajos aktos, kādi grozījumi, ar kādu mērķi, atbildīgo institūciju, kura grozījumus virzīs un termiņu, kādā attiecīgi grozījumi jāsagatavo un jāiesniedz Valsts kancelejā, kāda ir grozījumu finansiālā ietekme (jo bez tiesiskā pamatojuma informācijas sistēma nevarēs uzsākt darboties).',
						note: 'Dokumentā iekava aiz „tiesību aktos” nav aizvērta.'
					}
				]
			}
		]
	},

	'vardarbibas-datu-monitorings': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: '4.1.',
				title: 'Izvērtēt:',
				expectedResult:
					'Padomē apstiprināti ieteikumi institūcijām par vardarbības pret bērnu datu uzkrāšanai .',
				dueText: '2022.gada 30.decembris',
				due: '2022-12-30',
				subtasks: [
					{
						code: '4.1.1.',
						title: 'Kādus datus jau šobrīd fiksē ar bērnu un ģimenes jautājumiem saistītās iestādes?'
					},
					{
						code: '4.1.2.',
						title:
							'Kādus datus šajā jomā būtu nepieciešams vākt? Kāda būs šo datu klasifikācija, nepieciešamie informācijas lauki vienotai datu analīzei?'
					},
					{
						code: '4.1.3.',
						title: 'Kādi regulāri sabiedrības pētījumi vai aptaujas Latvijā tiks veiktas?'
					},
					{
						code: '4.1.4.',
						title:
							'Kas minētos datus ievāks, analizēs un informēs par tiem citas organizācijas un plašāku sabiedrību?'
					}
				]
			}
		]
	},

	'antisociala-uzvediba': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: '5.1.',
				title:
					'izstrādāt visā valstī vienotu izpildes mehānismu darbā ar bērniem, kuriem ir antisociāla uzvedība vai pastāv šādas uzvedības riski',
				expectedResult: result5,
				dueText: '…..',
				note: blank5
			},
			{
				code: '5.2.',
				title:
					'noteikt vienotu un skaidru procesu, kādā pašvaldību kompetentās institūcijas iekārto bērnu likumpārkāpumu profilakses lietas, un kārtība, kādā notiek darbs ar bērnu, kurš izdarījis likumpārkāpumu, un viņa ģimeni',
				expectedResult: result5,
				dueText: '…..',
				note: `${blank5} Drukāts „un kārtība, kādā”; šķiet, domāts „un kārtību, kādā”.`
			},
			{
				code: '5.3.',
				title:
					'lai nodrošinātu vienveidīgu pašvaldību praksi un BTAL normu ievērošanu, nepieciešams izstrādāt metodiku un vadlīnijas, kā arī vienotus sociālās korekcijas programmu izstrādes principus un bērna risku un vajadzību izvērtējumu',
				expectedResult: result5,
				dueText: '…..',
				note: blank5
			}
		]
	},

	'alternativa-aprupe': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: '6.1.',
				title:
					'Izstrādāt informatīvo ziņojumu par priekšlikumiem specializēto audžuģimeņu un ārpusģimenes aprūpes atbalsta centru darbības uzlabošanai, tostarp jaunas specializētās audžuģimenes izveidi- bērniem/jauniešiem ar uzvedības traucējumiem vai atkarību problēmām',
				expectedResult:
					'Padomē izskatīts un apstiprināts informatīvais ziņojums par ārpusģimenes aprūpes attīstību iesniegšanai Ministru kabinetam',
				dueText: '2022.gada 1.jūlijs.',
				due: '2022-07-01'
			},
			{
				code: '6.2.',
				title:
					'Bērnu alternatīvās aprūpes formu diferenciācijas priekšlikumu izstrāde, atbalsta sistēmas jauniešiem pēc ārpusģimenes aprūpes pilnveide, adopcijas sistēmas pilnveide',
				expectedResult:
					'Padomē apstiprināti priekšlikumi par bērnu alternatīvās aprūpes formu diferenciāciju, atbalsta sistēmas jauniešiem pēc ārpusģimenes aprūpes pilnveidi, adopcijas sistēmas pilnveidi.',
				dueText: '2022.gada 1.decembris.',
				due: '2022-12-01'
			}
		]
	},

	'veselibas-izglitiba': {
		heading: 'Aktuālie uzdevumi',
		tasks: [
			{
				code: '7.1.',
				title: 'jautājums par bezmaksas kontracepcijas nodrošināšanu',
				expectedResult: result7,
				...due7
			},
			{
				code: '7.2.',
				title: 'pusaudžu izglītošanas, sociālās atstumtības riska mazināšanas u.c. jautājumi',
				expectedResult: result7,
				...due7
			}
		]
	},

	'barintiesu-darbs': {
		heading: 'Aktuālais uzdevums',
		tasks: [
			{
				code: '8.1.',
				title:
					'Informatīvais ziņojums par iespējamiem pasākumiem, kas būtu vērsti uz mediācijas izmantošanas veicināšanu ar bērnu interesēm saistītu strīdu risināšanā',
				expectedResult:
					'Padomē izskatīts un apstiprināts informatīvais ziņojums par iespējamiem pasākumiem, kas būtu vērsti uz mediācijas izmantošanas veicināšanu ar bērnu interesēm saistītu strīdu risināšanā, iesniegšanai Ministru kabinetam.',
				dueText: '2022.gada 1.maijs',
				due: '2022-05-01'
			},
			{
				code: '8.2.',
				title: 'Jautājums par apmācību programmas saturu:',
				expectedResult:
					'Padomē apstiprināti priekšlikumi grozījumiem ministru kabineta noteikumos par apmācību programmas saturu.',
				dueText: '2023.gada 1.janvāris.',
				due: '2023-01-01',
				note: 'Rezultātā drukāts „ministru kabineta”; pareizi „Ministru kabineta”.',
				subtasks: [
					{
						code: 'a)',
						title:
							'grozījumi Ministru kabineta 2006.gada 5.decembra noteikumos Nr.984 „Noteikumi par bāriņtiesas priekšsēdētāja, bāriņtiesas priekšsēdētāja vietnieka un bāriņtiesas locekļa mācību programmas saturu un apmācības kārtību”',
						footnote: { number: 5, text: footnote5 }
					},
					{
						code: 'b)',
						title:
							'Labklājības ministrija sadarbībā ar Valsts bērnu tiesību aizsardzības inspekciju ir izstrādājusi Eiropas Savienības fondu darbības programmas Latvijai 2021.-2027. gadam Eiropas Sociālā fonda 4.3.6.1. pasākuma "Speciālistu, kuru profesionālā darbība, saistīta ar bērnu tiesību aizsardzības nodrošināšanu, profesionālās kvalifikācijas pilnveide un bērnu likumisko pārstāvju atbildības stiprināšana bērnu tiesību aizsardzības sistēmas reorganizācijas ietvaros" īstenošanas plānu, kurā paredzēti pasākumi Bērnu tiesību aizsardzības likuma 5.1pantā minēto speciālistu profesionālās kompetences pilnveides programmu speciālo zināšanu apguvei bērnu tiesību aizsardzības jomā satura un metodoloģiju pielāgošanai un pilnveidei, kā arī minēto programmu realizācijai',
						note: 'Apakšpunkts apraksta jau izstrādātu plānu. Drukāts „5.1pantā”; šķiet, domāts 5.¹ pants.'
					}
				]
			},
			{
				code: '8.3.',
				title:
					'izstrādāt rīcības algoritmu situācijām, kad bāriņtiesai, nodrošinot bērna labākās intereses, jābūt nošķiršanas pieprasītājiem situācijās, kad vecāks, kurš īsteno aizgādību, nav motivēts to darīt',
				dueText: '2022.gada 1.novembris.',
				due: '2022-11-01'
			}
		]
	}
};
