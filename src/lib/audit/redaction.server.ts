import { setImmediate as breathe } from 'node:timers/promises';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Database, Reader, Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { columns, fixedFields, searchedColumns, searchedModels, type Searched } from './columns.ts';
import { blacken, findIn, mayHave, patternOf, type Passage, type Surroundings } from './passage.ts';

type ModelName = Prisma.ModelName;
type Row = Readonly<Record<string, unknown>>;

/** One row in which the passage stands. */
export interface Occurrence {
	readonly model: ModelName;
	/** The row's key, and of what it is a part: the task of an entry. */
	readonly id: string;
	readonly ownerId: string | null;
	readonly column: string;
	readonly places: readonly Surroundings[];
	/** Not blackened: an address by which somebody signs in or is written to. */
	readonly isKept: boolean;
}

export interface Found {
	/** How many rows, by model; all that will be blackened. */
	readonly counts: ReadonlyMap<ModelName, number>;
	/** The rows' keys, by model. */
	readonly ids: ReadonlyMap<ModelName, readonly string[]>;
	/** The first of them with what stands around. */
	readonly occurrences: readonly Occurrence[];
	/** Rows with an address that is kept. */
	readonly kept: readonly Occurrence[];
}

const rowsAtOnce = 500;
/** Of texts only: others wait a few hundredths of a second for them. */
const rowsRead = 1_000;
const shownByModel = 40;
const placesShown = 3;

const isFixed = (field: string) => fixedFields.has(field);

/** Of what a row is a part, where it has no page of its own. */
const owners: Partial<Record<ModelName, string>> = {
	...{ ProgressEntry: 'taskId', TaskSource: 'taskId', TaskDocument: 'taskId' },
	...{ Mandate: 'bodyId', Post: 'bodyId', Membership: 'personId', Absence: 'personId' },
	...{ InstitutionName: 'institutionId', InstitutionSuccession: 'successorId', SavedFilter: 'userId' },
	...{ InstitutionContact: 'institutionId', Session: 'userId', PersonalLink: 'userId' }
};

/**
 * Where a passage stands, in every text column of every model: rows are read a few at a time by their key, and between them others
 * have their turn. Nothing is changed and nothing is locked.
 */
export async function findPassage(read: Reader, passage: Passage): Promise<Found> {
	const patterns = patternsOf(passage);
	const isWorthReading = mayHave(passage);
	const counts = new Map<ModelName, number>();
	const ids = new Map<ModelName, string[]>();
	const occurrences: Occurrence[] = [];
	const kept: Occurrence[] = [];
	for (const model of searchedModels) {
		const found = new Set<string>();
		for await (const rows of rowsOf(read, model))
			for (const one of rows.flatMap((row) => occurrencesIn(model, row, patterns, isWorthReading))) {
				if (one.isKept) kept.push(one);
				else {
					found.add(one.id);
					if (found.size <= shownByModel) occurrences.push(one);
				}
			}
		if (found.size) {
			counts.set(model, found.size);
			ids.set(model, [...found]);
		}
	}
	return { counts, ids, occurrences, kept };
}

type Patterns = Readonly<Record<Searched, RegExp>>;

function patternsOf(passage: Passage): Patterns {
	const inText = patternOf(passage);
	const inNames = patternOf(passage, { inNames: true });
	return { TEXT: inText, ADDRESS: inNames, SLUG: inNames, KEPT_ADDRESS: inNames };
}

function occurrencesIn(
	model: ModelName,
	row: Row,
	patterns: Patterns,
	isWorthReading: (text: string) => boolean
): Occurrence[] {
	return searchedColumns(model).flatMap(([column, is]) => {
		const text = row[column];
		if (typeof text !== 'string' || !isWorthReading(text)) return [];
		const places = findIn(text, patterns[is], isFixed);
		if (places.length === 0) return [];
		const owner = owners[model];
		return [
			{
				...{ model, id: String(row[keyOf(model)]), column, places: places.slice(0, placesShown) },
				ownerId: owner ? ((row[owner] as string | null) ?? null) : null,
				isKept: is === 'KEPT_ADDRESS'
			}
		];
	});
}

const keys: Partial<Record<ModelName, string>> = {
	Setting: 'key',
	CalendarDay: 'date',
	CalendarYear: 'year',
	MailAddress: 'address',
	Municipality: 'institutionId'
};
const keyOf = (model: ModelName) => keys[model] ?? 'id';

/** What a model's rows are read by; the names come from the table of columns. */
interface AnyModel {
	findMany(query: object): Promise<Row[]>;
	update(query: object): Promise<unknown>;
}

function modelOf(client: object, model: ModelName): AnyModel {
	return (client as Record<string, AnyModel>)[model[0]!.toLowerCase() + model.slice(1)]!;
}

/** What the program keeps for itself among the settings. */
const isOfProgram = (model: ModelName, row: Row) =>
	model === 'Setting' && /^(installation|outbox)\./.test(String(row['key']));

