import { kindOf } from '#lib/server/database.server.ts';
import { execute } from './bare-database.ts';

/** What a database is made of, so that two can be compared: order and collations left out, and Prisma's own table. */
export interface Catalog {
	tables: string[];
	columns: string[];
	keys: string[];
	indexes: string[];
}

export async function catalogOf(url: string): Promise<Catalog> {
	const queries = kindOf(url) === 'sqlite' ? sqlite : postgresql;
	const lists = await Promise.all(
		Object.entries(queries).map(async ([name, sql]) => {
			const rows = await execute<{ line: string }>(url, sql);
			return [
				name,
				rows
					.map(({ line }) => line)
					.filter(isOurs)
					.map(withoutCollation)
					.sort()
			] as const;
		})
	);
	return Object.fromEntries(lists) as unknown as Catalog;
}

const isOurs = (line: string) => !/_prisma_migrations|^sqlite_/.test(line);
const withoutCollation = (line: string) => line.replace(/ COLLATE "C"/g, '');

const sqlite = {
	tables: `SELECT name AS line FROM sqlite_master WHERE type = 'table'`,
	columns: `SELECT concat_ws(' ', t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk) AS line
		FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'`,
	keys: `SELECT concat_ws(' ', t.name, f."from", f."table", f."to", f.on_update, f.on_delete) AS line
		FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
	indexes: `SELECT concat_ws(' ', t.name, i.name, i."unique", i.partial, (SELECT group_concat(name, ',') FROM
		(SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))) AS line
		FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table'`
};

const postgresql = {
	tables: `SELECT tablename AS line FROM pg_tables WHERE schemaname = 'public'`,
	columns: `SELECT concat_ws(' ', table_name, column_name, udt_name, is_nullable, column_default, datetime_precision) AS line
		FROM information_schema.columns WHERE table_schema = 'public'`,
	keys: `SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
		FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'`,
	indexes: `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'`
};
