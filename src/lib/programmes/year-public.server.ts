import { rigaDate } from '#lib/calendar/days.ts';
import type { Block } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { PublicReader } from '#lib/meetings/public-council.server.ts';
import { mustHavePublicPages } from '#lib/meetings/public-pages.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { yearSections } from './year-blocks.ts';
import { readYear } from './year-reading.server.ts';

/* Programmes as anybody may read them: what is planned and what came of it, where the council publishes it. */

export interface PublicProgrammeLine {
	readonly id: string;
	readonly title: string;
	readonly date: string | null;
}

const mostProgrammes = 100;

/** The published programmes, the newest year first. One statement. */
export async function readPublicProgrammes({
	installation,
	locale
}: PublicReader): Promise<PublicProgrammeLine[]> {
	const rows = await installation.db.read.programme.findMany({
		where: { publishing: 'ALL' },
		orderBy: [{ year: 'desc' }, { id: 'desc' }],
		take: mostProgrammes,
		select: { id: true, title: true, orderedOn: true }
	});
	return rows.map(({ id, title, orderedOn }) => ({
		...{ id, title, date: orderedOn && shortDate(orderedOn, locale) }
	}));
}

export interface PublicProgramme {
	readonly title: string;
	/** In Latvian, in which it was written. */
	readonly blocks: readonly Block[];
	readonly publishedOn: string;
}

/** A published programme as it goes today. Refuses NOT_FOUND what is not published, and where the council has no public pages. */
export async function readPublicProgramme(
	{ installation, locale }: PublicReader,
	id: string
): Promise<PublicProgramme> {
	await mustHavePublicPages(installation);
	const where = { id, publishing: 'ALL' };
	const programme = isId(id) ? await installation.db.read.programme.findFirst({ where }) : null;
	if (!programme?.publishedAt) throw new Refusal('NOT_FOUND');
	const { yearOf, today } = await readYear(installation, id);
	// What is said in a task that is restricted today is nobody's outside.
	const year = yearOf(programme, (task) => !isRestricted(task, today));
	const { goals } = programme;
	return {
		title: programme.title,
		blocks: [...(goals ? [{ type: 'MARKDOWN' as const, source: goals }] : []), ...yearSections(year, 'lv')],
		publishedOn: shortDate(rigaDate(programme.publishedAt), locale)
	};
}
