import { actorOf } from '#lib/accounts/actor.server.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { mostInDocument, readDone } from '#lib/tasks/done.server.ts';
import { doneBlocks, doneQuery } from '#lib/tasks/done.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const { groups, ...done } = await answer(readDone(actorOf(locals), url.searchParams));
	return {
		...done,
		mostInDocument,
		query: doneQuery({ ...done.filter, page: 1 }),
		blocks: screenBlocks(doneBlocks(groups, locals.locale))
	};
}
