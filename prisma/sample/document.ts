/** The document the council was read from; its name is the beginning of every record's provenance. */
export const source = '004_80f4e772a7b2cb4e.txt';

/** Where in the document something stands: "004_80f4e772a7b2cb4e.txt, 2. apakšgrupa, Sastāvs, 6." */
export function at(...place: string[]): string {
	return [source, ...place].join(', ');
}

/** All five documents of the council that lie in `documents/`, byte for byte, with what each is. */
export const documents: readonly { name: string; about: string }[] = [
	{
		name: '000_d8580e7edfc7d764.txt',
		about: 'Bērnu lietu sadarbības padomes sēdes 25.03.2026. prezentācija'
	},
	{
		name: '001_374c39ded80580af.txt',
		about: 'Kopsavilkums no “Centrs Dardedze” rīkotās ekspertu padomes 30.09.2025.'
	},
	{
		name: '002_baf80fab27259272.txt',
		about: 'Valsts programma bērna un ģimenes stāvokļa uzlabošanai 2024. gadam'
	},
	{ name: '003_45cf5d01d9eb6b9c.txt', about: 'Bērna tiesību aizsardzības programmas pašvaldībās' },
	{
		name: source,
		about: 'Bērnu lietu sadarbības padomes pastāvīgās darba grupas un apakšgrupu mandāti'
	}
];
