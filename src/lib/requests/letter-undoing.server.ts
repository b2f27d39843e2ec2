import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Undoer } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { keeperOf } from './answer-keepers.server.ts';
import { mustBeRunning, newestVersion, requestFor } from './asker-finding.server.ts';
import { askingDeeds, type AnswerState } from './asking.ts';
import type { AnswerStood } from './letter-before.server.ts';
import { takeUploadsBack } from './letter-uploads.server.ts';
import { findAnswer, recordForRequest, type FoundAnswer } from './request-finding.server.ts';
import { emptyContent, readContent, writeContent } from './template.ts';
import { replaceFacts } from './version-keeping.server.ts';

/* A letter that was registered by mistake: what it brought goes, what was there before is there again. */

/**
 * Takes a registered letter back, whole. Its text is in the record, its files wait in the form of a letter for another go at it.
 * Refuses NOT_FOUND whoever may not register, CONFLICT where somebody accepted, gave back or answered since, or began to write where
 * nobody was asked; NOT_NOW where no answers are taken, or the letter is gone.
 */
export const undoRegister: Undoer = (actor, { id: undoes, subjectId: requestId, after }) =>
	actor.installation.db.write(async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.unregister, requestId);
		const letter = await letterOf(tx, requestId, after as Recorded);
		if (request.state === 'CLOSED') throw notNow('asker_problem_closed');
		mustBeRunning(request);
		const stood = await stoodBefore(tx, requestId, letter.id);
		const answers: FoundAnswer[] = [];
		for (const version of letter.versions) answers.push(await mustBeAsLeft(tx, version));
		for (const [at, version] of letter.versions.entries()) {
			await tx.answerVersion.delete({ where: { id: version.id } });
			await standAgain(tx, actor, answers[at]!, stood.get(version.answerId));
		}
		const { versions, ...facts } = letter;
		const files = await takeUploadsBack(tx, actor, { letterId: letter.id, requestId });
		await tx.answerLetter.delete({ where: { id: letter.id } });
		const said = versions.map(({ answerId, number, content }) => ({
			...{ answerId, number, content: readContent(content) }
		}));
		await recordForRequest(tx, actor, askingDeeds.unregister, request, {
			before: { letterId: letter.id, ...factsOf(facts), files, count: versions.length, said },
			after: null,
			undoes
		});
	});

type Recorded = { readonly letterId?: string; readonly versionId?: string } | null;

/** By the event of the letter, or by that of one of its versions. */
async function letterOf(tx: Transaction, requestId: string, after: Recorded) {
	const version = after?.versionId
		? await tx.answerVersion.findUnique({ where: { id: after.versionId }, select: { letterId: true } })
		: null;
	const id = after?.letterId ?? version?.letterId;
	const letter = id
		? await tx.answerLetter.findUnique({ where: { id }, include: { versions: { orderBy: { id: 'asc' } } } })
		: null;
	if (!letter || letter.requestId !== requestId) throw new Refusal('NOT_NOW');
	return letter;
}

function factsOf({
	institutionId,
	number,
	date,
	receivedOn,
	signatory,
	preparer,
	rest
}: Omit<Awaited<ReturnType<typeof letterOf>>, 'versions'>) {
	return { institutionId, number, date, receivedOn, signatory, preparer, rest };
}

async function stoodBefore(
	tx: Transaction,
	requestId: string,
	letterId: string
): Promise<Map<string, AnswerStood>> {
	const events = await tx.auditEvent.findMany({
		where: {
			...{ subjectType: 'Request', subjectId: requestId, deed: askingDeeds.register.name },
			after: { contains: letterId }
		},
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { before: true }
	});
	const stood = events.flatMap(({ before }) => {
		const found = JSON.parse(before ?? '{}') as { readonly stood?: readonly AnswerStood[] };
		return found.stood ? [found.stood] : [];
	});
	return new Map((stood[0] ?? []).map((one) => [one.answerId, one]));
}

async function mustBeAsLeft(
	tx: Transaction,
	{ id, answerId }: { readonly id: string; readonly answerId: string }
): Promise<FoundAnswer> {
	const answer = await findAnswer(tx, answerId);
	const newest = await newestVersion(tx, answerId);
	const isLeft = answer.state === 'SENT' && answer.withdrawnAt === null && newest?.id === id;
	if (!isLeft) throw new Refusal('CONFLICT');
	return answer;
}

/** As its versions that are left tell, and as was recorded. */
async function standAgain(
	tx: Transaction,
	actor: Actor,
	answer: FoundAnswer,
	stood?: AnswerStood
): Promise<void> {
	const { id, request, draft, draftBy } = answer;
	const versions = await tx.answerVersion.findMany({
		where: { answerId: id },
		orderBy: { number: 'asc' },
		select: { id: true, sentOn: true, content: true }
	});
	const last = versions.at(-1);
	const keeper = keeperOf(request);
	await (last
		? keeper?.sent(tx, actor, answer, readContent(last.content))
		: keeper?.takenBack(tx, actor, answer));
	if (stood?.isNew && !last) return removeAnswer(tx, answer);
	await replaceFacts(tx, id, last ? readContent(last.content) : emptyContent);
	const carried = draft === null && stood?.carried;
	const isWritten = draft !== null && draftBy !== null;
	const { withdrawn } = stood ?? {};
	await tx.answer.update({
		where: { id, version: answer.version },
		data: {
			...{ state: await stateBefore(tx, id, last, isWritten), version: { increment: 1 } },
			...{ sentOn: last?.sentOn ?? null, firstSentOn: versions[0]?.sentOn ?? null },
			...(carried
				? { draft: writeContent(carried.draft, request.template), draftAt: dateOf(carried.draftAt) }
				: {}),
			...(withdrawn ? { ...withdrawn, withdrawnAt: dateOf(withdrawn.withdrawnAt) } : {})
		}
	});
	const draftFiles = (stood?.draftFiles ?? []).map((attachmentId) => ({ answerId: id, attachmentId }));
	if (carried && draftFiles.length) await tx.answerDraftFile.createMany({ data: draftFiles });
}

/** What was sent before is given back or sent, as the last step says; of what was not, somebody writes or nobody does. */
async function stateBefore(
	tx: Transaction,
	answerId: string,
	last: { readonly id: string } | undefined,
	isWritten: boolean
): Promise<AnswerState> {
	if (!last) return isWritten ? 'DRAFT' : 'ASKED';
	const step = await tx.answerStep.findFirst({
		where: { answerId, versionId: last.id, kind: 'RETURNED' },
		select: { id: true }
	});
	return step ? 'RETURNED' : 'SENT';
}

async function removeAnswer(tx: Transaction, { id, draft }: FoundAnswer): Promise<void> {
	const draftFiles = await tx.answerDraftFile.count({ where: { answerId: id } });
	if (draft !== null || draftFiles > 0) throw new Refusal('CONFLICT');
	await replaceFacts(tx, id, emptyContent);
	await tx.answerStep.deleteMany({ where: { answerId: id } });
	await tx.answer.delete({ where: { id } });
}

function dateOf(instant: Date | string | null): Date | null {
	return instant === null ? null : new Date(instant);
}
