import { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { conflict, difference } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readSetting, writeSetting } from '#lib/server/settings.server.ts';
import { formOf, keptOf, readKept, textsSchema } from './document-texts-schema.ts';
import {
	orderNames,
	textNames,
	textsOf,
	usualText,
	type DocumentTexts,
	type KeptTexts
} from './document-texts.ts';
import { deeds } from './meetings.ts';

/** Under which they are kept. */
export const textsKey = 'meetings.texts';
const subject = { subjectType: 'Setting', subjectId: textsKey } as const;

/** The texts that every document of a meeting takes. One statement. */
export async function readTexts(installation: Pick<Installation, 'db'>): Promise<DocumentTexts> {
	return textsOf(readKept(await readSetting(installation, textsKey)));
}

/** The same for the page on which they are set. Refuses NOT_FOUND whoever may not. */
export async function readTextsForm(actor: Actor): Promise<KeptTexts & { readonly version: number }> {
	mustBeAble(actor, deeds.changeTexts);
	return readKept(await readSetting(actor.installation, textsKey));
}

/** Sets the texts and the orders. Refuses NOT_FOUND whoever may not, INVALID a wrong field, CONFLICT where somebody was quicker. */
export async function changeTexts(
	actor: Actor,
	input: unknown
): Promise<{ readonly eventId: string | null }> {
	mustBeAble(actor, deeds.changeTexts);
	const typed = parseInput(textsSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { version, ...now } = await find(tx);
		const next = keptOf(typed);
		const changed = difference(flat(now), flat(next));
		if (!changed) return { eventId: null };
		if (version !== typed.version) throw await conflictOf(tx, { ...now, version });
		return { eventId: await write(tx, actor, next, { version, ...changed }) };
	});
}

async function find(tx: Transaction) {
	return readKept((await tx.setting.findUnique({ where: { key: textsKey } }))?.value ?? null);
}

async function conflictOf(tx: Transaction, { version, ...now }: KeptTexts & { readonly version: number }) {
	// The types of a conflict are those of the council's records; a setting has no page of its own there.
	return conflict(tx, subject as never, { version, values: formOf(now) });
}

/** As the journal has it: a field for each text that is not as usual. */
function flat({ words, ...kept }: KeptTexts): Record<string, unknown> {
	const all = textNames.map((name) => [name, words[name] ?? usualText(name)] as const);
	return { ...Object.fromEntries(all), ...kept };
}

async function write(
	tx: Transaction,
	actor: Actor,
	next: KeptTexts,
	{ version, ...change }: { version: number; before: object; after: object; undoes?: string }
): Promise<string> {
	await writeSetting(tx, actor.installation, textsKey, JSON.stringify({ ...next, version: version + 1 }));
	return record(tx, actor, {
		...{ deed: deeds.changeTexts.name, capacity: officeOf(actor), ...subject, ...change }
	});
}

const changedTexts = z.partialRecord(
	z.enum([...textNames, 'clock', ...orderNames]),
	z.union([z.string(), z.array(z.string())])
);

/** What can be taken back of the texts. */
export const undoers: Undoers = {
	[deeds.changeTexts.name]: async (actor, { id: undoes, ...change }) => {
		mustBeAble(actor, deeds.changeTexts);
		const [before, after] = [changedTexts.parse(change.before), changedTexts.parse(change.after)];
		await actor.installation.db.write(async (tx) => {
			const { version, ...now } = await find(tx);
			const is = flat(now);
			const isSame = (name: string, text: unknown) => JSON.stringify(is[name]) === JSON.stringify(text);
			if (!Object.entries(after).every(([name, text]) => isSame(name, text))) throw new Refusal('CONFLICT');
			await write(tx, actor, keptFrom({ ...is, ...before }), {
				version,
				before: after,
				after: before,
				undoes
			});
		});
	}
};

function keptFrom(all: Readonly<Record<string, unknown>>): KeptTexts {
	const words = textNames.flatMap((name) =>
		all[name] === usualText(name) ? [] : [[name, all[name] as string] as const]
	);
	const { clock, minutesOrder, invitationOrder } = all as unknown as KeptTexts;
	return { words: Object.fromEntries(words), clock, minutesOrder, invitationOrder };
}
