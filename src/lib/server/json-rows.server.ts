import type { DatabaseKind } from './database.server.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** A row as JSON, which each database makes by a function of its own name. The names are this file's, never from outside. */
export function json(
	kind: DatabaseKind,
	fields: readonly (readonly [name: string, column: string])[]
): Prisma.Sql {
	const pairs = fields.map(([name, column]) => `'${name}', ${column}`).join(', ');
	return Prisma.raw(kind === 'sqlite' ? `json_object(${pairs})` : `json_build_object(${pairs})::text`);
}

/** The fields of a row by the names of its columns, parted by blanks. */
export function plain(alias: string, names: string): [name: string, column: string][] {
	return names.split(' ').map((name) => [name, `${alias}."${name}"`]);
}

/** A row of one statement that reads several kinds of them. */
export interface JsonRow<What extends string> {
	readonly what: What;
	readonly row: string;
}

/** Gives the rows of a kind, in no order. */
export function rowsByKind<What extends string>(found: readonly JsonRow<What>[]): <Row>(kind: What) => Row[] {
	return <Row>(kind: What) =>
		found.filter(({ what }) => what === kind).map(({ row }) => JSON.parse(row) as Row);
}

/** An instant as a database writes it in JSON; PostgreSQL's has no zone and is UTC. */
export function instantOf(text: string): string {
	return new Date(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`).toISOString();
}
