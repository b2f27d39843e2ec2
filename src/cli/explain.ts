import { m } from '#i18n/generated/messages.js';
import { WrongSettings } from '#lib/server/config.server.ts';
import { DatabaseBusy, DiskFull } from '#lib/server/database.server.ts';
import { NoFolder } from '#lib/server/folders.server.ts';
import { ChangedMigration, ForeignDatabase, NewerDatabase } from '#lib/server/migrations.server.ts';
import { CommandError, type Locale } from './command.ts';

/** What a reader is told of an error: a clear line where it can be mended, otherwise where it happened. */
export function explain(error: unknown, locale: Locale): { lines: string[]; exitCode: number } {
	if (error instanceof WrongSettings) return { lines: error.explain(locale), exitCode: 2 };
	if (error instanceof CommandError) return { lines: [error.message], exitCode: error.exitCode };
	return {
		lines: [known(error, locale) ?? (error instanceof Error ? error.stack! : String(error))],
		exitCode: 1
	};
}

function known(error: unknown, locale: Locale): string | null {
	if (error instanceof NewerDatabase) return m.server_database_newer({ name: error.migration }, { locale });
	if (error instanceof ChangedMigration)
		return m.server_database_changed({ name: error.migration }, { locale });
	if (error instanceof ForeignDatabase) return m.server_database_foreign({ place: error.place }, { locale });
	if (error instanceof NoFolder) return m.server_no_folder({ folder: error.folder }, { locale });
	if (error instanceof DiskFull) return m.server_disk_full({}, { locale });
	if (error instanceof DatabaseBusy) return m.server_database_busy({}, { locale });
	for (let cause = error; cause instanceof Error || isAggregate(cause); cause = (cause as Error).cause) {
		const line = byCode(cause as CodedError, locale);
		if (line) return line;
	}
	return null;
}

interface CodedError extends Error {
	code?: string;
	path?: string;
	errors?: CodedError[];
}

function isAggregate(error: unknown): boolean {
	return error instanceof AggregateError;
}

function byCode(error: CodedError, locale: Locale): string | null {
	const code = error.code ?? error.errors?.[0]?.code ?? '';
	const what = error.path ?? error.message;
	if (code === 'SQLITE_FULL' || code === 'ENOSPC') return m.server_disk_full({}, { locale });
	if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return m.server_database_damaged({}, { locale });
	if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code))
		return m.server_database_closed({ what: error.message }, { locale });
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return m.server_not_allowed({ what }, { locale });
	if (code === 'ENOENT') return m.server_no_file({ what }, { locale });
	if (code === 'EISDIR' || code === 'ENOTDIR') return m.server_no_file({ what }, { locale });
	// PostgreSQL: nobody listens there, no such host, wrong password or name, no such database, too many connections.
	if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|28\w{3}|3D000|53300|57P03)$/.test(code))
		return m.server_database_unreachable({ what: error.message || code }, { locale });
	if (/timeout expired|Connection terminated/.test(error.message))
		return m.server_database_unreachable({ what: error.message }, { locale });
	return null;
}
