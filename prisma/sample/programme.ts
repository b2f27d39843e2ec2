/*
 * The state programme of 2024, as `documents/002_…` prints it, word for word and misprints included ("Uzticības tālruņa 111611").
 *
 * - The print is a page layout: its lines are joined, and blanks beside one another are one. A page's end repeats the address of its
 *   link, which the text has.
 * - What a measure says before its money tells why, and then what will be done; where the second begins, the first words of a paragraph
 *   show ("Ņemot vērā minēto …", "… ir plānots …"). It is parted there, and nothing is lost between the two.
 * - A measure that stands under no chapter is "1.". Who administers which, the programme says before its first chapter.
 * - A result counts what its words count. Where one sentence counts two things, it is two results: put together they are the sentence.
 * - The order by which it was approved has neither a number nor a day in the print, and none here.
 */
export interface SampleResult {
	readonly text: string;
	readonly target?: number;
	readonly unit?: string;
}

export interface SampleChapter {
	readonly number: string;
	readonly title: string;
	/** Markdown. */
	readonly goals?: string;
	readonly tasks?: string;
	readonly text?: string;
}

export interface SampleMeasure {
	readonly number: string;
	readonly title: string;
	/** Markdown. */
	readonly justification: string;
	readonly description: string;
	/** By its key: the ministry or the centre. */
	readonly institution: 'LM' | 'BAC';
	readonly euro: number;
	readonly results: readonly SampleResult[];
}

export const programme = {
	document: '002_baf80fab27259272.txt',
	year: 2024,
	title: 'Valsts programma bērna un ģimenes stāvokļa uzlabošanai 2024. gadam',
	/** Markdown. */
	basis: `Bērnu tiesību aizsardzības likuma 62. panta otrā daļa paredz, ka Labklājības ministrija (turpmāk – ministrija) izstrādā un labklājības ministrs apstiprina ikgadējo valsts programmu bērnu un ģimenes stāvokļa uzlabošanai (turpmāk – valsts programma).

Valsts programma ir īstermiņa politikas plānošanas dokuments, kura mērķis ir sekmēt bērnu un ģimenes stāvokļa uzlabošanos, kā arī īstenot mērķtiecīgus uz bērnu tiesību aizsardzību un nodrošināšanu vērstus pasākumus.

Valsts programmā ietverto pasākumu īstenošanu nodrošina ministrija un Bērnu aizsardzības centrs (turpmāk – centrs) šādā apjomā:

1) ministrija nodrošina un administrē valsts programmas 2.1.1., 2.1.2., 2.1.4., 2.1.5., 2.1.6., 2.1.7. un 2.2.1. apakšnodaļā noteiktos pasākumus;
2) centrs nodrošina un administrē valsts programmas 1. nodaļā, 2.1.3., 2.1.8., 2.1.9., 2.2.2., 2.2.3., 2.2.4., 2.2.5. un 2.2.6. apakšnodaļā noteiktos pasākumus.`,
	/** Who approves it, of whom the stamp and the text speak. */
	orderedBy: 'Labklājības ministrs',
	/** Euro, as the document states it. */
	total: 283_239
} as const;

export const chapters: readonly SampleChapter[] = [
	{
		number: '2.',
		title: 'Informatīvie pasākumi bērna un ģimenes stāvokļa uzlabošanai',
		goals: `1) īstenot pasākumus bērnu un jauniešu līdziesaistes veicināšanai tiem būtisku jautājumu izlemšanā;
2) izveidot video stāstus par bērnu sagatavošanu patstāvīgai dzīvei un par sociālajām garantijām bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas un informēt par tām mērķauditoriju
3) īstenot informatīvās kampaņas par bērnu drošību;
4) organizēt informatīvo kampaņu personu uzrunāšanai par kļūšanu par sociālo mentoru bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas;
5) organizēt diskusiju un īstenot izpratni veicinošus pasākumus ar dzimumu saistītas vardarbības un vardarbības ģimenē novēršanai;
6) organizēt informatīvus pasākumus zēniem un vīriešiem par negatīviem ar dzimumu saistītiem stereotipiem, to ietekmi uz vīriešu un zēnu psihoemocionālo labklājību, kā arī par vīriešu un sieviešu vienlīdzīgām iespējām un tiesībām sabiedrībā;
7) izveidot informatīvus materiālus par darba un privātās dzīves saskaņošanas iespējām vīriešiem un sievietēm, kā arī par vīriešu iesaisti mājas darbu veikšanā un bērnu aprūpē;
8) organizēt centra uzticības tālruņa sociālo kampaņu;
9) organizēt Starptautiskajai bērnu aizsardzības dienai veltītus reģionālos pasākumus un podkāstu par aktuālajiem jautājumiem.`,
		tasks: `1) bērnu un jauniešu viedokļa noskaidrošanai, nodrošināt viņu līdziesaisti atbalsta sistēmas veidošanā un jaunu pakalpojumu ieviešanā bērniem ar uzvedības traucējumiem vai atkarības problēmām vai to iestāšanās riskiem;
2) ar plašsaziņas līdzekļu starpniecību un semināros informēt bāreņus un bez vecāku gādības palikušos bērnus un viņu aprūpētājus par tiesībām saņemt viņiem pienākošās sociālās garantijas, kā arī par pieejamo atbalstu patstāvīgas dzīves uzsākšanai pēc pilngadības sasniegšanas;
3) izglītot sabiedrību un nozares ekspertus par bērnu drošību;
4) veikt pasākumus uzticības tālruņa popularizēšanai, lai maksimāli sasniegtu bērnu un pusaudžu auditoriju;
5) uzrunāt sabiedrību un aicināt kļūt par mentoriem bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas;
6) sekmēt sabiedrības izpratni par cieņpilnu attiecību veidošanu ģimenē, kas balstās izpratnē par sieviešu un vīriešu līdztiesīgām tiesībām un iespējām, kā arī par vardarbības ģimenē negatīvo ietekmi uz personu psihoemocionālo labklājību;
7) informēt sabiedrību par vīriešu un sieviešu vienlīdzīgām iespējām un tiesībām darba tirgū, kā arī mazināt stereotipus sabiedrībā par vīriešu iesaisti bērnu aprūpē.`
	},
	{
		number: '2.1.',
		title: 'Sabiedrības informēšanas kampaņa „Palīdzi bērnam izaugt!”',
		text: `Apvienoto Nāciju Organizācijas komitejas rekomendācijās par Latvijas ziņojumu par bērnu stāvokli valstī ir izteiktas bažas par augstajiem bērnu mirstības rādītājiem ārēju cēloņu, piemēram, pašnāvības, noslīkšanas un ceļu satiksmes negadījumu, ietekmē. Vienlaikus ir arī ieteikts veikt papildu darbības, lai samazinātu bērnu mirstību ārēju cēloņu ietekmē, īpaši akcentējot nepieciešamību pastiprināt izpratnes veicināšanas un izglītošanas kampaņas. Vecāki un ārpusģimenes aprūpē esošo bērnu aprūpētāji ir viena no tām auditorijām, kas vistiešākajā veidā nodrošina bērna pamatvajadzības, tostarp – fizisko un emocionālo drošību. Līdz ar to, uzrunājot šo auditoriju, iespējama pozitīva iedarbība uz ģimeņu un bērnu paradumu maiņu, aktualizējot jautājumu bērnu drošības jautājumu, bērnu tiesību ievērošanu un līdziesaisti. Ne mazāka nozīme bērnu drošības nodrošināšanā ir arī sabiedrībai – līdzcilvēkiem, kuri riska situācijā var atrasties līdzās un pasargāt bērnus no pārgalvīgas rīcības un tās sekām.

Vienlaikus nepieciešams turpināt izglītot un veicināt sabiedrības izpratni par sieviešu un vīriešu vienlīdzīgām tiesībām un iespējām, par vīriešu psihoemocionālo labklājību, kā arī par cieņpilnu attiecību veidošanu ģimenē, kas balstās izpratnē par sieviešu un vīriešu līdztiesīgām tiesībām un iespējām, kā arī par vardarbības ģimenē negatīvo ietekmi uz personu psihoemocionālo labklājību. Tāpat nepieciešams turpināt informēt vecākus par bērnu audzināšanu un iespējām saskaņot darba un privāto dzīvi, kā arī stiprināt tēvu iesaistīšanos bērnu ikdienas aprūpē un aktīvi izmantot bērna kopšanas atvaļinājumu un paternitātes atvaļinājumu.`
	},
	{
		number: '2.2.',
		title: 'Pasākumi bērnu tiesību aizsardzībā'
	}
];

