import { addChapter } from '#lib/programmes/chapters.server.ts';
import { addMeasure } from '#lib/programmes/measures.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeActor } from '../setup/council.ts';
import { makeProgrammeYear } from '../setup/programme-year.ts';
import { makeProgramme, measureForm } from '../setup/programmes.ts';

/** Programmes that "barintiesu-darbs" watches; the year that has begun is another group's: nobody counts its tasks. */
export interface FoundProgrammes {
	/** That of 2024, as it is printed. */
	sample: string;
	/** Another one, whose sums are not what it states. */
	programme: string;
	/** Of that: one that has a measure, one that has none. */
	chapter: string;
	empty: string;
	measures: string[];
	/** One whose year has begun and that is before anybody, with a measure that was told of. */
	year: Awaited<ReturnType<typeof makeProgrammeYear>>;
}

export async function makeProgrammes(installation: Installation): Promise<FoundProgrammes> {
	const { read } = installation.db;
	const { id: sample } = await read.programme.findFirstOrThrow();
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const { institutionId } = await read.institutionName.findFirstOrThrow({ where: { abbreviation: 'LM' } });
	const secretary = makeActor(installation, { userId, name, role: 'SECRETARY' });
	const more = { year: '2022', title: 'Valsts programma 2022. gadam', goals: '1) informēt;\n2) izglītot.' };
	const { id: programme, ...made } = await makeProgramme(secretary, { bodyId, institutionId, ...more });
	const empty = newId();
	await addChapter(secretary, { id: empty, programmeId: programme, number: '3.', title: 'Pētījumi' });
	const others = ['2.1.2.', '2.1.10.'].map((number) =>
		measureForm(programme, {
			number,
			chapterId: made.chapterId,
			title: 'Semināri bāriņtiesām',
			due: '30.06.2022.'
		})
	);
	for (const one of others) await addMeasure(secretary, one);
	const measures = [made.measureId, ...others.map(({ id }) => id)];
	const during = { year: '2021', title: 'Valsts programma 2021. gadam' };
	const other = await read.body.findUniqueOrThrow({ where: { slug: 'alternativa-aprupe' } });
	const year = await makeProgrammeYear(secretary, { bodyId: other.id, institutionId, ...during });
	return { year, sample, programme, chapter: made.chapterId, empty, measures };
}
