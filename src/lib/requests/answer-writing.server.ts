import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { closeUsedDrafts } from './answer-specialist.server.ts';
import { chosenCapacity, type Via } from './answered-task.server.ts';
import { capacitiesOnAnswer, withContacts } from './asked-actor.server.ts';
import { askingDeeds, isCarried } from './asking.ts';
import { readTyped } from './content-typing.ts';
import { changeDraftFiles, draftFileIds } from './draft-files.server.ts';
import { findAnswer, todayOf, type FoundAnswer } from './request-finding.server.ts';
import { mustBeComplete } from './required-fields.ts';
import { isEmptyContent, readContent, writeContent, type AnswerContent } from './template.ts';
import { keepVersion, mustTakeAnswers, type VersionAuthor } from './version-keeping.server.ts';
import { sendAllSchema, sendAnswerSchema, writeAnswerSchema } from './writing-schema.ts';

/** What was written or sent, of which request. */
export interface Written {
	readonly requestId: string;
	readonly answerId: string;
	/** It was so before: nothing was changed this time. */
	readonly isRepeated: boolean;
}

/** Who writes: a person or an account, or a specialist by the id of what was handed to them. */
export type Writer = Actor & {
	readonly draftingId?: string;
	/** Refuses where they may not write any more, in the transaction in which they do. */
	readonly mustStillWrite?: (tx: Transaction) => Promise<unknown>;
};

/**
 * Keeps what somebody has written so far for themselves, their colleagues and their specialist: no record of the council's. Refuses
 * NOT_FOUND whoever is not asked, INVALID a wrong row or file, NOT_NOW where nothing is taken any more, and CONFLICT where somebody else
 * wrote meanwhile: both texts are there, and nothing of either is lost.
 */
export async function writeDraft(writer: Writer, input: unknown, via: Via = 'PORTAL'): Promise<Written> {
	const typed = parseInput(writeAnswerSchema, input);
	const asked = await readAsked(writer, typed.answerId, askingDeeds.write, via);
	const uploads = typed.files.length ? await checkUploads(typed.files) : [];
	return writer.installation.db.write(async (tx) => {
		await writer.mustStillWrite?.(tx);
		const answer = await findAnswer(tx, typed.answerId);
		mustBeAsked(asked, answer, askingDeeds.write, via);
		const content = readTyped(answer.request.template, typed, todayOf(writer));
		const done = { requestId: answer.requestId, answerId: answer.id };
		mustTakeAnswers(answer);
		const hasFiles = uploads.length + typed.remove.length > 0;
		const isSame = await isThere(tx, answer, content);
		if (isSame && !hasFiles) return { ...done, isRepeated: true };
		if (!isSame) await mustBeAsSeen(tx, answer, typed.version);
		await changeDraftFiles(tx, writer, answer, { add: uploads, remove: typed.remove });
		await keepDraft(tx, writer, answer, content);
		return { ...done, isRepeated: false };
	});
}

/**
 * Sends what is written as the next version of the answer. Refuses as `writeDraft` does, and INVALID what says nothing, or what was
 * carried over from the last time and is sent untouched without saying so (`isUnchanged`). Sent twice with one `id` it acts once.
 */
export async function send(actor: Actor, input: unknown, via: Via = 'PORTAL'): Promise<Written> {
	const typed = parseInput(sendAnswerSchema, input);
	const asked = await readAsked(actor, typed.answerId, askingDeeds.send, via);
	const uploads = typed.files.length ? await checkUploads(typed.files) : [];
	return writeOnce(actor.installation.db, async (tx) => {
		const answer = await findAnswer(tx, typed.answerId);
		const capacities = mustBeAsked(asked, answer, askingDeeds.send, via);
		const done = { requestId: answer.requestId, answerId: answer.id };
		if (await isSent(tx, actor, answer, typed.id)) return { ...done, isRepeated: true };
		const content = readTyped(answer.request.template, typed, todayOf(actor));
		mustTakeAnswers(answer);
		mustBeComplete(answer.request.template, content);
		const isSame = await isThere(tx, answer, content);
		// Gone back to after it was sent, the page shows the text again under a new id.
		const isOld = isSame && answer.state === 'SENT' && answer.draft === null;
		if (isOld && uploads.length + typed.remove.length === 0) return { ...done, isRepeated: true };
		if (isSame && isCarried(answer) && !typed.isUnchanged)
			refuseField('isUnchanged', 'rounds_problem_unchanged');
		if (!isSame) await mustBeAsSeen(tx, answer, typed.version);
		const capacity = chosenCapacity(capacities, typed.capacity);
		await changeDraftFiles(tx, actor, answer, { add: uploads, remove: typed.remove });
		await keepSent(tx, actor, { id: typed.id, answer, content, via, capacity });
		await closeUsedDrafts(tx, actor, asked.directory, answer.request);
		return { ...done, isRepeated: false };
	});
}

