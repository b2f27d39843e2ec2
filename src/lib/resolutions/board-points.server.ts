import { bodyById, bodyLabel, institutionAt } from '#lib/council/council.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { answerStateWord, isAnswerLate } from '#lib/requests/asking.ts';
import { statusView } from '#lib/tasks/task-rights.ts';
import { isOwed, type Status } from '#lib/tasks/tasks.ts';
import { viewDue, type Context } from './board-context.server.ts';
import type { BoardRows, PointRow, ReportRow } from './board-rows.server.ts';
import type { OwesView, PointTaskView, PointView } from './board.ts';

/** The report that is being prepared: the first that was not sent. */
function currentReport({ reports }: BoardRows): ReportRow | undefined {
	return reports.find(({ status }) => status !== 'SENT') ?? reports.at(-1);
}

/** A point on the board: who owes it, and which tasks serve it. */
export function viewPoint(context: Context, point: PointRow, at: number): PointView {
	const { actor, rows, directory } = context;
	const isOver = point.endedOn !== null || rows.resolution.closedOn !== null;
	const body = point.bodyId === null ? undefined : bodyById(directory, point.bodyId);
	return {
		...{ id: point.id, code: point.code ?? `${at + 1}.`, html: renderMarkdown(point.text) },
		body: body ? bodyLabel(body, actor.locale) : null,
		due: viewDue(context, point.due, { original: point.originalDue, isOver }),
		...{ dueText: point.dueText, version: point.version },
		ended:
			point.endedOn === null ? null : { on: point.endedOn, by: point.endedBy ?? '', outcome: point.outcome },
		owes: viewOwes(context, point.id),
		said: {
			...{ code: point.code, text: point.text, bodyId: point.bodyId, due: point.due },
			owes: rows.owes.filter(({ pointId }) => pointId === point.id)
		},
		tasks: viewTasks(context, point.id)
	};
}

function viewOwes(context: Context, pointId: string): OwesView[] {
	const { rows, directory, today } = context;
	const current = currentReport(rows);
	const request = rows.requests.find(({ subject }) => subject === `report:${current?.id}`);
	const answers = rows.answers.filter(
		({ requestId, part }) => requestId === request?.id && part === `point:${pointId}`
	);
	const owes = rows.owes.filter((one) => one.pointId === pointId);
	const named = owes.map(({ institutionId, role }) => {
		const at = institutionAt(directory, institutionId, today);
		const ids = [institutionId, at.institutionId];
		const answer = answers.find((one) => one.label === null && ids.includes(one.institutionId ?? ''));
		return { institutionId: at.institutionId, name: at.name, label: at.label, role, answer };
	});
	const seen = new Set(named.map(({ answer }) => answer?.id));
	// Whoever answers without owing the point: a programme, an institution that was taken off it.
	const others = answers
		.filter(({ id, institutionId }) => !seen.has(id) && institutionId !== null)
		.map((answer) => {
			const at = institutionAt(directory, answer.institutionId!, today);
			const name = answer.label ?? at.name;
			return { ...at, name, label: answer.label ?? at.label, role: answer.role, answer };
		});
	return [...named, ...others].map(({ institutionId, name, label, role, answer }) => ({
		...{ institutionId, name, label, role, answer: answer ? viewAnswer(context, answer) : null }
	}));
}

function viewAnswer(
	{ actor, calendar, today }: Context,
	{ id, requestId, state, due, firstSentOn }: BoardRows['answers'][number]
): NonNullable<OwesView['answer']> {
	return {
		...{ state, word: answerStateWord(state, actor.locale), sentOn: firstSentOn },
		isLate: isAnswerLate({ state, due, firstSentOn, withdrawnAt: null }, calendar, today),
		path: `/requests/${requestId}/answers/${id}`
	};
}

function viewTasks(context: Context, pointId: string): PointTaskView[] {
	const { actor, rows } = context;
	return rows.tasks
		.filter((one) => one.pointId === pointId)
		.map(({ id, number, title, due, originalDue, dueText, relation, ...standing }) => ({
			...{ id, number: Number(number), title, dueText, relation },
			status: statusView(standing as { status: Status; closedAs: string | null }, actor.locale),
			due: viewDue(context, due, { original: originalDue, isOver: !isOwed(standing) })
		}));
}
