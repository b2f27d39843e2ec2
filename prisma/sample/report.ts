/*
 * The interim report on the Prime Minister's resolution as it was presented to the council on 25 March 2026, slide by slide, as
 * `documents/000_…` prints it, word for word.
 *
 * - A slide is a theme. The preventive measures stand on two slides, "… I" and "… II", each with a subject of its own (who
 *   helps and informs; programmes and what holds them back), so they are two here: what is compiled from them says what the
 *   slides say.
 * - What stands on a slide before its first sub-heading has none.
 * - Of the resolution the document prints who gave it and its number. When it was given, what it is about, what it asks for,
 *   point by point, of whom and by when it does not say, and neither does this.
 * - The last theme is what is planned: eight things under three headings, with nobody and no day to any of them.
 */
export const resolution = {
	/** As printed; it may have lost a sign between its first two parts, but which one nobody can tell. */
	number: '2026 1.1.1./4-4',
	issuer: 'Ministru prezidente',
	/** Not printed, and not guessed. */
	subject: '',
	/** How a task born of it cites it, as the report does. */
	cited: 'Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4'
} as const;

/** What a sub-heading is about. */
export type SampleKind = 'ASSESSMENT' | 'IN_FORCE' | 'RISKS' | 'PROBLEMS' | 'MEASURES' | 'PLANNED';

export interface SampleParagraph {
	readonly kind: SampleKind;
	/** As printed, with its colon where it has one. */
	readonly heading: string | null;
	/** Markdown. */
	readonly text: string;
}

export interface SampleSection {
	readonly theme: string;
	readonly paragraphs: readonly SampleParagraph[];
}

export const report = {
	document: '000_d8580e7edfc7d764.txt',
	title: 'Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4',
	/** At the council's meeting of this day. */
	presentedOn: '2026-03-25'
} as const;

