import type { Actor } from '#lib/accounts/actor.server.ts';
import { institutionAt, nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { maySpeak, ownMunicipalities, readableIds, todayOf, withOwnContacts } from './guide-actor.server.ts';
import { formOfPart, readContent } from './guide-schema.ts';
import { deeds, isPart, writtenIn, type GuideContent, type Part } from './guide.ts';

/** As many drafts as a page lists. */
const rowsOnPage = 30;

export interface DraftRow {
	readonly id: string;
	readonly title: string;
	readonly institution: string;
	readonly savedAt: Date;
	readonly savedBy: string;
}

export interface OwnDrafts {
	/** For whom a draft can be begun. */
	readonly municipalities: readonly { readonly id: string; readonly name: string }[];
	readonly drafts: readonly DraftRow[];
	/** Which page of them, from 1, and how many there are. */
	readonly page: number;
	readonly pages: number;
}

/** A page of the drafts that somebody writes, the one saved last first; for whom they may begin another. Four statements. */
export async function readOwnDrafts(actor: Actor, params = new URLSearchParams()): Promise<OwnDrafts> {
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	const speaker = await withOwnContacts(actor, directory, db.read);
	const ids = readableIds(speaker, directory);
	const where = ids ? { institutionId: { in: ids } } : {};
	const pages = Math.max(1, Math.ceil((await db.read.guideDraft.count({ where })) / rowsOnPage));
	const asked = Number(params.get('page') ?? '1');
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	const rows = await db.read.guideDraft.findMany({
		where,
		select: { id: true, title: true, institutionId: true, savedAt: true, savedBy: true },
		orderBy: [{ savedAt: 'desc' }, { id: 'asc' }],
		skip: (page - 1) * rowsOnPage,
		take: rowsOnPage
	});
	const today = todayOf(actor);
	return {
		...{ page, pages, municipalities: ownMunicipalities(speaker, directory) },
		drafts: rows.map(({ institutionId, ...row }) => ({
			...row,
			institution: nameOf(directory, institutionId, today)
		}))
	};
}

export interface DraftPage extends DraftRow {
	readonly content: GuideContent;
}

/** A draft as it is. Refuses NOT_FOUND whoever does not speak for its municipality. Three statements. */
export async function readDraft(actor: Actor, id: string): Promise<DraftPage> {
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	const speaker = await withOwnContacts(actor, directory, db.read);
	const row = await db.read.guideDraft.findUnique({ where: { id } });
	if (!row || !maySpeak(speaker, deeds.read, { directory, id: row.institutionId }))
		throw new Refusal('NOT_FOUND');
	const { title, savedAt, savedBy } = row;
	const institution = nameOf(directory, row.institutionId, todayOf(actor));
	return { id, title, institution, savedAt, savedBy, content: readContent(row.content) };
}

export interface PartPage {
	readonly draft: DraftPage;
	readonly part: Part;
	/** As its form shows it. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly version: number;
}

/** A part of a draft, to be written. Refuses NOT_FOUND. */
export async function readPart(actor: Actor, id: string, name: string): Promise<PartPage> {
	const draft = await readDraft(actor, id);
	if (!isPart(name)) throw new Refusal('NOT_FOUND');
	const written = writtenIn(draft.content, name);
	return { draft, part: name, values: formOfPart(name, written), version: written.version };
}

function nameOf(directory: Directory, id: string | null, today: string): string {
	if (id === null || !directory.institutionIndex.has(id)) return '';
	const own = nameAt(directory, id, today).name;
	const now = institutionAt(directory, id, today).name;
	return own === now ? own : `${own} (${now})`;
}
