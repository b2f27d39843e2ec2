import { institutionAt } from '#lib/council/council.ts';
import { isAnswerLate } from '#lib/requests/asking.ts';
import { viewDue, type Context } from './board-context.server.ts';
import type { BoardRows, ReportRow } from './board-rows.server.ts';
import type { ReportView } from './board.ts';
import { nextStep } from './counting-back.ts';
import { stepKinds } from './resolutions.ts';
import { reportStatusWord, reportWord, stepWord } from './step-words.ts';

/** A report on the board: its days, and what is asked for it. */
export function viewReport(context: Context, report: ReportRow): ReportView {
	const { actor, rows, calendar, today } = context;
	const { locale } = actor;
	const { id, kind, title, status, sentOn, version } = report;
	const isOver = status === 'SENT' || rows.resolution.closedOn !== null;
	const own = rows.steps.filter(({ reportId }) => reportId === id);
	const next = isOver ? null : nextStep(own);
	const steps = stepKinds.flatMap((of) =>
		own
			.filter((step) => step.kind === of)
			.map((step) => ({
				...{ kind: of, word: stepWord(of, locale), doneOn: step.doneOn, isNext: step === next },
				due: viewDue(context, step.due, { isOver: isOver || step.doneOn !== null })!
			}))
	);
	const request = rows.requests.find(({ subject }) => subject === `report:${id}`);
	const answers = rows.answers.filter(({ requestId }) => requestId === request?.id);
	const late = answers.filter((one) => isAnswerLate({ ...one, withdrawnAt: null }, calendar, today));
	return {
		...{ id, kind, title, status, sentOn, version, word: reportWord(kind, locale) },
		statusWord: reportStatusWord(status, locale),
		due: viewDue(context, report.due, { original: report.originalDue, isOver }),
		...{ dueText: report.dueText, steps, unasked: isOver ? [] : unaskedOf(context, request, answers) },
		request: request
			? {
					...{ id: request.id, state: request.state, asked: answers.length },
					sent: answers.filter(({ state }) => state === 'SENT' || state === 'ACCEPTED').length,
					accepted: answers.filter(({ state }) => state === 'ACCEPTED').length,
					late: request.state === 'ASKED' ? late.length : 0
				}
			: null
	};
}

/** The institutions of open points that a request does not name yet, with the point: "VBTAI (2.)". */
function unaskedOf(
	{ rows, directory, today }: Context,
	request: BoardRows['requests'][number] | undefined,
	answers: BoardRows['answers']
): string[] {
	if (!request || request.state === 'CLOSED') return [];
	return rows.owes.flatMap(({ pointId, institutionId }) => {
		const place = rows.points.findIndex(({ id }) => id === pointId);
		const point = rows.points[place];
		const now = institutionAt(directory, institutionId, today);
		const ids = [institutionId, now.institutionId];
		const isAsked = answers.some(
			(one) => one.part === `point:${pointId}` && ids.includes(one.institutionId ?? '')
		);
		return point?.endedOn === null && !isAsked ? [`${now.label} (${point.code ?? `${place + 1}.`})`] : [];
	});
}
