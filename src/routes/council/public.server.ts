import type { RequestEvent } from '@sveltejs/kit';
import type { PublicReader } from '#lib/meetings/public-council.server.ts';

/** Whoever reads: nobody is asked who they are. */
export function readerOf({ locals: { installation, locale } }: Pick<RequestEvent, 'locals'>): PublicReader {
	return { installation, locale };
}

/** A visitor's browser may keep a page for a minute; language and colours are the reader's own. */
export function keepShortly({ locals, setHeaders }: Pick<RequestEvent, 'locals' | 'setHeaders'>): void {
	if (!locals.actor) setHeaders({ 'cache-control': 'private, max-age=60', vary: 'Cookie' });
}
