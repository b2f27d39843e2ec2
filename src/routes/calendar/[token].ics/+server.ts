import { createHash } from 'node:crypto';
import { feedParts } from '#portal';
import { openFeed } from '#lib/accounts/calendar-feed.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { renderFeed } from '#lib/calendar/feed.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { m } from '#i18n/generated/messages.js';
import { showNotFound } from '../../answer.server.ts';

/** Somebody's calendar, for a program that has no cookie: who may read it is in its address. */
export async function GET({ params, locals: { installation }, request, fetch }) {
	const opened = await openFeed(installation, params.token, seatsOf);
	if (opened.state === 'too many')
		return new Response(null, { status: 429, headers: { 'retry-after': '3600' } });
	if (opened.state !== 'good') return showNotFound(fetch);
	const { reader } = opened;
	const today = rigaDate(installation.clock.now());
	const parts = await Promise.all(feedParts.map((part) => part(reader, today)));
	const text = renderFeed({
		name: m.calendar_feed_name({}, { locale: reader.locale }),
		origin: installation.config.origin,
		events: parts.flat()
	});
	const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
	const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
	if (isKnown(request.headers.get('if-none-match'), etag))
		return new Response(null, { status: 304, headers });
	return new Response(text, {
		headers: {
			...headers,
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="padome.ics"'
		}
	});
}

function isKnown(header: string | null, etag: string): boolean {
	const known = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
	return known.includes(etag) || known.includes('*');
}
