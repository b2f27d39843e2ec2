import { addDays } from '#lib/calendar/days.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A task that a decision can have made. */
interface Made {
	readonly id: string;
	readonly bodyId: string;
}

const onItem = 5;
const onAgenda = 10;

/**
 * Approved meetings of the bodies, one after another up to a day, with a decision for each of as many tasks; the task is born of it,
 * but of every tenth, from which none has followed yet.
 */
export async function generateDecisions(
	{ db, clock }: Installation,
	tasks: readonly Made[],
	today: string
): Promise<void> {
	const at = clock.now();
	const byBody = Map.groupBy(tasks, ({ bodyId }) => bodyId);
	const meetings = [...byBody].flatMap(([bodyId, own]) =>
		chunks(own, onItem * onAgenda).map((part, index) => {
			const date = addDays(today, -7 * index);
			const items = chunks(part, onItem).map((decided, position) => ({ id: newId(), position, decided }));
			return { id: newId(), bodyId, date, number: index + 1, year: Number(date.slice(0, 4)), items };
		})
	);
	for (const part of chunks(meetings, 20))
		await db.write(async (tx) => {
			await tx.meeting.createMany({
				data: part.map(({ items: _items, ...meeting }) => ({
					...{ ...meeting, kind: 'SITTING', status: 'APPROVED', dateKey: meeting.date, createdAt: at }
				}))
			});
			await tx.meetingBody.createMany({
				data: part.map(({ id, bodyId }) => ({ meetingId: id, bodyId, position: 0 }))
			});
			const items = part.flatMap(({ id, items: own }) => own.map((item) => ({ ...item, meetingId: id })));
			await tx.agendaItem.createMany({
				data: items.map(({ id, position, meetingId }) => ({
					...{ id, position, meetingId, title: `Ģenerēts jautājums ${position + 1}` }
				}))
			});
			const decisions = items.flatMap(({ id: itemId, meetingId, decided }) =>
				decided.map(({ id: taskId }, position) => ({ id: newId(), itemId, meetingId, position, taskId }))
			);
			await tx.decision.createMany({
				data: decisions.map(({ taskId: _task, ...decision }) => ({
					...{
						...decision,
						createdAt: at,
						text: 'Uzdot iestādei sagatavot un iesniegt izskatīšanai ziņojumu.'
					}
				}))
			});
			await tx.decisionTask.createMany({
				data: decisions
					.filter((_, index) => index % 10 > 0)
					.map(({ id: decisionId, taskId }) => ({ decisionId, taskId, relation: 'MADE', at }))
			});
		});
}

function chunks<T>(list: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
		list.slice(at * size, (at + 1) * size)
	);
}
