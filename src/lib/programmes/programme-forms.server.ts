import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { bodyOptions, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { addMonths } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ownerChoices, type OwnerGroup } from '#lib/tasks/assignments.ts';
import { m } from '#i18n/generated/messages.js';
import { findChapter, saidOfChapter } from './chapters.server.ts';
import { saidOfRow, valuesOfMeasure } from './measure-reading.ts';
import { findMeasure } from './measure-rows.server.ts';
import { nextNumber } from './numbering.ts';
import { findChangeable, todayOf, type FoundProgramme } from './programme-finding.server.ts';
import { headOf } from './programme-page.server.ts';
import type { Neighbour, ProgrammeHead } from './programme-view.ts';
import { deeds } from './programmes.ts';
import { saidIn, valuesOf } from './registering.server.ts';

/* What the forms of a programme begin with. */

/** A choice of a form. */
export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** What a page that registers a programme shows: which bodies may watch it, and from which one it begins. */
export interface RegisterForm {
	readonly bodies: readonly Choice[];
	readonly previous: (Neighbour & { readonly measures: number }) | null;
	readonly values: Record<string, unknown>;
}

/** What the form of a new programme begins with. Refuses NOT_FOUND whoever may register none. Two statements. */
export async function readRegisterForm(actor: Actor, after: string | null): Promise<RegisterForm> {
	mustBeAble(actor, deeds.register);
	const directory = await directoryOf(actor.installation);
	const bodies = bodyOptions(directory, 'id', { locale: actor.locale, date: todayOf(actor) });
	const previous = isId(after) ? await readPrevious(actor, after) : null;
	const year = previous ? previous.year + 1 : Number(addMonths(todayOf(actor), 3).slice(0, 4));
	if (!previous) {
		const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL') ?? directory.bodies[0];
		const title = m.programmes_title_usual({ year: String(year) }, { locale: 'lv' });
		return { bodies, previous, values: { year, title, bodyId: council?.id ?? '' } };
	}
	const { said, ...neighbour } = previous;
	const title = said.title.replaceAll(String(previous.year), String(year));
	const { bodyId, basis, goals, tasks } = said;
	return {
		...{ bodies, previous: neighbour },
		values: { year, title, bodyId, basis, goals, tasks, previousId: previous.id }
	};
}

async function readPrevious({ installation: { db } }: Actor, id: string) {
	const row = await db.read.programme.findUnique({
		where: { id },
		include: { _count: { select: { measures: true } } }
	});
	if (!row) throw new Refusal('NOT_FOUND');
	const { year, title, _count } = row;
	return { id, year, title, measures: _count.measures, said: saidIn(row) };
}

const readingOf = ({ installation: { db } }: Actor) => db.read as unknown as Transaction;

/** A programme as its form shows it. Refuses NOT_FOUND whoever may not correct it, NOT_NOW as `edit` does. */
export async function readEditForm(actor: Actor, id: string) {
	const { head, directory, programme } = await find(actor, id, deeds.edit);
	const bodies = bodyOptions(directory, 'id', { locale: actor.locale, date: todayOf(actor) });
	return { head, bodies, values: valuesOf(saidIn(programme)) };
}

async function find(actor: Actor, id: string, deed: (typeof deeds)[keyof typeof deeds]) {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const directory = await directoryOf(actor.installation);
	const programme = await findChangeable(readingOf(actor), actor, deed, id);
	return { directory, programme, head: headOf(actor, directory, programme) };
}

/** What the form of a new chapter begins with. Refuses as `addChapter` does. */
export async function readNewChapter(actor: Actor, id: string) {
	const { head } = await find(actor, id, deeds.changeChapters);
	const { chapters, taken } = await readNumbers(actor, id);
	const last = chapters.at(-1)?.number.split('.')[0];
	const number = last ? nextNumber(`${last}.`, taken) : nextNumber(null, taken);
	return { head, values: { number } };
}

/** A chapter as its form shows it. Refuses as `editChapter` does. */
export async function readChapter(actor: Actor, { id, chapterId }: { id: string; chapterId: string }) {
	if (!isId(chapterId)) throw new Refusal('NOT_FOUND');
	const { chapter, programme } = await findChapter(readingOf(actor), actor, chapterId);
	if (programme.id !== id) throw new Refusal('NOT_FOUND');
	const directory = await directoryOf(actor.installation);
	const measures = await actor.installation.db.read.measure.count({ where: { chapterId } });
	const { version, ...own } = chapter;
	return { head: headOf(actor, directory, programme), values: saidOfChapter(own), version, measures };
}

