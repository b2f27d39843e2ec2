import { m } from '#i18n/generated/messages.js';
import { BackupRefused } from '#lib/server/backup.server.ts';
import type { Config } from '#lib/server/config.server.ts';
import { kindOf } from '#lib/server/database.server.ts';
import { CommandError, type Call, type Locale } from './command.ts';
import { configOf } from './open.ts';

/** PostgreSQL has its own tools for this; `advice` names them. */
export function sqliteOnly(call: Call, advice: string): Config {
	const config = configOf(call);
	if (kindOf(config.databaseUrl) !== 'sqlite') throw new CommandError(advice);
	return config;
}

const reasons = {
	EXISTS: m.server_backup_exists,
	NO_FOLDER: m.server_backup_no_folder,
	NOT_OURS: m.server_backup_not_ours,
	NEWER: m.server_backup_newer,
	DAMAGED: m.server_backup_damaged,
	SERVING: m.server_backup_serving,
	IN_USE: m.server_backup_in_use
};

/** Why a backup or a restore was refused, as a line; other errors as they are. */
export function backupRefusal(error: unknown, locale: Locale): unknown {
	if (!(error instanceof BackupRefused)) return error;
	return new CommandError(reasons[error.reason]({ file: error.file }, { locale }));
}
