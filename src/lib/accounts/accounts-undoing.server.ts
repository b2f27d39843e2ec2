import { z } from 'zod';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	disableInside,
	find,
	findToChange,
	putInside,
	setRoleInside,
	type AccountRow
} from './accounts.server.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import type { RecordedChange, Undoer, Undoers } from './undoing.server.ts';

const fields = z.object({
	name: z.string().optional(),
	locale: z.enum(['lv', 'en']).optional(),
	theme: z.string().nullable().optional(),
	personId: z.string().nullable().optional(),
	role: z.string().nullable().optional()
});

/** Takes back what was changed in an account, if it is still so. */
function undoing(
	work: (tx: Transaction, actor: Actor, account: AccountRow, change: RecordedChange) => Promise<unknown>
): Undoer {
	return (actor, change) =>
		actor.installation.db.write(async (tx) => {
			const account = await find(tx, change.subjectId);
			await work(tx, actor, account, change);
		});
}

/** Refuses CONFLICT where the account is not any more as the change left it. */
function mustStillBe(account: AccountRow, after: object): void {
	for (const [name, value] of Object.entries(after))
		if ((account as Record<string, unknown>)[name] !== value) throw new Refusal('CONFLICT');
}

const undoChange = undoing(async (tx, actor, account, change) => {
	const isOwn = account.id === actor.userId && change.deed === deeds.keepProfile.name;
	if (!isOwn) await findToChange(tx, actor, account.id);
	const [before, after] = [fields.parse(change.before ?? {}), fields.parse(change.after)];
	mustStillBe(account, after);
	if (before.personId && (await tx.user.count({ where: { personId: before.personId } })))
		throw new Refusal('CONFLICT');
	await putInside(tx, actor, account, change.deed, { ...before } as Partial<AccountRow>, change.id);
});

const undoRole = undoing(async (tx, actor, account, change) => {
	mustBeAble(actor, deeds.setRole);
	mustStillBe(account, fields.parse(change.after));
	await setRoleInside(tx, actor, account, fields.parse(change.before).role ?? null, change.id);
});

const undoDisabling = undoing(async (tx, actor, account, change) => {
	await findToChange(tx, actor, account.id);
	if (!account.disabledAt) throw new Refusal('CONFLICT');
	await putInside(tx, actor, account, deeds.enable.name, { disabledAt: null }, change.id);
});

const undoEnabling = undoing(async (tx, actor, account, change) => {
	await findToChange(tx, actor, account.id);
	if (account.disabledAt) throw new Refusal('CONFLICT');
	await disableInside(tx, actor, account, change.id);
});

/** A mail cannot be fetched back, but its link is made worthless, for as long as nobody has come with it. */
const undoInvitation = undoing(async (tx, actor, account, change) => {
	await findToChange(tx, actor, account.id);
	if (account.lastSeenAt) throw new Refusal('NOT_NOW');
	if (account.disabledAt) throw new Refusal('CONFLICT');
	await disableInside(tx, actor, account, change.id);
});

/** What can be taken back in this room. A changed address and a changed password cannot: they were proven anew. */
export const undoers: Undoers = {
	[deeds.change.name]: undoChange,
	[deeds.keepProfile.name]: undoChange,
	[deeds.setRole.name]: undoRole,
	[deeds.disable.name]: undoDisabling,
	[deeds.enable.name]: undoEnabling,
	[deeds.invite.name]: undoInvitation
};
