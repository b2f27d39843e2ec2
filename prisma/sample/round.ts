/*
 * The round of 30 September 2025: what each of fourteen said before the experts, as `documents/001_…` prints it, word for word
 * and misprints included.
 *
 * - The print is a page layout: its lines are joined, an address that breaks at a hyphen is whole, and a bullet under a bullet
 *   ("o") is one here. A page's end repeats the addresses of its links. Two of those stand nowhere in the text, because there a
 *   word carries them: the Ombudsman's opinion and the worksheets' page. They stand behind the sentence that tells of each.
 * - An event is what the text dates, in the text's words; `said` are those that date it. "Šī gada", "šogad", "novembrī" and the
 *   days without a year are those of 2025, "nākamā gada" is 2026. When acts and plans were made is no event, but for how
 *   long a plan holds is.
 * - A figure is what somebody would follow from one round to the next; `said` is what it is read from. It is dated only where
 *   the text dates it. "About a third" is 33 %, and its name says so.
 */
import type { PartialDate } from '#lib/calendar/partial-dates.ts';

export interface SampleEvent {
	readonly date: PartialDate;
	readonly until: PartialDate | null;
	readonly text: string;
	readonly said: string;
}

export interface SampleFigure {
	readonly key: string;
	readonly name: string;
	readonly value: number;
	readonly unit: string | null;
	readonly from: PartialDate | null;
	readonly until: PartialDate | null;
	/** The key of the figure that it is a part of. */
	readonly partOf: string | null;
	readonly said: string;
}

export interface SampleEntry {
	/** As printed. */
	readonly heading: string;
	/** Whose words they are, as one writes it. */
	readonly name: string;
	/** The institutions that were asked, by their keys; *Bērna māja* is a programme of BAC and no institution. */
	readonly asked: readonly string[];
	/** Whether it is of a programme of theirs. */
	readonly ofProgramme?: boolean;
	/** Markdown. */
	readonly text: string;
	readonly events: readonly SampleEvent[];
	readonly figures: readonly SampleFigure[];
}

export const round = {
	document: '001_374c39ded80580af.txt',
	title: 'Kas notiek bērnu seksuālas izmantošanas prevencijas lauciņā?',
	/** What it is, under its title. */
	subtitle: 'Kopsavilkums no “Centrs Dardedze” rīkotās ekspertu padomes 30.09.2025.',
	organiser: { key: 'Dardedze', name: 'Centrs Dardedze' },
	date: '2025-09-30'
} as const;

