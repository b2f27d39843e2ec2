import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isReadable, type FileReading } from '#lib/documents/file-reading.ts';
import { readFileText } from '#lib/documents/file-reading.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { readAttachment } from '#lib/documents/attachments.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { answerStateWord, askingDeeds } from './asking.ts';
import { letterChoices } from './letter-choices.ts';
import { readLetterFiles, type LetterReading } from './letter-merging.ts';
import type { Preparer, Signatory } from './letter-people.ts';
import { onlySlot, slotsOf, wholeKey, type LetterSlot } from './letter-slots.ts';
import { uploadIds } from './letter-uploads.server.ts';
import type { LetterFileView, LetterPage, LetterSlotView } from './letter-view.ts';
import { findWriter } from './letter-writer.ts';
import { readRegistered } from './letters-reading.server.ts';
import { readBoardRows, type BoardRows } from './request-board-rows.server.ts';
import { mayDo, todayOf } from './request-finding.server.ts';
import { nothingTyped } from './marked-typing.ts';

/** Which letter a page is about: whose, and by which form's id its files were kept. */
export interface AskedLetter {
	readonly requestId: string;
	readonly who: string | null;
	readonly letterId: string | null;
}

/** Of events and of figures, six each. */
const emptyRows = 12;

/**
 * The form of a letter that came: who can have written it, and, where its files are there, what was read of them under what was asked.
 * Refuses NOT_FOUND whoever may not register it, and before it is asked. Five statements and one for each file.
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
	const writer = who === null ? null : findWriter(directory, rows.answers, who, today);
	const slots = writer ? slotsOf(rows.parts, writer.answers) : [];
	const hand = isId(letterId) ? { letterId, requestId } : null;
	const [files, registered] = await Promise.all([
		hand ? readFiles(actor, await uploadIds(installation.db.read, actor, hand)) : [],
		readRegistered(actor, directory, requestId)
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
		request: { id: requestId, title: rows.request.title, isClosed: rows.request.state === 'CLOSED' },
		choices: letterChoices(directory, rows.answers, actor.locale, today),
		writer: writer && {
			...{ key: who!, name: writer.name, shown: writer.shown },
			isAsked: slots.some(({ state }) => state !== null)
		},
		letterId: hand?.letterId ?? newId(),
		query: hand && who !== null ? `${new URLSearchParams({ who, letter: hand.letterId })}&` : '',
		files: files.map((one) => one.view),
		fields: template,
		slots: slots.map((slot) => slotView(actor, slot, slots, reading)),
		facts: factsOf(slots, reading),
		reading: reading && understood(reading, rows, actor.locale),
		values: valuesOf(reading, files, today),
		registered,
		rowIds: Array.from({ length: emptyRows }, () => newId())
	};
}

interface ReadFile {
	readonly view: LetterFileView;
	readonly reading: FileReading;
}

async function readFiles(actor: Actor, ids: readonly string[]): Promise<ReadFile[]> {
	const { installation } = actor;
	const read: ReadFile[] = [];
	for (const id of ids) {
		const { name, bytes } = await readAttachment(installation, id);
		const onFailure = (err: unknown) => installation.log.error({ err, name }, 'a letter could not be read');
		const reading = await readFileText({ name, bytes }, { onFailure });
		read.push({ view: fileView(id, name, reading), reading });
	}
	return read;
}

function fileView(id: string, name: string, reading: FileReading): LetterFileView {
	const { problem, within, signatures, pagesWithoutText } = reading;
	const signed = signatures.flatMap(({ name: by, organisation }) => by ?? organisation ?? []);
	return {
		...{ id, name, within, pagesWithoutText, signatures: [...new Set(signed)] },
		problem: isReadable(name) ? problem : 'OTHER_KIND'
	};
}

const longestWords = 200;

function slotView(
	{ locale }: Actor,
	slot: LetterSlot,
	slots: readonly LetterSlot[],
	reading: LetterReading | null
): LetterSlotView {
	const { key, code, text, state } = slot;
	const read = reading?.parts.find(({ partId }) => partId === (slot.partId ?? ''));
	return {
		...{ key, code, state, texts: read?.texts ?? {}, hasFacts: onlySlot(slots) === slot },
		words: key === wholeKey ? '' : plainText(text, longestWords),
		stateWord: state && answerStateWord(state, locale)
	};
}

function factsOf(slots: readonly LetterSlot[], reading: LetterReading | null): LetterPage['facts'] {
	const slot = onlySlot(slots);
	const read = reading?.parts.find(({ partId }) => slot && partId === (slot.partId ?? ''));
	const { events = [], figures = [], marks = nothingTyped } = read ?? {};
	return { events, figures, marks };
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

function valuesOf(
	reading: LetterReading | null,
	files: readonly ReadFile[],
	today: string
): LetterPage['values'] {
	const facts = reading?.facts;
	const signatures = files.flatMap((one) => one.reading.signatures);
	const signer = signatures.find(({ name, isSeal }) => name !== null && !isSeal)?.name ?? null;
	const signedAt = signatures
		.flatMap((one) => one.timestampedAt ?? one.signedAt ?? [])
		.toSorted()
		.at(-1);
	const date = facts?.date ?? (signedAt ? rigaDate(new Date(signedAt)) : '');
	// Of each part what stands under no heading is for whoever registers it to put in its place.
	const rest = [reading?.rest ?? '', ...(reading?.parts ?? []).map((part) => part.rest)];
	return {
		...{ number: facts?.number ?? '', date, receivedOn: today },
		signatory: facts?.signatory ? signatoryWords(facts.signatory) : (signer ?? ''),
		preparer: facts?.preparer ? preparerWords(facts.preparer) : '',
		rest: rest.filter((text) => text.trim()).join('\n\n')
	};
}

function signatoryWords({ post, name }: Signatory): string {
	return [post, name].filter(Boolean).join(' ');
}

function preparerWords({ name, phone, email }: Preparer): string {
	return [name, phone, email].filter(Boolean).join(', ');
}
