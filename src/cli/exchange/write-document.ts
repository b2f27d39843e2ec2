import type { Reader } from '#lib/server/database.server.ts';
import { documentFormat, modelOf, settingsOfThePlace, type Head, type Row } from './document.ts';
import type { Model } from './models.ts';

/**
 * Everything as one JSON document, piece by piece, a row a line: `{"padome": head, "Body": [row, …], …}`.
 * Instants are ISO 8601 in UTC, bytes base64. Read within one snapshot.
 */
export async function* writeDocument(
	reader: Reader,
	models: readonly Model[],
	head: Omit<Head, 'format'>
): AsyncGenerator<string> {
	yield `{"padome":${JSON.stringify({ format: documentFormat, ...head })}`;
	for (const model of models) {
		yield `,\n${JSON.stringify(model.name)}:[`;
		let separator = '\n';
		for await (const row of rowsOf(reader, model)) {
			yield separator + oneLine(plainRow(model, row));
			separator = ',\n';
		}
		yield ']';
	}
	yield '}\n';
}

/** All rows by their key, a few at a time, so that memory does not grow with them. */
async function* rowsOf(reader: Reader, model: Model): AsyncGenerator<Row> {
	const take = model.fields.some(({ type }) => type === 'Bytes') ? 1 : 500;
	const where = model.name === 'Setting' ? { key: { notIn: settingsOfThePlace } } : {};
	const orderBy = model.key.map((name) => ({ [name]: 'asc' }));
	let after: object = {};
	for (;;) {
		const rows = await modelOf(reader, model).findMany({ where, orderBy, take, ...after });
		yield* rows;
		if (rows.length < take) return;
		after = { cursor: keyOf(model, rows.at(-1)!), skip: 1 };
	}
}

function keyOf({ key }: Model, row: Row): Row {
	const values = Object.fromEntries(key.map((name) => [name, row[name]]));
	return key.length === 1 ? values : { [key.join('_')]: values };
}

/** JSON leaves two signs as they are that others take for the end of a line; text out of Word has them. */
function oneLine(row: Row): string {
	return JSON.stringify(row).replace(/[\u2028\u2029]/g, (sign) =>
		sign === '\u2028' ? '\\u2028' : '\\u2029'
	);
}

/** The fields in the order of the schema. */
function plainRow(model: Model, row: Row): Row {
	return Object.fromEntries(model.fields.map(({ name }) => [name, plain(row[name])]));
}

function plain(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
	return value;
}
