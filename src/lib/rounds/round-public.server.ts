import { rigaDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { PublicReader } from '#lib/meetings/public-council.server.ts';
import { mustHavePublicPages } from '#lib/meetings/public-pages.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { roundSections, type RoundSections } from './round-blocks.ts';
import { readRoundContent } from './round-content.ts';
import { dayOf } from './round-words.ts';

/*
 * Summaries as anybody may read them: what was compiled, where the council publishes it.
 */

export interface PublicRoundLine {
	readonly id: string;
	readonly title: string;
	readonly date: string | null;
}

const mostRounds = 100;

/** The published rounds, the newest first. One statement. */
export async function readPublicRounds({ installation, locale }: PublicReader): Promise<PublicRoundLine[]> {
	const rows = await installation.db.read.round.findMany({
		where: { publishing: 'ALL', publishedAt: { not: null } },
		orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
		take: mostRounds,
		select: { id: true, title: true, asOf: true }
	});
	return rows.map(({ id, title, asOf }) => ({ id, title, date: asOf && shortDate(asOf, locale) }));
}

export interface PublicRound {
	readonly title: string;
	/** The day it tells of. */
	readonly day: string | null;
	readonly organiser: string | null;
	/** In Latvian, in which it was written. */
	readonly sections: RoundSections;
	readonly publishedOn: string;
}

/** A published summary. Refuses NOT_FOUND what is not published, and where the council has no public pages. */
export async function readPublicRound(
	{ installation, locale }: PublicReader,
	id: string
): Promise<PublicRound> {
	await mustHavePublicPages(installation);
	const { read } = installation.db;
	const round = isId(id)
		? await read.round.findFirst({ where: { id, publishing: 'ALL' }, select: { publishedAt: true } })
		: null;
	const publishedAt = round?.publishedAt;
	const summary = publishedAt
		? await read.roundSummary.findFirst({
				where: { roundId: id, at: { lte: publishedAt } },
				orderBy: { number: 'desc' },
				select: { content: true }
			})
		: null;
	if (!publishedAt || !summary) throw new Refusal('NOT_FOUND');
	const content = readRoundContent(summary.content);
	const day = dayOf(content);
	return {
		...{ title: content.title, day: day && shortDate(day, locale), organiser: content.organiser },
		...{ sections: roundSections(content, 'lv'), publishedOn: shortDate(rigaDate(publishedAt), locale) }
	};
}
