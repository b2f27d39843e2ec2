import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findTarget, type Target } from './restricting.server.ts';
import type { RestrictableKind } from './restricting.ts';
import { deeds } from './tasks.ts';

/** What the form that restricts something shows. */
export interface Restrictable {
	readonly task: {
		readonly id: string;
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
	};
	readonly target: Target;
	/** What it is, in its own words: a document's title, how an entry begins; null for the task itself. */
	readonly about: string | null;
}

/** Refuses NOT_FOUND what is not there, and whoever may not restrict. */
export async function readRestrictable(
	actor: Actor,
	{ number, kind, id }: { number: number; kind: RestrictableKind; id: string | null }
): Promise<Restrictable> {
	mustBeAble(actor, deeds.restrict);
	const reader = actor.installation.db.read as unknown as Transaction;
	const task = await reader.task.findUnique({
		where: { number },
		select: { id: true, number: true, code: true, title: true, version: true }
	});
	const targetId = kind === 'TASK' ? task?.id : id;
	if (!task || !isId(targetId)) throw new Refusal('NOT_FOUND');
	const target = await findTarget(reader, actor, task, { kind, id: targetId });
	const { version: _version, ...shown } = task;
	return { task: shown, target, about: await aboutOf(reader, target) };
}

const longestAbout = 200;

async function aboutOf(reader: Transaction, { kind, id }: Target): Promise<string | null> {
	if (kind === 'TASK') return null;
	if (kind === 'DOCUMENT')
		return (await reader.taskDocument.findUniqueOrThrow({ where: { id }, select: { title: true } })).title;
	const entry = await reader.progressEntry.findUniqueOrThrow({ where: { id }, select: { text: true } });
	return plainText(entry.text, longestAbout);
}
