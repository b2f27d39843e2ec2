import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { BatchChange, BatchObstacle } from '#lib/tasks/batch.ts';

type Word = (inputs: object, options: { locale?: Locale }) => string;

/** What is done with many tasks: "Slēgt". */
export const changeWords: Readonly<Record<BatchChange, Word>> = {
	TAKE_CONTROL: m.tasks_control_heading,
	END_CONTROL: m.tasks_action_end_control,
	CLOSE: m.tasks_batch_close,
	MOVE: m.tasks_batch_move,
	REPLACE_OWNER: m.tasks_batch_replace
};

/** Why nothing is done to one of them. */
export const obstacleWords: Readonly<Record<BatchObstacle, Word>> = {
	CHANGED: m.tasks_batch_obstacle_changed,
	CLOSED: m.tasks_batch_obstacle_closed,
	CONTROLLED: m.tasks_batch_obstacle_controlled,
	NOT_CONTROLLED: m.tasks_batch_obstacle_not_controlled,
	PARTS_OPEN: m.tasks_batch_obstacle_parts,
	PART: m.tasks_batch_obstacle_part,
	SAME_BODY: m.tasks_batch_obstacle_same_body,
	NOT_OWNER: m.tasks_batch_obstacle_not_owner
};

/** In the language of the page. */
export const changeWord = (change: BatchChange) => changeWords[change]({}, {});
export const obstacleWord = (obstacle: BatchObstacle) => obstacleWords[obstacle]({}, {});
