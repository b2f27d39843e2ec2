import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deeds } from '#lib/council/council.ts';
import { readInstitutionFilter } from '#lib/council/institution-filter.ts';
import * as institutions from '#lib/council/institutions.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const { filter, problems } = readInstitutionFilter(url.searchParams);
	const list = await answer(institutions.listInstitutions(actorOf(locals), filter));
	return { list, filter, problems, mayChange: can(actorOf(locals), deeds.change) };
}