/** By raw statements: there may be a million rows, and Prisma's own take five times as long. */
async function* rowsOf(read: Reader, model: ModelName): AsyncGenerator<Row[], void, undefined> {
	const key = keyOf(model);
	const names = Prisma.raw(
		Object.keys(selected(model))
			.map((name) => `"${name}"`)
			.join(', ')
	);
	const [table, byKey] = [Prisma.raw(`"${model}"`), Prisma.raw(`"${key}"`)];
	for (let after = ''; ;) {
		const rows = await read.$queryRaw<Row[]>`
			SELECT ${names} FROM ${table} WHERE ${byKey} > ${after} ORDER BY ${byKey} LIMIT ${rowsRead}`;
		yield rows.filter((row) => !isOfProgram(model, row));
		if (rows.length < rowsRead) return;
		after = String(rows.at(-1)![key]);
		await breathe();
	}
}

function selected(model: ModelName): Record<string, true> {
	const owner = owners[model];
	const names = [keyOf(model), ...searchedColumns(model).map(([name]) => name), ...(owner ? [owner] : [])];
	return Object.fromEntries(names.map((name) => [name, true]));
}

/** What is made again when rows were blackened, by rooms above this one: the words of tasks. */
export type Remake = (tx: Transaction, changed: ReadonlyMap<ModelName, readonly string[]>) => Promise<void>;

/**
 * Blackens a passage in the rows that were found, inside a transaction: each row is read again and changed as it is now. What is
 * made of a changed column is made anew, whoever has a form open learns of it (`version`), and what is kept in memory is read
 * again. Gives how many rows of each model were changed.
 */
export async function blackenRows(
	tx: Transaction,
	found: Pick<Found, 'ids'>,
	passage: Passage,
	{ mask, remake, kind }: { mask: string; remake: Remake; kind: Database['kind'] }
): Promise<Map<ModelName, number>> {
	// What is overwritten is overwritten with zeros, not left on a free page of the file.
	if (kind === 'sqlite') await tx.$queryRaw`PRAGMA secure_delete = ON`;
	const patterns = patternsOf(passage);
	const changed = new Map<ModelName, string[]>();
	for (const [model, ids] of found.ids)
		for (let at = 0; at < ids.length; at += rowsAtOnce) {
			const batch = ids.slice(at, at + rowsAtOnce);
			const where = { [keyOf(model)]: { in: batch } };
			for (const row of await modelOf(tx, model).findMany({ where, select: selected(model) }))
				if (await blackenRow(tx, model, row, patterns, mask)) {
					if (!changed.has(model)) changed.set(model, []);
					changed.get(model)!.push(String(row[keyOf(model)]));
				}
		}
	await remakeInstitutionKeys(tx, changed.get('InstitutionName') ?? []);
	await remake(tx, changed);
	await tx.revision.updateMany({ data: { number: { increment: 1 } } });
	return new Map([...changed].map(([model, ids]) => [model, ids.length]));
}

async function blackenRow(
	tx: Transaction,
	model: ModelName,
	row: Row,
	patterns: Patterns,
	mask: string
): Promise<boolean> {
	const key = keyOf(model);
	const id = String(row[key]);
	const data: Record<string, unknown> = {};
	for (const [column, is] of searchedColumns(model)) {
		const text = row[column];
		if (typeof text !== 'string' || is === 'KEPT_ADDRESS') continue;
		const blackened = blackenedAs(is, text, patterns[is], { mask, id });
		if (blackened !== text) data[column] = blackened;
	}
	if (Object.keys(data).length === 0) return false;
	for (const [column, is] of Object.entries(columns[model]))
		if (typeof is === 'object' && 'madeOf' in is && is.madeOf in data)
			data[column] = sortKey(String(data[is.madeOf]));
	if (hasVersion(model)) data['version'] = { increment: 1 };
	await modelOf(tx, model).update({ where: { [key]: id }, data });
	return true;
}

function blackenedAs(
	is: Exclude<Searched, 'KEPT_ADDRESS'>,
	text: string,
	pattern: RegExp,
	{ mask, id }: { mask: string; id: string }
): string {
	if (is === 'TEXT') return blacken(text, pattern, mask, isFixed);
	if (findIn(text, pattern).length === 0) return text;
	const name = `aizklats-${id.slice(-12)}`;
	// Nothing can be delivered to a name below .invalid (RFC 2606).
	return is === 'ADDRESS' ? `${name}@padome.invalid` : name;
}

function hasVersion(model: ModelName): boolean {
	const fields = (Prisma as unknown as Record<string, object | undefined>)[`${model}ScalarFieldEnum`];
	return fields !== undefined && 'version' in fields;
}

/** An institution stands in the alphabet by its latest name. */
async function remakeInstitutionKeys(tx: Transaction, nameIds: readonly string[]): Promise<void> {
	if (nameIds.length === 0) return;
	const institutions = await tx.institution.findMany({
		where: { names: { some: { id: { in: [...nameIds] } } } },
		select: { id: true, names: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] } }
	});
	for (const { id, names } of institutions)
		await tx.institution.update({ where: { id }, data: { sortKey: sortKey(names.at(-1)!.name) } });
}
