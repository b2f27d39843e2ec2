import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { makeFolderOf } from './folders.server.ts';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client.ts';
import { Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client.ts';

/** The code is typed by the SQLite client, the narrower of the two. */
type Client = SqliteClient;

type ReadOperation =
	| 'findUnique'
	| 'findUniqueOrThrow'
	| 'findFirst'
	| 'findFirstOrThrow'
	| 'findMany'
	| 'count'
	| 'aggregate'
	| 'groupBy';
type ModelName = Uncapitalize<Prisma.ModelName>;

/** Reads only: what was acknowledged, never what somebody is in the middle of writing. */
export type Reader = { [M in ModelName]: Pick<Client[M], Extract<keyof Client[M], ReadOperation>> } & Pick<
	Client,
	'$queryRaw'
>;

/** Reads and writes, inside one transaction. */
export type Transaction = Prisma.TransactionClient;

export type DatabaseKind = 'sqlite' | 'postgresql';

export interface Database {
	readonly kind: DatabaseKind;
	readonly read: Reader;
	/**
	 * One transaction: all of `work` or nothing. `work` may be run again from the top when another process was
	 * in the way, so it does nothing but talk to `tx`: no hashing, no mail, no files, no waiting for the outside.
	 * Throws what `work` throws, DiskFull, or DatabaseBusy after ten seconds of trying. `timeout`: milliseconds that one
	 * try may take.
	 */
	write<T>(work: (tx: Transaction) => Promise<T>, options?: { timeout?: number }): Promise<T>;
	/** Many reads of one and the same moment, however long they take. */
	snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
	/** The file (SQLite) or the address without its password (PostgreSQL), for messages. */
	readonly place: string;
	close(): Promise<void>;
}

export class DatabaseBusy extends Error {
	constructor(cause: unknown) {
		super('the database was busy for too long', { cause });
		this.name = 'DatabaseBusy';
	}
}

/** There is no room left: nothing of the transaction was written, and what was written before is unharmed. */
export class DiskFull extends Error {
	constructor(cause: unknown) {
		super('the disk is full', { cause });
		this.name = 'DiskFull';
	}
}

const patience = 10_000;
/** Waiting inside SQLite blocks the whole process: short there, patient here. */
const busyTimeout = 20;
/** How many values one statement may carry: what better-sqlite3 is compiled with, where Prisma supposes 999. */
const mostValues = 32_766;
const anHour = 60 * 60_000;

/** Opens a database that is already migrated. `url` is `file:…` or `postgresql://…`. */
export async function openDatabase(url: string): Promise<Database> {
	return kindOf(url) === 'sqlite' ? openSqlite(fileOf(url)) : openPostgresql(url);
}

/** Which kind of database an address means. Throws on any other. */
export function kindOf(url: string): DatabaseKind {
	if (url.startsWith('file:')) return 'sqlite';
	if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql';
	throw new Error(`not a database address: ${url.split(':')[0]}:…`);
}

/** What a message may say about where a database is: the file, or the address without who and with which password. */
export function placeOf(url: string): string {
	return kindOf(url) === 'sqlite' ? fileOf(url) : url.replace(/\/\/[^/]*@/, '//').split('?')[0]!;
}

/** The path in a `file:` address. */
export function fileOf(url: string): string {
	return url.slice('file:'.length).split('?')[0]!;
}

/**
 * SQLite through Prisma shares one connection between a transaction and everything else, and loses acknowledged
 * writes (prisma/orm #29933 and our tests T1–T4). So: one client that only reads, one that only writes, one behind another.
 */
async function openSqlite(file: string): Promise<Database> {
	makeFolderOf(file);
	const writer = new SqliteClient({ adapter: new Sqlite(file, false) });
	await assertSqlite(writer);
	const reader = new SqliteClient({ adapter: new Sqlite(file, true) });
	let turn: Promise<unknown> = Promise.resolve();

	return {
		kind: 'sqlite',
		read: reader as unknown as Reader,
		place: file,
		write(work, { timeout = 60_000 } = {}) {
			const mine = turn.then(() =>
				persistently(() => writer.$transaction((tx) => lockThen(tx, work), { timeout, maxWait: 60_000 }))
			);
			turn = mine.catch(() => undefined);
			return mine;
		},
		async snapshot(work) {
			const client = new SqliteClient({ adapter: new Sqlite(file, true) });
			try {
				return await client.$transaction((tx) => work(tx as unknown as Reader), { timeout: anHour });
			} finally {
				await client.$disconnect();
			}
		},
		async close() {
			await turn;
			await Promise.all([reader.$disconnect(), writer.$disconnect()]);
		}
	};
}

/** The writing begins with a write: another process's writer is then waited for, and our reads are not of an old state. */
async function lockThen<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
	await tx.writeLock.update({ where: { id: 1 }, data: { turn: { increment: 1 } } });
	return work(tx);
}

