import { actorOf } from '#lib/accounts/actor.server.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { readInstitutionPage } from '#lib/rounds/institution-page.server.ts';
import { contentBlocks } from '#lib/rounds/round-blocks.ts';
import { answer } from '../../../answer.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const { entries, ...page } = await answer(
		readInstitutionPage(actorOf(locals), params.institution, url.searchParams)
	);
	return {
		page,
		entries: entries.map(({ content, template, ...entry }) => ({
			...entry,
			blocks: screenBlocks(contentBlocks(template, content, locals.locale))
		}))
	};
}
