import { error } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { historyBlocks } from '#lib/tasks/history-document.ts';
import { readHistory } from '#lib/tasks/history.server.ts';
import { answer } from '../../../answer.server.ts';
import { numberIn } from './number.ts';

export const csr = false;

export async function load({ locals, params }) {
	const number = numberIn(params.number);
	if (number === null) error(404, 'NOT_FOUND');
	const history = await answer(readHistory(actorOf(locals), number));
	const { title, code } = history.parts[0]!;
	return { number, title, code, blocks: screenBlocks(historyBlocks(history, locals.locale)) };
}
