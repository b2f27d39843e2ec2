import { describe, expect, test } from 'vitest';
import { computedTime } from '../../../tests/setup/computed.ts';
import { institutions } from '../../../prisma/sample/institutions.ts';
import { findTasks, type TaskFind } from './task-finding.ts';

const known = institutions.map(({ key, names }) => ({
	id: key,
	name: names.at(-1)!.name,
	abbreviation: names.at(-1)!.abbreviation ?? null
}));
const find = (text: string, date = '2026-03-25') => findTasks(text, { date, institutions: known });

/** "Sagatavot plānu | LM + IZM | apakšgrupai | 2026-06-01" */
function told({ title, lead, co, unmatched, due, dueText }: TaskFind): string {
	const owners = [
		lead.join(', '),
		...(co.length > 0 ? [`+ ${co.join(', ')}`] : []),
		...(unmatched.length > 0 ? [`(${unmatched.join('; ')})`] : [])
	];
	return [title, owners.filter(Boolean).join(' ') || '–', due ?? dueText ?? '–'].join(' | ');
}

describe('what a text asks', () => {
	test.each([
		// DOMAIN.md, 2.2 and 2.3.
		[
			'1.2. Labklājības ministrijai (līdzatbildīgās: IZM, IeM) līdz 2026. gada 30. jūnijam sagatavot priekšlikumus.',
			'Sagatavot priekšlikumus | LM + IZM, IeM | 2026-06-30'
		],
		[
			'Ekonomikas ministrijai katru gadu līdz 31. maijam iesniegt izskatīšanai Ministru kabinetā informatīvo ziņojumu.',
			'Iesniegt izskatīšanai Ministru kabinetā informatīvo ziņojumu | (Ekonomikas ministrijai) | 2026-05-31'
		],
		[
			'Noteikt, ka atbildīgā par ieviešanu ir Labklājības ministrija.',
			'Noteikt, ka atbildīgā par ieviešanu ir Labklājības ministrija | LM | –'
		],
		[
			'Noteikt, ka Valsts policija līdz 2026. gada 1. maijam iesniedz datus.',
			'Noteikt, ka Valsts policija iesniedz datus | VP | 2026-05-01'
		],
		[
			'Noteikt Labklājības ministriju par atbildīgo institūciju.',
			'Noteikt Labklājības ministriju par atbildīgo institūciju | LM | –'
		],
		// Who asks, and in which case.
		[
			'Lūgt Iekšlietu ministriju līdz š. g. 1. jūnijam iesniegt informāciju.',
			'Iesniegt informāciju | IeM | 2026-06-01'
		],
		['Uzdot Bērnu aizsardzības centram izvērtēt priekšlikumus.', 'Izvērtēt priekšlikumus | BAC | –'],
		['Ieteikt Latvijas Pašvaldību savienībai apkopot pieredzi.', 'Apkopot pieredzi | LPS | –'],
		[
			'Padome aicina pašvaldības līdz 2026. gada 1. septembrim iesniegt datus Labklājības ministrijai.',
			'Iesniegt datus Labklājības ministrijai | (pašvaldības) | 2026-09-01'
		],
		['Nolēma: uzdot LM līdz 1. maijam sagatavot projektu.', 'Sagatavot projektu | LM | 2026-05-01'],
		[
			'Lūdzu visus dalībniekus līdz 10. aprīlim iesūtīt priekšlikumus.',
			'Iesūtīt priekšlikumus | (visus dalībniekus) | 2026-04-10'
		],
		// Several, short, in quotation marks, with endings.
		[
			'IZM, IeM un VM līdz 01.06.2026. iesniegt LM priekšlikumus.',
			'Iesniegt LM priekšlikumus | IZM, IeM, VM | 2026-06-01'
		],
		['IEM un IZM sniegt datus.', 'Sniegt datus | IeM, IZM | –'],
		['LM-ai līdz 1. jūnijam sagatavot projektu.', 'Sagatavot projektu | LM | 2026-06-01'],
		['IeM IC līdz 1. jūnijam sniegt datus.', 'Sniegt datus | IeM IC | 2026-06-01'],
		[
			'Labklājības un Veselības ministrijai līdz gada beigām jāsagatavo ziņojums.',
			'Jāsagatavo ziņojums | LM, VM | 2026-12-31'
		],
		[
			'Labklājības, Iekšlietu un Izglītības un zinātnes ministrijām līdz 1. maijam iesniegt datus.',
			'Iesniegt datus | LM, IeM, IZM | 2026-05-01'
		],
		[
			'Biedrībai "Latvijas Pašvaldību savienība" apkopot viedokļus līdz 1. maijam.',
			'Apkopot viedokļus | LPS | 2026-05-01'
		],
		[
			'Aicināt biedrību „Latvijas Bāriņtiesu darbinieku asociācija” līdz 1. maijam deleģēt pārstāvi.',
			'Deleģēt pārstāvi | Bāriņtiesu darbinieki | 2026-05-01'
		],
		[
			'Nodibinājumam “Centrs Dardedze” sadarbībā ar biedrību “Glābiet bērnus” sagatavot materiālu.',
			'Sagatavot materiālu | Dardedze + Glābiet bērnus | –'
		],
		['labklajibas ministrijai izvērtēt riskus', 'Izvērtēt riskus | LM | –'],
		['Iekšlietu ministrijas Informācijas centram sniegt datus.', 'Sniegt datus | IeM IC | –'],
		[
			'Labklājības ministrijas pārstāvim informēt padomi nākamajā sēdē.',
			'Informēt padomi | LM | nākamajā sēdē'
		],
		// Not in the directory.
		[
			'Ministrijām 10 darbdienu laikā sniegt atzinumu.',
			'Sniegt atzinumu | (Ministrijām) | 10 darbdienu laikā'
		],
		[
			'Bērnu garantijas apakšgrupai un padomes sekretariātam sagatavot projektu.',
			'Sagatavot projektu | (Bērnu garantijas apakšgrupai; padomes sekretariātam) | –'
		],
		[
			'Apakšgrupai līdz 1. jūnijam iesniegt Labklājības ministrijai priekšlikumus.',
			'Iesniegt Labklājības ministrijai priekšlikumus | (Apakšgrupai) | 2026-06-01'
		],
		[
			'Visām ministrijām reizi gadā iesniegt pārskatu.',
			'Iesniegt pārskatu | (Visām ministrijām) | reizi gadā'
		],
		// Together with whom.
		[
			'Aicināt Valsts policiju un Bērnu aizsardzības centru sadarbībā ar Latvijas Pašvaldību savienību divu mēnešu laikā izvērtēt algoritmu.',
			'Izvērtēt algoritmu | VP, BAC + LPS | 2026-05-25'
		],
		[
			'Veselības ministrijai kopīgi ar IZM, IeM un nevalstiskajām organizācijām izstrādāt saturu.',
			'Izstrādāt saturu | VM + IZM, IeM (nevalstiskajām organizācijām) | –'
		],
		[
			'Sagatavot ziņojumu (atbildīgā – LM, līdzatbildīgās – IZM, IeM) līdz 01.06.2026.',
			'Sagatavot ziņojumu | LM + IZM, IeM | 2026-06-01'
		],
		[
			'IeM, LM un IZM sadarbībā ar citām kompetentajām iestādēm izvērtēt riskus bērniem.',
			'Izvērtēt riskus bērniem | IeM, LM, IZM (citām kompetentajām iestādēm) | –'
		],
		// Where the words stand.
		[
			'Labklājības ministrijai, ņemot vērā izteikto, līdz 2026. gada 1. jūnijam precizēt projektu.',
			'Precizēt projektu | LM | 2026-06-01'
		],
		[
			'Lai nodrošinātu vienotu praksi, Valsts policijai izstrādāt vadlīnijas.',
			'Izstrādāt vadlīnijas | VP | –'
		],
		[
			'Labklājības ministrijai priekšlikumus līdz 1. jūnijam iesniegt padomei.',
			'Iesniegt priekšlikumus padomei | LM | 2026-06-01'
		],
		['Līdz 01.06.2026. Labklājības ministrijai iesniegt projektu.', 'Iesniegt projektu | LM | 2026-06-01'],
		[
			'Uzdot **Labklājības ministrijai** līdz 2026\\. gada 1\\. jūnijam izstrādāt _vadlīnijas_.',
			'Izstrādāt vadlīnijas | LM | 2026-06-01'
		],
		['Tieslietu ministrijai jāizvērtē priekšlikumi.', 'Jāizvērtē priekšlikumi | TM | –'],
		[
			'Ziņojums jāiesniedz Ministru kabinetā līdz 2026. gada 1. jūnijam.',
			'Ziņojums jāiesniedz Ministru kabinetā | – | 2026-06-01'
		],
		[
			'Ziņojums iesniedzams padomei līdz 2026. gada 1. jūnijam.',
			'Ziņojums iesniedzams padomei | – | 2026-06-01'
		],
		[
			'Labklājības ministrijai izvērtēt finansējumu, kas pieejams līdz 2027. gada 31. decembrim.',
			'Izvērtēt finansējumu, kas pieejams līdz 2027. gada 31. decembrim | LM | –'
		],
		[
			'Pieņemt zināšanai ziņojumu un lūgt Valsts policiju līdz 1. maijam sniegt papildu ziņas.',
			'Sniegt papildu ziņas | VP | 2026-05-01'
		],
		['Labklājības ministrijai līdz 1. jūnijam apstiprināt kārtību.', 'Apstiprināt kārtību | LM | 2026-06-01']
	])('"%s"', (text, expected) => {
		expect(find(text).map(told)).toEqual([expected]);
	});

	test.each([
		'1.1. Pieņemt zināšanai Labklājības ministrijas sniegto informāciju.',
		'Pieņemt zināšanai iesniegto konceptuālo ziņojumu par paveikto līdz 2026. gada 1. martam.',
		'Atbalstīt priekšlikumu.',
		'Apstiprināt darba plānu 2026. gadam.',
		'Atlikt jautājuma izskatīšanu līdz nākamajai sēdei.',
		'Pagarināt Labklājības ministrijai uzdevuma izpildes termiņu līdz 2026. gada 30. oktobrim.',
		'Noteikt, ka nākamā sēde notiks 2026. gada 10. jūnijā.',
		'Labklājības ministrija līdz 2026. gada 1. martam iesniedza ziņojumu.',
		'Labklājības ministrija plāno līdz 2026. gada 1. jūnijam sagatavot grozījumus.',
		'Labklājības ministrijai ir tiesības iesniegt priekšlikumus.',
		'# Uzdot Labklājības ministrijai sagatavot plānu',
		'1. § Uzdot Labklājības ministrijai sagatavot plānu',
		'NOLEMJ:',
		'L. Straujuma aicina Labklājības ministriju izvērtēt iespējas.',
		'Mērķis: periodiski izvērtēt Bērnu tiesību aizsardzības likuma normas.',
		// The documents of the seeds: what they tell is no task.
		'VM sadarbībā ar SPKC un nozaru speciālistiem 2018. gadā izstrādāja informatīvo materiālu.',
		'Valsts policija turpina īstenot skolu Drošības vēstnešu programmu.',
		'Jebkurš var ātri, vienkārši un anonīmi informēt BAC par bērnu tiesību pārkāpumiem.',
		'Pētījumu plānots uzsākt 2025.gada oktobrī, kas ilgs līdz 2026.gada aprīlim.',
		'Kopš 2022. gada adopcija uz ASV nav iespējama, līdz 2022. gadam tikai izņēmuma gadījumos',
		'Nepieciešams stiprināt ilgtermiņa atbalstu un pakalpojumu pēctecību',
		'Projekta mērķis – palīdzēt skolām, bērniem un viņu ģimenēm risināt kaitējošu seksuālu uzvedību.',
		'Priekšlikumi grozījumiem tiesību aktos, uzdodot konkrētām ministrijām to turpmāku virzību.',
		'Saeimā atbalstīti grozījumi, kas paredz, ka katrai izglītības iestādei ir jāīsteno pasākumi.',
		'Sasniegts 2025. gada mērķis – 200 bērni.',
		''
	])('"%s" asks nothing', (text) => {
		expect(find(text)).toEqual([]);
	});

	test('a decision with its points: who is said above, what belongs together, where each stands', () => {
		const text = [
			'1. § Par digitālo vidi',
			'KLAUSĀS: Labklājības ministrija ziņo par paveikto.',
			'NOLEMJ (par – 12, pret – 0):',
			'1.1. Pieņemt zināšanai ziņojumu.',
			'1.2. Labklājības ministrijai līdz 2026. gada\n30. jūnijam sagatavot priekšlikumus:',
			'- par vecumu;\n- par finansējumu.',
			'1.3. Uzdot IeM, VM un TM (līdzatbildīgā – VP):',
			'1.3.1. izvērtēt riskus;\n1.3.2. līdz 1. maijam iesniegt LM datus.',
			'1.4. LM līdz 1. maijam sagatavot projektu un līdz 1. jūnijam iesniegt to padomei; Valsts policijai sniegt datus.',
			'2. § Dažādi',
			'Sagatavot plānu.\n\nAtbildīgā institūcija: Kultūras ministrija; līdzatbildīgās: LPS, IZM.\n\nTermiņš: 01.09.2026.'
		].join('\n\n');
		const found = find(text);
		expect(found.map(told)).toEqual([
			'Sagatavot priekšlikumus | LM | 2026-06-30',
			'Izvērtēt riskus | IeM, VM, TM + VP | –',
			'Iesniegt LM datus | IeM, VM, TM + VP | 2026-05-01',
			'Sagatavot projektu | LM | 2026-05-01',
			'Iesniegt to padomei | LM | 2026-06-01',
			'Sniegt datus | VP | –',
			'Sagatavot plānu | KM + LPS, IZM | 2026-09-01'
		]);
		expect(found[0]!.text).toBe(
			'Labklājības ministrijai līdz 2026. gada 30. jūnijam sagatavot priekšlikumus: - par vecumu; - par finansējumu.'
		);
		expect(found[1]!.introduction).toBe('Uzdot IeM, VM un TM (līdzatbildīgā – VP):');
		expect(found.map(({ range }) => text.slice(...range).replace(/\s+/g, ' '))).toEqual(
			found.map((one) => one.text)
		);
	});

	test('the document of 2022: what it asks, with the deadline that stands below', () => {
		const text = `Mērķis: 
- izstrādāt priekšlikumus sistēmas pilnveidei;
-nodrošināt vienotu praksi.

Aktuālie uzdevumi:
1. Definēt informācijas apriti no tiesībsargājošā uz sociālo sektoru, lai tas varētu savlaicīgi sniegt atbalstu;
2. Definēt ārstniecības personu iesaisti prevencijas jomā.

Rezultāts:
1) Padomē apstiprināti algoritmi informācijas apritei starp dažādām iestādēm.

Termiņš: 2022. gada 1. septembris

-noteikt vienotu un skaidru procesu, kādā pašvaldību kompetentās institūcijas iekārto lietas;
3) izstrādāt rīcības algoritmu situācijām, kad vecāks nav motivēts to darīt .

Termiņš:  2022.gada 1.novembris.`;
		expect(find(text, '2022-03-01').map(told)).toEqual([
			'Definēt informācijas apriti no tiesībsargājošā uz sociālo sektoru, lai tas varētu savlaicīgi sniegt atbalstu | – | 2022-09-01',
			'Definēt ārstniecības personu iesaisti prevencijas jomā | – | 2022-09-01',
			'Noteikt vienotu un skaidru procesu, kādā pašvaldību kompetentās institūcijas iekārto lietas | – | 2022-11-01',
			'Izstrādāt rīcības algoritmu situācijām, kad vecāks nav motivēts to darīt | – | 2022-11-01'
		]);
	});

	test('a name that fits two institutions is nobody’s; two megabytes are read at once, whatever they are', () => {
		const twice = [
			{ id: 'a', name: 'Valsts policija', abbreviation: null },
			{ id: 'b', name: 'Valsts policija', abbreviation: null }
		];
		expect(
			findTasks('Valsts policijai sniegt datus.', { date: '2026-03-25', institutions: twice }).map(told)
		).toEqual(['Sniegt datus | (Valsts policijai) | –']);
		const sentence =
			'Labklājības ministrijai sadarbībā ar IZM līdz 2026. gada 1. jūnijam sagatavot un iesniegt priekšlikumus padomei.';
		const took = (piece: string, size: number) => {
			const began = computedTime();
			find(piece.repeat(Math.ceil(size / piece.length)));
			return computedTime() - began;
		};
		// Below a second on an idle machine.
		expect(took(`1.1. ${sentence}\n\n`, 2_000_000)).toBeLessThan(5_000);
		// What grew faster than the text would take minutes.
		const pieces = [
			`1.1. ${sentence}\n\n`,
			`${sentence} `,
			'Labklājības ministrijai, ',
			'līdz ',
			'(',
			'- a ',
			' ',
			'\n',
			'1.',
			'jā',
			'un sadarbībā ar ',
			'mēneša laikā no ',
			'“',
			'[',
			'|',
			'sagatavot; ',
			'Uzdot LM:\n1) ',
			'kā arī ne vēlāk kā '.toUpperCase()
		];
		expect(pieces.filter((piece) => took(piece, 300_000) > 3_000)).toEqual([]);
	});
});
