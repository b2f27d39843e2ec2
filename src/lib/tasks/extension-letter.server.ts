import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { directoryOf } from '#lib/council/directory.server.ts';
import { institutionAt, postsOf, type Body, type Directory } from '#lib/council/council.ts';
import { makeLetter, type WordLetter } from '#lib/documents/word-letter.server.ts';
import { toAddressee } from '#lib/latvian/addressees.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { EditedTask } from './editing-task.server.ts';
import { findRequest } from './extension-finding.server.ts';
import { letterBlocks } from './extension-letter.ts';
import { readFirstMoves } from './extension-originals.server.ts';
import { restrictionWords } from './history-restriction.ts';
import { todayOf } from './lifecycle.server.ts';
import { deeds } from './tasks.ts';
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
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	const { author, reference, date } = source;
	const bytes = await makeLetter({
		...{ date: today, madeAt: clock.now(), council: council?.name ?? m.portal_brand({}, { locale: 'lv' }) },
		...{ addressee: toAddressee(author), title: m.extensions_letter_title({}, { locale: 'lv' }) },
		restriction:
			isRestricted(task, today) && task.restrictedUntil
				? restrictionWords(task.restrictedBasis, task.restrictedUntil, 'lv')
				: undefined,
		blocks: letterBlocks({
			...{ reference, date, task: task.title, owners: ownersOf(task, directory, today) },
			...{ from: request.fromDue, to: request.toDue, reason: request.reason },
			original: (await readFirstMoves(reading, [task.id])).get(source.id) ?? null
		}),
		signatory: council ? await readSignatory(reading, directory, council, today) : null,
		executor: await readExecutor(reading, actor)
	});
	return {
		name: m.extensions_letter_file_name({ number: task.number, date: today }, { locale: 'lv' }),
		bytes
	};
}

function ownersOf({ assignments }: EditedTask, directory: Directory, today: PlainDate): string[] {
	return assignments.flatMap(({ role, institutionId }) =>
		role === 'LEAD' && institutionId && directory.institutionIndex.has(institutionId)
			? [institutionAt(directory, institutionId, today).name]
			: []
	);
}

/** Whoever sits in the chair of the council, or of another body, signs for it. */
export async function readSignatory(
	reading: Pick<Transaction, 'membership'>,
	directory: Directory,
	{ id: bodyId }: Pick<Body, 'id'>,
	today: PlainDate
): Promise<WordLetter['signatory']> {
	const chair = postsOf(directory, bodyId, today).find(({ role }) => role === 'CHAIR');
	if (!chair) return null;
	const held = await reading.membership.findFirst({
		where: {
			...{ postId: chair.id, kind: { not: 'SUBSTITUTE' } },
			AND: [
				{ OR: [{ startDate: null }, { startDate: { lte: today } }] },
				{ OR: [{ endDate: null }, { endDate: { gte: today } }] }
			]
		},
		orderBy: [{ kind: 'asc' }, { id: 'asc' }],
		select: { person: { select: { name: true, title: true } } }
	});
	return held && { position: held.person.title ?? chair.label, name: held.person.name };
}

/** Who wrote it and can be asked: the name with the telephone, the address. */
export async function readExecutor(
	reading: Pick<Transaction, 'user' | 'person'>,
	{ userId, personId, name }: Actor
): Promise<string[]> {
	const [user, person] = await Promise.all([
		userId ? reading.user.findUnique({ where: { id: userId }, select: { email: true } }) : null,
		personId
			? reading.person.findUnique({ where: { id: personId }, select: { phone: true, email: true } })
			: null
	]);
	const phone = person?.phone ?? m.extensions_letter_phone({}, { locale: 'lv' });
	const email = person?.email ?? user?.email;
	return [`${name}, ${phone}`, ...(email ? [email] : [])];
}
