import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { mustBeRunning, requestFor } from './asker-finding.server.ts';
import { askingDeeds } from './asking.ts';
import { registerLetterSchema } from './letter-schema.ts';
import { carriedOf, notWithdrawn, withdrawnColumns, type AnswerStood } from './letter-before.server.ts';
import { saidIn, type Said } from './letter-said.ts';
import { letterNumberKey, slotsOf, type LetterSlot } from './letter-slots.ts';
import { giveUploads, keepLetterFiles } from './letter-uploads.server.ts';
import { findWriter, writerKey, type LetterWriter } from './letter-writer.ts';
import { findAnswer, recordForRequest, todayOf, type FoundRequest } from './request-finding.server.ts';
import { addAsked } from './request-making.server.ts';
import { keepVersion, type VersionAuthor } from './version-keeping.server.ts';

type Typed = z.output<typeof registerLetterSchema>;

/** A letter that is registered, and the answer by which one sees it first. */
export interface RegisteredLetter {
	readonly letterId: string;
	readonly answerId: string;
	/** How many parts it answers. */
	readonly count: number;
	/** By which it can be taken back; null where it was registered before. */
	readonly eventId: string | null;
}

/**
 * Registers a letter with which an institution answered: it, its files, and of each part that it speaks of the next version of the answer,
 * sent on the letter's day; of who was not asked, too. Refuses NOT_FOUND whoever may not, INVALID whom nobody knows, a day in the future or
 * after its receipt, a number of this institution that is registered already, and what says nothing; NOT_NOW where no answers are taken,
 * or one of them was accepted. Sent twice with one id it acts once.
 */
export async function registerLetter(actor: Actor, input: unknown): Promise<RegisteredLetter> {
	const typed = parseInput(registerLetterSchema, input);
	const { id, requestId, who, files } = typed;
	if (files.length) await keepLetterFiles(actor, { id, requestId, who, files });
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.register, typed.requestId);
		const known = await registeredBefore(tx, typed);
		if (known) return known;
		if (request.state === 'CLOSED') throw notNow('registering_problem_closed');
		mustBeRunning(request);
		mustBeInTime(typed, todayOf(actor));
		const { writer, slots } = await readPlaces(tx, actor, directory, typed);
		await mustBeNew(tx, actor, writer, typed);
		const said = saidIn(request.template, slots, typed, todayOf(actor));
		mustNotBeAccepted(said);
		return keepLetter(tx, actor, { request, writer, typed, said });
	});
}

async function registeredBefore(tx: Transaction, { id, requestId }: Typed): Promise<RegisteredLetter | null> {
	const letter = await tx.answerLetter.findUnique({
		where: { id },
		select: { requestId: true, versions: { orderBy: { id: 'asc' }, select: { answerId: true } } }
	});
	if (!letter) return null;
	const [first] = letter.versions;
	if (letter.requestId !== requestId || !first) throw new Refusal('NOT_FOUND');
	return { letterId: id, answerId: first.answerId, count: letter.versions.length, eventId: null };
}

/** By the letter's day it is told whether they were in time, so it must be one that can be. */
function mustBeInTime({ date, receivedOn }: Typed, today: PlainDate): void {
	if (date > today) refuseField('date', 'registering_problem_future');
	if (receivedOn > today) refuseField('receivedOn', 'registering_problem_future');
	if (receivedOn < date) refuseField('receivedOn', 'registering_problem_received_before');
}

