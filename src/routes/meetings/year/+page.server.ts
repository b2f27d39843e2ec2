import { actorOf } from '#lib/accounts/actor.server.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { yearBlocks } from '#lib/meetings/year-blocks.ts';
import { readYear } from '#lib/meetings/year.server.ts';
import { yearQuery } from '#lib/meetings/year.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

/** So many rows stand on the page: the list of control has all of them. */
const mostOnPage = 50;

export async function load({ locals, url }) {
	const report = await answer(readYear(actorOf(locals), url.searchParams));
	const { filter, problems, bodies, bodyName, rows } = report;
	const { year, body } = filter;
	return {
		...{ filter, problems, bodies, bodyName, query: yearQuery(filter) },
		blocks: screenBlocks(yearBlocks(report, locals.locale)),
		...{ rows: rows.slice(0, mostOnPage), isMore: rows.length > mostOnPage },
		controlQuery: new URLSearchParams({
			...{ from: `${year}-01-01`, to: `${year}-12-31` },
			...(body ? { body } : {})
		}).toString()
	};
}
