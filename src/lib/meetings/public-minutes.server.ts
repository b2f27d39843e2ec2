import { bodyById, bodyLabel, nameAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { screenBlocks, type ScreenBlock } from '#lib/documents/screen-blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readCorrections } from './corrections.server.ts';
import { countDissents, readLateDissents, withDissents } from './late-dissents.server.ts';
import { headingOf } from './meeting-head.server.ts';
import type { MeetingKind } from './meetings.ts';
import { readContent, type MinutesContent } from './minutes-content.ts';
import { paragraphsOf } from './minutes-paragraphs.ts';
import { isShown, publicContent, type Publication } from './public-content.ts';
import type { PublicReader } from './public-council.server.ts';
import { publicationOf, readPublicDocuments, type PublicDocument } from './public-documents.server.ts';

/** A paragraph as a page shows it, with what it can be pointed at by. */
export interface PublicParagraph {
	readonly anchor: string;
	readonly block: ScreenBlock;
}

export interface PublicDocumentView extends PublicDocument {
	/** Of the item it is about: "2". */
	readonly item: number | null;
}

/** What of minutes is public. */
export interface PublicMinutes {
	readonly paragraphs: readonly PublicParagraph[];
	readonly documents: readonly PublicDocumentView[];
}

export interface PublicMeeting extends PublicMinutes {
	readonly id: string;
	readonly heading: string;
	readonly title: string | null;
	readonly body: { readonly slug: string; readonly label: string } | null;
	/** "25.03.2026." */
	readonly publishedOn: string;
	readonly isInParts: boolean;
	readonly corrections: readonly { readonly id: string; readonly date: string; readonly html: string }[];
}

interface Row {
	readonly kind: MeetingKind;
	readonly status: string;
	/** How many stand beside its decisions by now. */
	readonly dissents: number | bigint;
	readonly isExtraordinary: boolean | number;
	readonly bodyId: string;
	readonly date: string | null;
	readonly title: string | null;
	readonly publishing: string;
	readonly publishedAt: Date | null;
	readonly content: string;
}

/** A published meeting, as anybody may read it. Refuses NOT_FOUND, whatever is the reason. Five statements. */
export async function readPublicMeeting(
	{ installation, locale }: PublicReader,
	id: string
): Promise<PublicMeeting> {
	const { row, publication } = await find(installation, id);
	const directory = await directoryOf(installation);
	const approved = readContent(row.content);
	// Whether any came late is known without asking: of most minutes none did.
	const hasLate = Number(row.dissents) > countDissents(approved);
	const content = hasLate
		? withDissents(
				approved,
				await readLateDissents(installation.db.read, { id, status: row.status }, approved)
			)
		: approved;
	const [minutes, corrections] = await Promise.all([
		readPublicMinutes(installation, id, { content, publication, directory }),
		readCorrections(installation.db.read, id)
	]);
	const body = bodyById(directory, row.bodyId);
	const shown = shownCorrections(content, publication);
	return {
		...{ id, title: row.title, isInParts: publication.what === 'PARTS', ...minutes },
		heading: headingOf({ ...row, isExtraordinary: Boolean(row.isExtraordinary) }, directory, locale),
		body: body ? { slug: body.slug, label: bodyLabel(body, locale) } : null,
		publishedOn: shortDate(publication.on, locale),
		corrections: corrections
			.filter(({ itemId }) => shown(itemId))
			.map((one) => ({
				...{ id: one.id, date: shortDate(one.date, locale), html: renderMarkdown(one.text) }
			}))
	};
}

/** One statement asks for everything at once: a page takes few, and what is missing is missing in the same way. */
async function find({ db }: Pick<Installation, 'db'>, id: string) {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const [row] = await db.read.$queryRaw<Row[]>`
		SELECT m."kind", m."status", m."isExtraordinary", m."bodyId", m."date", m."title", m."publishing",
			m."publishedAt", v."content",
			(SELECT COUNT(*) FROM "Dissent" s JOIN "Decision" d ON d."id" = s."decisionId"
				WHERE d."meetingId" = m."id" AND s."withdrawnAt" IS NULL) AS "dissents"
		FROM "Meeting" m
		JOIN "MinutesVersion" v ON v."meetingId" = m."id" AND v."kind" = 'APPROVED'
		WHERE m."id" = ${id} AND NOT EXISTS (
			SELECT 1 FROM "Setting" s WHERE s."key" = 'public.pages' AND s."value" = 'off')
		ORDER BY v."number" DESC LIMIT 1`;
	if (!row) throw new Refusal('NOT_FOUND');
	const publishedAt = row.publishedAt === null ? null : new Date(row.publishedAt);
	const publication = publicationOf({ ...row, publishedAt });
	if (!publication) throw new Refusal('NOT_FOUND');
	return { row, publication };
}

/** A mended item is mended in public too; what is said of the whole may speak of what is not public. */
function shownCorrections(
	{ items }: MinutesContent,
	publication: Publication
): (itemId: string | null) => boolean {
	const shown = new Set(items.filter((item) => isShown(item, publication)).map(({ id }) => id));
	const isWhole = publication.what === 'ALL' && shown.size === items.length;
	return (itemId) => (itemId === null ? isWhole : shown.has(itemId));
}

interface Content {
	readonly content: MinutesContent;
	readonly publication: Publication;
	readonly directory: Directory;
}

/** What would be public, or is. Two statements. */
export async function readPublicMinutes(
	installation: Installation,
	meetingId: string,
	{ content, publication, directory }: Content
): Promise<PublicMinutes> {
	const [presenters, documents] = await Promise.all([
		readPresenters(installation.db.read, meetingId, {
			directory,
			date: content.meeting.date ?? publication.on
		}),
		readPublicDocuments(installation, meetingId, publication)
	]);
	const paragraphs = paragraphsOf(publicContent(content, publication, presenters));
	const blocks = screenBlocks(paragraphs.map(({ block }) => block));
	const numbers = new Map(content.items.map(({ id, number }) => [id, number]));
	return {
		paragraphs: paragraphs.map(({ anchor }, index) => ({ anchor, block: blocks[index]! })),
		documents: documents.map((one) => ({ ...one, item: numbers.get(one.itemId ?? '') ?? null }))
	};
}

/** The institutions that presented, as they were called that day; a person who did is not named. */
async function readPresenters(
	read: Pick<Reader, 'agendaItem'>,
	meetingId: string,
	{ directory, date }: { readonly directory: Directory; readonly date: string }
): Promise<Map<string, string>> {
	const items = await read.agendaItem.findMany({
		where: { meetingId, presenterInstitutionId: { not: null } },
		select: { id: true, presenterInstitutionId: true }
	});
	const known = items.filter(({ presenterInstitutionId: one }) => directory.institutionIndex.has(one!));
	return new Map(
		known.map(({ id, presenterInstitutionId: one }) => [id, nameAt(directory, one!, date).name])
	);
}