export const measures: readonly SampleMeasure[] = [
	{
		number: '1.',
		title: 'Palīdzības nodrošināšana krīzes situācijās',
		justification: `Centra Krīzes intervences komanda (turpmāk – krīzes komanda) iesaistās smagu krīzes situāciju risināšanā. Visbiežāk krīzes komandas speciālisti sniedz psiholoģisku palīdzību un atbalstu gadījumos, kas saistīti ar bērna nāvi, piemēram, suicīds, ceļu satiksmes negadījumi, noslīkšana, nāve pēc ilgstošas saslimšanas u.c. Krīzes komandas palīdzība nereti nepieciešama ne tikai citiem bērniem un personām bērna izglītības iestādē, bet arī ģimenei – palīdzība ir būtiska gan vecākiem, gan citiem radiniekiem, gan ārpusģimenes aprūpē esošo bērnu aprūpētājiem. Aizvien daudzos gadījumos pašvaldību izglītības iestādēs nav pieejama profesionāla atbalsta saņemšanas iespēja krīzes situācijā – tas saistīts gan ar kvalificētu krīzes situāciju vadības speciālistu trūkumu, gan izglītības iestādes personāla ciešo emocionālo sasaisti ar cietušo vai mirušo audzēkni, kas traucē atpazīt gan savas, gan apkārtējo krīzes pazīmes, jo īpaši, ja situācijā ir iesaistīti daudzi krīzē cietušie, aculiecinieki un tuvinieki.

2022. gadā krīzes komanda sniedza palīdzību un metodisko atbalstu kopumā 15 krīzes situācijas gadījumos, 10 gadījumos sniedzot operatīvu psihoemocionālu atbalstu klātienē. Izbraukumos psiholoģiskā palīdzība nodrošināta 219 bērniem, 96 pedagogiem un speciālistiem un 8 ģimenes locekļiem. 5 krīzes gadījumos attālināti sniegta metodiskā palīdzība krīzes gadījumu vadīšanā sociālajiem darbiniekiem un izglītības iestāžu speciālistiem, kā arī sniegtas rekomendācijas speciālistiem, kuri turpināja darbu ar krīzē cietušajiem bērniem. Savukārt 2023. gadā kopumā iesaiste bija nepieciešama 23 krīzes gadījumos, no kuriem 16 gadījumos bija nepieciešams sniegt palīdzību un metodisko atbalstu. 10 gadījumos tika nodrošināts operatīvs psihoemocionāls atbalsts klātienē izglītības iestādē, izglītības pārvaldē, sociālajā dienestā, u.c. Izbraukumos psiholoģiskā palīdzība nodrošināta 113 bērniem, 19 pedagogiem un 15 speciālistiem un 5 ģimenes locekļiem. 6 krīzes gadījumos attālināti sniegta metodiskā palīdzība krīzes situācijas vadīšanā sociālajiem darbiniekiem un izglītības iestāžu speciālistiem, kā arī sniegtas rekomendācijas speciālistiem, kuri turpināja darbu ar krīzē cietušajiem bērniem.

Ņemot vērā krīzes komandas speciālistu gūto darba pieredzi, darbā ir izmantotas ne tikai pirmās psiholoģiskās palīdzības nodrošināšanas krīzes situācijās metodes, bet arī citas palīdzības formas. 2023. gadā bērniem un ģimenes locekļiem tika sniegtas 10 atkārtotas klātienes individuālās psiholoģiskās konsultācijas, nodrošinātas izglītojoša rakstura konsultācijas speciālistiem, kuri saskārušies ar krīzes situācijas vadīšanu, kā arī gadījumos, kad novērojamas smagas krīzes pazīmes un lai mazinātu pēctraumas stresa sindroma izraisītās sekas un cietušais saņemtu profesionālu palīdzību ilgtermiņā, ir veikti atkārtoti krīzes komandas izbraukumi.`,
		description: `Krīzes komandas darbības kvalitatīvai nodrošināšanai nepieciešami papildu līdzekļi, paredzot nodrošināt krīzes komandas speciālistu supervīzijas, komandējuma izdevumus, sakaru pakalpojumus krīzes situācijas darba koordinēšanai 24 stundas diennaktī, krīzes komandas speciālistu kvalifikācijas paaugstināšanu un pēc smagiem traumatiskiem notikumiem individuālas konsultācijas iesaistītajiem psihologiem.`,
		institution: 'BAC',
		euro: 8_000,
		results: [
			{
				text: '15 gadījumos sniegta operatīva un profesionāla palīdzība un atbalsts krīzes situācijā bērniem, vecākiem, izglītības iestāžu darbiniekiem, nodrošinot palīdzības saņemšanu iestādēs, kurās uzturas bērni, un ģimenēs.',
				target: 15,
				unit: 'gadījumi'
			},
			{
				text: 'Atviegloti krīzes simptomi, stabilizēts cietušo un aculiecinieku emocionālais stāvoklis, kā arī nepieciešamības gadījumā nodrošināta atkārtota palīdzības sniegšana krīzes situācijā cietušajiem.'
			},
			{
				text: 'Nodrošinātas bezmaksas psiholoģiskās klātienes konsultācijas krīzes situācijā iesaistītajiem bērniem.'
			},
			{
				text: 'Nodrošināta iespēja saņemt psiholoģiskas konsultācijas pa bezmaksas Bērnu un pusaudžu uzticības tālruni 116111, e-konsultāciju veidā vai tiešsaistē bērniem un speciālistiem, kuri ir saskārušies ar krīzes gadījumu vadīšanu.'
			},
			{
				text: 'Sniegti ieteikumi krīzes situācijas vadīšanā iesaistītajām personām turpmākai darbībai situācijas uzlabošanai.'
			}
		]
	},
	{
		number: '2.1.1.',
		title: 'Pasākumu īstenošana Mātes un Tēva dienas godināšanai',
		justification: `Latvijā Mātes diena, kuru svin maija otrā svētdiena, ir kļuvusi par ikgadēju svētku dienu. Tā ir diena, kad īpaši godinām mātes, vecmāmiņas un krustmātes, augstu vērtējot nesavtīgo ieguldījumu ģimenē un bērnu ikdienas dzīvē.

Tāpat arī septembra otrajā svētdienā katru gadu Latvijā svin Tēva dienu, lai pievērstu uzmanību tēva lomai bērnu audzināšanā.

Lai veicinātu vecāku informētību par bērnu audzināšanu un iespējām saskaņot darba un privāto dzīvi, kā arī stiprinot tēvu iesaistīšanos bērnu ikdienas aprūpē un aktīvi izmantojot bērna kopšanas atvaļinājumu un paternitātes atvaļinājumu, Labklājības ministrija pēdējos gadus ir organizējusi informatīvus pasākumus, godinot Mātes un Tēva dienu.`,
		description: `Arī šogad ir plānots īstenot pasākumus Mātes un Tēva dienas godināšanai.

Darba un ģimenes dzīves līdzsvars, mammas pārslodzes un izdegšanas riski, atgriešanās darbā pēc bērna kopšanas atvaļinājuma un ar to saistītie izaicinājumi, tēvu iesaistīšanās bērnu ikdienas aprūpē un aktīva bērna kopšanas atvaļinājuma un paternitātes atvaļinājuma izmantošana ir galvenās tēmas, kas tiks akcentētas, šogad sagaidot Mātes un Tēva dienu.`,
		institution: 'LM',
		euro: 10_000,
		results: [{ text: 'Organizēti informatīvi pasākumi Mātes un Tēva dienas godināšanai.' }]
	},
	{
		number: '2.1.2.',
		title:
			'Video stāstu izveide bāreņiem un bez vecāku gādības palikušajiem bērniem par sagatavošanos patstāvīgas dzīves uzsākšanai un par sociālajām garantijām pēc pilngadības sasniegšanas',
		justification: `Informatīvā ziņojuma “Par priekšlikumiem specializēto audžuģimeņu un ārpusģimenes aprūpes atbalsta centru darbības uzlabošanai” (izskatīts un pieņemts zināšanai Ministru kabineta 2022. gada 29. novembra sēdē, prot. Nr. 61, 32.§) izstrādes laikā, kā arī darba grupās, kuras ir bijušas izveidotas, lai izvērtētu ārpusģimenes aprūpē esošajiem bērniem pēc pilngadības sasniegšanas nepieciešamos atbalsta pasākumus, uzsākot patstāvīgu dzīvi, secināts, ka ne visi bērni ir informēti par pienākošajām sociālajām garantijām, kā arī daļa tās saņem novēloti, proti, divus vai pat vairāk gadus pēc pilngadības sasniegšanas. Lai veicinātu to, ka jaunieši savlaicīgi ir informēti par viņiem pienākošajām sociālajām garantijām, ministrija ir atjaunojusi mājas lapā esošo informāciju par sociālajām garantijām bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas, tai skaitā piedāvājot informāciju jauniešiem vieglāk uztveramā un saprotamā veidā.`,
		description: `Bez tam, lai uzrunātu iespējami plašāku bāreņu un bez vecāku gādības palikušo bērnu un viņu aprūpētāju loku, tādējādi mazinot iespējas šiem bērniem nesaņemt viņiem pienākošās sociālās garantijas, ir plānots izveidot un sociālajos medijos demonstrēt video stāstus (videorullīši) par nepieciešamību savlaicīgi sagatavot bāreņus un bez vecāku gādības palikušos bērnus patstāvīgas dzīves uzsākšanai pēc pilngadības sasniegšanas, kā arī iespējām saņemt sociālās garantijas. Lai uzrunātu un iesaistītu iespējami lielāku bāreņu un bez vecāku gādības palikušo bērnu un viņu aprūpētāju skaitu un sniegtu atbildes uz neskaidriem jautājumiem, ir nepieciešams organizēt reģionālus seminārus minētajai mērķauditorijai.`,
		institution: 'LM',
		euro: 20_000,
		results: [
			{
				text: 'Izveidoti un demonstrēti kopumā pieci video stāsti (videorullīši) par ārpusģimenes aprūpē esošu bērnu sagatavošanu patstāvīgai dzīvei un par sociālajām garantijām bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas.',
				target: 5,
				unit: 'video stāsti'
			},
			{
				text: 'Organizēti pieci reģionālie semināri bāreņiem un bez vecāku gādības palikušiem bērniem, kuriem tuvojas pilngadība, un viņu aprūpētājiem.',
				target: 5,
				unit: 'reģionālie semināri'
			}
		]
	},
	{
		number: '2.1.3.',
		title: 'Sociālās reklāmas klipi par bērnu traumatismu',
		justification: `Sabiedrības informēšana par dažādiem bērnu tiesību aizsardzības aspektiem un rūpes par bērnu drošību ir viens no centra būtiskajiem uzdevumiem. Saņemot iespējami plašāku un kvalitatīvāku informāciju, sabiedrība kļūst arvien izglītotāka un zinošāka bērnu tiesību aizsardzības jautājumos, kā rezultātā pakāpeniski mainās attieksme pret bērnu tiesību pārkāpumiem un apdraudējumiem, tie tiek savlaicīgāk konstatēti un novērsti, kā arī arvien lielāka vērība tiek pievērsta arī bērnu drošībai. Vienlaikus 2023. gadā, ņemot vērā sabiedrības informācijas patērēšanas paradumu izmaiņas, centrs papildu televīzijai un radio sāka izmantot arī jaunus plašsaziņas līdzekļu kanālus – sociālos kanālus, straumēšanas platformas un mobilo tālruņu aplikācijas, tādējādi tiešāk un precīzāk uzrunājot izvēlēto mērķauditoriju.

Neatliekamā medicīniskās palīdzības dienesta un valsts sabiedrības ar ierobežotu atbildību “Bērnu klīniskā universitātes slimnīca” sniegtā informācija liecina, ka katru gadu ziemas periodā nemainīgi pieaug bērnu traumatisms, kas saistīts ar neuzmanīgu apiešanos ar karstiem šķidrumiem, atklātu uguni utt. Ņemot vērā, ka bērni ir viena no apdraudētākajām sabiedrības daļām Latvijā un gadiem bērnu traumatisma līmenis nemainīgi ir viens no augstākajiem Eiropā, savukārt bērnu slīkšanas un noslīkšanas gadījumu skaits ir augsts un salīdzināms ar ugunsgrēkos bojā gājušo bērnu skaitu, ir plānots turpināt iepriekšējos gados iesāktās iniciatīvas sabiedrības informēšanas jomā šajos jautājumos.

Vecāki un ārpusģimenes aprūpē esošo bērnu aprūpētāji ir viena no tām auditorijām, kas vistiešākajā veidā nodrošina bērna pamatvajadzības, tostarp fizisko un emocionālo drošību. Līdz ar to, uzrunājot šo auditoriju un aktualizējot bērnu drošības nodrošināšanu un bērnu tiesību ievērošanu, ir iespējama efektīva iedarbība uz ģimeņu un bērnu paradumu maiņu. Vienlīdz būtisks faktors bērnu drošībai ir arī līdzcilvēku, kuri riska situācijā var atrasties līdzās un glābt bērnus no pārgalvīgas rīcības un tās sekām, zināšanas un rīcība.`,
		description: `Tādējādi arī 2024.gadā ir turpināmas sabiedrības informēšanas aktivitātes par bērnu drošības tēmām – informatīvās kampaņas par drošības riskiem pie ūdens pavasarī un par apdedzināšanās un applaucēšanās riskiem rudenī un ziemā.`,
		institution: 'BAC',
		euro: 22_000,
		results: [
			{
				text: 'Īstenotas divas informatīvās kampaņas par bērnu drošību.',
				target: 2,
				unit: 'informatīvās kampaņas'
			}
		]
	},
	{
		number: '2.1.4.',
		title:
			'Informatīvā kampaņa par personu uzrunāšanu kļūšanai par audžuģimeni vai sociālo mentoru jauniešiem no ārpusģimenes aprūpes pēc pilngadības sasniegšanas',
		justification: `Grozījumi Sociālo pakalpojumu un sociālās palīdzības likumā paredz, ka, sākot ar 2024. gada 1. janvāri, ja persona, kura atradās ārpusģimenes aprūpē līdz pilngadības sasniegšanai, ir paudusi tādu vēlmi un aizbildnis, audžuģimene vai specializētā audžuģimene tam ir piekritusi, tā, pamatojoties uz pašvaldības sociālā dienesta izvērtējumu, pēc pilngadības var uzturēties pie tā paša vai cita ārpusģimenes aprūpes pakalpojumu sniedzēja līdz 21 gada vecuma sasniegšanai vai, ja mācās vispārējās izglītības vai profesionālās izglītības iestādē vai studē augstākajā izglītības iestādē, tostarp koledžā, – līdz 24 gadu vecuma sasniegšanai. Tāpat minētie grozījumi paredz, sociālā dienesta pienākumu izvērtēt pilngadīgas personas, kura līdz adopcijas nodibināšanai ir atradusies ārpusģimenes aprūpē un attiecībā uz kuru tiesa ir atcēlusi adopciju, vajadzības un resursus un tai nepieciešamos atbalsta pasākumus. Sniedzamā atbalsta veidus, apjomu un saturu nosaka Ministru kabinets. Kā viens no šādām personām pieejamajiem atbalsta pasākumiem ir plānots sociālā mentora pakalpojums, paredzot, ka sociālais mentors ir uzticības persona, kura veicina nepieciešamo praktisko iemaņu un prasmju apguvi, patstāvīgu dzīvi uzsākot.

Arī nepilngadīgiem patvēruma meklētājiem, kuri valstī ir ieradušies bez vecākiem vai likumiskiem aizbildņiem, ir jābūt pieejamai aizsardzībai un pārraudzībai, izglītības un sociālai integrācijai, psiholoģiskam atbalstam, centieniem atrast ģimenes locekļus vai atbalsta personu. Patvēruma likuma 9. panta sestajā daļā ir noteikts, ka nepilngadīgu personu bez pavadības izmitina patvēruma meklētāju izmitināšanas centrā, ievieto bērnu aprūpes iestādē vai audžuģimenē, vai nodrošina aprūpi pie aizbildņa, tātad normatīvie akti pieļauj nepilngadīgu personu bez pavadības izmitināšanu patvēruma meklētāju izmitināšanas centros, taču valstij ir jādara viss iespējamais, lai izvairītos no migrantu bērnu brīvības ierobežošanas.

No datiem par bāriņtiesu darbu var secināt, ka kopš 2019.gada ik gadu Latvijā nonāk nepilngadīgas personas bez pavadības, no kurām vismaz viens bērns ik gadu tiek ievietots ilgstošas sociālās aprūpes un sociālās rehabilitācijas institūcijā. Laikposmā līdz 2024. gadam ir vērojams, ka daļa bērnu ilgstoši paliek patvēruma meklētāju izmitināšanas centros, daļai nepilngadīgo personu bez pavadības tiek iecelts aizbildnis, taču tikai viens bērns ir ievietots audžuģimenē. Lai nodrošinātu nepilngadīgiem patvēruma meklētājiem uzturēšanos ģimeniskā vidē, ir nepieciešams lielāks audžuģimeņu skaits, kuras būtu gatavas uzņemties ikdienas rūpes par nepilngadīgiem patvēruma meklētājiem, kuri valstī ir ieradušies bez vecākiem vai likumiskajiem pārstāvjiem.

Atbilstoši centra sniegtajiem datiem par bāriņtiesu darbu secināms, ka 2022. gada laikā ir samazinājies audžuģimeņu skaits. Darba grupās, kurās piedalījās arī ārpusģimenes aprūpes atbalsta centru pārstāvji, ir saņemta informācija, ka arī 2023. gadā turpinājās audžuģimeņu skaita samazinājums. Tādējādi ir jāuzrunā plašāka sabiedrības daļa un jāiedrošina kļūt par audžuģimeni, tostarp arī bez pavadības esošiem bērniem, kas lūguši patvērumu Latvijā.`,
		description: `Ņemot vērā minēto un lai uzrunātu iespējami plašāku potenciālo audžuģimeņu vai sociālo mentoru loku, plānots veidot informatīvo kampaņu, kas uzrunātu sabiedrību un aicinātu kļūt par audžuģimeni vai sociālo mentoru personas, kuras būtu gatavas iesaistīties un palīdzēt bāreņiem un bez vecāku gādības palikušajiem bērniem, rūpējoties par tiem līdz pilngadības sasniegšanai, vai arī pēc pilngadības sasniegšanas veicinātu pilngadību sasniegušajai personai nepieciešamo praktisko iemaņu un prasmju apguvi, patstāvīgu dzīvi uzsākot, un sniegtu tai praktisku un emocionālu atbalstu.`,
		institution: 'LM',
		euro: 10_239,
		results: [
			{
				text: 'Organizēta informatīvā kampaņa personu uzrunāšanai par kļūšanu par audžuģimeni, lai iedrošinātu personas kļūt par audžuģimeni, vai sociālo mentoru bāreņiem un bez vecāku gādības palikušajiem bērniem pēc pilngadības sasniegšanas.'
			}
		]
	},
	{
		number: '2.1.5.',
		title: 'Pasākumi diskusiju veicināšanai ar dzimumu saistītas vardarbības novēršanai',
		justification: `Kā liecina Centrālās statistikas pārvaldes veiktā apsekojuma “Vardarbības izplatība Latvijā 2021” dati – katra ceturtā sieviete un katrs piektais vīrietis 18-47 gadu vecumā ir pieredzējuši fizisku vai seksuālu vardarbību. Lai mazinātu vardarbības ģimenē un ar dzimumu saistītas vardarbības izplatību ļoti būtiska nozīme ir efektīvai preventīvai pieejai. Zēnu un meiteņu agrīna izglītošana par cieņpilnu attiecību veidošanu, kas ir balstītas līdztiesībā, ir viena no pieejām, kā mazināt vardarbības ģimenē un ar dzimumu saistītas vardarbības izplatību sabiedrībā.`,
		description: `Lai sekmētu sabiedrības izpratni par cieņpilnu attiecību veidošanu ģimenē, kas balstās izpratnē par sieviešu un vīriešu līdztiesīgām tiesībām un iespējām, kā arī par vardarbības ģimenē negatīvo ietekmi uz personu psihoemocionālo labklājību, tiks īstenoti vairāki informatīvie pasākumi dažādos Latvijas reģionos nulles tolerances veicināšanai jauniešiem. Minētie pasākumi tiks īstenoti sadarbībā ar biedrībām un nodibinājumiem.`,
		institution: 'LM',
		euro: 15_000,
		results: [
			{
				text: 'Organizēti diskusiju un izpratni veicinoši pasākumi ar dzimumu saistītas vardarbības un vardarbības ģimenē novēršanai.'
			}
		]
	},
	{
		number: '2.1.6.',
		title:
			'Pasākumi zēniem un vīriešiem par negatīviem ar dzimumu saistītiem stereotipiem un vīriešu mentālo veselību',
		justification: `Vienlīdzīgu vīriešu un sieviešu tiesību un iespēju efektīvai nodrošināšanai sabiedrībā ir nepieciešams celt vīriešu un sieviešu izpratni par šiem jautājumiem un ir būtiski arī aktualizēt problēmas, kas ir saistītas ar negatīviem dzimumu stereotipiem vīriešu vidū un kas negatīvā veidā ietekmē vīriešu dzīves kvalitāti un sabiedrību kopumā. Šajā kontekstā izteikta problēma Latvijā ir vīriešu veselības jautājumi un psihoemocionālā labklājība, kur vīriešu izvēles un attieksmi bieži vien nosaka ar dzimumu saistīti stereotipi. Latvijā ir Eiropas Savienībā lielākā mūža ilguma atšķirība starp vīriešiem un sievietēm, kā arī kopš 2013. gada Latvijā vīriešiem ir īsākais veselīgas dzīves ilgums Eiropas Savienībā. Īpaši augsta mirstība Latvijā vīriešiem ir saistībā ar ārējiem nāves cēloņiem, tostarp pašnāvībām. Latvijā, salīdzinot ar citām ES dalībvalstīm, ir augsti mirstības rādītāji no pašnāvībām abiem dzimumiem, bet jo sevišķi pieaugušiem vīriešiem virs 35 gadiem un arī zēniem vecuma grupā 15 – 19 gadi.`,
		description: `Lai veicinātu sabiedrības izpratni par sieviešu un vīriešu vienlīdzīgām tiesībām un iespējām, kā arī par vīriešu psihoemocionālo labklājību, tiks īstenoti informatīvie pasākumi zēniem un vīriešiem par negatīvo dzimumu stereotipu ietekmi uz vīriešu un sieviešu labklājību sabiedrībā, kā arī par sieviešu un vīriešu vienlīdzīgu tiesību un iespēju veicināšanu sabiedrībā. Minētie pasākumi tiks īstenoti sadarbībā ar biedrībām un nodibinājumiem.`,
		institution: 'LM',
		euro: 15_000,
		results: [
			{
				text: 'Organizēti informatīvi pasākumi zēniem un vīriešiem par negatīviem ar dzimumu saistītiem stereotipiem, to ietekmi uz vīriešu un zēnu psihoemocionālo labklājību, kā arī par vīriešu un sieviešu vienlīdzīgām iespējām un tiesībām sabiedrībā.'
			}
		]
	},
	{
		number: '2.1.7.',
		title: 'Informatīvi pasākumi par tēva lomas nozīmi darba un privātās dzīves līdzsvara veicināšanā',
		justification: `Latvijā joprojām īpaši aktuāls ir jautājums par dzimumu atšķirībām mājas darbu un bērnu aprūpes jomā. Kā liecina Eiropas Dzimumu līdztiesības indeksa dati Latvijā laikposmā no 2016. gada līdz 2022. gadam ir vērojama pieaugoša dzimumu nevienlīdzība aprūpes un mājas darbu iesaistē starp vīriešiem un sievietēm. Piemēram, 73% sieviešu Latvijā vecumā no 18 līdz 74 gadiem norāda, ka veic mājas darbus un gatavo ēst katru dienu, vienlaikus šīs pašas aktivitātes katru dienu veic tikai 35% vīriešu. Arī bērnu aprūpē vīrieši Latvijā iesaistās mazāk aktīvi nekā sievietes – tā, piemēram, 2023. gadā 83% no vecāku pabalstu saņēmējiem bija sievietes un 17% vīrieši. Lai veicinātu pēc iespējas līdzvērtīgāku abu vecāku iesaisti bērna aprūpē, 2023. gadā tika ieviesta vecāku pabalsta nenododamā daļa 2 kalendāro mēnešu garumā katram no vecākiem. Pēc Valsts sociālās apdrošināšanas aģentūras datiem 2023. gadā šo vecāku pabalsta nenododamo daļu izmantoja 122 vīrieši un 49 sievietes. Savukārt no 2022. gada 1. augusta tika mainīti arī paternitātes pabalsta piešķiršanas nosacījumi, pagarinot pabalsta piešķiršanas termiņu līdz 6 mēnešiem no bērna piedzimšanas brīža (pirms tam tie bija 2 mēneši) un mainot 10 kalendāra dienas uz 10 darbdienām, tādējādi nodrošinot elastīgu pabalsta izmantošanas periodu un palielinot pabalsta atvietojumu.`,
		description: `Lai veicinātu vīriešu aktīvāku iesaisti mājas darbu veikšanā un bērnu aprūpē, ir plānots veidot informatīvos materiālus par darba un ģimenes dzīves saskaņošanas iespējām vīriešiem un sievietēm, tādējādi veicinot vīriešu un sieviešu vienlīdzīgas iespējas un tiesības darba tirgū, kā arī mazinot stereotipus sabiedrībā par vīriešu iesaisti bērnu aprūpē.`,
		institution: 'LM',
		euro: 10_000,
		results: [
			{
				text: 'Izveidoti informatīvie materiāli par darba un privātās dzīves saskaņošanas iespējām vīriešiem un sievietēm, kā arī par vīriešu iesaisti mājas darbu veikšanā un bērnu aprūpē.'
			}
		]
	},
	{
		number: '2.1.8.',
		title: 'Uzticības tālruņa 111611 sociālā kampaņa',
		justification: `Centra Bērnu un pusaudžu uzticības tālruņa 116111 sniegto psiholoģisko konsultāciju statistika un problemātika atspoguļo to, cik bieži ikdienā bērni jūtas nomākti, bezspēcīgi, piedzīvo dažādas krīzes situācijas, kas ietekmē viņu garīgo veselību, kā arī raksturo to, cik bieži viņi saskaras ar savstarpējo attiecību problēmām, dažādām emocionālām problēmām, vardarbību, dažādām atkarībām, kā arī citām komplicētām krīzes situācijām, kas tiešā veidā ietekmē bērna psihoemociālo stāvokli. Lai ikdienā pēc iespējas plašāk nodrošinātu psiholoģisko palīdzību bērniem un pusaudžiem krīzes situācijās, centra Bērnu un pusaudžu uzticības tālrunis 116111 ir uzsācis nodrošināt vairākas alternatīvas tam, kā bērns var vērsties pēc palīdzības. Papildu zvaniem uz tālruni bērniem ir iespēja saņemt e-konsultācijas un atbalstu tiešsaistes konsultāciju veidā, kā arī ir izveidota iespēja izmantot aplikāciju “Uzticības tālrunis”. Tādējādi bērni un jaunieši var izvēlēties un izmantot sev piemērotāko palīdzības saņemšanas veidu.

Lai maksimāli sasniegtu bērnu un pusaudžu auditoriju, padarītu centra Bērnu un pusaudžu uzticības tālruņa 116111 pakalpojumus vēl pieejamākus, kā arī aktualizētu informāciju par palīdzības saņemšanas iespējām, sazinoties ar uzticības tālruņa speciālistiem, ik gadu tiek rīkotas vairākas informatīvās kampaņas par bērnu labbūtības jomā nozīmīgiem tematiem.`,
		description: `Ņemot vērā minēto, ir plānots sociālās kampaņas ietvaros turpināt sniegt informāciju medijiem, sagatavot preses relīzes, kā arī veikt citas aktivitātes pakalpojuma popularizēšanai, piemēram, atskaņot radio ēterā audioreklāmas par iespējām sazināties ar centra Bērnu un pusaudžu uzticības tālruņa 116111 speciālistiem.`,
		institution: 'BAC',
		euro: 6_000,
		results: [{ text: 'Organizēta centra uzticības tālruņa sociālā kampaņa.' }]
	},
	{
		number: '2.1.9.',
		title:
			'Starptautiskajai bērnu aizsardzības dienai veltītie reģionālie pasākumi un podkāsti par aktuālajiem jautājumiem',
		justification: `Laikposmā no 2018. gada līdz 2022. gadam no noziedzīgiem nodarījumiem vidēji gadā ir cietuši 523 bērni. Pēc Iekšlietu ministrijas Informācijas centra datiem 2022. gadā par noziedzīgos nodarījumos cietušām atzītas kopā 8514 personas, no tām 542 bērni, no kuriem 271 ir mazgadīgas personas. Iekšlietu ministrijas sagatavotajā pārskatā “Par nepilngadīgo noziedzības stāvokli un noziedzīgos nodarījumos cietušajiem bērniem 2022. gadā” (saite: https://www.iem.gov.lv/lv/media/10245/download?attachment) pieejamie Valsts policijas dati liecina, ka bērni visbiežāk cieš no noziedzīgiem nodarījumiem pret tikumību un dzimumneaizskaramību – 55,5% (2018. gadā cietušo īpatsvars bija 43,6%, 2019. gadā – 36,1% gadījumu, 2020. gadā – 38,6%, 2021. gadā – 54,3%), savukārt no cietsirdības un vardarbības – 18,5% (2018. gadā – 17,5%, 2019. gadā – 19,2%. 2020. gadā – 23,8% , 2021. gadā – 15,4% bērnu), mantiskiem nodarījumiem – 10,5% (2018. gadā – 14,1%, 2019. gadā – 13% , 2020. gadā – 12,6%, 2021. gadā – 9,5%) un no nodarījumiem pret dzīvību un veselību – 10,7% (2018. gadā – 14,6%, 2019. gadā – 12,2%, 2020. gadā – 14,8% , 2021. gadā – 10,2%)

Ņemot vērā minētos statistikas datus un to, ka Latvijā joprojām ir augsts vardarbības pret bērniem rādītājs, ir nepieciešams turpināt darbu pie sabiedrības izglītošanas gan par vardarbības jautājumiem pret bērniem, gan pienākumu ziņot par vardarbību pret bērnu.

Tāpat arī centrs ir uzsācis darbu pie pārveides procesa, kur viens no darbības virzieniem ir pilnveidot atbalsta sniegšanu bērniem, piemēram, ir uzsākts darbs pie atbalsta sistēmas pilnveides bērniem ar uzvedības traucējumiem vai atkarības problēmām vai to iestāšanās risku, atbalsta sistēmas pilnveides izglītības iestādēs, ja tajā ir notikusi vardarbība.`,
		description: `Ņemot vērā minēto, centrs organizēs Starptautiskajai bērnu aizsardzības dienai (1.jūnijam) veltītu pasākumu, kurā informēs sabiedrību par aktuālajiem jautājumiem bērnu aizsardzības jomā un atbalsta saņemšanas iespējām. Tāpat centrs tā Facebook profilā organizēs podkāsta sagatavošanu par aktuālajām tēmām bērnu aizsardzības jautājumos.`,
		institution: 'BAC',
		euro: 30_000,
		results: [
			{ text: 'Organizēts viens pasākums.', target: 1, unit: 'pasākums' },
			{ text: 'Sagatavots viens podkāsts.', target: 1, unit: 'podkāsts' }
		]
	},
	{
		number: '2.2.1.',
		title: 'Pasākumi bērnu tiesību aizsardzībai un vardarbības prevencijas nodrošināšanai',
		justification: `Ministrija vairākus gadus īsteno izglītojošos pasākumus, lai nodrošinātu bērnu tiesību aizsardzību un mazinātu vardarbības riskus, vienlaikus izglītojot pašus bērnus un jauniešus par iespējamām vardarbības formām un izpausmēm, īpaši pirmsskolas un sākumskolas vecuma bērnus. 2023. gadā zināšanas un prasmes sniegtas 4246 pirmsskolas un sākumskolas bērniem, 41 vecākiem un 507 speciālistiem. Bērni izglītojošajos pasākumos ieguva pārliecību, ka pieaugušās personas vai vecāka bērna pāridarījums nekad nav paša bērna vaina, kā arī apguva prasmes atpazīt bīstamas un vardarbīgas situācijas, drošu un sliktu, slepenu vai nedrošu pieskārienu, atteikt jeb teikt “nē” nevēlamai uzvedībai un rīcībai, labāk sevi aizstāvēt un izvairīties no bīstamām vai nedrošām situācijām, kā arī pastāstīt pieaugušajam par piedzīvoto situāciju, meklēt un saņemt palīdzību.

2023. gadā ministrija veica iepirkumu, kura rezultātā sabiedrība ar ierobežotu atbildību “Sociālais uzņēmums Centrs Dardedze” laikposmā no 2023. gada marta līdz 2023. gada decembra vidum īstenoja 170 nodarbības “Ciemos pie Džimbas”, no kurām 129 notika klātienē un 41 – tiešsaistē, un 60 “Džimbas viesskolas” nodarbības – pa 15 nodarbībām katrā norises vietā: Liepājā, Dienvidkurzemes novadā, Balvu novadā un Rēzeknē. Džimbas drošības programmas mērķis ir: veicināt bērnu zināšanas, izpratni un prasmes, kā atpazīt nedrošas situācijas, kā tajās rīkoties un pie kā vērsties pēc palīdzības un kā mazināt risku bērniem kļūt par vardarbības upuriem. Džimbas drošības programmā apgūtās prasmes kļūst par drošu pamatu bērna pašapziņas un iemaņu stiprināšanai.`,
		description: `Ministrija 2024. gadā plāno turpināt organizēt pasākumus, lai izglītotu bērnus, īpaši pirmsskolas vecuma bērnus, speciālistus, kuri ikdienā strādā ar bērniem, un bērnu vecākus par vardarbību, īpašu uzmanību pievēršot seksuālai izmantošanai, tās izpausmi un iespējamiem riskiem, kā arī iespēju saņemt palīdzību.`,
		institution: 'LM',
		euro: 85_000,
		results: [
			{ text: 'Īstenoti pasākumi bērna tiesību aizsardzībā un vardarbības prevencijas nodrošināšanā.' }
		]
	},
	{
		number: '2.2.2.',
		title: 'Pasākums bērnu ārpusģimenes aprūpes iestāžu speciālistiem bērnu vajadzību izprašanai',
		justification: `Bērniem, kuriem trūkst vai pat vispār nav pieejams vecāku atbalsts, nereti vecākus aizstāj bērnu aprūpes iestādēs nodarbinātie, kuri uzņemas patiesas rūpes un gādību ik dienu pār bērniem, kuriem nav bijis iespējams saņemt pienācīgas rūpes un mīlestību savā ģimenē. Būtiski ir atbalstīt bērnu aprūpes iestādēs nodarbinātos, kuri strādā tieši ar bērniem, bet kuriem mēdz trūkt resursi, atbalsts, zināšanas un prasmes, lai varētu pilnvērtīgi sniegt atbalstu bērniem problēmsituācijās. Šis darbs ir prasīgs un izsmeļošs un nav iespējams to kvalitatīvi un labi paveikt, ja personai trūkst atelpas brīži, pozitīvs uzmundrinājums un pacilājoša personīgā pieredze. Ņemot vērā minēto, pasākuma mērķis ir sniegt uzmundrinājumu, atbalstu un zināšanas bērnu aprūpes iestādēs nodarbinātajiem, lai viņi arī turpmāk ir labs piemērs bērniem, ir enerģiski, pozitīvi lādēti, kā arī spēj risināt nestandarta situācijas, piedāvāt bērniem jaunus un inovatīvus situāciju risinājumus.`,
		description: `Pasākuma mērķis ir piedāvāt ne tik daudz teorētiskas zināšanas par sadarbību ar bērniem, bet gan sniegt pieredzi, kas balstīta apzinātības, garīgas prakses apguvē, lai stiprinātu personības izaugsmi tiem bērnu aprūpes iestāžu nodarbinātajiem, kuriem citādi smago darba apstākļu dēļ var būt grūti atgūt spēkus, emocionālo stabilitāti, sevis apzināšanos. Lai nodrošinātu nodarbinātajiem būt klātesošiem jaunas pieredzes apgūšanā, neuztraucoties par tikmēr notiekošo bērnu aprūpes iestādē, pasākumu plānots organizēt ārpus bērnu aprūpes iestādes un to brīvā atmosfērā vadītu profesionālis, kurš var sniegt paplašinātu ieskatu par personības izaugsmes iespējām.`,
		institution: 'BAC',
		euro: 10_000,
		results: [{ text: 'Organizēts pasākums 40 dalībniekiem.', target: 40, unit: 'dalībnieki' }]
	},
	{
		number: '2.2.3.',
		title:
			'Radošās domnīcas speciālistiem “Kā mēs redzam viens otru” (sociālajiem dienestiem, izglītības iestādēm, bāriņtiesām, policistiem)',
		justification: `Latvijā bērnu aizsardzības un labbūtības veicināšanas jomā darbojas vairākas institūcijas, tomēr nereti katrai no tām ir sava izpratne un redzējums par veicamajām darbībām, to secību un kopumu, lai sekmētu bērnu aizsardzību un interešu nodrošināšanu. Tāpat dažkārt iztrūkst informācija par citu institūciju kompetenci, uzdevumiem un funkcijām, pieejamajiem pakalpojumiem, u.c. niansēm, savukārt informācijas iztrūkums var kavēt veiksmīgu sadarbību, kas būtu nepieciešama bērnu aizsardzības, labāko interešu nodrošināšanas un labbūtības veicināšanai. Būtiski ir tuvināt institūcijas vienu otrai, sekmēt tām iespēju iepazīt citu iestāžu darbu un redzējumu, veicināt starpinstitūciju sadarbību, izzināt viedokli un papildināt zināšanas par iespējām veicināt bērnam drošu, atbalstošu vidi ģimenēs, iestādēs, kurās uzturas bērni vai kuru darbība ir saistīta ar bērnu aizsardzību, un sabiedrībā kopumā.`,
		description: `Ņemot vērā minēto, centrs plāno 2024.gadā organizēt 3 klātienes radošās darbnīcas ar praktiskiem uzdevumiem speciālistiem, kuru darbība ir saistīta ar bērniem un bērnu aizsardzību, lai veicinātu viņu profesionālo izpratni par vienotu, sinhronizētu pieeju bērnu aizsardzības un labbūtības sekmēšanai, kā arī veicinātu zināšanas par citu institūciju, kas darbojas bērnu aizsardzības jomā, darbības mehānismiem.`,
		institution: 'BAC',
		euro: 10_000,
		results: [
			{ text: 'Organizētas 3 radošās darbnīcas', target: 3, unit: 'radošās darbnīcas' },
			{ text: 'ar kopējo dalībnieku skaitu – 60.', target: 60, unit: 'dalībnieki' }
		]
	},
	{
		number: '2.2.4.',
		title: 'Zināšanu un prasmju pilnveides semināri bāriņtiesu darbiniekiem sarunas ar bērnu uzlabošanai',
		justification: `Bāriņtiesu darbinieki ir viena no tām profesionāļu kategorijām, kurai saskaņa ar Bāriņtiesu likuma 16. panta 6. punktu ir uzticēta ļoti sensitīva, taču nozīmīga tiesība – veikt pārrunas ar bērnu bez citu personu klātbūtnes. Tādējādi izpratne par bērna viedokļa noskaidrošanu un atbildība par to, lai bērna viedoklis tiktu ņemts vērā, ir īpaši nozīmīga. Bērna viedokļa noskaidrošanai ir būtiska nozīme, lai bāriņtiesa varētu pārliecināties par bērna tiesību un interešu nodrošināšanu ģimenē un izskatāmajā lietā spētu iegūt informāciju atbilstoši bērna vecumam un briedumam un nodrošinātu bērna tiesisko interešu aizsardzību.

Gatavojoties sarunai ar bērnu, bāriņtiesas darbiniekiem, ir jābūt pārliecinātiem par sarunas mērķi, jāpārzina bērna vecuma un brieduma īpatnības. Taču vienlīdz svarīga ir bāriņtiesas darbinieka psiholoģiskā un profesionālā gatavība, lai sarunas laikā radītu bērnam drošu un atbalstošu vidi un veiktu saudzīgu un informējošu sarunu ar bērnu, kurš, iespējams, ir cietis no fiziskas, emocionālas vai seksuālas vardarbības. Bāriņtiesas darbinieka veiktā saruna un tajā iegūtā informācija var ļoti ietekmēt bērnu un tā tiesību un interešu turpmāko aizsardzību, tādēļ sarunas kvalitāte, tostarp atbilstošu, neaizskarošu, nenosodošu jautājumu uzdošana, bērna informēšana par pašreiz notiekošo un iespējamiem tālākiem notikumiem, klausīšanās prasmes attīstīšana, atbilstoša un bērnam draudzīga informācijas piefiksēšana, ir būtiski bāriņtiesas darbinieka profesionalitātes aspekti, kas tiešā veidā ietekmē bāriņtiesas sniegumu un ir būtisks resurss, ko ir nepieciešams pilnveidot.

Lai sniegtu praktisku ietvaru centra 2022. gadā organizētajam semināram “Bāriņtiesas loma vardarbības pret bērnu pazīmju atpazīšanā un seku konstatēšanā”, kurā tika apskatītas tēmas par to, kā atpazīt vardarbības pazīmes un konstatēt vardarbības sekas dažāda vecuma bērniem un kā veidot sarunu ar dažāda vecuma bērniem, lai noskaidrotu iespējamo vardarbības faktu, centrs 2023. gadā organizēja seminārus bāriņtiesu darbiniekiem ar mērķi sniegt zināšanas un attīstīt prasmes, lai uzlabotu sarunas ar bērnu, kurš, iespējams, ir cietis no vardarbības, kvalitāti. Seminārus apmeklēja 79 dalībnieki un centrs saņēma ļoti pozitīvas atsauksmes no bāriņtiesu darbiniekiem.`,
		description: `Ņemot vērā minēto un lai aptvertu vēl plašāku bāriņtiesu darbinieku skaitu, ir nepieciešama šāda semināra organizēšana arī 2024. gadā. Ir plānots klātienē organizēt 4 zināšanu un prasmju pilnveides mācību grupas. Vienas mācību grupas ietvaros plānots pilnveidot 20 bāriņtiesu darbinieku zināšanas un prasmes. Kopējais dalībnieku skaits – 80.`,
		institution: 'BAC',
		euro: 12_000,
		results: [
			{ text: 'Organizēti 4 semināri', target: 4, unit: 'semināri' },
			{ text: 'un apmācīti 80 bāriņtiesu darbinieki.', target: 80, unit: 'bāriņtiesu darbinieki' }
		]
	},
	{
		number: '2.2.5.',
		title:
			'Bāriņtiesu un sociālo dienestu darbinieku sadarbības uzlabošanas un vienotas izpratnes veicināšanas pasākumi ģimeņu ar bērniem atbalstam',
		justification: `Veicot bāriņtiesu darba uzraudzību un pārbaudot bāriņtiesu lietvedībā esošās lietas, centrs ir konstatējis, ka ir iespējams efektīvi nodrošināt bērnu tiesību un interešu aizsardzību, ja vien pastāv veiksmīga pašvaldības iestāžu starpinstitucionālā sadarbība. Veiksmīgas sadarbības rezultātā iespējams savlaicīgi un efektīvi nodrošināt bērnu tiesību aizsardzību pašvaldībā, nepieļaut ilgstošus bērnu tiesību pārkāpumus un izstrādāt efektīvus prevencijas pasākumus bērnu labāko interešu aizsardzībai. Tomēr praksē nākas konstatēt, ka vienas pašvaldības izveidotās iestādes – bāriņtiesa un sociālais dienests – dēļ savstarpējās komunikācijas trūkuma vai nespējas sadarboties, laikus nenovērš bērna tiesību un interešu pārkāpumus ģimenē, kura bijusi abu šo iestāžu redzeslokā. Tādējādi ir nepieciešams sekmēt vienas pašvaldības bāriņtiesas un sociālo darbinieku sadarbību, jo īpaši veicinot abu iestāžu speciālistu izpratni par sadarbības nozīmību ģimenes ar bērniem situācijas risināšanā.

Centrs 2023. gada ietvaros jau organizēja radošo darbnīcu ciklu “Bāriņtiesu un sociālo dienestu darbinieku sadarbības uzlabošanas un vienotas izpratnes veicināšanas ģimeņu ar bērniem atbalstam”, kura laikā bāriņtiesu un sociālo dienestu speciālistiem bija iespēja veicināt un attīstīt savstarpējo sadarbību vienas pašvaldības ietvaros, iepazīties ar citu novadu labās prakses piemēriem, kā arī pilnveidot zināšanas, lai nodrošinātu veiksmīgāku sadarbību bērnu tiesību aizsardzības nodrošināšanā.

Radošo darbnīcu mērķis ir veicināt un attīstīt bāriņtiesu un sociālo dienestu speciālistu savstarpējo sadarbību un zināšanas, lai veidotu vienotu izpratni par bērna tiesību aizsardzības prioritāti un veicamajām darbībām, lai novērstu bērna šķiršanu no ģimenes vai nodrošinātu efektīvu, savlaicīgu bērna tiesību pārkāpumu novēršanu. Šajā pasākumā īpaši ir izcelta pozitīvas sadarbības nozīme, ātra un efektīva informācijas apmaiņa par ģimenēm, kurās pastāv riski pilnvērtīgai bērnu aprūpei un audzināšanai.

2023. gadā tika iesaistīti 157 bāriņtiesu un sociālie darbinieki no 25 pašvaldībām. Par radošo darbnīcu norisi, saturu un jēgpilnumu saņemtas pozitīvas atsauksmes no dalībniekiem, īpaši uzsverot to, ka radošajās darbnīcās grupu darbi tika veidoti starp vienas pašvaldības speciālistiem, kuriem arī turpmāk ikdienā jāsadarbojas.`,
		description: `Ņemot vērā minēto, arī 2024. gadā sadarbībā ar ministrijas Bērnu un ģimenes politikas departamentu un Sociālā darba un sociālās palīdzības politikas departamentu ir nepieciešams turpināt organizēt radošās darbnīcas, iesaistot tajās arī pārējo pašvaldību bāriņtiesu un sociālo dienestu darbiniekus. Ir plānots organizēt klātienē 5 radošo darbnīcu grupas. Vienas grupas ietvaros plānots pilnveidot 30 dalībnieku - bāriņtiesu un sociālo dienestu darbinieku zināšanas un prasmes. Kopējais dalībnieku skaits 150.`,
		institution: 'BAC',
		euro: 15_000,
		results: [
			{ text: 'Organizēti 5 semināri', target: 5, unit: 'semināri' },
			{
				text: 'un apmācīti 150 bāriņtiesu un sociālo dienestu darbinieki.',
				target: 150,
				unit: 'bāriņtiesu un sociālo dienestu darbinieki'
			}
		]
	},
	{
		number: '2.2.6.',
		title: 'Bērnu un jauniešu līdziesaistes pasākumi',
		justification: `Bērni un jaunieši ir enerģiskākā, uzņēmīgākā un zinātkārākā sabiedrības daļa, līdz ar to bērni un jaunieši ir arī trauslākā un visneaizsargātākā sabiedrības daļa, kas var tikt pakļauta dažādiem sociāli ekonomiskiem riskiem, piemēram, izglītības ieguves pārtraukšana, mobings, vardarbība, bezdarbs, grūtības izveidojot savu ģimeni u.tml. Lai veicinātu bērniem un jauniešiem atbilstošu atbalsta pasākumu pieejamību, to veidošanā un attīstīšanā, nepieciešams līdziesaistīt pašus bērnus un jauniešus.

Atbilstošu pakalpojumu pieejamība ietekmē visas sabiedrības labklājību un drošību, jo īpaši ilgtermiņā, tas veicina bērnos un jauniešos pilsoniskās apziņas veidošanu, līderības prasmju attīstību, darba tikumu, sadarbības spējas izkopšanu, spēju pastāvīgi mācīties un citas prasmes, kuras ir nepieciešamas mūsdienu mainīgajam dzīves ritmam un darba tirgum. Tādējādi valsts politika ir mērķtiecīgi jāveido ar noteiktu mērķi, uzdevumiem un pasākumiem, lai radītu labvēlīgus apstākļus bērnu un jauniešu personības attīstībai un līdzdalībai sociālajā, politiskajā un ekonomiskajā sfērā.

Plānojot valsts politiku bērnu un jauniešu jautājumos, būtiski ir izvērtēt viņu problēmas, identificēt problēmu mazināšanu veicinošos un traucējošos faktorus un nepieciešamos pasākumus atbalsta sistēmas pilnveidei. Vienlaikus atbalsta pasākumu veidošana bērniem un jauniešiem nav iedomājama bez pašu bērnu un jauniešu līdziesaistes, apzinot viņu viedokli par viņu vajadzībām un piemērotāko atbalstu.`,
		description: `Lai nodrošinātu bērnu un jauniešu līdziesaisti atbalsta sistēmas veidošanā un jaunu pakalpojumu ieviešanā bērniem ar uzvedības traucējumiem vai atkarības problēmām vai to iestāšanās riskiem, centrs organizēs vismaz divus pasākumus, kuros tiks noskaidrots bērnu un jauniešu viedoklis par piemērotāko atbalsta sistēmu.`,
		institution: 'BAC',
		euro: 5_000,
		results: [
			{
				text: 'Organizēti divi bērnu un jauniešu līdziesaistes pasākumi.',
				target: 2,
				unit: 'bērnu un jauniešu līdziesaistes pasākumi'
			}
		]
	}
];
