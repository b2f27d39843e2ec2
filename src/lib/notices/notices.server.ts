import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { conflict, difference, mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';
import { factsOf, noticeSchema, problemsOf, readKept, type KeptNotice } from './notices-schema.ts';
import { deeds, keyOf, noticeOf, type Facts, type NoticeName } from './notices.ts';

/** A notice as everybody may read it. One statement. */
export async function readNotice(
	installation: Pick<Installation, 'db'>,
	name: NoticeName
): Promise<KeptNotice> {
	return readKept(await readSetting(installation, keyOf(name)));
}

/** The same for the page on which it is completed. Refuses NOT_FOUND whoever may not. */
export async function readNoticeForm(actor: Actor, name: NoticeName): Promise<KeptNotice> {
	mustBeAble(actor, deeds.change);
	return readNotice(actor.installation, name);
}

/**
 * Completes a notice; answers the recorded change, null where nothing was different. Refuses NOT_FOUND whoever may not, INVALID half an
 * evaluation or one that has not been, CONFLICT where somebody was quicker.
 */
export async function changeNotice(
	actor: Actor,
	name: NoticeName,
	input: unknown
): Promise<{ readonly eventId: string | null }> {
	mustBeAble(actor, deeds.change);
	const typed = parseInput(noticeSchema(name), input);
	const next = factsOf(name, typed);
	const fields = problemsOf(next, rigaDate(actor.installation.clock.now()));
	if (Object.keys(fields).length) throw new Refusal('INVALID', { fields });
	return actor.installation.db.write(async (tx) => {
		const now = await find(tx, name);
		const before = factsOf(name, now.facts);
		// Completed with nothing it is completed none the less: what was offered as the usual wording was taken out.
		const changed = difference(before, next) ?? (now.savedOn ? null : { before: {}, after: {} });
		if (!changed) return { eventId: null };
		if (now.version !== typed.version)
			throw await conflict(tx, subjectOf(name), { version: now.version, values: before });
		return { eventId: await write(tx, actor, { name, facts: next, now }, changed) };
	});
}

const subjectOf = (name: NoticeName) => ({ subjectType: 'Setting', subjectId: keyOf(name) }) as const;

async function find(tx: Transaction, name: NoticeName): Promise<KeptNotice> {
	return readKept((await tx.setting.findUnique({ where: { key: keyOf(name) } }))?.value ?? null);
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ name, facts, now }: { name: NoticeName; facts: Facts; now: KeptNotice },
	change: { before: object; after: object; undoes?: string }
): Promise<string> {
	const { installation } = actor;
	const savedOn = rigaDate(installation.clock.now());
	const kept: KeptNotice = { facts, version: now.version + 1, savedOn };
	await writeSetting(tx, installation, keyOf(name), JSON.stringify(kept));
	return record(tx, actor, {
		...{ deed: deeds.change.name, capacity: officeOf(actor), ...subjectOf(name), ...change }
	});
}

/** What was completed is taken back as long as nobody completed it otherwise since. */
export const undoers: Undoers = {
	[deeds.change.name]: async (actor, { id: undoes, subjectId, ...change }) => {
		mustBeAble(actor, deeds.change);
		const name = noticeOf(subjectId);
		if (!name) throw new Refusal('NOT_NOW');
		const [before, after] = [change.before as Facts, change.after as Facts];
		await actor.installation.db.write(async (tx) => {
			const now = await find(tx, name);
			const is = factsOf(name, now.facts);
			mustBeUnchanged(is, after);
			await write(
				tx,
				actor,
				{ name, facts: { ...is, ...before }, now },
				{ before: after, after: before, undoes }
			);
		});
	}
};
