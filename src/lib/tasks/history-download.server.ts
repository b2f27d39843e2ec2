import { createHash } from 'node:crypto';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readAttachment } from '#lib/documents/attachments.server.ts';
import { safeFileName } from '#lib/documents/file-name.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import type { ZipFile } from '#lib/documents/zip.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { historyBlocks } from './history-document.ts';
import { restrictionOf } from './history-restriction.ts';
import type { History, HistoryFile } from './history.ts';

/** What leaves the house is Latvian, whoever asks for it. */
const locale = 'lv';
const options = { locale } as const;

/** What the files of a history are called, without an ending: "Uzdevums Nr. 12 – vēsture 2022-03-25". */
export function historyName({ parts, today }: History): string {
	return m.word_history_file_name({ number: parts[0]!.number, date: today }, options);
}

/** The history of a task as a Word file. */
export function historyWord({ installation }: Actor, history: History): Promise<Uint8Array<ArrayBuffer>> {
	const { number, title } = history.parts[0]!;
	const council = history.directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	return makeWord({
		council: council?.name ?? m.portal_brand({}, options),
		title: m.word_history_title({}, options),
		subject: m.word_history_subject({ number, title }, options),
		date: history.today,
		madeAt: installation.clock.now(),
		locale,
		restriction: restrictionOf(history, locale),
		blocks: historyBlocks(history, locale)
	});
}

/**
 * The same with every document that the reader may see, in folders, and a list of their checksums as `sha256sum -c` reads it.
 * One document at a time is read, when it is asked for.
 */
export async function* historyFiles(
	actor: Actor,
	history: History
): AsyncGenerator<ZipFile, void, undefined> {
	const at = actor.installation.clock.now();
	const sums: string[] = [];
	const put = (name: string, bytes: Uint8Array): ZipFile => {
		sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
		return { name, at, bytes: () => Promise.resolve(bytes) };
	};
	yield put(safeFileName(`${historyName(history)}.docx`), await historyWord(actor, history));
	for (const { path, file } of placesOf(history)) {
		const bytes = await readBytes(actor, file);
		if (bytes) yield put(path, bytes);
		else sums.push(`# ${missing(path)}`);
	}
	const list = new TextEncoder().encode(`${sums.join('\n')}\n`);
	yield { name: m.word_history_manifest({}, options), at, bytes: () => Promise.resolve(list) };
}

function missing(name: string): string {
	const reason = m.word_history_missing_content({}, options);
	return m.word_history_missing({ name, reason }, options);
}

interface Place {
	readonly path: string;
	readonly file: HistoryFile;
}

/** Where each file stands: "dokumenti/01 Ziņojuma projekts/2 zinojums.docx". The numbers keep equal names apart. */
function placesOf({ parts, documents }: History): Place[] {
	const folder = (name: string, at: number) => `${String(at + 1).padStart(2, '0')} ${safeFileName(name)}`;
	const ofDocuments = documents
		.filter(({ isWithdrawn }) => !isWithdrawn)
		.flatMap(({ title, versions }, at) =>
			versions.map(({ number, file }) => ({
				path: `${m.word_history_folder_documents({}, options)}/${folder(title.replace(/[/\\]/g, '-').slice(0, 80), at)}/${number} ${safeFileName(file.name)}`,
				file
			}))
		);
	const attached = parts.flatMap(({ sources }) => sources.flatMap(({ attachment }) => attachment ?? []));
	const once = attached.filter((file, at) => attached.findIndex(({ id }) => id === file.id) === at);
	const ofSources = once.map((file, at) => ({
		path: `${m.word_history_folder_sources({}, options)}/${folder(file.name, at)}`,
		file
	}));
	return [...ofDocuments, ...ofSources];
}

/** Null where the bytes were taken away by law, even a moment ago. */
async function readBytes(
	{ installation }: Actor,
	{ id, isRedacted }: HistoryFile
): Promise<Uint8Array | null> {
	if (isRedacted) return null;
	try {
		return (await readAttachment(installation, id)).bytes;
	} catch (refusal) {
		if (refusal instanceof Refusal) return null;
		throw refusal;
	}
}
