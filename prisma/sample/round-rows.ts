import { firstDay, lastDay } from '#lib/calendar/partial-dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import { answerKey } from '#lib/requests/asking.ts';
import { roundTemplate, writeContent } from '#lib/requests/template.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { entries, round, type SampleEntry } from './round.ts';

export interface RoundRows {
	round: Prisma.RoundUncheckedCreateInput & { id: string };
	request: Prisma.RequestUncheckedCreateInput;
	answers: (Prisma.AnswerCreateManyInput & { id: string })[];
	versions: Prisma.AnswerVersionCreateManyInput[];
	events: Prisma.AnswerEventCreateManyInput[];
	figures: Prisma.AnswerFigureCreateManyInput[];
}

interface Around {
	/** The council, whose round it is. */
	readonly bodyId: string;
	readonly institutionIds: ReadonlyMap<string, string>;
	readonly clockNow: Date;
}

const template = roundTemplate('lv');

/**
 * The rows of the round: it is over, and everybody answered on its day. By when they were asked to, and who in each institution
 * spoke, the summary does not say.
 */
export function makeRoundRows({ bodyId, institutionIds, clockNow }: Around): RoundRows {
	const roundId = newId();
	const requestId = newId();
	const own = { isSample: true, provenance: round.document };
	const { title, subtitle, organiser, date } = round;
	const rows: RoundRows = {
		round: {
			...{
				id: roundId,
				requestId,
				bodyId,
				title,
				asOf: date,
				organiser: organiser.name,
				introduction: subtitle
			},
			...{ ...own, searchText: fold([title, organiser.name].join(' ')), createdAt: clockNow }
		},
		request: {
			...{ id: requestId, subject: `round:${roundId}`, title, bodyId, template: JSON.stringify(template) },
			...{ state: 'CLOSED', closedAt: clockNow, closedBy: 'Padome', createdAt: clockNow, ...own }
		},
		...{ answers: [], versions: [], events: [], figures: [] }
	};
	for (const [position, entry] of entries.entries())
		addEntry(rows, entry, {
			requestId,
			position,
			clockNow,
			institutionId: institutionIds.get(entry.asked[0]!)!
		});
	return rows;
}

/** Where two institutions answered with one voice, or a programme of one, that is who it is shown as. */
function addEntry(
	rows: RoundRows,
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
		...{
			id: newId(),
			answerId: id,
			number: 1,
			sentOn: round.date,
			at: clockNow,
			institutionId,
			via: 'LETTER'
		},
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