/** Sends all parts that are written, as they stand, or none of them. Refuses as `send` does; CONFLICT where one was changed meanwhile. */
export async function sendAll(actor: Actor, input: unknown, via: Via = 'PORTAL'): Promise<{ count: number }> {
	const { requestId, capacity: chosen, parts } = parseInput(sendAllSchema, input);
	const wanted = parts.map((part) => {
		const [answerId = '', version = '', id = ''] = part.split(' ');
		return { answerId, version: Number(version), id };
	});
	const asked = await readAsked(actor, wanted[0]!.answerId, askingDeeds.send, via);
	return writeOnce(actor.installation.db, async (tx) => {
		let count = 0;
		for (const { answerId, version, id } of wanted) {
			const answer = await findAnswer(tx, answerId);
			if (answer.requestId !== requestId) throw new Refusal('NOT_FOUND');
			const capacities = mustBeAsked(asked, answer, askingDeeds.send, via);
			if (await isSent(tx, actor, answer, id)) continue;
			mustTakeAnswers(answer);
			await mustBeAsSeen(tx, answer, version);
			const content = readContent(answer.draft);
			mustBeComplete(answer.request.template, content);
			const capacity = chosenCapacity(capacities, chosen);
			await keepSent(tx, actor, { id, answer, content, via, capacity });
			count += 1;
		}
		const { request } = await findAnswer(tx, wanted[0]!.answerId);
		if (count > 0) await closeUsedDrafts(tx, actor, asked.directory, request);
		return { count };
	});
}

interface AskedOf {
	readonly actor: Actor;
	readonly directory: Directory;
}

/** Files are not read for whoever may not write. */
async function readAsked(actor: Actor, answerId: string, deed: Deed, via: Via): Promise<AskedOf> {
	const { installation } = actor;
	const [directory, answer] = await Promise.all([
		directoryOf(installation),
		findAnswer(installation.db.read, answerId)
	]);
	mustBeAsked({ actor, directory }, answer, deed, via);
	return { actor, directory };
}

function mustBeAsked({ actor, directory }: AskedOf, answer: FoundAnswer, deed: Deed, via: Via): Capacity[] {
	const asked = via === 'MAIL' ? withContacts(actor, directory, [answer]) : actor;
	const capacities = capacitiesOnAnswer(asked, { directory, request: answer.request }, answer, deed);
	if (capacities.length === 0) throw new Refusal('NOT_FOUND');
	return capacities;
}

/** What stands there, written or sent last. */
async function standing(tx: Transaction, answer: FoundAnswer) {
	if (answer.draft !== null) return { content: readContent(answer.draft), by: answer.draftBy };
	const last = await tx.answerVersion.findFirst({
		where: { answerId: answer.id },
		orderBy: { number: 'desc' },
		select: { content: true, authorName: true }
	});
	return { content: readContent(last?.content ?? null), by: last?.authorName ?? null };
}

/** The very words stand there already: by the same form before, or by chance. */
async function isThere(tx: Transaction, answer: FoundAnswer, content: AnswerContent): Promise<boolean> {
	const { template } = answer.request;
	const there = await standing(tx, answer);
	return writeContent(there.content, template) === writeContent(content, template);
}

async function mustBeAsSeen(tx: Transaction, answer: FoundAnswer, seen: number): Promise<void> {
	if (answer.version === seen) return;
	const { content, by } = await standing(tx, answer);
	throw new Refusal('CONFLICT', { theirs: { version: answer.version, values: { content }, who: by } });
}

async function keepDraft(tx: Transaction, writer: Writer, answer: FoundAnswer, content: AnswerContent) {
	const { installation, userId, personId, draftingId, name } = writer;
	const files = await draftFileIds(tx, answer.id);
	const isEmpty = isEmptyContent(content) && files.length === 0;
	const state = isEmpty ? 'ASKED' : 'DRAFT';
	const { count } = await tx.answer.updateMany({
		where: { id: answer.id, version: answer.version },
		data: {
			...(answer.state === 'ASKED' || answer.state === 'DRAFT' ? { state } : {}),
			...{ draft: isEmpty ? null : writeContent(content, answer.request.template), draftBy: name },
			...{ draftAt: installation.clock.now(), draftById: draftingId ?? personId ?? userId },
			version: { increment: 1 }
		}
	});
	if (count !== 1) throw new Error('an answer changed inside a transaction');
}

/** The same form before; refuses NOT_FOUND where it was somebody else's. */
async function isSent(tx: Transaction, actor: Actor, answer: FoundAnswer, id: string): Promise<boolean> {
	const known = await tx.answerVersion.findUnique({ where: { id } });
	if (!known) return false;
	const isTheirs = known.userId === actor.userId && known.personId === actor.personId;
	if (known.answerId !== answer.id || !isTheirs) throw new Refusal('NOT_FOUND');
	return true;
}

interface Sending {
	readonly id: string;
	readonly answer: FoundAnswer;
	readonly content: AnswerContent;
	readonly via: Via;
	readonly capacity: Capacity;
}

async function keepSent(tx: Transaction, actor: Actor, { id, answer, content, via, capacity }: Sending) {
	const { userId, personId, name } = actor;
	const { postId, institutionId, text } = capacity;
	const author: VersionAuthor = { userId, personId, postId, institutionId, name, capacity: text };
	const files = await draftFileIds(tx, answer.id);
	await keepVersion(tx, actor, { id, answer, content, sentOn: todayOf(actor), via, author, files });
}
