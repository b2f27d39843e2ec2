import type { Actor } from '#lib/accounts/actor.server.ts';
import { performWith, type PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { close } from './closing.server.ts';
import { closeSchema } from './closing-schema.ts';
import { findTask } from './lifecycle.server.ts';
import { closingWord, deeds } from './tasks.ts';

/** Closing, as an assistant prepares it and a secretary confirms. A task that was changed meanwhile is looked at again first. */
export const preparedKinds: PreparedKinds = {
	[deeds.close.name]: {
		describe: async (actor, input) => {
			const { number, title } = await read(actor, input);
			const { closedAs } = parseInput(closeSchema, input);
			const { locale } = actor;
			return m.tasks_prepared_close({ number, title, closing: closingWord(closedAs, locale)! }, { locale });
		},
		addressOf: async (actor, input) => `/tasks/${(await read(actor, input)).number}`,
		perform: performWith(close)
	}
};

function read(actor: Actor, input: unknown) {
	const { taskId } = parseInput(closeSchema, input);
	return findTask(actor.installation.db.read as unknown as Transaction, actor, deeds.read, taskId);
}