export const entries: readonly SampleEntry[] = [
	{
		heading: 'LABKLĀJĪBAS MINISTRIJA',
		name: 'Labklājības ministrija',
		asked: ['LM'],
		text: `- Šobrīd notiek Labklājības nozares un pašvaldību sociālās jomas informācijas sistēmas "DigiSoc" noteikumu izstrāde, likumu grozījumi, kā arī tiek izstrādāts pats DigiSoc. Šī platforma atvieglos sociālo dienestu darbu, ievadot informāciju par bērnu.
- Notiek algoritma izstrāde par lēmumu un faktiskās rīcības apstrīdēšanas kārtību par sociālās rehabilitācijas pakalpojumu bērnam, kurš cietis no prettiesiskām darbībām.
- Tiek pilnveidoti MK 12.09.2017. noteikumi Nr.545 "Noteikumi par institūciju sadarbību bērnu tiesību aizsardzībā", nodrošinot divu līmeņu starpinsitucionālo sadarbību, notiek sadarbības protokola testēšana.
- Izvērtēta nepieciešamība normatīvajos aktos definēt terminu “erotiska rakstura materiāls”, kā arī noteikt atbildību par Bērnu tiesību aizsardzības likuma 50. pantā noteikto aizliegumu un ierobežojumu pārkāpšanu, priekšlikumus prezentējot Bērnu lietu sadarbības padomē.
- Iepirkums “Pētījums par atkārtoto sociālo rehabilitāciju bērniem, kuri cietuši no prettiesiskām darbībām: cēloņi, sekas un sistēmiskie izaicinājumi”. Pētījumu plānots uzsākt 2025.gada oktobrī, kas ilgs līdz 2026.gada aprīlim.
- MK 22.12.2009. noteikumu Nr.1613. “Kārtība, kādā nepieciešamo palīdzību sniedz bērnam, kurš cietis no prettiesiskām darbībām” izdošana jaunā redakcijā - veikta esošās situācijas analīze, uzsākts darbs pie normatīvā akta pārstrādes.

Aktualitātes saistībā ar bērnu seksuālās izmantošanas prevenci LM īstenotā ESF+ projekta “Atbalsta instrumenti vardarbības ģimenē mazināšanai” ietvaros:

- Informatīvi materiāli par ievilināšanu (paštests, vēstkopa, intervijas ar speciālistiem) – tās pazīmēm, cēloņiem, sekām un rīcībām risku mazināšanai. Resursi pieejami šeit: https://www.lm.gov.lv/lv/ievilinasana
- Šī gada maijā sadarbībā ar Krīžu un konsultāciju centru “SKALBES” darbu uzsāk vardarbības prevences tālrunis “Nedari pāri – izvēlies piezvanīt!. Tālrunis sniedz anonīmu un konfidenciālu psihoemocionālu atbalstu cilvēkiem, kuri:
  - izjūt agresiju, dusmas vai spriedzi,
  - domā, ka viņu uzvedība var kļūt vardarbīga,
  - jau ir rīkojušies vardarbīgi un vēlas saprast, kāpēc tas noticis un kā mainīties,
  - vēlas runāt ar kādu, pirms domas kļūst par darbību.

  Vairāk par tālruni šeit: https://www.skalbes.lv/jaunais-talrunis-22-045-225-pirms-domas-klust-par-vardarbibu-nedari-pari-izvelies-piezvanit/

- Gada noslēgumā tiks izsludināts publisks iepirkums par metodikas izstrādi speciālistiem darbam ar no vardarbības cietušiem un vardarbību veikušiem bērniem.`,
		events: [
			{
				date: '2025-10',
				until: '2026-04',
				text: '“Pētījums par atkārtoto sociālo rehabilitāciju bērniem, kuri cietuši no prettiesiskām darbībām: cēloņi, sekas un sistēmiskie izaicinājumi”',
				said: '2025.gada oktobrī, kas ilgs līdz 2026.gada aprīlim'
			},
			{
				date: '2025-05',
				until: null,
				text: 'Sadarbībā ar Krīžu un konsultāciju centru “SKALBES” darbu uzsāk vardarbības prevences tālrunis',
				said: 'Šī gada maijā'
			},
			{
				date: '2025',
				until: null,
				text: 'Gada noslēgumā tiks izsludināts publisks iepirkums par metodikas izstrādi speciālistiem darbam ar no vardarbības cietušiem un vardarbību veikušiem bērniem',
				said: 'Gada noslēgumā'
			}
		],
		figures: []
	},
	{
		heading: 'VESELĪBAS MINISTRIJA',
		name: 'Veselības ministrija',
		asked: ['VM'],
		text: `- VM sadarbībā ar SPKC un nozaru speciālistiem 2018. gadā izstrādāja informatīvo materiālu “Ieteikumi ārstniecības personām vardarbībā cietušā bērna atpazīšanai”. Šobrīd SPKC ar BKUS atbalstu strādā pie ieteikumu satura precizēšanas. Ieteikumi un komentāri ir cieši saistīti ar Bērnu aizsardzības centra (turpmāk - BAC) izstrādāto starpinstitūciju algoritmu un tā saprotamību, jo paredz daudzu pušu - ārsti, policija, bāriņtiesa, sociālie dienesti - sadarbību. SPKC turpinās darbu, lai precizētu ieteikumu materiālu atbilstoši saņemtajiem komentāriem.
- Š.g. aprīļa sākumā SPKC izsūtīja ārstniecības iestādēm un ārstniecības personām BAC aptauju par starpinstitūciju sadarbības algoritmu rīcībai situācijās, kad ir pamats uzskatīt, kad bērns cietis no vardarbības. Pēc aptaujas rezultātiem var secināt, ka aptuveni 1/3 respondentu nezina par algoritmu, bet vēl 1/3 ar to nav detalizēti iepazinušies. Attiecīgi NVD organizē ģimenes ārstiem ikmēneša tiešsaistes sanāksmes, kurās iespējams pieaicināt arī citas organizācijas. BAC š.g. augusta sanāksmē sniedza prezentāciju par minēto algoritmu. Tiek strādāts pie informācijas izplatīšanas un iedzīvināšanas praksē, lai ārsti izmantotu izstrādātās vadlīnijas.`,
		events: [
			{
				date: '2018',
				until: null,
				text: 'VM sadarbībā ar SPKC un nozaru speciālistiem 2018. gadā izstrādāja informatīvo materiālu “Ieteikumi ārstniecības personām vardarbībā cietušā bērna atpazīšanai”',
				said: '2018. gadā'
			},
			{
				date: '2025-04',
				until: null,
				text: 'SPKC izsūtīja ārstniecības iestādēm un ārstniecības personām BAC aptauju par starpinstitūciju sadarbības algoritmu',
				said: 'Š.g. aprīļa sākumā'
			},
			{
				date: '2025-08',
				until: null,
				text: 'BAC š.g. augusta sanāksmē sniedza prezentāciju par minēto algoritmu',
				said: 'š.g. augusta'
			}
		],
		figures: [
			{
				key: 'nezina',
				name: 'Respondenti, kas nezina par algoritmu (aptuveni 1/3)',
				value: 33,
				unit: '%',
				from: null,
				until: null,
				partOf: null,
				said: 'aptuveni 1/3 respondentu nezina par algoritmu'
			},
			{
				key: 'nav-iepazinusies',
				name: 'Respondenti, kas ar algoritmu nav detalizēti iepazinušies (aptuveni 1/3)',
				value: 33,
				unit: '%',
				from: null,
				until: null,
				partOf: null,
				said: 'vēl 1/3 ar to nav detalizēti iepazinušies'
			}
		]
	},
	{
		heading: 'IEKŠLIETU MINISTRIJA',
		name: 'Iekšlietu ministrija',
		asked: ['IeM'],
		text: `- Tiek izvērtēts Bērnu noziedzības novēršanas un bērnu aizsardzības pret noziedzīgu nodarījumu plāna 2023.–2024. gadam izpildi.
- Apstiprināts plāns 2025.-2027. gadam.`,
		events: [
			{
				date: '2023',
				until: '2024',
				text: 'Tiek izvērtēts Bērnu noziedzības novēršanas un bērnu aizsardzības pret noziedzīgu nodarījumu plāna 2023.–2024. gadam izpildi',
				said: '2023.–2024. gadam'
			},
			{ date: '2025', until: '2027', text: 'Apstiprināts plāns 2025.-2027. gadam', said: '2025.-2027. gadam' }
		],
		figures: []
	},
	{
		heading: 'TIESLIETU MINISTRIJA',
		name: 'Tieslietu ministrija',
		asked: ['TM'],
		text: `- Pabeigta rokasgrāmata par noziedzīgiem nodarījumiem pret nepilngadīgo tikumību un dzimumneaizskaramību, un drīzumā plānots to publicēt.`,
		events: [],
		figures: []
	},
	{
		heading: 'IZGLĪTĪBAS MINISTRIJA un VALSTS IZGLĪTĪBAS ATTĪSTĪBAS AĢENTŪRA',
		name: 'Izglītības ministrija un Valsts izglītības attīstības aģentūra',
		asked: ['IZM', 'VIAA'],
		text: `- Saeimā 1. lasījumā atbalstīti grozījumi Izglītības likumā, kas paredz, ka katrai izglītības iestādei ir jāīsteno sistēmiski vardarbības novēršanas un labbūtības pasākumi, tajā skaitā jāīsteno kāda no labbūtības veicināšanas, vardarbības novēršanas programmām, kurās jāpiedalās gan skolēniem, gan pedagogiem. Šo pasākumu īstenošanai IZM no iekšējiem resursiem ir novirzījusi 600 tūkstošus eiro trīs gadiem, paredzot finansējumu pedagogu profesionālās kompetences pilnveidei, pieredzes apmaiņai, semināriem, labbūtības veicināšanas, vardarbības novēršanas programmu iegādei u.c.
- Plānotas mācības Izglītības iestāžu vadītājiem “Vardarbības risku pārvaldība Izglītības iestādēs”.
- Izglītības ministrija iesaistījusies OECD bulinga novēršanas darba grupā.
- Profesionālās kompetences pilnveides programma pedagogiem “Seksuālā izglītošana: starptautiskā pieeja” vēl atrodas izstrādes stadijā.`,
		events: [],
		figures: [
			{
				key: 'finansejums',
				name: 'IZM novirzītais finansējums trīs gadiem',
				value: 600_000,
				unit: 'eiro',
				from: null,
				until: null,
				partOf: null,
				said: 'IZM no iekšējiem resursiem ir novirzījusi 600 tūkstošus eiro trīs gadiem'
			}
		]
	},
	{
		heading: 'BĒRNU AIZSARDZĪBAS CENTRS (BAC)',
		name: 'Bērnu aizsardzības centrs (BAC)',
		asked: ['BAC'],
		text: `- Tiek izstrādāts vardarbības algoritms pirmsskolas izglītības iestādēm, pie kura vēl notiek darbs kopā ar sadarbības partneriem.
- Radīta vēl viena iespēja, kā ziņot par bērnu tiesību pārkāpumiem: anonīmā ziņošana. Jebkurš var ātri, vienkārši un anonīmi informēt BAC par bērnu tiesību pārkāpumiem, aizpildot anketu: https://www.bac.gov.lv/lv/anonima-zinosanas-veidlapa-par-iespejamajiem-bernu-tiesibu-parkapumiem
- Kopā ar “Centrs Dardedze” pārstāvjiem tiek pārskatīta bērnu seksuālas uzvedības luksofora pieeja, kas tiek pārrunāta ar citām institūcijām un organizācijām. Mērķis: veicināt vienotu dažādu jomu profesionāļu reakciju uz noteiktu bērnu uzvedību.
- Uzticības tālruņa akcija plānota visu novembri (informācija sekos).`,
		events: [
			{
				date: '2025-11',
				until: null,
				text: 'Uzticības tālruņa akcija plānota visu novembri',
				said: 'visu novembri'
			}
		],
		figures: []
	},
	{
		heading: 'BĒRNA MĀJA',
		name: 'Bērna māja',
		asked: ['BAC'],
		ofProgramme: true,
		text: `- Plānotas 4 apmācību grupas, sadarbībā ar Tiesu administrācijas projektu “Tieslietu akadēmija”, tiesnešiem, prokuroriem, izmeklētājiem un advokātiem “Cietušo bērnu nopratināšana Bērna māja – NICHD protokols, pratināšanas psiholoģiskie un juridiskie aspekti”. Notiks 15.10., 24.10., 29.10. un 4.11. Par mācībām no minēto speciālistu puses ir izrādīta lieta atsaucība.
- Saskaņošanas procesā ir specializētas un padziļinātas mācības par NICHD protokolu ar ekspertiem no ASV. Bērna mājas psihologi jau ir apguvuši šīs mācības, tāpēc tās apmeklēt iespēja tiks dota arī 8 Valsts policijas piesaistītajiem psihologiem, kā arī Bērnu atbalsta centra ekspertiem, kas iztaujā bērnus administratīvajos procesos. Provizoriski mācības plānots uzsākt novembrī.
- Novembrī plānojas kampaņa kopā ar BAC Uzticības tālruni - par piekrišanas nozīmi pusaudžu savstarpējās attiecībās.
- Turpinās psihologu mācības darbam ar bērniem, kas cietuši no seksuālas izmantošanas, lai stiprinātu psihologu kopienu Latvijā. Šogad sadarbībā ar “Dardedze” notiek trešā jaunā apmācību grupa, kā arī tiek plānotas dažādas aktivitātes un tīklošanās pasākumi jau iepriekš apmācītajiem speciālistiem. 30.10. notiks klātienes supervīzija un tikšanās Bērna mājā, lai pārrunātu aktuālo situāciju reģionos, sadarbību ar institūcijām un pārrunātu aktuālās grūtības.
- Bērna mājas darbi skaitļos - šobrīd kopā programmā Bērna māja uzņemti 403 bērni:
  - 2023 gadā uzņemti 3 bērni
  - 2024 gadā uzņemti 177 bērni
  - 2025 līdz 30.09.2025. uzņemti 223 bērni (t.sk. 112 no Rīgas, 111 no reģioniem)
- Sasniegts 2025. gada mērķis – 200 bērni. Šobrīd Bērna māja salāgo pieejamo pakalpojumu gan Valsts policijas, gan Sociālā dienesta un Bāriņtiesu vajadzībām. Tai skaitā organizējot un paredzot plūsmas bērniem, kas cietuši no seksuālas izmantošanas un bērniem, kas cietuši no fiziskās, emocionālās vardarbības, paredzot vietu arī akūtajiem gadījumiem, sadarbībā ar Valsts policijas Rīgas reģiona pārvaldes Kriminālpolicijas pārvaldes 1. biroja 3. nodaļu.
- Tā kā pieprasījums pēc Bērna mājas pakalpojuma pārsniedz tās kapacitāti, notiek intensīvs darbs pie Bērna mājas filiāles atvēršanas – tiek plānotas telpas un iecerēts pirmo filiāli atvērt nākamā gada jūlijā. Izvēlētais pirmās filiāles reģions – Kurzeme, Liepāja.`,
		events: [
			{
				date: '2025-10-15',
				until: null,
				text: '“Cietušo bērnu nopratināšana Bērna māja – NICHD protokols, pratināšanas psiholoģiskie un juridiskie aspekti”',
				said: '15.10.'
			},
			{
				date: '2025-10-24',
				until: null,
				text: '“Cietušo bērnu nopratināšana Bērna māja – NICHD protokols, pratināšanas psiholoģiskie un juridiskie aspekti”',
				said: '24.10.'
			},
			{
				date: '2025-10-29',
				until: null,
				text: '“Cietušo bērnu nopratināšana Bērna māja – NICHD protokols, pratināšanas psiholoģiskie un juridiskie aspekti”',
				said: '29.10.'
			},
			{
				date: '2025-11-04',
				until: null,
				text: '“Cietušo bērnu nopratināšana Bērna māja – NICHD protokols, pratināšanas psiholoģiskie un juridiskie aspekti”',
				said: '4.11.'
			},
			{
				date: '2025-11',
				until: null,
				text: 'Specializētas un padziļinātas mācības par NICHD protokolu ar ekspertiem no ASV',
				said: 'novembrī'
			},
			{
				date: '2025-11',
				until: null,
				text: 'Kampaņa kopā ar BAC Uzticības tālruni - par piekrišanas nozīmi pusaudžu savstarpējās attiecībās',
				said: 'Novembrī'
			},
			{
				date: '2025',
				until: null,
				text: 'Sadarbībā ar “Dardedze” notiek trešā jaunā apmācību grupa',
				said: 'Šogad'
			},
			{
				date: '2025-10-30',
				until: null,
				text: 'Klātienes supervīzija un tikšanās Bērna mājā, lai pārrunātu aktuālo situāciju reģionos, sadarbību ar institūcijām un pārrunātu aktuālās grūtības',
				said: '30.10.'
			},
			{
				date: '2026-07',
				until: null,
				text: 'Iecerēts pirmo filiāli atvērt',
				said: 'nākamā gada jūlijā'
			}
		],
		figures: [
			{
				key: 'apmacibu-grupas',
				name: 'Plānotās apmācību grupas',
				value: 4,
				unit: 'grupas',
				from: null,
				until: null,
				partOf: null,
				said: 'Plānotas 4 apmācību grupas'
			},
			{
				key: 'psihologi',
				name: 'Valsts policijas piesaistītie psihologi',
				value: 8,
				unit: 'psihologi',
				from: null,
				until: null,
				partOf: null,
				said: '8 Valsts policijas piesaistītajiem psihologiem'
			},
			{
				key: 'uznemti',
				name: 'Programmā Bērna māja uzņemti bērni',
				value: 403,
				unit: 'bērni',
				from: null,
				until: '2025-09-30',
				partOf: null,
				said: 'šobrīd kopā programmā Bērna māja uzņemti 403 bērni'
			},
			{
				key: 'uznemti-2023',
				name: '2023. gadā uzņemti bērni',
				value: 3,
				unit: 'bērni',
				from: '2023',
				until: '2023',
				partOf: 'uznemti',
				said: '2023 gadā uzņemti 3 bērni'
			},
			{
				key: 'uznemti-2024',
				name: '2024. gadā uzņemti bērni',
				value: 177,
				unit: 'bērni',
				from: '2024',
				until: '2024',
				partOf: 'uznemti',
				said: '2024 gadā uzņemti 177 bērni'
			},
			{
				key: 'uznemti-2025',
				name: '2025. gadā uzņemti bērni',
				value: 223,
				unit: 'bērni',
				from: '2025',
				until: '2025-09-30',
				partOf: 'uznemti',
				said: '2025 līdz 30.09.2025. uzņemti 223 bērni'
			},
			{
				key: 'no-rigas',
				name: '2025. gadā uzņemti bērni no Rīgas',
				value: 112,
				unit: 'bērni',
				from: '2025',
				until: '2025-09-30',
				partOf: 'uznemti-2025',
				said: '112 no Rīgas'
			},
			{
				key: 'no-regioniem',
				name: '2025. gadā uzņemti bērni no reģioniem',
				value: 111,
				unit: 'bērni',
				from: '2025',
				until: '2025-09-30',
				partOf: 'uznemti-2025',
				said: '111 no reģioniem'
			},
			{
				key: 'merkis-2025',
				name: '2025. gada mērķis',
				value: 200,
				unit: 'bērni',
				from: '2025',
				until: '2025',
				partOf: null,
				said: '2025. gada mērķis – 200 bērni'
			}
		]
	},
	{
		heading: 'VALSTS POLICIJA',
		name: 'Valsts policija',
		asked: ['VP'],
		text: `- Valsts policija turpina īstenot skolu Drošības vēstnešu programmu, kuras ietvaros skolas pārstāvji var izmantot īpaši izstrādātus interaktīvus materiālus par dažādām drošības tēmām skolas vecuma bērniem.
- Novembrī plāno informatīvas aktivitātes kā katru gadu.`,
		events: [
			{ date: '2025-11', until: null, text: 'Plāno informatīvas aktivitātes kā katru gadu', said: 'Novembrī' }
		],
		figures: []
	},
	{
		heading: 'VALSTS PROBĀCIJAS DIENESTS',
		name: 'Valsts probācijas dienests',
		asked: ['VPD'],
		text: `- No septembra tiek organizēta īpaša specializācija kolēģiem, kuri strādā ar dzimumnoziegumiem, paredzot īpašu mācību saturu un noteiktu resertificēšanās procesu.
- Ikgadējā starptautiska līmeņa konference par darbu ar dzimumnoziegumu veicējiem plānojas 20. novembrī.`,
		events: [
			{
				date: '2025-09',
				until: null,
				text: 'No septembra tiek organizēta īpaša specializācija kolēģiem, kuri strādā ar dzimumnoziegumiem',
				said: 'No septembra'
			},
			{
				date: '2025-11-20',
				until: null,
				text: 'Ikgadējā starptautiska līmeņa konference par darbu ar dzimumnoziegumu veicējiem',
				said: '20. novembrī'
			}
		],
		figures: []
	},
	{
		heading: 'TIESĪBSARGS',
		name: 'Tiesībsargs',
		asked: ['Tiesībsargs'],
		text: `- Noslēgta izpēte jautājumā par bērnu nopratināšanā iesaistīto psihologu kvalifikāciju. https://www.tiesibsargs.lv/resource/atzinums-parbaudes-lieta-nr-2024-25-27j/
- Turpinās izpēte par bērnu seksuālas izmantošanas lietu iztiesāšanas efektivitāti.`,
		events: [],
		figures: []
	},
	{
		heading: 'LATVIJAS UNIVERSITĀTE',
		name: 'Latvijas Universitāte',
		asked: ['LU'],
		text: `- Sadarbībā ar Centrs Dardedze LU veic pētniecību projektā “Atbalsta pakalpojums gadījumos, kad bērns demonstrējis kaitējošu seksuālu uzvedību”. Projekta mērķis – palīdzēt skolām, bērniem un viņu ģimenēm risināt kaitējošu seksuālu uzvedību – bērna vecumam neatbilstošu uzvedību, kas var kaitēt gan pašam bērnam, gan citiem.
- Sadarbībā ar britu universitāti “The London School of Hygiene & Tropical Medicine” uzsākts darbs pie Džimbas drošības programmas ietekmes pētījuma.`,
		events: [],
		figures: []
	},
	{
		heading: 'PAPARDES ZIEDS',
		name: 'Papardes zieds',
		asked: ['Papardes zieds'],
		text: `- Apzinoties, ka bērni ar intelektuālās attīstības traucējumiem ir īpaša riska grupa seksuālas izmantošanas kontekstā, izveidotas darba lapas, lai katra ģimene varētu praktiski, individuāli darboties ar šiem jautājumiem savās mājās. https://papardeszieds.lv/pakalpojumi/grt/
- Pašvaldību aptaujā konstatēts, ka tām trūkst pakalpojumu cilvēkiem ar garīga rakstura traucējumiem.`,
		events: [],
		figures: []
	},
	{
		heading: 'LATVIJAS DROŠĀKA INTERNETA CENTRS',
		name: 'Latvijas Drošāka interneta centrs',
		asked: ['Drošāka interneta centrs'],
		text: `- Sadarbībā ar Tiesu Administrāciju 1x oktobrī un 1x novembrī kopā ar Valsts policiju tiks vadītas lekcijas tiesnešiem un prokuroriem par dzimumnoziegumiem internetā.
- Tiek gatavoti dokumenti un pieteikums, kas tiks iesniegts Patērētāju tiesību aizsardzības centrā, lai kļūtu par "uzticamajiem signalizētājiem" Digitālo pakalpojumu akta ietvarā (par CSAM saturu internetā).`,
		events: [
			{
				date: '2025-10',
				until: null,
				text: 'Kopā ar Valsts policiju tiks vadītas lekcijas tiesnešiem un prokuroriem par dzimumnoziegumiem internetā',
				said: '1x oktobrī'
			},
			{
				date: '2025-11',
				until: null,
				text: 'Kopā ar Valsts policiju tiks vadītas lekcijas tiesnešiem un prokuroriem par dzimumnoziegumiem internetā',
				said: '1x novembrī'
			}
		],
		figures: []
	},
	{
		heading: 'CENTRS DARDEDZE',
		name: 'Centrs Dardedze',
		asked: ['Dardedze'],
		text: `- Sadarbībā ar Ārlietu ministriju notiek Džimbas drošības programmas ieviešanas darbi Moldovā.
- Sadarbībā ar Rīgas domi šogad tiek apmācītas kopumā 15 skolu atbalsta komandas (pedagogi, psihologi, sociālie darbinieki) un skolas kolektīvi risku pārvaldīšanā bērnu seksuālās izmantošanas risku novēršanai.
- Aktīvi izplatām aptauju “Our voice”, lai iegūtu datus par seksuālu izmantošanu piedzīvojušajiem cilvēkiem Latvijā. (Anketu joprojām var aizpildīt šeit: https://www.ourvoicesurvey.com/survey/latvian).
- Plānojam lokalizēt Somijas NVO “Protect Children” veidoto pašpalīdzības programmu “ReDirection”, kas paredzēta cilvēkiem ar tieksmi meklēt bērnu seksuālu izmantošanu saturošus materiālus internetā – ar mērķi papildināt Latvijas preventīvo pasākumu klāstu bērnu aizsardzībai.`,
		events: [
			{
				date: '2025',
				until: null,
				text: 'Sadarbībā ar Rīgas domi šogad tiek apmācītas kopumā 15 skolu atbalsta komandas (pedagogi, psihologi, sociālie darbinieki)',
				said: 'šogad'
			}
		],
		figures: [
			{
				key: 'skolu-komandas',
				name: 'Apmācītās skolu atbalsta komandas',
				value: 15,
				unit: 'komandas',
				from: '2025',
				until: '2025',
				partOf: null,
				said: 'šogad tiek apmācītas kopumā 15 skolu atbalsta komandas'
			}
		]
	}
];
