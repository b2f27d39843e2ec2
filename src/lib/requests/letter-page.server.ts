import { can } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { deeds as councilDeeds } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { answerStateWord, askingDeeds } from './asking.ts';
import { letterChoices } from './letter-choices.ts';
import { readFiles } from './letter-files.server.ts';
import { readLetterFiles, type LetterReading } from './letter-merging.ts';
import { slotsOf, wholeKey, type LetterSlot } from './letter-slots.ts';
import { readBegun, uploadIds } from './letter-uploads.server.ts';
import { letterValues } from './letter-values.ts';
import { nothingTyped } from './marked-columns.ts';
import type { LetterPage, LetterSlotView } from './letter-view.ts';
import { findWriter, writerKey } from './letter-writer.ts';
import { readRegistered } from './letters-reading.server.ts';
import { readBoardRows, type BoardRows } from './request-board-rows.server.ts';
import { mayDo, todayOf } from './request-finding.server.ts';

/** Which letter a page is about: whose, and by which form's id its files were kept. */
export interface AskedLetter {
	readonly requestId: string;
	readonly who: string | null;
	readonly letterId: string | null;
}

/**
 * The form of a letter that came: who can have written it, and, where its files are there, what was read of them under what was asked.
 * Refuses NOT_FOUND whoever may not register it, and before it is asked. Six statements and one for each file.
 */
export async function readLetterPage(
	actor: Actor,
	{ requestId, who, letterId }: AskedLetter
): Promise<LetterPage> {
	const { installation } = actor;
	const [rows, directory] = await Promise.all([
		readBoardRows(installation, requestId),
		directoryOf(installation)
	]);
	if (!rows || rows.request.state === 'PREPARED' || !mayDo(actor, askingDeeds.register, rows.request))
		throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const key = who === null ? null : writerKey(directory, rows.answers, who, today);
	const writer = key === null ? null : findWriter(directory, rows.answers, key, today);
	const slots = writer ? slotsOf(rows.parts, writer.answers) : [];
	const hand = isId(letterId) ? { letterId, requestId } : null;
	const [files, registered, begun] = await Promise.all([
		hand ? readFiles(actor, await uploadIds(installation.db.read, actor, hand)) : [],
		readRegistered(actor, directory, requestId),
		readBegun(actor, requestId)
	]);
	const { template } = rows.request;
	const asked = { requestId, template, slots };
	const reading = writer
		? readLetterFiles(
				files.map((one) => one.reading),
				asked
			)
		: null;
	return {
		request: {
			...{ id: requestId, subject: rows.request.subject, title: rows.request.title },
			isClosed: rows.request.state === 'CLOSED'
		},
		mayAddInstitution: can(actor, councilDeeds.change),
		choices: letterChoices(directory, rows.answers, actor.locale, today),
		writer: writer && {
			...{ key: key!, name: writer.name, shown: writer.shown },
			isAsked: slots.some(({ state }) => state !== null)
		},
		letterId: hand?.letterId ?? newId(),
		query: hand && key !== null ? `${new URLSearchParams({ who: key, letter: hand.letterId })}&` : '',
		files: files.map((one) => one.view),
		fields: template,
		slots: slots.map((slot) => slotView(actor, slot, slots, reading)),
		reading: reading && understood(reading, rows, actor.locale),
		values: letterValues(
			reading,
			files.map((one) => one.reading),
			today
		),
		registered,
		begun: begun.filter(({ letterId: of }) => of !== hand?.letterId)
	};
}

const longestWords = 200;

function slotView(
	{ locale }: Actor,
	slot: LetterSlot,
	slots: readonly LetterSlot[],
	reading: LetterReading | null
): LetterSlotView {
	const { key, code, text, state, answerId } = slot;
	const {
		texts = {},
		events = [],
		figures = [],
		marks = nothingTyped
	} = reading?.parts.find(({ partId }) => partId === (slot.partId ?? '')) ?? {};
	return {
		...{ key, code, state, answerId, texts, facts: { events, figures, marks } },
		words: key === wholeKey ? '' : plainText(text, longestWords),
		stateWord: state && answerStateWord(state, locale),
		rowIds: Array.from({ length: 2 * (slots.length === 1 ? 6 : 3) }, () => newId())
	};
}

function understood(
	{ by, isOfAnother, frame, putUnder, facts }: LetterReading,
	{ request }: BoardRows,
	locale: Actor['locale']
): LetterPage['reading'] {
	const { answers } = facts;
	const field = request.template.find(({ id }) => id === putUnder);
	const date = answers?.date ? longDate(answers.date, { locale }) : null;
	return {
		...{ by, isOfAnother, frame, putUnder: field?.title ?? null },
		answers: answers && [answers.number, date].filter(Boolean).join(', ')
	};
}
