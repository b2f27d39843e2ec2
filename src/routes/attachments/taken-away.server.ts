import { isId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** When the bytes of a file were taken away by law, or null: they are there, or there never was such a file. */
export async function takenAwayAt({ db }: Pick<Installation, 'db'>, id: string): Promise<Date | null> {
	if (!isId(id)) return null;
	const file = await db.read.attachment.findUnique({ where: { id }, select: { redactedAt: true } });
	return file?.redactedAt ?? null;
}

/** What a download answers then: the page that says so. */
export async function showTakenAway(fetch: typeof globalThis.fetch, id: string): Promise<Response> {
	const page = await fetch(`/attachments/${id}/text`, { headers: { accept: 'text/html' } });
	return new Response(page.body, page);
}
