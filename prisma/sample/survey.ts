import type { PublishedFigure, PublishedTerms } from '#lib/municipalities/published-findings.ts';
import type { AreaNumber } from '#lib/municipalities/questions.ts';

/*
 * What the Children's Protection Centre found of the municipalities' programmes in 2024, as `documents/003_…` prints it.
 *
 * - The document names no municipality, so there are no answers: only what it counts.
 * - `said` is the sentence, or the part of one, in which a figure stands, word for word and misprints included. Footnotes' numbers
 *   are left out.
 * - How many the percentages are of, it does not say. 43 municipalities there were; of those, 8 and 11 are 19 % and 26 %, and of these
 *   19 with a programme or a part of one 9, 10, 13 and 4 are 47 %, 53 %, 68 % and 21 %. The last it calls a share of those that have
 *   monitoring: of 13 none is 21 %, of the 19 four are.
 * - The sentence of the four that left out the children's view goes on behind boxes of the page before.
 * - What it says without a number ("lielākā daļa", "dažas") is no figure.
 */

export const survey = {
	document: '003_45cf5d01d9eb6b9c.txt',
	year: 2024,
	title: 'Bērnu tiesību aizsardzības programmas pašvaldībās 2024. gadā',
	/** Autumn, without a day: none joined another in it. */
	asOf: '2024-09-01',
	source: 'Bērnu aizsardzības centrs, „Bērnu tiesību aizsardzības programmas pašvaldībās 2024. gadā”',
	gathered: '2024. gadā rudenī',
	bases: { ALL: 43, WITH_DOCUMENTS: 19 },
	/** What it concludes, a paragraph each. */
	conclusions: [
		'Kopumā secināms, ka lielā daļā pašvaldību 2024. gadā šādu programmu vai nu nav, vai tās nav atjauninātas atbilstoši aktuālajiem datiem.',
		'Ņemot vērā, ka bērnu tiesību aizsardzības programmai būtu jābalstās uz aktuāliem pašvaldības datiem, un tās sastāvdaļai jābūt aktuālam rīcības plānam, beztermiņa programmas izveide nebūtu atbalstāma.',
		'Lai veiktu situācijas izvērtējumu, vērtētu tendences, situācijas izmaiņu dinamiku, kā arī izteiktu prognozes, noteikti būtu izmantojama datu analīze par vismaz pēdējiem 3 gadiem.',
		'Daudzas pašvaldības joprojām koncentrējas galvenokārt uz vispārīgu materiālo pabalstu sniegšanu, bet ir nepieciešama lielāka uzmanība un resursu rašana, lai nodrošinātu specifisku atbalstu ģimenēm atkarībā no to individuālajām vajadzībām.',
		'Analizējot pašvaldību bērnu tiesību aizsardzības programmas un attiecīgos dokumentus, ir konstatējams, ka lielākā daļa pašvaldību savos dokumentos nav izdalījušas īpašu sadaļu, kur vērstu uzmanību bērnu ar īpašajām vajadzībām tiesību nodrošinājumam.'
	]
} as const;

export const terms: PublishedTerms = {
	shortest: 2,
	longest: 6,
	openEnded: [2015],
	said: 'Iesūtīto bērnu tiesību aizsardzības programmu un citu pašvaldību norādīto attīstības plānošanas dokumentu termiņi variē no 2 līdz 6 gadiem'
};

const share = { option: null, area: null, count: null } as const;
const counted = { option: null, area: null, percent: null, of: 'WITH_DOCUMENTS' } as const;
/** What of the programmes' content is counted, by its area. */
const content = { ...counted, question: 'areas' } as const;

