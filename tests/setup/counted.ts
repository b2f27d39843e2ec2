import { surveysChanged } from '#lib/municipalities/kept-surveys.server.ts';
import { publishFindings } from '#lib/municipalities/findings-writing.server.ts';
import { addPractice } from '#lib/municipalities/practice-keeping.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { regions } from '#lib/municipalities/municipalities.ts';
import { makeActor } from './council.ts';

/** What one invented municipality has said. */
export interface Invented {
	readonly status: string;
	readonly analysis?: string;
	readonly plan?: readonly string[];
	readonly monitoring?: string;
	readonly participation?: string;
	/** By area: which of the three it marks. */
	readonly areas?: Readonly<Record<number, readonly string[]>>;
	readonly years?: number;
	readonly isOpenEnded?: boolean;
	readonly funding?: number;
	readonly isAccepted?: boolean;
}

/** A survey of a year with what invented municipalities ("Pašvaldība 1" …) have said, as it is kept to be counted. */
export async function makeCounted(
	{ db, clock }: Installation,
	{
		year,
		bodyId,
		said
	}: { readonly year: number; readonly bodyId: string; readonly said: readonly Invented[] }
): Promise<string> {
	const id = newId();
	const entries = said.map((one, at) => entryOf(one, { surveyId: id, at }));
	const title = `Bērnu tiesību aizsardzības programmas pašvaldībās ${year}. gadā`;
	await db.write(async (tx) => {
		await surveysChanged(tx);
		await tx.survey.create({
			data: { id, year, title, asOf: `${year}-09-01`, bodyId, createdAt: clock.now() }
		});
		await tx.surveyEntry.createMany({ data: entries });
		await tx.surveyMark.createMany({ data: said.flatMap((one, at) => marksOf(one, entries[at]!.id)) });
	});
	return id;
}

function entryOf(
	{ years, isOpenEnded = false, funding, isAccepted = true }: Invented,
	{ surveyId, at }: { readonly surveyId: string; readonly at: number }
) {
	return {
		...{ id: newId(), surveyId, answerId: newId(), institutionId: `Pašvaldība ${at + 1}` },
		...{ region: regions[at % regions.length]!, years: years ?? null, funding: funding ?? null },
		...{ isOpenEnded, isAccepted }
	};
}

function marksOf({ areas = {}, plan = [], ...said }: Invented, entryId: string) {
	const chosen = (['status', 'analysis', 'monitoring', 'participation'] as const).flatMap((question) => {
		const option = said[question];
		return option === undefined ? [] : [{ entryId, question, row: '', option }];
	});
	const inAreas = Object.entries(areas).flatMap(([row, options]) =>
		options.map((option) => ({ entryId, question: 'areas', row, option }))
	);
	return [...chosen, ...plan.map((option) => ({ entryId, question: 'plan', row: '', option })), ...inAreas];
}

/**
 * 43 invented municipalities of which as many said each thing as the Centre's findings of 2024 tell of: 8 have a programme, 11 have it
 * in other documents, 3 an outdated one; of the 19 with documents 9 conclude, 9 plan, 13 watch (4 of them name bodies only), 4 left
 * children out.
 */
export function invented43(): Invented[] {
	const withDocuments = Array.from({ length: 19 }, (_, at): Invented => {
		const inArea = (area: number, count: number, option: string) => (at < count ? { [area]: [option] } : {});
		return {
			status: at < 8 ? 'OWN' : 'PART',
			analysis: at < 9 ? 'CONCLUSIONS' : 'NO_CONCLUSIONS',
			plan: at < 9 ? ['HAS', 'DATES'] : [],
			monitoring: at < 9 ? 'CONCRETE' : at < 13 ? 'BODIES_ONLY' : 'NONE',
			participation: at < 4 ? 'NO' : 'YES',
			areas: {
				...inArea(5, 9, 'DESCRIBED'),
				...inArea(7, 7, 'DESCRIBED'),
				...inArea(8, 8, 'DESCRIBED')
			},
			...(at === 0 ? { isOpenEnded: true } : { years: 2 + (at % 5) }),
			...(at < 2 ? { funding: 1_023_950 } : {})
		};
	});
	const without = Array.from({ length: 24 }, (_, at): Invented => ({ status: at < 3 ? 'OUTDATED' : 'NONE' }));
	return [...withDocuments, ...without];
}

/** A survey whose findings are published, and good practice that was entered by hand. */
export async function makeFindings(installation: Installation, bodyId: string, year: number) {
	const secretary = makeActor(installation, { role: 'SECRETARY' });
	const surveyId = await makeCounted(installation, { year, bodyId, said: invented43() });
	await makeCounted(installation, { year: year - 1, bodyId, said: invented43().slice(0, 20) });
	await publishFindings(secretary, { surveyId, version: 1, isPublished: true });
	const practiceId = newId();
	const said = { area: '15', text: 'Skolas ir pielāgotas.', link: '', isShown: true };
	await addPractice(secretary, { id: practiceId, ...said });
	return { foundYear: String(year), practiceId };
}
