import type { Region } from './municipalities.ts';

/** A municipality as the law has it. */
export interface KnownMunicipality {
	/** "Madonas novada pašvaldība". */
	readonly name: string;
	/** What else it is entered as: its council, its territory. */
	readonly otherNames: readonly string[];
	readonly region: Region;
	readonly isStateCity: boolean;
	readonly from: string;
	/** The last day. */
	readonly until: string | null;
}

/** The day of the administrative-territorial reform. */
const reform = '2021-07-01';

const cities: Readonly<Record<Region, readonly string[]>> = {
	RIGA: ['Rīgas', 'Jūrmalas'],
	VIDZEME: [],
	KURZEME: ['Liepājas', 'Ventspils'],
	ZEMGALE: ['Jelgavas'],
	LATGALE: ['Daugavpils', 'Rēzeknes']
};

const counties: Readonly<Record<Region, readonly string[]>> = {
	RIGA: ['Ādažu', 'Ķekavas', 'Mārupes', 'Olaines', 'Ropažu', 'Salaspils', 'Saulkrastu', 'Siguldas'],
	VIDZEME: [
		...['Alūksnes', 'Cēsu', 'Gulbenes', 'Limbažu', 'Madonas', 'Ogres', 'Smiltenes', 'Valkas'],
		...['Valmieras', 'Varakļānu']
	],
	KURZEME: ['Dienvidkurzemes', 'Kuldīgas', 'Saldus', 'Talsu', 'Tukuma', 'Ventspils'],
	ZEMGALE: ['Aizkraukles', 'Bauskas', 'Dobeles', 'Jelgavas', 'Jēkabpils'],
	LATGALE: ['Augšdaugavas', 'Balvu', 'Krāslavas', 'Līvānu', 'Ludzas', 'Preiļu', 'Rēzeknes']
};

/** Varakļānu novads joined Madonas novads after the elections of 2025. */
export const merger = {
	predecessor: 'Varakļānu novada pašvaldība',
	successor: 'Madonas novada pašvaldība',
	date: '2025-07-01',
	lastDay: '2025-06-30'
} as const;

/** All there were since the reform: 43, from 1 July 2025 on 42. */
export const knownMunicipalities: readonly KnownMunicipality[] = [
	...Object.entries(cities).flatMap(([region, names]) => names.map((name) => cityOf(name, region as Region))),
	...Object.entries(counties).flatMap(([region, names]) =>
		names.map((name) => countyOf(name, region as Region))
	)
];

function cityOf(genitive: string, region: Region): KnownMunicipality {
	return {
		...{
			name: `${genitive} valstspilsētas pašvaldība`,
			region,
			isStateCity: true,
			from: reform,
			until: null
		},
		otherNames: ['valstspilsētas dome', 'pilsētas dome', 'dome', 'valstspilsēta'].map(
			(rest) => `${genitive} ${rest}`
		)
	};
}

function countyOf(genitive: string, region: Region): KnownMunicipality {
	const name = `${genitive} novada pašvaldība`;
	return {
		...{ name, region, isStateCity: false, from: reform },
		until: name === merger.predecessor ? merger.lastDay : null,
		otherNames: ['novada dome', 'novads'].map((rest) => `${genitive} ${rest}`)
	};
}
