import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { difference, mustBeAsSeen, mustBeUnchanged, writeOnce } from '#lib/council/changing.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { addPracticeSchema, changePracticeSchema } from './findings-schema.ts';
import { deeds } from './municipalities.ts';

/** Good practice that was kept, and the recorded change, null where nothing was different. */
export interface PracticeKept {
	readonly area: number;
	readonly eventId: string | null;
}

const subjectType = 'GoodPractice';

/** Enters good practice by hand. Refuses NOT_FOUND whoever may not. Sent twice with one `id` it acts once. */
export async function addPractice(actor: Actor, input: unknown): Promise<PracticeKept> {
	const { id, ...typed } = parseInput(addPracticeSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		mustBeAble(actor, deeds.keepPractice);
		const there = await tx.goodPractice.findUnique({ where: { id }, select: { area: true } });
		if (there) return { area: there.area, eventId: null };
		await tx.goodPractice.create({ data: { id, ...typed, position: 0, searchText: fold(typed.text) } });
		await record(tx, actor, {
			...{ deed: deeds.keepPractice.name, capacity: officeOf(actor), subjectType, subjectId: id },
			after: typed
		});
		return { area: typed.area, eventId: null };
	});
}

/**
 * Changes good practice, or whether it is shown. Refuses NOT_FOUND whoever may not, CONFLICT where somebody changed it meanwhile.
 */
export async function changePractice(actor: Actor, input: unknown): Promise<PracticeKept> {
	const { practiceId, version, ...typed } = parseInput(changePracticeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const practice = await findPractice(tx, actor, practiceId);
		const subject = { subjectType, subjectId: practiceId, version: practice.version };
		await mustBeAsSeen(tx, subject, { seen: version, values: saidIn(practice) });
		return change(tx, actor, practice, typed);
	});
}

type FoundPractice = Awaited<ReturnType<typeof findPractice>>;
type Said = Pick<FoundPractice, 'area' | 'text' | 'link' | 'isShown'>;

const saidIn = ({ area, text, link, isShown }: Said): Said => ({ area, text, link, isShown });

type Reading = Pick<Transaction, 'goodPractice'> | Pick<Reader, 'goodPractice'>;

async function findPractice(from: Reading, actor: Actor, id: string) {
	mustBeAble(actor, deeds.keepPractice);
	const { goodPractice } = from as Pick<Transaction, 'goodPractice'>;
	const practice = isId(id) ? await goodPractice.findUnique({ where: { id } }) : null;
	if (!practice) throw new Refusal('NOT_FOUND');
	return practice;
}

async function change(
	tx: Transaction,
	actor: Actor,
	practice: FoundPractice,
	next: Partial<Said>,
	undoes?: string
): Promise<PracticeKept> {
	const { id, version } = practice;
	const now = saidIn(practice);
	const changed = difference(now, { ...now, ...next });
	if (!changed) return { area: practice.area, eventId: null };
	const { text } = changed.after;
	await tx.goodPractice.update({
		where: { id, version },
		data: { ...changed.after, ...(text ? { searchText: fold(text) } : {}), version: { increment: 1 } }
	});
	const eventId = await record(tx, actor, {
		...{ deed: deeds.keepPractice.name, capacity: officeOf(actor), subjectType, subjectId: id },
		...{ ...changed, undoes }
	});
	return { area: changed.after.area ?? practice.area, eventId };
}

/** The form of good practice: as it is, or empty. */
export interface PracticeForm {
	readonly values: {
		readonly area: string;
		readonly text: string;
		readonly link: string;
		readonly isShown: boolean;
	};
	readonly version: number;
}

/** What a form of good practice begins with. One statement. Refuses NOT_FOUND whoever may not, and what is not there. */
export async function readPracticeForm(actor: Actor, id: string | null): Promise<PracticeForm> {
	mustBeAble(actor, deeds.keepPractice);
	if (id === null) return { values: { area: '', text: '', link: '', isShown: true }, version: 1 };
	const { read } = actor.installation.db;
	const { area, text, link, isShown, version } = await findPractice(read, actor, id);
	return { values: { area: String(area), text, link: link ?? '', isShown }, version };
}

/** How good practice was, as long as nobody changed it since; what was entered is hidden, not taken back. */
export const undoers: Undoers = {
	[deeds.keepPractice.name]: (actor, { id: undoes, subjectId, ...recorded }: RecordedChange) =>
		actor.installation.db.write(async (tx) => {
			const practice = await findPractice(tx, actor, subjectId);
			mustBeUnchanged(practice, recorded.after as Record<string, unknown>);
			const before = recorded.before as Partial<Said> | null;
			await change(tx, actor, practice, before ?? { isShown: false }, undoes);
		})
};
