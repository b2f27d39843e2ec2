import { undoers } from '#portal';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { answer } from '../answer.server.ts';
import { deedChoices } from './deed-words.ts';
import { readJournalFilter } from './filter.ts';
import { listJournal } from './journal.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const { filter, page, wrong } = readJournalFilter(url.searchParams);
	const list = await answer(listJournal(actor, undoers, filter, page));
	const { locale } = locals;
	return { list, filter, wrong, locale, deeds: deedChoices(locale), here: url.pathname + url.search };
}