export const figures: readonly PublishedFigure[] = [
	{
		...{ ...share, id: 'own', question: 'status', option: 'OWN', percent: 19, of: 'ALL', printed: '19%' },
		name: 'Programma ir izstrādāta',
		said: 'bērnu tiesību aizsardzības programma ir izstrādāta 19% pašvaldību'
	},
	{
		...{ ...share, id: 'part', question: 'status', option: 'PART', percent: 26, of: 'ALL', printed: '26%' },
		name: 'Programma ir iekļauta citos plānošanas dokumentos',
		said: '26% pašvaldības ir norādījušas, ka bērnu tiesību aizsardzības programma ir iekļauta citos plānošanas dokumentos'
	},
	{
		...{
			...counted,
			id: 'outdated',
			question: 'status',
			option: 'OUTDATED',
			of: 'ALL',
			printed: 'trīs',
			count: 3
		},
		name: 'Programma ir bijusi izstrādāta, bet nav aktualizēta',
		said: 'trīs pašvaldībās, kurās ir bijušas izstrādātas bērnu tiesību aizsardzības programmas, tās nav aktualizētas'
	},
	{
		...{ ...counted, id: 'open-ended', question: 'period', printed: 'Viena', count: 1 },
		name: 'Beztermiņa programma, veidota 2015. gadā',
		said: 'Viena pašvaldība savu bērnu tiesību aizsardzības programmu ir izveidojusi kā beztermiņa dokumentu, kas veidota 2015. gadā'
	},
	{
		...{ ...share, id: 'conclusions', question: 'analysis', option: 'CONCLUSIONS', percent: 47 },
		...{ of: 'WITH_DOCUMENTS', printed: '47%', name: 'Situācijas analīzē ir secinājumi' },
		said: 'No tām pašvaldībām, kuras ir izstrādājušas bērnu tiesību aizsardzības programmu vai norādījušas, ka programmas elementi ir iekļauti citos pašvaldības attīstības dokumentos, 47% pašvaldības savos plānošanas dokumentos ir norādījušas secinājumus'
	},
	{
		...{ ...share, id: 'no-conclusions', question: 'analysis', option: 'NO_CONCLUSIONS', percent: 53 },
		...{ of: 'WITH_DOCUMENTS', printed: '53%', name: 'Secinājumu jeb analītiskā vērtējuma nav' },
		said: '53% programmu secinājumu jeb analītiskā vērtējuma iztrūkst'
	},
	{
		...{
			...share,
			id: 'plan',
			question: 'plan',
			option: 'HAS',
			percent: 47,
			of: 'WITH_DOCUMENTS',
			printed: '47%'
		},
		name: 'Dokumentos ir iekļauts rīcības plāns',
		said: 'ir iekļāvušas 47% pašvaldības'
	},
	{
		...{
			...share,
			id: 'monitoring',
			question: 'monitoring',
			percent: 68,
			of: 'WITH_DOCUMENTS',
			printed: '68%'
		},
		name: 'Ir norādīta uzraudzības kārtība',
		said: 'Uzraudzības kārtību programmas izpildei, kā bērnu tiesību programmas un citu pašvaldības norādīto attīstības dokumentu sastāvdaļu, ir norādījušas 68% pašvaldības'
	},
	{
		...{ ...share, id: 'bodies-only', question: 'monitoring', option: 'BODIES_ONLY', percent: 21 },
		...{ of: 'WITH_DOCUMENTS', printed: '21%', name: 'Uzraudzībai norādītas tikai kompetentās iestādes' },
		said: '21% pašvaldību no tām, kas iekļāvušas uzraudzības kartību, ir norādījušas tikai kompetentās iestādes dažādās jomās'
	},
	{
		...{ ...content, id: 'unregistered', area: 2, printed: 'trīs', count: 3 },
		name: 'Vērš uzmanību uz bērniem obligātajā izglītības vecumā, kas nav reģistrēti nevienā izglītības iestādē',
		said: 'tikai trīs pašvaldības savā bērnu tiesību aizsardzības programmā vērsa uzmanību, ka pašvaldībā ir bērni obligātajā izglītības vecumā, kas nav reģistrēti nevienā no izglītības iestādēm'
	},
	{
		...{ ...content, id: 'parents', area: 2, printed: 'vienā', count: 1 },
		name: 'Secina, ka jāveic izglītojošais darbs ar vecākiem',
		said: 'tikai vienā no programmām attiecīgi ierakstīts secinājums, ka jāveic izglītojošais darbs ar vecākiem, lai sekmētu to, ka visi obligātā izglītības vecuma bērni iegūst izglītību'
	},
	{
		...{ ...share, id: 'education-plan', question: 'areas', option: 'PLANNED', area: 2, percent: 50 },
		...{
			of: 'DESCRIBED',
			printed: 'puse',
			name: 'No tām, kas aprakstīja izglītības jomu, ir konkrēts rīcības plāns'
		},
		said: 'tikai puse no pašvaldībām, kas aprakstīja izglītības jomu, ir izstrādājušas konkrētu rīcības plānu tās attīstībai un konstatēto problēmu risināšanai'
	},
	{
		...{ ...content, id: 'offences', area: 8, printed: 'astoņas', count: 8 },
		name: 'Vērš uzmanību uz bērnu likumpārkāpumiem un to prevenciju',
		said: 'tikai astoņas pašvaldības ir vērsušas uzmanību uz bērnu veiktajiem likumpārkāpumiem un to prevenciju'
	},
	{
		...{ ...content, id: 'prevention', area: 8, printed: 'viena', count: 1 },
		name: 'Ietver informāciju par prevencijas izglītojošiem pasākumiem bērniem',
		said: 'viena no pašvaldībām savos dokumentos ir iekļāvusi informāciju par prevencijas izglītojošiem pasākumiem bērniem'
	},
	{
		...{ ...content, id: 'correction', area: 8, printed: 'viena', count: 1 },
		name: 'Ietver informāciju par uzvedības sociālās korekcijas programmām',
		said: 'Vēl viena no pašvaldībām bērnu tiesību aizsardzības programmā iekļāvusi informāciju par uzvedības sociālās korekcijas programmām'
	},
	{
		...{ ...content, id: 'care', area: 7, printed: 'septiņas', count: 7 },
		name: 'Izceļ ārpusģimenes aprūpes jomu',
		said: 'Tikai septiņas pašvaldības ir izcēlušas ārpusģimenes aprūpes jomu savos dokumentos'
	},
	{
		...{ ...content, id: 'health', area: 5, option: 'DESCRIBED', printed: 'deviņas', count: 9 },
		name: 'Pievērš uzmanību veselības jomai',
		said: 'deviņas pašvaldības ir pievērsušas uzmanību veselības jomai'
	},
	{
		...{ ...content, id: 'health-list', area: 5, printed: 'septiņas', count: 7 },
		name: 'No tām tikai uzskaita veselības aprūpes iestādes',
		said: 'septiņas no tām ir veikušas tikai veselības aprūpes iestāžu uzskaitījumu pašvaldībā'
	},
	{
		...{ ...content, id: 'health-section', area: 5, printed: 'Vienā', count: 1 },
		name: 'Atsevišķa sadaļa par bērnu un jauniešu veselības stāvokli',
		said: 'Vienā no dokumentiem ir izveidota atsevišķa sadaļa par bērnu un jauniešu veselības stāvokli'
	},
	{
		...{ ...content, id: 'health-staff', area: 5, printed: 'Viena', count: 1 },
		name: 'Veselības aprūpes cilvēkresursu piesaistes programma',
		said: 'Viena no pašvaldībām bērnu tiesību aizsardzības programmā vērsa uzmanību, ka pašvaldībā darbojas Veselības aprūpes cilvēkresursu piesaistes programma'
	},
	{
		...{ ...content, id: 'needs-schools', area: 15, printed: 'Viena', count: 1 },
		name: 'Norāda izglītības iestādes, kas pieejamas bērniem ar īpašām vajadzībām',
		said: 'Viena no pašvaldībām ir norādījusi izglītības iestādes, kas pieejamas bērniem ar īpašām vajadzībām'
	},
	{
		...{ ...content, id: 'needs-specialists', area: 15, printed: 'Cita', count: 1 },
		name: 'Norāda uz speciālistu kompetenci darbam ar bērniem ar īpašajām vajadzībām',
		said: 'Cita pašvaldība savā nolikuma veida dokumentā norādījusi uz speciālistu kompetenci darbam ar bērniem ar īpašajām vajadzībām'
	},
	{
		...{ ...content, id: 'needs-problem', area: 15, option: 'CONCLUDED', printed: 'Viena', count: 1 },
		name: 'Kā vienu no galvenajām problēmām norāda nepiemērotas izglītības iestādes',
		said: 'Viena pašvaldība kā vienu no galvenajām problēmām norādīja, ka izglītības iestādes nav piemērotas bērniem ar īpašajām vajadzībām'
	},
	{
		...{ ...counted, id: 'no-children', question: 'participation', option: 'NO', printed: '4', count: 4 },
		name: 'Programmas veidošanā nav iekļauts bērnu viedoklis',
		said: '4 pašvaldības, lai gan norādīja, ka īsteno pašvaldībā bērnu tiesību programmu, vai tās elementus, nav savu programmu veidošanā iekļāvuši'
	},
	{
		...{ ...content, id: 'scheme', area: 10, printed: 'divām', count: 2 },
		name: 'Izstrādāta rīcības shēma bērnu tiesību aizsardzības jautājumos',
		said: 'divām no pašvaldībām, kas izstrādāja attiecīgo dokumentus, ir izstrādāta rīcības shēma bērnu tiesību aizsardzības jautājumos'
	}
];

