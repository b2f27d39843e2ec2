import { can, type Standing } from '#lib/accounts/actor.ts';
import { deeds, isOpen } from './tasks.ts';

/** Whether somebody may create tasks of their own: the button of the register asks. */
export function mayCreate(standing: Standing): boolean {
	return can(standing, deeds.create);
}

/** Which of the forms that edit a task its page offers. */
export function mayEdit(
	standing: Standing,
	{
		bodyId,
		status,
		parentId
	}: { readonly bodyId: string; readonly status: string; readonly parentId: string | null }
) {
	const isRunning = isOpen({ status });
	return {
		edit: can(standing, deeds.edit, { bodyId }),
		changeSources: can(standing, deeds.changeDue, { bodyId }),
		// A part moves with its whole.
		move: isRunning && parentId === null && can(standing, deeds.move, { bodyId }),
		createSubtask: isRunning && can(standing, deeds.createSubtask, { bodyId })
	};
}
