import { actorOf, mustBeAble } from '#lib/accounts/actor.server.ts';
import { deeds } from '#lib/council/council.ts';
import { importTemplate } from '#lib/council/people-import.server.ts';

export function GET({ locals }) {
	const actor = actorOf(locals);
	mustBeAble(actor, deeds.changePeople);
	const name = actor.locale === 'lv' ? 'personas.csv' : 'people.csv';
	return new Response(importTemplate(actor), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
