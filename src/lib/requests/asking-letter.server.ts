import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { bodyById } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readExecutor, readSignatory, type LetterFile } from '#lib/tasks/extension-letter.server.ts';
import { makeAskingLetter } from './answer-form.server.ts';
import { answerColumns, askedSubjectOf, findRequest, mayDo, todayOf } from './request-finding.server.ts';
import { askingDeeds, isCarried } from './asking.ts';
import { askedKey, askedWords } from './request-who.ts';
import { readContent } from './template.ts';

/**
 * The cover letter with an answer form, in Word, for one who is asked: for all their parts, whichever of their answers is named. What
 * stands there from the last time, or was given back, is filled in; what somebody has only begun to write is for themselves. Refuses
 * NOT_FOUND whoever neither asks nor is asked.
 */
export async function askingLetter(
	actor: Actor,
	{ requestId, answerId }: { readonly requestId: string; readonly answerId: string | null }
): Promise<LetterFile> {
	if (!isId(requestId) || !isId(answerId)) throw new Refusal('NOT_FOUND');
	const { db, clock } = actor.installation;
	const reading = db.read as unknown as Transaction;
	const today = todayOf(actor);
	const [directory, request, rows] = await Promise.all([
		directoryOf(actor.installation),
		findRequest(db.read, requestId),
		readAsked(reading, requestId)
	]);
	const named = rows.find(({ id }) => id === answerId);
	if (!named) throw new Refusal('NOT_FOUND');
	const isOwn =
		request.state !== 'PREPARED' &&
		mayDo(actor, askingDeeds.write, request, askedSubjectOf(directory, named, today));
	if (!isOwn && !mayDo(actor, askingDeeds.prepare, request)) throw new Refusal('NOT_FOUND');
	const theirs = rows.filter((one) => askedKey(one) === askedKey(named) && one.withdrawnAt === null);
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	const body = (request.bodyId ? bodyById(directory, request.bodyId) : undefined) ?? council;
	const { name, label } = askedWords(directory, named, today);
	const bytes = await makeAskingLetter({
		...{ number: null, date: today, madeAt: clock.now(), institution: name, sendTo: null },
		council: council?.name ?? m.portal_brand({}, { locale: 'lv' }),
		request: { ...request, due: named.due ?? request.due },
		parts: theirs.flatMap(({ part }) => part ?? []),
		signatory: body ? await readSignatory(reading, directory, body, today) : null,
		executor: await readExecutor(reading, actor),
		written: Object.fromEntries(theirs.map((one) => [one.partId ?? '', writtenOf(one, isOwn)]))
	});
	return { name: m.registering_word_name({ who: label, date: today }, { locale: 'lv' }), bytes };
}

type Asked = Awaited<ReturnType<typeof readAsked>>[number];

function readAsked(reading: Transaction, requestId: string) {
	return reading.answer.findMany({
		where: { requestId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...answerColumns,
			part: { select: { id: true, code: true, text: true } },
			versions: { orderBy: { number: 'desc' }, take: 1, select: { content: true } }
		}
	});
}

function writtenOf(answer: Asked, isOwn: boolean): Readonly<Record<string, string>> {
	const { draft, versions } = answer;
	if (draft !== null && (isOwn || isCarried(answer))) return readContent(draft).texts;
	return readContent(versions[0]?.content ?? null).texts;
}
