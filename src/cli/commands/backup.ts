import { m } from '#i18n/generated/messages.js';
import { backUp } from '#lib/server/backup.server.ts';
import { fileOf } from '#lib/server/database.server.ts';
import type { Command } from '../command.ts';
import { backupRefusal, sqliteOnly } from '../explain-backup.ts';

export const backup: Command = {
	usage: 'backup FILE',
	summary: (locale) => m.server_backup_summary({}, { locale }),
	options: { force: { type: 'boolean', explain: (locale) => m.server_backup_force({}, { locale }) } },
	async run(call) {
		const { locale } = call;
		const config = sqliteOnly(call, m.server_backup_postgresql({}, { locale }));
		const file = call.fileAt(call.positionals[0]!);
		try {
			const { bytes } = await backUp(fileOf(config.databaseUrl), file, {
				force: call.options.force === true
			});
			const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 2 ** 20);
			return { lines: [m.server_backup_done({ file, size }, { locale })], json: { file, bytes } };
		} catch (error) {
			throw backupRefusal(error, locale);
		}
	}
};
