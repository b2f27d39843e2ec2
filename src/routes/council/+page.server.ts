import { can } from '#lib/accounts/actor.ts';
import { deeds } from '#lib/meetings/meetings.ts';
import { readPublicCouncil } from '#lib/meetings/public-council.server.ts';
import { readPublicSurveys } from '#lib/municipalities/findings-public.server.ts';
import { readPublicProgrammes } from '#lib/programmes/year-public.server.ts';
import { readPublicReports } from '#lib/resolutions/report-public.server.ts';
import { readPublicRounds } from '#lib/rounds/round-public.server.ts';
import { answer } from '../answer.server.ts';
import { keepShortly, readerOf } from './public.server.ts';

export const csr = false;

export async function load(event) {
	const reader = readerOf(event);
	const [council, reports, rounds, programmes, surveys] = await answer(
		Promise.all([
			readPublicCouncil(reader),
			readPublicReports(reader),
			readPublicRounds(reader),
			readPublicProgrammes(reader),
			readPublicSurveys(reader)
		])
	);
	keepShortly(event);
	const { actor } = event.locals;
	const maySet = actor !== null && can(actor, deeds.changePublicPages);
	return { ...council, reports, rounds, programmes, surveys, maySet };
}
