import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { documentFormat, type Head, type Row } from './document.ts';
import type { Field, Model } from './models.ts';

/** The document is none, or from a newer version, or a row of it is wrong. */
export class WrongDocument extends Error {
	readonly reason: 'NOT_ONE' | 'NEWER' | 'ROW';
	/** The model and the number of the row in its list: "Task 12: due". */
	readonly where: string;
	constructor(reason: WrongDocument['reason'], where = '') {
		super(`${reason} ${where}`.trim());
		this.name = 'WrongDocument';
		this.reason = reason;
		this.where = where;
	}
}

/**
 * The rows of a document, one after another, each checked and with its instants and bytes as the database wants them.
 * As `padome export` wrote it, it is read a row at a time; laid out otherwise, as a whole. Throws WrongDocument.
 */
export async function* readDocument(
	file: string,
	models: readonly Model[]
): AsyncGenerator<{ model: Model; row: Row }> {
	const known = new Map(models.map((model) => [model.name, model]));
	let number = 0;
	let last: Model | undefined;
	for await (const [name, row] of (await isLaidOut(file)) ? byLines(file) : asWhole(file)) {
		const model = known.get(name);
		if (!model) throw new WrongDocument('NEWER', name);
		number = model === last ? number + 1 : 1;
		last = model;
		yield { model, row: checkRow(model, row, number) };
	}
}

async function isLaidOut(file: string): Promise<boolean> {
	for await (const line of linesOf(file)) return line.startsWith('{"padome":{') && line.endsWith('},');
	return false;
}

/** A killed export has no last line, and is none. */
async function* byLines(file: string): AsyncGenerator<[string, unknown]> {
	let name = '';
	let ended = false;
	for await (const line of linesOf(file)) {
		const list = /^"(\w+)":\[(\]?[,}]?)$/.exec(line);
		if (ended && line !== '') throw new WrongDocument('NOT_ONE');
		else if (line.startsWith('{"padome":')) checkHead(parse(`${line.slice(0, -1)}}`));
		else if (list) name = list[1]!;
		else if (line !== '') yield [name, parse(line.replace(/(?<=\})(,|\][,}])$/, ''))];
		ended ||= /(^"\w+":\[|\})\]\}$/.test(line);
	}
	if (!ended) throw new WrongDocument('NOT_ONE');
}

async function* asWhole(file: string): AsyncGenerator<[string, unknown]> {
	const { padome, ...lists } = Object(parse(await readFile(file, 'utf8'))) as Record<string, unknown>;
	checkHead({ padome });
	for (const [name, rows] of Object.entries(lists)) {
		if (!Array.isArray(rows)) throw new WrongDocument('NOT_ONE');
		for (const row of rows) yield [name, row];
	}
}

function linesOf(file: string) {
	return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new WrongDocument('NOT_ONE');
	}
}

function checkHead(document: unknown): void {
	const { format } = Object(Object(document).padome) as Partial<Head>;
	if (!Number.isInteger(format)) throw new WrongDocument('NOT_ONE');
	if (format! > documentFormat) throw new WrongDocument('NEWER');
}

function checkRow(model: Model, row: unknown, number: number): Row {
	if (typeof row !== 'object' || row === null) throw new WrongDocument('ROW', `${model.name} ${number}`);
	const names = new Set(model.fields.map(({ name }) => name));
	const strange = Object.keys(row).find((name) => !names.has(name));
	if (strange) throw new WrongDocument('NEWER', `${model.name}.${strange}`);
	const checked: Row = {};
	for (const field of model.fields) {
		const value = (row as Row)[field.name];
		// An older export does not know it yet.
		if (value === undefined && (field.hasDefault || field.optional)) continue;
		if (value === null && field.optional) checked[field.name] = null;
		else if (isRight(field, value)) checked[field.name] = fromPlain(field, value);
		else throw new WrongDocument('ROW', `${model.name} ${number}: ${field.name}`);
	}
	return checked;
}

function isRight({ type }: Field, value: unknown): boolean {
	switch (type) {
		case 'Int':
			return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
		case 'Float':
			return Number.isFinite(value);
		case 'Boolean':
			return typeof value === 'boolean';
		case 'String':
			return typeof value === 'string';
		case 'DateTime':
			return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
		case 'Bytes':
			return typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
	}
}

function fromPlain({ type }: Field, value: unknown): unknown {
	if (type === 'DateTime') return new Date(value as string);
	if (type === 'Bytes') return new Uint8Array(Buffer.from(value as string, 'base64'));
	return value;
}
