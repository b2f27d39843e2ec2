import type { AnswerKeeper } from '#lib/requests/answer-keepers.server.ts';
import { marksIn, type MarkedContent } from '#lib/requests/marked-content.ts';
import type { FoundAnswer } from '#lib/requests/request-finding.server.ts';
import type { AnswerContent } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { acceptPractices, dropPractices, keepPractices } from './answer-practices.server.ts';
import { surveysChanged } from './kept-surveys.server.ts';
import { countedQuestions } from './questions.ts';
import { yearsOf } from './survey-years.ts';

/**
 * What of the newest version of a municipality's answer is counted, kept in the transaction in which it is sent; counted only once it
 * is accepted.
 */
export const surveyKeeper: AnswerKeeper = {
	async sent(tx, _, answer, content) {
		const survey = await surveyOf(tx, answer);
		if (!survey) return;
		await surveysChanged(tx);
		await keepEntry(tx, { ...survey, answerId: answer.id }, content);
		await keepPractices(tx, { ...survey, answerId: answer.id }, marksIn(content).practices.practices ?? []);
	},
	async takenBack(tx, _, { id: answerId }) {
		await surveysChanged(tx);
		await tx.surveyEntry.deleteMany({ where: { answerId } });
		await dropPractices(tx, answerId);
	},
	async accepted(tx, answerIds, isAccepted) {
		const answerId = { in: [...answerIds] };
		await surveysChanged(tx);
		await tx.surveyEntry.updateMany({ where: { answerId }, data: { isAccepted } });
		await acceptPractices(tx, answerIds, isAccepted);
	}
};

interface Counted {
	readonly surveyId: string;
	readonly institutionId: string;
	/** As it was on the survey's day. */
	readonly region: string;
	readonly answerId: string;
}

/** Whose answer it is, in which survey; null of whoever is no municipality. */
async function surveyOf(
	tx: Transaction,
	{ request, institutionId }: FoundAnswer
): Promise<Omit<Counted, 'answerId'> | null> {
	const surveyId = request.subject.split(':')[1]!;
	const survey = await tx.survey.findUnique({ where: { id: surveyId }, select: { id: true } });
	const municipality =
		institutionId === null ? null : await tx.municipality.findUnique({ where: { institutionId } });
	if (!survey || !municipality) return null;
	return { surveyId, institutionId: municipality.institutionId, region: municipality.region };
}

async function keepEntry(
	tx: Transaction,
	{ answerId, ...of }: Counted,
	content: AnswerContent
): Promise<void> {
	const said = marksIn(content);
	const period = said.periods.period ?? { from: null, until: null, isOpenEnded: false };
	const told = {
		...{ periodFrom: period.from, periodUntil: period.until, isOpenEnded: period.isOpenEnded },
		...{ years: yearsOf(period), funding: said.money.funding ?? null, isAccepted: false }
	};
	const { id: entryId } = await tx.surveyEntry.upsert({
		where: { surveyId_institutionId: { surveyId: of.surveyId, institutionId: of.institutionId } },
		create: { id: newId(), answerId, ...of, ...told },
		update: { answerId, ...told },
		select: { id: true }
	});
	await tx.surveyMark.deleteMany({ where: { entryId } });
	await tx.surveyMark.createMany({ data: marksOf(said).map((mark) => ({ entryId, ...mark })) });
}

function marksOf({ choices, marks }: MarkedContent) {
	return Object.keys(countedQuestions).flatMap((question) => {
		const choice = choices[question];
		const chosen = choice === undefined ? [] : [{ row: '', option: choice }];
		return [...chosen, ...(marks[question] ?? [])].map(({ row, option }) => ({ question, row, option }));
	});
}
