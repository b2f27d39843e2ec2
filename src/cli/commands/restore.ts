import { m } from '#i18n/generated/messages.js';
import { restore as putBack } from '#lib/server/backup.server.ts';
import { fileOf } from '#lib/server/database.server.ts';
import type { Command } from '../command.ts';
import { backupRefusal, sqliteOnly } from '../explain-backup.ts';
import { migrationsFolder } from '../open.ts';

export const restore: Command = {
	usage: 'restore FILE',
	summary: (locale) => m.server_restore_summary({}, { locale }),
	options: { force: { type: 'boolean', explain: (locale) => m.server_restore_force({}, { locale }) } },
	async run(call) {
		const { locale } = call;
		const config = sqliteOnly(call, m.server_restore_postgresql({}, { locale }));
		const place = fileOf(config.databaseUrl);
		const file = call.fileAt(call.positionals[0]!);
		try {
			putBack(file, place, migrationsFolder, {
				force: call.options.force === true,
				prepare: (db) =>
					void db
						.prepare(`INSERT OR REPLACE INTO "Setting" ("key", "value", "updatedAt") VALUES (?, ?, ?)`)
						.run('outbox.frozen', 'RESTORED', new Date().toISOString().replace('Z', '+00:00'))
			});
		} catch (error) {
			throw backupRefusal(error, locale);
		}
		return {
			lines: [m.server_restore_done({ file, place }, { locale })],
			json: { file, database: place, outboxFrozen: true }
		};
	}
};
