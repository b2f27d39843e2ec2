import { m } from '#i18n/generated/messages.js';
import type { BatchChange, BatchObstacle } from '#lib/tasks/batch.ts';

/** What is done with many tasks: "Slēgt". */
export function changeWord(change: BatchChange): string {
	switch (change) {
		case 'TAKE_CONTROL':
			return m.tasks_control_heading();
		case 'END_CONTROL':
			return m.tasks_action_end_control();
		case 'CLOSE':
			return m.tasks_batch_close();
		case 'MOVE':
			return m.tasks_batch_move();
		case 'REPLACE_OWNER':
			return m.tasks_batch_replace();
	}
}

/** Why nothing is done to one of them. */
export function obstacleWord(obstacle: BatchObstacle): string {
	switch (obstacle) {
		case 'CHANGED':
			return m.tasks_batch_obstacle_changed();
		case 'CLOSED':
			return m.tasks_batch_obstacle_closed();
		case 'CONTROLLED':
			return m.tasks_batch_obstacle_controlled();
		case 'NOT_CONTROLLED':
			return m.tasks_batch_obstacle_not_controlled();
		case 'PARTS_OPEN':
			return m.tasks_batch_obstacle_parts();
		case 'PART':
			return m.tasks_batch_obstacle_part();
		case 'SAME_BODY':
			return m.tasks_batch_obstacle_same_body();
		case 'NOT_OWNER':
			return m.tasks_batch_obstacle_not_owner();
	}
}