export const sections: readonly SampleSection[] = [
	{
		theme: 'STARPTAUTISKĀ ADOPCIJA UN VIESĢIMEŅU PROGRAMMAS – IZVĒRTĒJUMS',
		paragraphs: [
			{
				kind: 'ASSESSMENT',
				heading: null,
				text: `- Informācija par no Latvijas adoptētiem bērniem nav identificēta
- Kopš 2022. gada adopcija uz ASV nav iespējama, līdz 2022. gadam tikai izņēmuma gadījumos
- Adopcijas process bija daudzpakāpju un stingri uzraudzīts un starpniecību varēja veikt tikai akreditētas ārvalstu adopcijas aģentūras
- Nodrošināta stingra pēcadopcijas uzraudzība`
			}
		]
	},
	{
		theme: 'ĀRPUSĢIMENES APRŪPE – REGULĒJUMS UN IDENTIFICĒTIE RISKI',
		paragraphs: [
			{
				kind: 'IN_FORCE',
				heading: 'Spēkā esošais regulējums:',
				text: `- Obligātas mācības audžuģimenēm un aizbildņiem pirms vai pēc statusa piešķiršanas
- Regulāra uzraudzība visās ārpusģimenes aprūpes formās
- No 2024. gada – agrīna prevence no 16 gadu vecuma, izvērtējot jaunieša nākotnes vajadzības
- Uzsākta vienotu kvalitātes standartu izstrāde ārpusģimenes aprūpei`
			},
			{
				kind: 'PROBLEMS',
				heading: 'Identificētās problēmas praksē:',
				text: `- Sarežģīta bērna situācijas izsekojamība, mainoties aprūpes formai
- Palielināts risks bērniem aprūpes pārejas posmos
- Nepietiekami izdalīti cilvēku tirdzniecības riski mācību saturā
- Informācijas aprites un starpinstitucionālās koordinācijas izaicinājumi`
			}
		]
	},
	{
		theme: 'BĒRNU IESAISTE AR ĀRĒJĀ IZSKATA DEMONSTRĒŠANU SAISTĪTOS PASĀKUMOS – REGULĒJUMS UN RISKI',
		paragraphs: [
			{
				kind: 'IN_FORCE',
				heading: null,
				text: `- **Bērnu tiesību aizsardzības likuma 50.¹ pants. Ierobežojumi bērna iesaistīšanai pasākumos**
- **Ministru kabineta 2009. gada 14. maija noteikumi Nr. 407 “Kārtība, kādā bērnus var iesaistīt aktivitātēs (pasākumos), kas saistītas ar ārējā izskata demonstrēšanu”**
  - Minimāli bērnu aizsardzības standarti
  - Pienākumus organizatoriem un vairāki absolūti aizliegumi
  - Vienādi attiecināmi uz modeļu skolām un modeļu aģentūrām`
			},
			{
				kind: 'PROBLEMS',
				heading: 'Galvenās nepilnības',
				text: `- Regulējums ir novecojis un neatbilst digitālajai realitātei
- Nav vecuma diferenciācijas bērnu aizsardzībai
- Nereglamentē bērnu iesaisti reklāmās un komerciālā saturā`
			}
		]
	},
	{
		theme: 'DIGITĀLĀS VIDES RISKI BĒRNU TIESĪBU AIZSARDZĪBAI',
		paragraphs: [
			{
				kind: 'ASSESSMENT',
				heading: null,
				text: `Digitālā vide ir kļuvusi par vienu no galvenajām telpām, kur notiek bērnu tiesību pārkāpumi`
			},
			{
				kind: 'RISKS',
				heading: 'Būtiskākie apdraudējumi',
				text: `- Ievilināšana (grooming) tiešsaistē
- AI radīti dziļviltojumi
- Kibermobings, pazemojoša, sensitīva saturs izplatīšana un publiskošana
- Bērnu komerciāla izmantošana sociālajos tīklos ar vecāku piekrišanu`
			},
			{
				kind: 'PROBLEMS',
				heading: 'Regulējuma un uzraudzības izaicinājumi',
				text: `- Vecāku piekrišana ne vienmēr atbilst bērna labākajām interesēm
- Platformu reakcija uz ziņojumiem par kaitīgu saturu bieži ir nepietiekama
- Nav efektīva mehānisma kaitīga saturs ātrai dzēšanai
- Trūkst skaidra regulējuma par bērna iesaistīšanu komerciāla saturs veidošanā digitālajā vidē`
			}
		]
	},
	{
		theme: 'PREVENTĪVIE UN IZGLĪTOJOŠIE PASĀKUMI BĒRNU AIZSARDZĪBAI I',
		paragraphs: [
			{
				kind: 'MEASURES',
				heading: 'Atbalsta un ziņošanas infrastruktūra',
				text: `- Bērnu un pusaudžu uzticības tālrunis 116111: radošās darbnīcas par drošību internetā, kritisko domāšanu un ievilināšanas atpazīšanu
- “Bērna māja”: vienuviet medicīnisks, psiholoģisks un sociāls atbalsts, mazinot bērna atkārtotu traumatizēšanu`
			},
			{
				kind: 'MEASURES',
				heading: 'Izglītojošās kampaņas un konferences (digitālā drošība)',
				text: `- Konferences un forumi pedagogiem un jauniešiem: kibermobings, krāpniecība, sociālo tīklu ietekme, privātums, kaitīgs saturs
- Latvijas Drošāka interneta centra kampaņa “Bīstamā draudzība internetā!”: pašpalīdzības tests drossinternets.lv norādes par ievilināšanas pazīmēm un rīcību`
			},
			{
				kind: 'MEASURES',
				heading: 'Metodiskie materiāli un vadlīnijas (speciālistiem un vecākiem)',
				text: `- Bērnu aizsardzības centra materiāls: “Pazīmes, kas var liecināt, ka bērns ir cilvēku tirdzniecības upuris”
- Vadlīnijas par bērna tiesībām uz privātās dzīves neaizskaramību (precizētas 04.07.2025.): īpašs uzsvars uz digitālā privātuma riskiem.
- Bērnu seksuālās uzvedības novērtēšanas luksofors – materiāls, lai palīdzētu atpazīt un atšķirt vecumposmam atbilstošu vai neatbilstošu seksuālo uzvedību`
			}
		]
	},
	{
		theme: 'PREVENTĪVIE UN IZGLĪTOJOŠIE PASĀKUMI BĒRNU AIZSARDZĪBAI II',
		paragraphs: [
			{
				kind: 'MEASURES',
				heading: 'Programmas un mērķēta prevencija',
				text: `- “Džimbas drošības programma” (5–10 g.): ķermeņa robežas, droša rīcība nedrošās situācijās, sociāli emocionālās prasmes
- “ReDirection”: anonīma pašpalīdzības programma bērnu seksuālās izmantošanas materiālu lietošanas novēršanai.
- Termina “ievilināšana” (grooming) nostiprināšana – vienotai izpratnei un komunikācijai`
			},
			{
				kind: 'PROBLEMS',
				heading: 'Kapacitātes un sasniedzamības izaicinājumi',
				text: `- Kvalitatīvi instrumenti pastāv, bet to pieejamība un koordinācija praksē nav pietiekama
- Vispārēji pasākumi bieži nerasniedz riskam vairāk pakļautās grupas un to ģimenes
- Nepieciešams mērķēts darbs ar vecākiem, lielāka uzmanība bērniem ar attīstības traucējumiem kā īpaši ievainojamai grupai
- Drošāka interneta centra kapacitātes stiprināšana (resursi + sadarbība)`
			}
		]
	},
	{
		theme: 'CILVĒKU TIRDZNIECĪBA LATVIJĀ – RISKA GRUPAS UN ATBALSTS CIETUŠAJIEM',
		paragraphs: [
			{
				kind: 'RISKS',
				heading: 'Augsta riska grupas',
				text: `- Bērni ārpusģimenes aprūpē
- Bāreņi un jaunieši bez atbalsta pilngadības sasniegšanas brīdī
- Bērni no ģimenēm, kurās ir nozīmīgas sociālās grūtības
- Personas ar iepriekšēju vardarbības pieredzi`
			},
			{
				kind: 'MEASURES',
				heading: 'Atbalsts - sociālās rehabilitācijas programma',
				text: `- Valsts finansēta sistēma kopš 2006. gada
- Pakalpojuma sniegšana trīs posmos:
  - identificēšana un drošības nodrošināšana
  - rehabilitācija līdz 180 dienām
  - pēcatbalsts un reintegrācija
  - multidisciplināra palīdzība: psiholoģiska, juridiska, sociāla, medicīniska`
			},
			{
				kind: 'PROBLEMS',
				heading: 'Identificētās problēmas',
				text: `- 180 dienas bieži nepietiek pilnīgai atveseļošanai
- Reintegrācija bez savlaicīgas pašvaldības iesaistes ir apgrūtināta
- Nepieciešams stiprināt ilgtermiņa atbalstu un pakalpojumu pēctecību`
			}
		]
	},
	{
		theme: 'PLĀNOTĀS IZMAIŅAS UN PRIORITĀTES',
		paragraphs: [
			{
				kind: 'PLANNED',
				heading: 'Normatīvā regulējuma pilnveide',
				text: `- MK noteikumu Nr. 407 pārskatīšana sadarbībā ar nozari
- Platformu pienākumu ievilināšanas novēršanā un vecuma verifikācijas instrumentu pārskatīšana`
			},
			{
				kind: 'PLANNED',
				heading: 'Izglītība un speciālistu sagatavotība',
				text: `- Interneta drošība kā obligāts, vecumposmiem pielāgots mācību bloks
- Speciālo zināšanu bērnu tiesību jomā mācību satura papildināšana ar obligātu digitālās drošības un cilvēku tirdzniecības apakštēmu
- Līdzvērtīga speciālo zināšanu bērnu tiesību apguve neatkarīgi no nozares`
			},
			{
				kind: 'PLANNED',
				heading: 'Prioritārās vajadzības',
				text: `- Mērķēti risinājumi apdraudējuma risku mazināšanai digitālajā vidē
- Rehabilitācijas/atbalsta sistēmas un prevences instrumentu koordinācijas un kapacitātes stiprināšana
- Ilgtspējīgs finansējums un atbilstoši cilvēkresursi plānoto interneta drošības un bērnu aizsardzības aktivitāšu digitālajā vidē īstenošanai`
			}
		]
	}
];

const isPlanned = ({ paragraphs }: SampleSection) => paragraphs.some(({ kind }) => kind === 'PLANNED');

/** The themes that tell how things are: all but the last. */
export function themesOf(all: readonly SampleSection[]): SampleSection[] {
	return all.filter((section) => !isPlanned(section));
}

export interface SamplePlan {
	/** As headed. */
	readonly group: string;
	/** Which of the group, from 1. */
	readonly place: number;
	readonly text: string;
}

/** The planned things one by one: each becomes a task. */
export function plansOf(all: readonly SampleSection[]): SamplePlan[] {
	return all
		.filter(isPlanned)
		.flatMap(({ paragraphs }) => paragraphs)
		.flatMap(({ heading, text }) =>
			text.split('\n').map((line, index) => ({
				...{ group: heading!, place: index + 1 },
				text: line.replace(/^- /, '')
			}))
		);
}