/** "Labā prakse", as its boxes have it, in the order of the document. */
export const practices: readonly { readonly area: AreaNumber; readonly texts: readonly string[] }[] = [
	{
		area: 2,
		texts: [
			'identificē bērnus, kuri nav reģistrēti izglītības iestādēs',
			'veic izglītojošo darbu ar vecākiem par obligātās izglītības nozīmi',
			'konkrētu darbību iekļaušana rīcības plānā izglītības attīstībai'
		]
	},
	{
		area: 6,
		texts: [
			'uzsvars ne tikai uz finansiālo palīdzību, bet arī uz kvalitatīviem pakalpojumiem (psiholoģiskā, medicīniskā palīdzība, bērnu aprūpe)',
			'specifisku atbalsta mehānismu izstrāde atkarībā no individuālām ģimeņu vajadzībām'
		]
	},
	{
		area: 8,
		texts: [
			'profilaktiskie izglītojošie pasākumi bērniem',
			'sociālo tīklu izmantošana jauniešu sasniegšanai',
			'uzvedības sociālās korekcijas programmu attīstība'
		]
	},
	{
		area: 7,
		texts: [
			'analīze par nepieciešamajiem pakalpojumiem un audžuģimeņu veicināšanas mehānismiem',
			'analīze par nepieciešamajiem atbalsta pasākumiem ārpusģimenes aprūpes sniedzējiem'
		]
	},
	{
		area: 5,
		texts: [
			'ir informācija par bērnu un jauniešu veselības stāvokli un pieejamajiem veselības aprūpes pakalpojumiem',
			'analizēts, kāda ir faktiskā veselības aprūpes pakalpojumu pieejamība',
			'veselības aprūpes cilvēkresursu piesaistes programmas izveide speciālistu trūkuma novēršanai'
		]
	},
	{
		area: 15,
		texts: [
			'apzināta nepieciešamība uzlabot vidi un pielāgot izglītības iestādes bērniem ar kustību traucējumiem',
			'informācija par speciālistu kompetenci darbam ar bērniem ar īpašām vajadzībām'
		]
	},
	{
		area: 11,
		texts: ['jauniešu iesaiste programmu izstrādē caur jauniešu komitejām un skolēnu pašpārvaldēm']
	},
	{
		area: 10,
		texts: [
			'ir izstrādāta rīcības shēma bērnu tiesību aizsardzības jautājumos',
			'vērsta uzmanība uz starpinstitucionālo sadarbību'
		]
	}
];
