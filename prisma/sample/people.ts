/**
 * The officials the document names: the chair of subgroup 1 and the 26 of its *Sastāvs*, in its order. The office is the
 * seat's label as printed, the name follows it after a dash (twice after a hyphen). Nothing else is known of them here:
 * no address and no term, so the portal never writes to them. An official whom the document names in two capacities
 * ("Latvijas Universitātes asociētā profesore, Latvijas Klīnisko psihologu asociācijas pārstāve") speaks for both.
 */
export interface SampleOfficial {
	name: string;
	office: string;
	institutions: readonly string[];
}

export const chairOfSubgroup1: SampleOfficial = {
	name: 'Evita Zālīte-Grosa',
	office: 'Labklājības ministrijas parlamentārā sekretāre',
	institutions: ['LM']
};

export const membersOfSubgroup1: readonly SampleOfficial[] = [
	{
		name: 'Elīna Celmiņa',
		office: 'Labklājības ministrijas valsts sekretāra vietniece',
		institutions: ['LM']
	},
	{
		name: 'Zita Mustermane',
		office: 'Labklājības ministrijas Bērnu un ģimenes politikas departamenta direktore',
		institutions: ['LM']
	},
	{
		name: 'Aldis Dūdiņš',
		office: 'Labklājības ministrijas Sociālo pakalpojumu departamenta direktors',
		institutions: ['LM']
	},
	{
		name: 'Olita Augstovska',
		office: 'Pārresoru koordinācijas centra konsultante',
		institutions: ['PKC']
	},
	{
		name: 'Sigita Sniķere',
		office: 'Pārresoru koordinācijas centra konsultante',
		institutions: ['PKC']
	},
	{
		name: 'Ņikita Bezborodovs',
		office: 'Bērnu klīniskās universitātes slimnīcas Bērnu psihiatrijas klīnikas vadītājs',
		institutions: ['BKUS']
	},
	{
		name: 'Līga Bērziņa',
		office: 'Biedrības “Latvijas Autisma apvienība” valdes priekšsēdētāja',
		institutions: ['Autisma apvienība']
	},
	{
		name: 'Ieva Bite',
		office: 'Latvijas Universitātes asociētā profesore, Latvijas Klīnisko psihologu asociācijas pārstāve',
		institutions: ['LU', 'Klīniskie psihologi']
	},
	{
		name: 'Ineta Būmane',
		office:
			'Veselības ministrijas Veselības aprūpes departamenta Veselības aprūpes organizācijas nodaļas vadītāja',
		institutions: ['VM']
	},
	{
		name: 'Marta Krivade',
		office: 'Veselības ministrijas ministra padomniece politikas plānošanas jautājumos',
		institutions: ['VM']
	},
	{
		name: 'Ieva Melišus',
		office:
			'Veselības ministrijas Veselības aprūpes departamenta Veselības aprūpes organizācijas nodaļas vecākā eksperte',
		institutions: ['VM']
	},
	{
		name: 'Anda Čakša',
		office: '13.Saeimas deputāte',
		institutions: ['Saeima']
	},
	{
		name: 'Agneta Didrihsone',
		office: 'Bērnu slimnīcas fonda izpilddirektore',
		institutions: ['Bērnu slimnīcas fonds']
	},
	{
		name: 'Karīna Pētersone',
		office: 'Bērnu slimnīcas fonda projektu vadītāja',
		institutions: ['Bērnu slimnīcas fonds']
	},
	{
		name: 'Inga Gulbe',
		office: 'Valsts bērnu tiesību aizsardzības inspekcijas Konsultatīvās nodaļas vadītāja',
		institutions: ['VBTAI']
	},
	{
		name: 'Evija Rācene',
		office: 'Valsts bērnu tiesību aizsardzības inspekcijas Bērnu tiesību aizsardzības departamenta direktore',
		institutions: ['VBTAI']
	},
	{
		name: 'Ruta Klimkāne',
		office: 'Rīgas domes Labklājības departamenta Sociālās pārvaldes priekšnieka vietniece',
		institutions: ['Rīgas dome']
	},
	{
		name: 'Līga Tetere',
		office:
			'Rīgas domes Labklājības departamenta Sociālās pārvaldes Sociālo pakalpojumu administrēšanas nodaļas ģimenēm un bērniem vadītāja',
		institutions: ['Rīgas dome']
	},
	{
		name: 'Olga Lukina',
		office:
			'Biedrības “Nepaliec viens” centra “Solis augšup” vadošā speciāliste, sertificēta ABA terapeite, ergoterapeite',
		institutions: ['Nepaliec viens']
	},
	{
		name: 'Diāna Mekša',
		office: 'Biedrības “Nepaliec viens” centra “Solis augšup” vadītāja, sociālā rehabilitētāja',
		institutions: ['Nepaliec viens']
	},
	{
		name: 'Anna Meņkova',
		office: 'Latvijas sociālo darbinieku biedrības pārstāve',
		institutions: ['Sociālie darbinieki']
	},
	{
		name: 'Ilze Rudzīte',
		office: 'Latvijas Pašvaldību savienības padomniece veselības un sociālajos jautājumos',
		institutions: ['LPS']
	},
	{
		name: 'Silvija Strankale',
		office:
			'Biedrības “Latvijas Pašvaldību sociālo dienestu vadītāju apvienība” pārstāve, Rēzeknes novada sociālā dienesta vadītāja',
		institutions: ['Sociālo dienestu vadītāji', 'Rēzeknes novada sociālais dienests']
	},
	{
		name: 'Sanita Vanaga',
		office: 'Izglītības un zinātnes ministrijas Izglītības departamenta eksperte',
		institutions: ['IZM']
	},
	{
		name: 'Sarmīte Veide',
		office: 'Biedrības “Latvijas Ģimenes ārstu asociācija” prezidente',
		institutions: ['Ģimenes ārsti']
	},
	{
		name: 'Laima Zommere',
		office: 'Valsts izglītības satura centra Speciālās izglītības nodaļas vecākā eksperte',
		institutions: ['VISC']
	}
];
