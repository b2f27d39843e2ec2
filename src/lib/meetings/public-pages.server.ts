import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';
import { deeds } from './meetings.ts';
import { publicPagesSchema } from './publishing-schema.ts';

const key = 'public.pages';

/** Whether the council has public pages at all: unless a secretary decided otherwise, it has. One statement. */
export async function hasPublicPages(installation: Pick<Installation, 'db'>): Promise<boolean> {
	return (await readSetting(installation, key)) !== 'off';
}

/** Refuses NOT_FOUND where the council has none. */
export async function mustHavePublicPages(installation: Pick<Installation, 'db'>): Promise<void> {
	if (!(await hasPublicPages(installation))) throw new Refusal('NOT_FOUND');
}

/** Decides whether the council has public pages. Refuses NOT_FOUND whoever may not. What is so already is no change. */
export async function setPublicPages(
	actor: Actor,
	input: unknown
): Promise<{ readonly eventId: string | null }> {
	const { isOn } = parseInput(publicPagesSchema, input);
	mustBeAble(actor, deeds.changePublicPages);
	return actor.installation.db.write(async (tx) => ({ eventId: await write(tx, actor, isOn) }));
}

async function write(tx: Transaction, actor: Actor, isOn: boolean, undoes?: string): Promise<string | null> {
	const was = await isOnNow(tx);
	if (was === isOn) return null;
	await writeSetting(tx, actor.installation, key, isOn ? null : 'off');
	return record(tx, actor, {
		...{ deed: deeds.changePublicPages.name, capacity: officeOf(actor) },
		...{ subjectType: 'Setting', subjectId: key, before: { value: was }, after: { value: isOn } },
		undoes
	});
}

async function isOnNow(tx: Transaction): Promise<boolean> {
	return (await tx.setting.findUnique({ where: { key } }))?.value !== 'off';
}

/** The decision taken back. */
export const undoers: Undoers = {
	[deeds.changePublicPages.name]: async (actor, { id: undoes, before, after }) => {
		mustBeAble(actor, deeds.changePublicPages);
		await actor.installation.db.write(async (tx) => {
			mustBeUnchanged({ value: await isOnNow(tx) }, after as { value: boolean });
			await write(tx, actor, (before as { value: boolean }).value, undoes);
		});
	}
};
