import { m } from '#i18n/generated/messages.js';
import { placeOf } from '#lib/server/database.server.ts';
import { migrate as bringUpToDate } from '#lib/server/migrations.server.ts';
import type { Command } from '../command.ts';
import { configOf, migrationsFolder } from '../open.ts';

export const migrate: Command = {
	usage: 'migrate',
	summary: (locale) => m.server_migrate_summary({}, { locale }),
	async run(call) {
		const { databaseUrl } = configOf(call);
		const applied = await bringUpToDate(databaseUrl, migrationsFolder);
		const place = placeOf(databaseUrl);
		const { locale } = call;
		const lines = applied.length
			? [m.server_migrate_done({ place, names: applied.join(', ') }, { locale })]
			: [m.server_migrate_nothing({ place }, { locale })];
		return { lines, json: { database: place, applied } };
	}
};
