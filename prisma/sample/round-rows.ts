import { rigaDate } from '#lib/calendar/days.ts';
import { firstDay, lastDay } from '#lib/calendar/partial-dates.ts';
import type { Directory } from '#lib/council/council.ts';
import { fold } from '#lib/latvian/letters.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { answerKey } from '#lib/requests/asking.ts';
import { readContent, roundTemplate, writeContent } from '#lib/requests/template.ts';
import { contentOf } from '#lib/rounds/content-making.ts';
import { subjectOfRound } from '#lib/rounds/rounds.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { entries, round, type SampleEntry } from './round.ts';

export interface RoundRows {
	round: Prisma.RoundUncheckedCreateInput & { id: string };
	request: Prisma.RequestUncheckedCreateInput;
	answers: (Prisma.AnswerCreateManyInput & { id: string; institutionId: string; label: string | null })[];
	versions: Prisma.AnswerVersionCreateManyInput[];
	events: Prisma.AnswerEventCreateManyInput[];
	figures: Prisma.AnswerFigureCreateManyInput[];
	summary: Prisma.RoundSummaryUncheckedCreateInput;
}

interface Around {
	/** The council, whose round it is. */
	readonly bodyId: string;
	readonly institutionIds: ReadonlyMap<string, string>;
	readonly directory: Directory;
	readonly clockNow: Date;
}

const template = roundTemplate('lv');

type Answers = Omit<RoundRows, 'round' | 'request' | 'summary'>;

/**
 * The rows of the round: it is over, everybody answered on its day, and the document is its summary. By when they were asked to,
 * and who in each institution spoke, it does not say.
 */
export function makeRoundRows({ bodyId, institutionIds, directory, clockNow }: Around): RoundRows {
	const id = newId();
	const requestId = newId();
	const own = { isSample: true, provenance: round.document, createdAt: clockNow };
	const { title, subtitle: introduction, organiser, date: asOf } = round;
	const said = { bodyId, title, asOf, organiser: organiser.name, introduction };
	const rows: Answers = { answers: [], versions: [], events: [], figures: [] };
	for (const [position, entry] of entries.entries()) {
		const institutionId = institutionIds.get(entry.asked[0]!)!;
		addEntry(rows, entry, { requestId, position, clockNow, institutionId });
	}
	const answers = rows.answers.map((answer, index) => compilable(answer, rows.versions[index]!));
	const parts = { round: said, due: null, template, answers, today: rigaDate(clockNow) };
	const content = JSON.stringify(contentOf(directory, parts));
	return {
		...rows,
		round: { id, requestId, ...said, ...own, searchText: fold(title), compiledAt: clockNow },
		request: {
			...{ id: requestId, subject: subjectOfRound(id), title, bodyId, template: JSON.stringify(template) },
			...{ state: 'CLOSED', closedAt: clockNow, closedBy: 'Padome', ...own }
		},
		summary: {
			...{ id: newId(), roundId: id, number: 1, content, sha256: hashOf(content), at: clockNow },
			madeBy: 'Padome'
		}
	};
}

function compilable(
	{ id, institutionId, label }: Answers['answers'][number],
	version: Answers['versions'][number]
) {
	const content = readContent(version.content);
	return {
		...{ id, institutionId, label, postId: null, state: 'ACCEPTED' as const },
		version: { id: version.id, sentOn: version.sentOn, content }
	};
}

/** Where two institutions answered with one voice, or a programme of one, that is who it is shown as. */
function addEntry(
	rows: Answers,
	entry: SampleEntry,
	where: { requestId: string; position: number; clockNow: Date; institutionId: string }
): void {
	const { heading, name, asked, ofProgramme, text } = entry;
	const { clockNow, requestId, position, institutionId } = where;
	const label = ofProgramme || asked.length > 1 ? name : null;
	const id = newId();
	const who = { institutionId, label, postId: null, partId: null };
	rows.answers.push({
		...{ id, requestId, position, ...who, key: answerKey(who), state: 'ACCEPTED' },
		...{ firstSentOn: round.date, sentOn: round.date, acceptedAt: clockNow, acceptedBy: 'Padome' },
		...{ isSample: true, provenance: `${round.document}, ${heading}` }
	});
	const events = eventsOf(entry);
	const figures = figuresOf(entry);
	rows.versions.push({
		...{ id: newId(), answerId: id, number: 1, sentOn: round.date, at: clockNow, institutionId },
		...{ content: writeContent({ texts: { news: text }, events, figures }, template) },
		...{ authorName: name, capacity: round.subtitle }
	});
	rows.events.push(
		...events.map(({ date, until, text: said }, index) => ({
			...{ id: newId(), answerId: id, position: index, date, until, text: said },
			...{ firstDay: firstDay(date), lastDay: lastDay(until ?? date) }
		}))
	);
	rows.figures.push(
		...figures.map(({ id: figureId, ...figure }, index) => ({
			...{ id: newId(), answerId: id, position: index, figureId, nameKey: fold(figure.name), ...figure }
		}))
	);
}

/** What an answer has of them: not by which words they were read. */
function eventsOf({ events }: SampleEntry) {
	return events.map(({ date, until, text }, index) => ({ id: `${index + 1}`, date, until, text }));
}

function figuresOf({ figures }: SampleEntry) {
	return figures.map(({ key, name, value, unit, from, until, partOf }) => ({
		...{ id: key, name, value, unit, from, until, partOf }
	}));
}
