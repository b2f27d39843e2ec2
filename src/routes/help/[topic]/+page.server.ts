import { error } from '@sveltejs/kit';
import { readHelp } from '../texts.server.ts';
import { isTopic } from '../topics.ts';

export function load({ params, locals }) {
	if (!isTopic(params.topic)) error(404, 'NOT_FOUND');
	return { text: readHelp(params.topic, locals.locale) };
}
