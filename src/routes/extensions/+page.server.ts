import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { seesFigures } from '#lib/tasks/extension-figures.server.ts';
import { listExtensions } from '#lib/tasks/extension-reading.server.ts';
import { answer } from '../answer.server.ts';
import { decide } from './deciding.server.ts';

const pageField = z.coerce.number().int().min(1).max(1_000_000).catch(1);

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const isHistory = url.searchParams.has('history');
	const page = pageField.parse(url.searchParams.get('page') ?? 1);
	const list = await answer(listExtensions(actor, { page, isHistory }));
	const entryIds = list.extensions.map(() => newId());
	return { list, entryIds, isHistory, mayCount: seesFigures(actor) };
}

export const actions = { decide: (event: RequestEvent) => decide(event, '/extensions') };
