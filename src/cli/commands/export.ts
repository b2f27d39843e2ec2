import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { m } from '#i18n/generated/messages.js';
import { readMigrations } from '#lib/server/migrations.server.ts';
import type { Command } from '../command.ts';
import { readModels } from '../exchange/models.ts';
import { writeDocument } from '../exchange/write-document.ts';
import { migrationsFolder, withPortal } from '../open.ts';

export const exportAll: Command = {
	usage: 'export',
	summary: (locale) => m.server_export_summary({}, { locale }),
	run: (call) =>
		withPortal(call, async ({ db, clock }) => {
			const migrations = readMigrations(join(migrationsFolder, db.kind, 'migrations'));
			const head = { exportedAt: clock.now().toISOString(), migration: migrations.at(-1)!.name };
			const models = readModels(join(migrationsFolder, 'models'));
			await db.snapshot((reader) =>
				pipeline(Readable.from(writeDocument(reader, models, head)), process.stdout, { end: false })
			);
			return { lines: [], json: undefined };
		})
};
