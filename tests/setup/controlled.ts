import { add as decide } from '../../src/lib/meetings/decisions.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { makeMeeting, meetingSetting } from './meetings.ts';
import { makeTask, type TaskFixture } from './tasks.ts';

/**
 * The subgroup's meetings with what they decided, for lists of control; `meet` holds another one, `decide` decides at its first item,
 * `follow` gives a decision a task.
 */
export async function controlledSetting(kind: DatabaseKind, at = '2022-11-25T08:00:00Z') {
	const setting = await meetingSetting(kind, at);
	const { installation, secretary, planForm, council } = setting;
	const meet = async (date: string, form: object = {}) => {
		const made = await makeMeeting(secretary, planForm({ date, wasHeld: true, ...form }));
		return { id: made.meetingId, itemId: made.itemIds[0]! };
	};
	return {
		...{ ...setting, meet },
		/** Whether its minutes went out or are approved. */
		setStatus: (id: string, status: string) =>
			installation.db.write((tx) => tx.meeting.update({ where: { id }, data: { status } })),
		decide: async (itemId: string, text: string, asksNothing = false) => {
			const id = newId();
			await decide(secretary, { id, itemId, text, isPublic: true });
			if (asksNothing)
				await installation.db.write((tx) => tx.decision.update({ where: { id }, data: { asksNothing } }));
			return id;
		},
		follow: async (decisionId: string, task: Partial<TaskFixture> & { title: string }, relation = 'MADE') => {
			const made = await makeTask(installation, { bodyId: council.bodyId, ...task });
			await installation.db.write((tx) =>
				tx.decisionTask.create({
					data: { decisionId, taskId: made.id, relation, at: installation.clock.now() }
				})
			);
			return made;
		},
		/** What is said in the course of a task. */
		say: (
			taskId: string,
			entry: { kind: string; at: string; details?: object; [column: string]: unknown }
		) => {
			const { at: when, details, ...rest } = entry;
			return installation.db.write((tx) =>
				tx.progressEntry.create({
					data: {
						...{ id: newId(), taskId, at: new Date(when), text: '', statusBefore: 'IN_PROCESS' },
						...{ statusAfter: 'IN_PROCESS', authorName: 'Parauga loceklis', capacity: 'LM pārstāvis' },
						...(details ? { details: JSON.stringify(details) } : {}),
						...rest
					}
				})
			);
		}
	};
}
