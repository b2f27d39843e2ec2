import { freeze } from '#lib/mail/fingerprint.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { modelOf, settingsOfThePlace, type Row } from './document.ts';
import type { Model } from './models.ts';
import { readDocument } from './read-document.ts';

/** There is something in the database already. */
export class NotEmpty extends Error {
	readonly model: string;
	constructor(model: string) {
		super(`there are rows of ${model}`);
		this.name = 'NotEmpty';
		this.model = model;
	}
}

const anHour = 60 * 60_000;
/** So many rows in one statement; attachments one by one. */
const batch = 200;

/**
 * Brings a whole document into an empty database, all or nothing, and freezes the outbox: what was queued there may
 * have been sent from there. Answers how many rows of each model. Throws NotEmpty, WrongDocument, or what the
 * database finds wrong.
 */
export async function importDocument(
	portal: Installation,
	file: string,
	models: readonly Model[],
	onProgress: (model: string, rows: number) => void
): Promise<Record<string, number>> {
	return portal.db.write(
		async (tx) => {
			await assertEmpty(tx, models);
			const counts = await insertAll(tx, file, models, onProgress);
			await tx.setting.deleteMany({ where: { key: { in: settingsOfThePlace } } });
			await freeze(tx, portal, 'RESTORED');
			// A portal that serves already remembers an empty council.
			await tx.revision.updateMany({ data: { number: { increment: 1 } } });
			return counts;
		},
		{ timeout: anHour }
	);
}

/** What a portal decides by itself when it first serves does not count, nor the calendar that every database begins with. */
async function assertEmpty(tx: Transaction, models: readonly Model[]): Promise<void> {
	const given = ['Setting', 'CalendarDay', 'CalendarYear'];
	for (const model of models)
		if (!given.includes(model.name) && (await modelOf(tx, model).count()) > 0) throw new NotEmpty(model.name);
	await tx.setting.deleteMany({});
	await tx.calendarDay.deleteMany({});
	await tx.calendarYear.deleteMany({});
}

async function insertAll(
	tx: Transaction,
	file: string,
	models: readonly Model[],
	onProgress: (model: string, rows: number) => void
): Promise<Record<string, number>> {
	const counts = Object.fromEntries(models.map(({ name }) => [name, 0]));
	const parents: { model: Model; id: unknown; parent: unknown }[] = [];
	let rows: Row[] = [];
	let present: Model | null = null;
	const flush = async () => {
		if (present && rows.length > 0) {
			await modelOf(tx, present).createMany({ data: rows });
			onProgress(present.name, (counts[present.name]! += rows.length));
		}
		rows = [];
	};
	for await (const { model, row } of readDocument(file, models)) {
		const size = present?.fields.some(({ type }) => type === 'Bytes') ? 1 : batch;
		if (model !== present || rows.length >= size) await flush();
		present = model;
		if (model.self && row[model.self]) {
			parents.push({ model, id: row.id, parent: row[model.self] });
			row[model.self] = null;
		}
		rows.push(row);
	}
	await flush();
	// A row may stand before the one above it: they are joined when all are there.
	for (const { model, id, parent } of parents)
		await modelOf(tx, model).updateMany({ where: { id: String(id) }, data: { [model.self!]: parent } });
	return counts;
}