async function readPlaces(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ requestId, who }: Typed
): Promise<{ readonly writer: LetterWriter; readonly slots: readonly LetterSlot[] }> {
	const [answers, parts] = await Promise.all([
		tx.answer.findMany({
			where: { requestId },
			select: {
				...{ id: true, partId: true, state: true, withdrawnAt: true },
				...{ institutionId: true, postId: true, label: true }
			}
		}),
		tx.requestPart.findMany({ where: { requestId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
	]);
	const today = todayOf(actor);
	const writer = findWriter(directory, answers, writerKey(directory, answers, who, today), today);
	if (!writer) return refuseField('who', 'registering_problem_who');
	return { writer, slots: slotsOf(parts, writer.answers as never) };
}

async function mustBeNew(
	tx: Transaction,
	{ locale }: Actor,
	{ institutionId, postId, label, name }: LetterWriter,
	{ requestId, number }: Typed
): Promise<void> {
	if (number === null) return;
	const answer = { institutionId, postId, label };
	const theirs = await tx.answerLetter.findMany({
		where: { requestId, number: { not: null }, versions: { some: { answer } } },
		select: { number: true, date: true, receivedOn: true }
	});
	const twin = theirs.find((one) => letterNumberKey(one.number!) === letterNumberKey(number));
	if (!twin) return;
	const date = shortDate(twin.date ?? twin.receivedOn, locale);
	refuseField('number', problemWith('registering_problem_twice', { number: twin.number!, date, name }));
}

/** What was accepted stays until whoever asked opens it again; the other parts wait with it, so that one letter is one. */
function mustNotBeAccepted(said: readonly Said[]): void {
	const accepted = said.filter(({ slot }) => slot.state === 'ACCEPTED');
	if (accepted.length === 0) return;
	const codes = accepted.flatMap(({ slot }) => slot.code ?? []).join(', ');
	if (!codes) throw notNow('registering_accepted_whole');
	throw notNow(problemWith('registering_problem_accepted', { codes }));
}

interface ToKeep {
	readonly request: FoundRequest;
	readonly writer: LetterWriter;
	readonly typed: Typed;
	readonly said: readonly Said[];
}

async function keepLetter(
	tx: Transaction,
	actor: Actor,
	{ request, writer, typed, said }: ToKeep
): Promise<RegisteredLetter> {
	const { id: letterId, requestId, number, date, receivedOn, signatory, preparer, rest } = typed;
	const { institutionId, postId, name } = writer;
	const facts = { requestId, institutionId, number, date, receivedOn, signatory, preparer, rest };
	const at = actor.installation.clock.now();
	await tx.answerLetter.create({ data: { id: letterId, ...facts, registeredBy: actor.name, at } });
	const files = await giveUploads(tx, actor, { letterId, requestId }, typed.leave);
	const author: VersionAuthor = {
		...{ userId: null, personId: null, postId, institutionId, name: signatory ?? name, capacity: name }
	};
	const stood: AnswerStood[] = [];
	for (const { slot, content } of said) {
		const found = await answerIn(tx, requestId, writer, slot);
		const answer = await findAnswer(tx, found.answerId);
		const made = { id: newId(), answer, content, author, letterId, sentOn: date, via: 'LETTER' as const };
		stood.push({ ...found, ...(await carriedOf(tx, answer)) });
		await keepVersion(tx, actor, { ...made, deed: askingDeeds.register });
	}
	const eventId = await recordForRequest(tx, actor, askingDeeds.register, request, {
		before: { stood },
		after: { letterId, ...facts, files: files.length, count: said.length }
	});
	return { letterId, answerId: stood[0]!.answerId, count: said.length, eventId };
}

/** Whoever was not asked for a part, or is asked no more, has answered it all the same: the board says so. */
async function answerIn(
	tx: Transaction,
	requestId: string,
	{ institutionId, postId, label, answers }: LetterWriter,
	{ partId }: LetterSlot
): Promise<Pick<AnswerStood, 'answerId' | 'isNew' | 'withdrawn'>> {
	const there = answers.find((one) => one.partId === partId);
	if (there && there.withdrawnAt === null) return { answerId: there.id, isNew: false, withdrawn: null };
	const who = { institutionId, postId, label, ...(partId === null ? {} : { partIds: [partId] }) };
	const id = there?.id ?? (await addAsked(tx, requestId, [who]))[0]!;
	const withdrawn = there && (await tx.answer.findUnique({ where: { id }, select: withdrawnColumns }));
	await tx.answer.update({ where: { id }, data: { isUnasked: true, ...notWithdrawn } });
	return { answerId: id, isNew: !there, withdrawn: withdrawn ?? null };
}
