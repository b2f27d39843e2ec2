import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { firstDay, lastDay } from '#lib/calendar/partial-dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { keeperOf } from './answer-keepers.server.ts';
import { askingDeeds, isAnswerMove } from './asking.ts';
import { recordForRequest, type FoundAnswer } from './request-finding.server.ts';
import { isEmptyContent, writeContent, type AnswerContent } from './template.ts';

/** By whom it was answered, as it is then; nothing of it changes when they do. */
export interface VersionAuthor {
	readonly userId: string | null;
	readonly personId: string | null;
	readonly postId: string | null;
	readonly institutionId: string | null;
	readonly name: string;
	readonly capacity: string;
}

/** An answer that was sent: written here, by the link of a mail, or in a letter. */
export interface NewVersion {
	/** The UUID the form carried: sent twice, it acts once. */
	readonly id: string;
	readonly answer: FoundAnswer;
	readonly content: AnswerContent;
	/** The day of sending; of a letter its date. */
	readonly sentOn: PlainDate;
	readonly via: 'PORTAL' | 'MAIL' | 'LETTER';
	readonly author: VersionAuthor;
	readonly letterId?: string | null;
	readonly note?: string | null;
	/** What comes with it: attachments that are kept already. */
	readonly files?: readonly string[];
	/** `requests.send` where nothing else is said. */
	readonly deed?: Pick<Deed, 'name'>;
}

export interface KeptVersion {
	readonly number: number;
	/** The same form came before: nothing was kept this time. */
	readonly isRepeated: boolean;
}

/**
 * Keeps what was answered as the next version, in the transaction of whatever brought it; whether somebody may, the caller has asked.
 * Refuses INVALID an answer that says nothing (`content`), NOT_NOW where no answers are taken any more, they are asked no more, or the
 * answer was accepted, and NOT_FOUND an id of another answer's. Of one `id` there is one version.
 */
export async function keepVersion(tx: Transaction, actor: Actor, made: NewVersion): Promise<KeptVersion> {
	const { id, answer, content, files = [] } = made;
	const known = await tx.answerVersion.findUnique({
		where: { id },
		select: { answerId: true, number: true }
	});
	if (known && known.answerId !== answer.id) throw new Refusal('NOT_FOUND');
	if (known) return { number: known.number, isRepeated: true };
	mustTakeAnswers(answer);
	if (isEmptyContent(content) && files.length === 0)
		throw new Refusal('INVALID', { fields: { content: 'answering_problem_empty' } });
	const last = await tx.answerVersion.findFirst({
		where: { answerId: answer.id },
		orderBy: { number: 'desc' },
		select: { number: true }
	});
	const number = (last?.number ?? 0) + 1;
	await writeVersion(tx, actor, made, number);
	await replaceFacts(tx, answer.id, content);
	await keeperOf(answer.request)?.sent(tx, actor, answer, content);
	await moveToSent(tx, made);
	await recordForRequest(tx, actor, made.deed ?? askingDeeds.send, answer.request, {
		// Of a letter whoever registers it is not who wrote it.
		...(made.via === 'LETTER' ? {} : { capacity: made.author.capacity }),
		before: { answerId: answer.id, state: answer.state },
		after: {
			...{ answerId: answer.id, state: 'SENT', versionId: id, number, sentOn: made.sentOn, via: made.via }
		}
	});
	return { number, isRepeated: false };
}

/** Refuses NOT_NOW where an answer can be neither written nor sent. */
export function mustTakeAnswers({ request, state, withdrawnAt }: FoundAnswer): void {
	if (request.state === 'PREPARED') throw notNow('answering_problem_not_asked');
	if (request.state === 'CLOSED') throw notNow('answering_problem_closed');
	if (withdrawnAt !== null) throw notNow('answering_problem_withdrawn');
	if (state === 'ACCEPTED') throw notNow('answering_problem_accepted');
	if (!isAnswerMove(state, 'SENT')) throw new Refusal('NOT_NOW');
}

async function writeVersion(
	tx: Transaction,
	{ installation: { clock } }: Actor,
	{ id, answer, content, sentOn, via, author, letterId = null, note = null, files = [] }: NewVersion,
	number: number
): Promise<void> {
	const { name: authorName, ...who } = author;
	await tx.answerVersion.create({
		data: {
			...{ id, answerId: answer.id, number, sentOn, via, letterId, note, authorName, ...who },
			...{ content: writeContent(content, answer.request.template), at: clock.now() }
		}
	});
	await tx.answerVersionFile.createMany({
		data: [...new Set(files)].map((attachmentId) => ({ versionId: id, attachmentId }))
	});
}

/** Events and figures are asked for by themselves (the calendar, what became of a figure over time): those of the newest version. */
export async function replaceFacts(
	tx: Transaction,
	answerId: string,
	{ events, figures }: AnswerContent
): Promise<void> {
	await tx.answerEvent.deleteMany({ where: { answerId } });
	await tx.answerFigure.deleteMany({ where: { answerId } });
	await tx.answerEvent.createMany({
		data: events.map(({ date, until, text }, position) => ({
			...{ id: newId(), answerId, position, date, until, text },
			...{ firstDay: firstDay(date), lastDay: lastDay(until ?? date) }
		}))
	});
	await tx.answerFigure.createMany({
		data: figures.map(({ id: figureId, name, ...figure }, position) => ({
			...{ id: newId(), answerId, position, figureId, name, nameKey: fold(name), ...figure }
		}))
	});
}

/**
 * What somebody is writing here while their institution's letter is registered stays theirs; what stood there by itself, as the text
 * of the last round, is answered with.
 */
async function moveToSent(tx: Transaction, { answer, sentOn, via }: NewVersion): Promise<void> {
	const isKept = via === 'LETTER' && answer.draftBy !== null;
	if (!isKept) await tx.answerDraftFile.deleteMany({ where: { answerId: answer.id } });
	const none = { draft: null, draftAt: null, draftById: null, draftBy: null };
	const { count } = await tx.answer.updateMany({
		where: { id: answer.id, version: answer.version },
		data: {
			...{ state: 'SENT', sentOn, firstSentOn: answer.firstSentOn ?? sentOn, version: { increment: 1 } },
			...(isKept ? {} : none)
		}
	});
	if (count !== 1) throw new Error('an answer changed inside a transaction');
}