/** What may be chosen where a measure is written. */
export interface MeasureChoices {
	/** Each with the number that a measure would get there. */
	readonly chapters: readonly (Choice & { readonly next: string })[];
	/** The next free number of one that stands by itself. */
	readonly next: string;
	readonly institutions: readonly OwnerGroup[];
}

async function readNumbers({ installation: { db } }: Actor, programmeId: string) {
	const chapters = await db.read.programmeChapter.findMany({
		where: { programmeId },
		orderBy: [{ numberKey: 'asc' }, { id: 'asc' }],
		select: { id: true, number: true, title: true }
	});
	const measures = await db.read.measure.findMany({ where: { programmeId }, select: { number: true } });
	return { chapters, taken: [...chapters, ...measures].map(({ number }) => number) };
}

async function readChoices(
	actor: Actor,
	directory: Directory,
	{ id }: Pick<FoundProgramme, 'id'>
): Promise<MeasureChoices> {
	const { chapters, taken } = await readNumbers(actor, id);
	const at = { locale: actor.locale, today: todayOf(actor) };
	return {
		chapters: chapters.map(({ id: value, number, title }) => ({
			...{ value, label: `${number} ${title}`, next: nextNumber(number, taken) }
		})),
		next: nextNumber(null, taken),
		institutions: ownerChoices(directory, null, at).map(({ label, choices }) => ({
			...{ label, choices: choices.map((one) => ({ ...one, value: one.value.slice(2) })) }
		}))
	};
}

/** What the form of a new measure begins with, in a chapter where one is said. Refuses as `addMeasure` does. */
export async function readNewMeasure(actor: Actor, id: string, chapterId: string | null) {
	const { head, directory, programme } = await find(actor, id, deeds.changeMeasures);
	const choices = await readChoices(actor, directory, programme);
	const chapter = choices.chapters.find(({ value }) => value === chapterId) ?? choices.chapters.at(-1);
	const values = { number: chapter?.next ?? choices.next, chapterId: chapter?.value ?? '' };
	return { head, choices, values };
}

/** A measure as its forms show it. Refuses as `editMeasure` does. */
export async function readMeasureForm(
	actor: Actor,
	{ id, measureId }: { id: string; measureId: string }
): Promise<MeasureForm> {
	if (!isId(measureId)) throw new Refusal('NOT_FOUND');
	const { measure, programme } = await findMeasure(readingOf(actor), actor, measureId);
	if (programme.id !== id) throw new Refusal('NOT_FOUND');
	const directory = await directoryOf(actor.installation);
	const choices = await readChoices(actor, directory, programme);
	return {
		head: headOf(actor, directory, programme),
		choices: keeping(choices, directory, measure.institutionId),
		...{
			measure: { id: measure.id, number: measure.number, title: measure.title },
			version: measure.version
		},
		values: valuesOfMeasure(saidOfRow(measure)),
		...{ chapterId: measure.chapterId, isFollowed: measure.taskId !== null }
	};
}

export interface MeasureForm {
	readonly head: ProgrammeHead;
	readonly choices: MeasureChoices;
	readonly measure: { readonly id: string; readonly number: string; readonly title: string };
	readonly version: number;
	readonly values: ReturnType<typeof valuesOfMeasure>;
	readonly chapterId: string | null;
	/** By a task of its own: it cannot be taken out. */
	readonly isFollowed: boolean;
}

/** An institution that handed its duties on stays the one that is chosen. */
function keeping(choices: MeasureChoices, directory: Directory, id: string | null): MeasureChoices {
	const isOffered = choices.institutions.some((group) => group.choices.some(({ value }) => value === id));
	const name = id !== null && !isOffered ? directory.institutionIndex.get(id)?.names.at(-1) : undefined;
	if (!name) return choices;
	const kept = { label: name.name, choices: [{ value: id!, label: name.name }] };
	return { ...choices, institutions: [...choices.institutions, kept] };
}

/** What stands over the page where a table is pasted. Refuses as `pasteMeasures` does. */
export async function readPasteForm(actor: Actor, id: string): Promise<{ head: ProgrammeHead }> {
	return { head: (await find(actor, id, deeds.changeMeasures)).head };
}
