import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { directoryOf } from '#lib/council/directory.server.ts';
import { institutionAt } from '#lib/council/council.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findRequest } from './extension-finding.server.ts';
import { letterBlocks } from './extension-letter.ts';
import { restrictionWords } from './history-restriction.ts';
import { todayOf } from './lifecycle.server.ts';
import { deeds, type EntryDetails } from './tasks.ts';
import { isRestricted } from './visibility.ts';

export interface LetterFile {
	/** Without its ending. */
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The letter by which whoever set a term is asked for a later one, in Word, for the secretariat to finish and sign. Refuses NOT_FOUND
 * whoever is not of the secretariat, and a request on which the council decides itself.
 */
export async function extensionLetter(actor: Actor, number: number, id: string): Promise<LetterFile> {
	mustBeAble(actor, deeds.prepareExtension);
	const { db, clock } = actor.installation;
	const directory = await directoryOf(actor.installation);
	const reading = db.read as unknown as Transaction;
	const { request, task, source } = await findRequest(reading, actor, directory, id);
	if (task.number !== number || request.decider !== 'AUTHOR' || !source) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const leads = task.assignments.filter(({ role }) => role === 'LEAD');
	const owners = leads.flatMap(({ institutionId }) =>
		institutionId && directory.institutionIndex.has(institutionId)
			? [institutionAt(directory, institutionId, today).name]
			: []
	);
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL')?.name;
	const { author, reference, date } = source;
	const bytes = await makeWord({
		...{
			locale: 'lv',
			date: today,
			madeAt: clock.now(),
			council: council ?? m.portal_brand({}, { locale: 'lv' })
		},
		title: m.extensions_letter_title({}, { locale: 'lv' }),
		restriction:
			isRestricted(task, today) && task.restrictedUntil
				? restrictionWords(task.restrictedBasis, task.restrictedUntil, 'lv')
				: undefined,
		blocks: letterBlocks({
			...{ author, reference, date, task: task.title, number: task.number, owners },
			...{ from: request.fromDue, to: request.toDue, reason: request.reason },
			original: await firstDueOf(reading, task.id, source.id),
			preparedBy: actor.name
		})
	});
	return {
		name: m.extensions_letter_file_name({ number: task.number, date: today }, { locale: 'lv' }),
		bytes
	};
}

/** The deadline that a source had before it was first moved. */
async function firstDueOf(
	reading: Pick<Transaction, 'progressEntry'>,
	taskId: string,
	sourceId: string
): Promise<PlainDate | null> {
	const moves = await reading.progressEntry.findMany({
		where: { taskId, kind: 'DUE_CHANGED', withdrawnAt: null },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { details: true }
	});
	const first = moves
		.map(({ details }) => JSON.parse(details ?? '{}') as Partial<EntryDetails['DUE_CHANGED']>)
		.find((one) => one.sourceId === sourceId);
	return first?.from ?? null;
}