async function openPostgresql(url: string): Promise<Database> {
	const adapter = new Postgresql(url);
	// The one cast: same models, same code; what only one of the two can do is not used.
	const client = new PostgresqlClient({ adapter }) as unknown as Client;
	return {
		kind: 'postgresql',
		read: client as unknown as Reader,
		place: placeOf(url),
		write: (work, { timeout = 60_000 } = {}) =>
			persistently(() =>
				client.$transaction(work, {
					isolationLevel: Prisma.TransactionIsolationLevel.Serializable,
					timeout,
					maxWait: 10_000
				})
			),
		snapshot: (work) =>
			client.$transaction((tx) => work(tx as unknown as Reader), {
				// The SQLite client, which types this, knows one level only.
				isolationLevel: 'RepeatableRead' as Prisma.TransactionIsolationLevel,
				timeout: anHour
			}),
		close: () => client.$disconnect()
	};
}

/** Runs a transaction again from the top while somebody else is in the way. */
async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
	const end = Date.now() + patience;
	for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
		try {
			return await attempt();
		} catch (error) {
			if (isFull(error)) throw new DiskFull(error);
			if (!isInTheWay(error)) throw error;
			if (Date.now() > end) throw new DatabaseBusy(error);
			await sleep(pause * (0.5 + Math.random()));
		}
	}
}

/** SQLITE_BUSY (P1008), a transaction that found no connection (P2028), a serialization failure (P2034, 40001). */
function isInTheWay(error: unknown): boolean {
	const code = (error as { code?: string }).code;
	if (code === 'P1008' || code === 'P2034' || code === '40001' || code === '40P01') return true;
	if (code === 'P2028') return /Unable to start/.test((error as Error).message);
	const kind = (error as { cause?: { kind?: string; originalCode?: string } }).cause;
	return (
		kind?.kind === 'SocketTimeout' ||
		kind?.kind === 'TransactionWriteConflict' ||
		kind?.originalCode === '40001'
	);
}

/** SQLite's own words for it, and PostgreSQL's (53100). */
function isFull(error: unknown): boolean {
	const { meta, cause } = error as { meta?: { driverAdapterError?: Error }; cause?: unknown };
	const { originalCode = '' } = Object(meta?.driverAdapterError?.cause ?? cause) as { originalCode?: string };
	return /^(SQLITE_FULL|SQLITE_IOERR_WRITE|53100)$/.test(originalCode);
}

/** Whether a write was refused because such a row is there already. */
export function isTaken(error: unknown): boolean {
	return (error as { code?: string }).code === 'P2002';
}

/** 64 MB instead of 2: the pages that a large register's lists touch stay in memory; a small database never takes so much. */
const pageCache = 'PRAGMA cache_size=-65536';

/** Every connection that SQLite opens is durable: better-sqlite3 opens a WAL database with synchronous=NORMAL otherwise. */
class Sqlite extends PrismaBetterSqlite3 {
	readonly #readonly: boolean;
	constructor(file: string, readonly: boolean) {
		super({ url: `file:${file}`, readonly, timeout: busyTimeout });
		this.#readonly = readonly;
	}
	override async connect() {
		const connection = await super.connect();
		await connection.executeScript(
			this.#readonly
				? `PRAGMA query_only=ON; ${pageCache}`
				: `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; ${pageCache}`
		);
		return Object.assign(countedThroughout(connection), {
			getConnectionInfo: () => ({ maxBindValues: mostValues, supportsRelationJoins: false })
		});
	}
}

class Postgresql extends PrismaPg {
	constructor(url: string) {
		super({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
	}
	override async connect() {
		return countedThroughout(await super.connect());
	}
}

const statements = new AsyncLocalStorage<{ count: number }>();

/**
 * Counts the statements that `work` sends to the database, in transactions too (their COMMIT with them): a page makes few,
 * and the bench says how many.
 */
export function countStatements<T>(counter: { count: number }, work: () => T): T {
	return statements.run(counter, work);
}

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;
type Speaker = Pick<Connection, 'queryRaw' | 'executeRaw'>;
type Statement = Parameters<Speaker['queryRaw']>[0];

function counted<S extends Speaker>(speaker: S): S {
	const { queryRaw, executeRaw } = speaker;
	const count = () => {
		const counter = statements.getStore();
		if (counter) counter.count += 1;
	};
	return Object.assign(speaker, {
		queryRaw(query: Statement) {
			count();
			return queryRaw.call(speaker, query);
		},
		executeRaw(query: Statement) {
			count();
			return executeRaw.call(speaker, query);
		}
	});
}

/** A transaction speaks through an object of its own. */
function countedThroughout<C extends Connection>(connection: C): C {
	const { startTransaction } = connection;
	return Object.assign(counted(connection), {
		startTransaction: async (level?: Parameters<Connection['startTransaction']>[0]) =>
			counted(await startTransaction.call(connection, level))
	});
}

async function assertSqlite(client: Client): Promise<void> {
	const [row] = await client.$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS version`;
	const [mode] = await client.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`;
	const [sync] = await client.$queryRaw<{ synchronous: number }[]>`PRAGMA synchronous`;
	const [major = 0, minor = 0, patch = 0] = row!.version.split('.').map(Number);
	// Before 3.51.3 a WAL could be reset under a reader (sqlite.org, "WAL-reset bug").
	if (major * 1e6 + minor * 1e3 + patch < 3_051_003)
		throw new Error(`SQLite ${row!.version} is too old: 3.51.3 is needed`);
	if (mode!.journal_mode !== 'wal')
		throw new Error(`the database is in ${mode!.journal_mode} mode, not WAL: is its disk a network share?`);
	if (Number(sync!.synchronous) !== 2) throw new Error('the database does not write through to the disk');
}
