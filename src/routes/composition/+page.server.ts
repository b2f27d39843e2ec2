import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import { readComposition } from '#lib/council/composition.server.ts';
import { compositionBlocks } from '#lib/council/composition.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const today = rigaDate(locals.installation.clock.now());
	const { date, wrong } = readAsOf(url.searchParams.get('date'), today);
	const composition = await answer(readComposition(actorOf(locals), date));
	const blocks = screenBlocks(compositionBlocks(composition, locals.locale));
	return { date, wrong, today, isEmpty: composition.bodies.length === 0, blocks };
}
