import type { Actor } from '#lib/accounts/actor.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { contentOf } from './content-making.ts';
import { descriptionOf } from './describing.server.ts';
import { todayOf } from './finding.server.ts';
import { isPublic } from './publishing.ts';
import { roundSections, type RoundSections } from './round-blocks.ts';
import {
	changesBetween,
	isSame,
	readRoundContent,
	type RoundChanges,
	type RoundContent,
	type RoundEntry
} from './round-content.ts';
import {
	readRoundHead,
	readSummaries,
	type RoundHead,
	type RoundOnPage,
	type SummaryLine
} from './round-head.server.ts';
import { entryName, missingWord } from './round-words.ts';

/** What became different, in names. */
export interface ChangeWords {
	readonly isHeadChanged: boolean;
	readonly isReordered: boolean;
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly gone: readonly string[];
}

/** Somebody who is asked, and whether they have answered. */
export interface AskedLine {
	readonly answerId: string;
	/** Of an institution: its page through the rounds. */
	readonly institutionId: string | null;
	readonly name: string;
	readonly isAnswered: boolean;
	readonly sentOn: string | null;
	/** Why nothing of it is there. */
	readonly why: string | null;
}

/** A round as its page shows it: its newest summary or, for who compiles it, what has come. */
export interface RoundPage {
	readonly head: RoundHead;
	readonly description: ReturnType<typeof descriptionOf>;
	/** What is shown; null where nothing was compiled yet and this reader compiles nothing. */
	readonly sections: RoundSections | null;
	/** Who is asked, as far as what is shown knows it. */
	readonly asked: readonly AskedLine[];
	/** Which summary is shown; null: what has come, as it would be compiled. */
	readonly number: number | null;
	/** The newest first. */
	readonly summaries: readonly SummaryLine[];
	/** What is different from the newest summary now; null where nothing is, or this reader compiles nothing. */
	readonly changes: ChangeWords | null;
	readonly isCompilable: boolean;
	/** Those who are asked, as they stand now, for whoever may put them into another order; else empty. */
	readonly order: readonly { readonly answerId: string; readonly name: string }[];
	/** Which summary is public, for whoever publishes or prepares it; `isPrepared`: what this reader does waits for a secretary. */
	readonly publication: {
		readonly state: 'NONE' | 'EARLIER' | 'NEWEST';
		readonly number: number;
		readonly isPrepared: boolean;
	} | null;
	/** The round before it, and those that began from it. */
	readonly previous: { readonly id: string; readonly title: string } | null;
	readonly next: readonly { readonly id: string; readonly title: string }[];
}

/** The page of a round. `isCurrent`: what has come is shown, even where something was compiled. Refuses NOT_FOUND. */
export async function readRoundPage(
	actor: Actor,
	id: string,
	{ isCurrent = false }: { readonly isCurrent?: boolean } = {}
): Promise<RoundPage> {
	const found = await readRoundHead(actor, id, { hasVersions: true });
	const { round, head } = found;
	const { locale } = actor;
	const [summaries, around] = await Promise.all([readSummaries(actor, id), readAround(actor, round)]);
	const compiled = round.summaryContent === null ? null : readRoundContent(round.summaryContent);
	const current = head.may.prepare ? currentOf(actor, found) : null;
	const changes = compiled && current ? changesBetween(compiled, current) : null;
	const isOther = changes === null || !isSame(changes);
	const shown = (isCurrent ? current : null) ?? compiled ?? current;
	return {
		...{ head, summaries, description: descriptionOf(round) },
		sections: shown && roundSections(shown, locale),
		asked: (shown?.entries ?? []).map((entry) => askedLine(entry, locale)),
		number: shown !== null && shown === compiled ? round.summaryNumber : null,
		changes: changes && isOther ? changeWords(changes, actor) : null,
		isCompilable: current !== null && head.counts.answered > 0 && isOther,
		order: (current?.entries ?? []).map((entry) => ({
			answerId: entry.answerId,
			name: entryName(entry, locale)
		})),
		publication: publicationOf(found, summaries[0]),
		previous: around.find((one) => one.id === round.previousId) ?? null,
		next: around.filter((one) => one.id !== round.previousId)
	};
}

/** The round before it, and those that began from it. */
function readAround({ installation: { db } }: Actor, { id, previousId }: RoundOnPage['round']) {
	return db.read.round.findMany({
		where: { OR: [{ previousId: id }, ...(previousId ? [{ id: previousId }] : [])] },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { id: true, title: true }
	});
}

function currentOf(actor: Actor, { round, head, directory, template, answers }: RoundOnPage): RoundContent {
	const { due } = head;
	return contentOf(directory, { round, due, template, answers, today: todayOf(actor) });
}

/** A summary as it was compiled, and what became different from the one before it. */
export interface SummaryPage {
	readonly head: RoundHead;
	readonly line: SummaryLine;
	readonly sha256: string;
	readonly content: RoundContent;
	readonly sections: RoundSections;
	/** Null of the first. */
	readonly changes: ChangeWords | null;
}

/** One summary of a round, for whoever may read rounds. Refuses NOT_FOUND. */
export async function readSummaryPage(actor: Actor, id: string, typed: string): Promise<SummaryPage> {
	const number = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : null;
	if (number === null) throw new Refusal('NOT_FOUND');
	const { head } = await readRoundHead(actor, id);
	const rows = await actor.installation.db.read.roundSummary.findMany({
		where: { roundId: id, number: { in: [number, number - 1] } }
	});
	const row = rows.find((one) => one.number === number);
	if (!row) throw new Refusal('NOT_FOUND');
	const { at, madeBy, note, sentAt, sha256 } = row;
	const content = readRoundContent(row.content);
	const before = rows.find((one) => one.number === number - 1);
	return {
		...{ head, sha256, content, line: { id: row.id, number, at, madeBy, note, sentAt } },
		sections: roundSections(content, actor.locale),
		changes: before ? changeWords(changesBetween(readRoundContent(before.content), content), actor) : null
	};
}

function askedLine(entry: RoundEntry, locale: Actor['locale']): AskedLine {
	const { answerId, institutionId, state, sentOn } = entry;
	const isAnswered = state === 'ANSWERED';
	return {
		...{ answerId, institutionId, sentOn, isAnswered, name: entryName(entry, locale) },
		why: isAnswered ? null : missingWord(entry, locale)
	};
}

function changeWords(changes: RoundChanges, { locale }: Actor): ChangeWords {
	const { isHeadChanged, isReordered, added, changed, gone } = changes;
	const names = (entries: RoundChanges['added']) => entries.map((entry) => entryName(entry, locale));
	return { isHeadChanged, isReordered, added: names(added), changed: names(changed), gone: names(gone) };
}

/** For whoever publishes or prepares it, where something is compiled. */
function publicationOf({ round, head: { may } }: RoundOnPage, newest: SummaryLine | undefined) {
	if (!newest || !(may.publish || may.preparePublish)) return null;
	const state = round.publishing === 'NONE' ? 'NONE' : isPublic(round, newest) ? 'NEWEST' : 'EARLIER';
	return { state, number: newest.number, isPrepared: !may.publish } as const;
}
