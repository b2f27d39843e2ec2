// Development only: writes the SQL that brings the last migrated models to the present ones, for both kinds of database.
// It uses the schema engine Prisma ships as WebAssembly, because the native one must be downloaded. Run: npm run migration -- NAME
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The SQL from one schema (nothing, if empty) to another. */
export async function differenceSql(kind, from, to) {
	const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
	const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
	const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
	// Nothing is asked of a database: the adapter only tells the engine which dialect to write.
	const factory = bindMigrationAwareSqlAdapterFactory(
		kind === 'sqlite' ? new PrismaBetterSqlite3({ url: ':memory:' }) : silentPostgresql
	);
	const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, factory);
	const target = (text) =>
		text ? { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: text }] } : { tag: 'empty' };
	const result = await engine.diff({
		from: target(from),
		to: target(to),
		script: true,
		shadowDatabaseUrl: null,
		exitCode: null,
		filters: { externalTables: [], externalEnums: [] }
	});
	return result.stdout ?? '';
}

/** A PostgreSQL that answers what the engine asks before it compares two schemas: its name, its version. */
const silentConnection = {
	provider: 'postgres',
	adapterName: 'silent',
	queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
	executeRaw: async () => 0,
	executeScript: async () => {},
	startTransaction: async () => {
		throw new Error('nothing is written here');
	},
	getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
	dispose: async () => {}
};
const silentPostgresql = {
	provider: 'postgres',
	adapterName: 'silent',
	connect: async () => silentConnection,
	connectToShadowDb: async () => silentConnection
};

/** One schema of a kind, out of its datasource and the models of the work tree, or of a git revision. */
export function schemaOf(kind, revision) {
	const read = (path) =>
		revision
			? execFileSync('git', ['show', `${revision}:${path}`], { cwd: root, encoding: 'utf8' })
			: readFileSync(join(root, path), 'utf8');
	const names = revision
		? execFileSync('git', ['ls-tree', '--name-only', revision, 'prisma/models/'], {
				cwd: root,
				encoding: 'utf8'
			})
				.split('\n')
				.filter(Boolean)
		: readdirSync(join(root, 'prisma/models')).map((name) => `prisma/models/${name}`);
	if (names.length === 0) return '';
	return [`prisma/${kind}/datasource.prisma`, ...names.sort()].map(read).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [name, revision] = process.argv.slice(2);
	if (!name)
		throw new Error(
			'usage: npm run migration -- NAME [REVISION the last migration was made at; none: from nothing]'
		);
	const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	for (const kind of ['sqlite', 'postgresql']) {
		const sql = await differenceSql(kind, revision ? schemaOf(kind, revision) : '', schemaOf(kind));
		const folder = join(root, 'prisma', kind, 'migrations', `${stamp}_${name}`);
		if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'migration.sql'), sql);
		console.log(`${kind}: ${sql.split('\n').length} lines`);
	}
}
