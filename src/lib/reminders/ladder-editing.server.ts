import { z } from 'zod';
import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { dropLadderSchema, setLadderSchema, type Scope } from './ladder-schema.ts';
import { ladderOf, ladderText, ladderValues, nearestLadder } from './ladder-text.ts';

export const deeds = {
	setLadder: { name: 'reminders.setLadder', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** Whose ladder: the council's has no id. */
export interface LadderSubject {
	readonly scope: Scope;
	readonly subjectId: string;
}

/** The recorded change; null where nothing was different. */
export interface LadderChanged {
	readonly eventId: string | null;
}

const subjectTypes = { COUNCIL: 'Setting', BODY: 'Body', TASK: 'Task' } as const;
const key = 'reminders.ladder';

/** Gives the council, a body or a task a ladder of its own. Refuses NOT_NOW for a closed task, CONFLICT where somebody was quicker. */
export async function setLadder(actor: Actor, input: unknown): Promise<LadderChanged> {
	const { scope, subjectId, was, ...values } = parseInput(setLadderSchema, input);
	return change(actor, { scope, subjectId }, was, ladderText(ladderOf(values)));
}

/** Takes it away again: the next one holds. */
export async function dropLadder(actor: Actor, input: unknown): Promise<LadderChanged> {
	const { was, ...subject } = parseInput(dropLadderSchema, input);
	return change(actor, subject, was, null);
}

function change(
	actor: Actor,
	subject: LadderSubject,
	was: string,
	ladder: string | null
): Promise<LadderChanged> {
	mustBeAble(actor, deeds.setLadder);
	return actor.installation.db.write(async (tx) => {
		const now = await find(tx, subject);
		if (now === ladder) return { eventId: null };
		if ((now ?? '') !== was) throw await conflict(tx, subject, now);
		return { eventId: await write(tx, actor, subject, now, ladder) };
	});
}

/** As it is kept; null where there is none of its own. */
async function find(tx: Transaction, { scope, subjectId: id }: LadderSubject): Promise<string | null> {
	if (scope === 'COUNCIL') return (await tx.setting.findUnique({ where: { key } }))?.value ?? null;
	if (scope === 'BODY') {
		const body = await tx.body.findUnique({ where: { id }, select: { ladder: true } });
		if (!body) throw new Refusal('NOT_FOUND');
		return body.ladder;
	}
	const task = await tx.task.findUnique({ where: { id }, select: { ladder: true, status: true } });
	if (!task) throw new Refusal('NOT_FOUND');
	if (!isOpen(task)) throw new Refusal('NOT_NOW');
	return task.ladder;
}

async function write(
	tx: Transaction,
	actor: Actor,
	{ scope, subjectId: id }: LadderSubject,
	before: string | null,
	ladder: string | null,
	undoes?: string
): Promise<string> {
	const data = { ladder, version: { increment: 1 } };
	if (scope === 'COUNCIL') await writeSetting(tx, actor.installation, key, ladder);
	else if (scope === 'BODY') await tx.body.update({ where: { id, ladder: before }, data });
	else await tx.task.update({ where: { id, ladder: before }, data });
	return record(tx, actor, {
		...{ deed: deeds.setLadder.name, capacity: officeOf(actor) },
		...{ subjectType: subjectTypes[scope], subjectId: scope === 'COUNCIL' ? key : id },
		...{ before: { ladder: before }, after: { ladder }, undoes }
	});
}

async function conflict(tx: Transaction, subject: LadderSubject, now: string | null): Promise<Refusal> {
	const last = await tx.auditEvent.findFirst({
		where: {
			...{ deed: deeds.setLadder.name, subjectType: subjectTypes[subject.scope] },
			...(subject.scope === 'COUNCIL' ? {} : { subjectId: subject.subjectId })
		},
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	const values = { ...ladderValues(nearestLadder(now)), was: now ?? '' };
	return new Refusal('CONFLICT', { theirs: { version: 1, values, who: last?.actorName ?? null } });
}

const kept = z.object({ ladder: z.string().nullable() });

/** What can be taken back in this room. */
export const undoers: Undoers = {
	[deeds.setLadder.name]: async (actor, { id: undoes, subjectType, subjectId, ...change }) => {
		mustBeAble(actor, deeds.setLadder);
		const scope = (Object.keys(subjectTypes) as Scope[]).find((one) => subjectTypes[one] === subjectType)!;
		const [before, after] = [kept.parse(change.before), kept.parse(change.after)];
		await actor.installation.db.write(async (tx) => {
			const now = await find(tx, { scope, subjectId });
			if (now !== after.ladder) throw new Refusal('CONFLICT');
			await write(tx, actor, { scope, subjectId }, now, before.ladder, undoes);
		});
	}
};
