import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { m } from '#i18n/generated/messages.js';
import { CommandError, type Call, type Command, type Locale } from '../command.ts';
import { importDocument, NotEmpty } from '../exchange/import-document.ts';
import { readModels } from '../exchange/models.ts';
import { WrongDocument } from '../exchange/read-document.ts';
import { migrationsFolder, withNewPortal } from '../open.ts';

export const importAll: Command = {
	usage: 'import FILE',
	summary: (locale) => m.server_import_summary({}, { locale }),
	run: async (call) => {
		const { locale } = call;
		const file = call.fileAt(call.positionals[0]!);
		// A file that cannot be read must not leave an empty database behind.
		await access(file, constants.R_OK);
		return withNewPortal(call, async (portal) => {
			const models = readModels(join(migrationsFolder, 'models'));
			try {
				const counts = await importDocument(portal, file, models, progressOf(call));
				const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
				return {
					lines: [m.server_import_done({ rows, place: portal.db.place }, { locale })],
					json: { database: portal.db.place, rows: counts }
				};
			} catch (error) {
				throw explained(error, file, locale);
			}
		});
	}
};

/** A line for each five thousand rows of a model: a large import takes minutes. */
function progressOf({ tell, locale }: Call) {
	let told = '';
	return (model: string, rows: number) => {
		const step = `${model} ${Math.floor(rows / 5_000)}`;
		if (rows < 5_000 || step === told) return;
		told = step;
		tell(m.server_import_progress({ model, rows }, { locale }));
	};
}

function explained(error: unknown, file: string, locale: Locale): unknown {
	const { code, meta } = error as { code?: string; meta?: { modelName?: string } };
	if (error instanceof NotEmpty)
		return new CommandError(m.server_import_not_empty({ model: error.model }, { locale }));
	if (error instanceof WrongDocument) {
		const { reason, where } = error;
		if (reason === 'NEWER') return new CommandError(m.server_import_newer({ where }, { locale }));
		if (reason === 'ROW') return new CommandError(m.server_import_row({ where }, { locale }));
		return new CommandError(m.server_import_not_one({ file }, { locale }));
	}
	// A row twice, or one that refers to a row that is not there.
	if (code === 'P2002' || code === 'P2003')
		return new CommandError(m.server_import_row({ where: meta?.modelName ?? '' }, { locale }));
	return error;
}
