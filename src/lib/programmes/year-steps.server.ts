import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { DoneOrPrepared, PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { followMeasures, type Followed } from './following.server.ts';
import {
	findProgramme,
	mayDo,
	mustBeAsSeen,
	recordForProgramme,
	type FoundProgramme
} from './programme-finding.server.ts';
import { deeds } from './programmes.ts';
import { stepSchema } from './year-schema.ts';
import { stepPreparedWords, yearDeeds, type YearStep } from './year.ts';

/** What was done, and the recorded change; null where it was so already. */
export interface StepDone {
	readonly eventId: string | null;
	/** Of how many measures a task was made. */
	readonly followed: number;
}

const deedOf: Readonly<Record<YearStep, Deed>> = {
	...{ BEGIN: yearDeeds.begin, CLOSE: yearDeeds.close, SHOW: yearDeeds.publish, HIDE: yearDeeds.publish }
};

/**
 * Takes a programme a step on: its year begins (each measure gets its task, in one transaction; those that have one keep it), it is
 * closed, it is put before anybody or taken off again. An assistant prepares it. Refuses NOT_FOUND whoever may not, NOT_NOW what its
 * state does not allow, CONFLICT where it was changed meanwhile. What is so already is no change.
 */
export async function takeStep(actor: Actor, input: unknown): Promise<DoneOrPrepared<StepDone>> {
	const typed = parseInput(stepSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, async (tx) => {
		const programme = await findProgramme(tx, actor, deeds.read, typed.id);
		const deed = deedOf[typed.step];
		const isTaker = mayDo(actor, deed, programme);
		if (!isTaker && !mayDo(actor, yearDeeds.prepare, programme)) throw new Refusal('NOT_FOUND');
		if (await isSo(tx, programme, typed.step)) return { isPrepared: false, eventId: null, followed: 0 };
		await mustBePossible(tx, programme, typed.step);
		const { id: subjectId, version } = programme;
		const subject = { subjectType: 'Programme', subjectId };
		await mustBeAsSeen(tx, { ...subject, version }, { seen: typed.version, values: {} });
		if (isTaker) return { isPrepared: false, ...(await take(tx, actor, directory, programme, typed.step)) };
		await prepare(tx, actor, { id: typed.formId, deed: deed.name, input: typed, ...subject });
		return { isPrepared: true };
	});
}

async function isSo(tx: Transaction, { id, state, publishing }: FoundProgramme, step: YearStep) {
	switch (step) {
		case 'BEGIN':
			return (
				state === 'CURRENT' && (await tx.measure.count({ where: { programmeId: id, taskId: null } })) === 0
			);
		case 'CLOSE':
			return state === 'CLOSED';
		case 'SHOW':
			return publishing === 'ALL';
		case 'HIDE':
			return publishing === 'NONE';
	}
}

async function mustBePossible(tx: Transaction, { id, state }: FoundProgramme, step: YearStep): Promise<void> {
	if (step === 'BEGIN' && state === 'CLOSED') throw notNow('programmes_problem_closed');
	if (step === 'BEGIN' && (await tx.measure.count({ where: { programmeId: id } })) === 0)
		throw notNow('measures_problem_none');
	if (step === 'CLOSE' && state === 'DRAFT') throw notNow('measures_problem_not_begun');
}

/** All that a step changes. */
interface State {
	readonly state: string;
	readonly publishing: string;
	/** ISO 8601. */
	readonly publishedAt: string | null;
}

function stateOf({ state, publishing, publishedAt }: FoundProgramme): State {
	return { state, publishing, publishedAt: publishedAt?.toISOString() ?? null };
}

function after({ installation: { clock } }: Actor, before: State, step: YearStep): State {
	switch (step) {
		case 'BEGIN':
			return { ...before, state: 'CURRENT' };
		case 'CLOSE':
			return { ...before, state: 'CLOSED' };
		case 'SHOW':
			return { ...before, publishing: 'ALL', publishedAt: clock.now().toISOString() };
		case 'HIDE':
			return { ...before, publishing: 'NONE', publishedAt: null };
	}
}

async function take(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	programme: FoundProgramme,
	step: YearStep
): Promise<StepDone> {
	const before = stateOf(programme);
	const followed = step === 'BEGIN' ? await followMeasures(tx, actor, directory, programme) : [];
	const change = { before, after: after(actor, before, step) };
	const eventId = await write(tx, actor, programme, { ...change, deed: deedOf[step], followed });
	return { eventId, followed: followed.length };
}

interface Writing {
	readonly before: State;
	readonly after: State;
	readonly deed: Deed;
	readonly followed?: readonly Followed[];
	readonly undoes?: string;
}

async function write(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{ before, after: next, deed, followed = [], undoes }: Writing
): Promise<string> {
	const { id, version } = programme;
	const publishedAt = next.publishedAt === null ? null : new Date(next.publishedAt);
	await tx.programme.update({
		where: { id, version },
		data: { state: next.state, publishing: next.publishing, publishedAt, version: { increment: 1 } }
	});
	const made = followed.length ? { measures: followed } : {};
	return recordForProgramme(tx, actor, deed, programme, { before, after: { ...next, ...made }, undoes });
}

/** The steps, as an assistant prepares them and a secretary confirms. */
export const yearPrepared: PreparedKinds = Object.fromEntries(
	[yearDeeds.begin, yearDeeds.close, yearDeeds.publish].map(({ name }) => [
		name,
		{
			describe: async (actor: Actor, input: unknown) => {
				const { id, step } = parseInput(stepSchema, input);
				const { title } = await findProgramme(actor.installation.db.read, actor, deeds.read, id);
				return stepPreparedWords(step, title, actor.locale);
			},
			addressOf: async (_actor: Actor, input: unknown) => `/programmes/${parseInput(stepSchema, input).id}`,
			perform: async (actor: Actor, input: unknown) => {
				if ((await takeStep(actor, input)).isPrepared) throw new Refusal('NOT_FOUND');
			}
		}
	])
);

function undo(deed: Deed): Undoers[string] {
	return (actor, { id: undoes, subjectId, before, after: next }) =>
		actor.installation.db.write(async (tx) => {
			const programme = await findProgramme(tx, actor, deed, subjectId);
			mustBeUnchanged(stateOf(programme), next as Record<string, unknown>);
			const swapped = { before: next as State, after: before as State };
			await write(tx, actor, programme, { ...swapped, deed, undoes });
		});
}

/** Closing and publishing can be taken back; that the year began stays, its tasks are there. */
export const yearUndoers: Undoers = {
	[yearDeeds.close.name]: undo(yearDeeds.close),
	[yearDeeds.publish.name]: undo(yearDeeds.publish)
};
