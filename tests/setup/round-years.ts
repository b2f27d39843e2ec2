import { fold } from '#lib/latvian/letters.ts';
import { answerKey } from '#lib/requests/asking.ts';
import { roundTemplate, writeContent } from '#lib/requests/template.ts';
import { subjectOfRound } from '#lib/rounds/rounds.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

const template = roundTemplate('lv');
const figuresOfEach = 8;

interface Years {
	readonly bodyId: string;
	readonly institutionIds: readonly string[];
	readonly rounds: number;
}

/** Rounds of many years, two a year, each with an accepted answer of each institution with its figures. */
export async function makeRoundYears(
	{ db, clock }: Installation,
	{ bodyId, institutionIds, rounds }: Years
): Promise<void> {
	const at = clock.now();
	const all = Array.from({ length: rounds }, (_, number) => roundOf(number, { bodyId, institutionIds, at }));
	await db.write(async (tx) => {
		await tx.request.createMany({ data: all.map(({ request }) => request) });
		await tx.round.createMany({ data: all.map(({ round }) => round) });
		await tx.answer.createMany({ data: all.flatMap(({ answers }) => answers) });
		await tx.answerVersion.createMany({ data: all.flatMap(({ versions }) => versions) });
		await tx.answerFigure.createMany({ data: all.flatMap(({ figures }) => figures) });
	});
}

function roundOf(number: number, { bodyId, institutionIds, at }: Omit<Years, 'rounds'> & { at: Date }) {
	const [id, requestId] = [newId(), newId()];
	const day = `${2022 + Math.floor(number / 2)}-${number % 2 ? '09-30' : '03-31'}`;
	const title = `Kas jauns: ${number + 1}. reize`;
	const own = { bodyId, title, createdAt: at };
	const answers = institutionIds.map((institutionId, position) => {
		const who = { institutionId, postId: null, label: null, partId: null };
		return {
			...{ ...who, id: newId(), requestId, position, key: answerKey(who) },
			...{ state: 'ACCEPTED', sentOn: day, acceptedAt: at }
		};
	});
	const figures = figuresOf(number);
	const text = '- Jaunumi un vēl jaunumi.\n'.repeat(20);
	const content = writeContent({ texts: { news: text }, events: [], figures }, template);
	return {
		request: {
			...{ ...own, id: requestId, subject: subjectOfRound(id), template: JSON.stringify(template) },
			...{ due: day, state: 'CLOSED', askedAt: at }
		},
		round: { ...own, id, requestId, asOf: day, searchText: fold(title) },
		answers,
		versions: answers.map(({ id: answerId }) => ({
			...{ id: newId(), answerId, number: 1, content, sentOn: day, at },
			...{ authorName: 'Paraugs', capacity: 'pārstāvis' }
		})),
		figures: answers.flatMap(({ id: answerId }) =>
			figures.map(({ id: figureId, ...figure }, position) => ({
				...{ id: newId(), answerId, position, figureId, nameKey: fold(figure.name), ...figure }
			}))
		)
	};
}

function figuresOf(number: number) {
	return Array.from({ length: figuresOfEach }, (_, at) => ({
		...{ id: `f${at}`, name: `${at + 1}. skaitlis`, value: number * 10 + at, unit: 'bērni' },
		...{ from: null, until: null, partOf: at === 0 ? null : 'f0' }
	}));
}
