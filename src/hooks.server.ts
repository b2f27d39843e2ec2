import { AsyncLocalStorage } from 'node:async_hooks';
import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { installation, startPortal } from '#portal';
import { m } from '#i18n/generated/messages.js';
import { overwriteServerAsyncLocalStorage } from '#i18n/generated/runtime.js';
import { actorFromSession } from '#lib/accounts/actors.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { withoutTokens } from '#lib/accounts/link-tokens.ts';
import { comesFromHere, mayChange } from '#lib/accounts/origin.ts';
import { isHttps, sessionCookieName } from '#lib/accounts/sessions.server.ts';
import { seatsOf } from '#lib/council/seats.server.ts';
import { localeOfLink } from '#lib/requests/link-locale.server.ts';
import { countStatements, DatabaseBusy, DiskFull } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { actionOf, doors, levelOf, passes } from './doors.ts';
import { localeCookie, readChoices, rememberChoice } from './routes/choices.server.ts';

/** In which language a request is answered: the messages ask here. */
const languages = new AsyncLocalStorage<{ locale?: Locale; origin?: string; messageCalls?: Set<string> }>();
overwriteServerAsyncLocalStorage(languages);

export const init: ServerInit = startPortal;

const respond: Handle = async ({ event, resolve }) => {
	const isKnown = await introduce(event);
	const { locale, theme } = event.locals;
	const store = { locale, origin: event.url.origin, messageCalls: new Set<string>() };
	const response = await languages.run(store, async () => {
		if (!isKnown) return unavailable(event);
		return (
			(await refuse(event)) ??
			resolve(event, {
				transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%theme%', theme)
			})
		);
	});
	protect(event, response);
	return response;
};

/** Says with every answer how many statements it took. */
const respondMeasured: Handle = async (request) => {
	const counter = { count: 0 };
	const response = await countStatements(counter, () => respond(request));
	response.headers.set('server-timing', `db;desc="${counter.count}"`);
	return response;
};

// The bench asks for it; nobody else pays for the counting.
export const handle: Handle = process.env.MEASURE === '1' ? respondMeasured : respond;

/** Who asks, in which language, on paper or slate; false where the database cannot say who. */
async function introduce(event: RequestEvent): Promise<boolean> {
	const { locals, cookies } = event;
	const portal = await installation();
	locals.requestId = newId();
	locals.installation = portal;
	Object.assign(locals, readChoices(cookies));
	locals.actor = null;
	if (asksNobody(event)) return true;
	try {
		locals.actor = await actorFromSession(portal, cookies.get(sessionCookieName(portal)), seatsOf);
	} catch (fault) {
		portal.log.error(
			{ fault: describeFault(fault), request: locals.requestId },
			'the database does not answer'
		);
		return false;
	}
	if (!locals.actor && cookies.get(localeCookie) === undefined && isByLink(event))
		locals.locale = (await localeOfLink(portal, event.params.token ?? '')) ?? locals.locale;
	if (!locals.actor || locals.actor.locale === locals.locale) return true;
	locals.locale = locals.actor.locale;
	// The browser reads the language from the cookie: it must not disagree with the page.
	if (!event.isSubRequest) rememberChoice(event, localeCookie, locals.locale);
	return true;
}

/** Pages that a personal link opens: they speak the language of the mail that brought it. */
function isByLink({ route }: RequestEvent): boolean {
	return route.id === '/answer/[token]' || route.id === '/drafting/[token]';
}

/** What must be answered without a database too: how the portal is, and that it is not well. */
function asksNobody({ route, params, isSubRequest }: RequestEvent): boolean {
	return (
		route.id === '/healthz' || (isSubRequest && route.id === '/refused/[status]' && params.status === '503')
	);
}

/** The database does not answer: a page that says so, and gives back what was typed. */
async function unavailable(event: RequestEvent): Promise<Response> {
	if (event.isDataRequest) error(503, m.server_database_busy());
	const page = await showRefusal(event, 503);
	return new Response(event.request.method === 'HEAD' ? null : page.body, {
		status: 503,
		headers: page.headers
	});
}

/** The page of a refusal; what a form carried comes back on it. */
async function showRefusal({ request, fetch }: RequestEvent, status: 401 | 503): Promise<Response> {
	const headers = { accept: 'text/html' };
	if (!mayChange(request.method)) return fetch(`/refused/${status}`, { headers });
	const body = await request.formData().catch(() => new FormData());
	return fetch(`/refused/${status}`, { method: 'POST', body, headers });
}

/** The doors: an answer for whoever may not do what was asked, nothing for everybody else. */
async function refuse(event: RequestEvent): Promise<Response | null> {
	const { route, request, url, locals } = event;
	const { method } = request;
	const door = route.id === null ? null : doors[route.id];
	if (route.id === '/refused/[status]') return event.isSubRequest ? null : show(event, 404);
	if (mayChange(method) && !door?.signedToken) {
		const isOurs = event.isSubRequest || comesFromHere(request.headers, locals.installation.config.origin);
		if (!isOurs) return show(event, 403);
	}
	// SvelteKit answers what has no route.
	if (route.id === null) return null;
	const level = levelOf({ route: route.id, method, action: actionOf(url) });
	if (level === null) return show(event, 404);
	if (passes(level, locals.actor)) return null;
	if (locals.actor) return show(event, 404);
	if (mayChange(method)) return sessionEnded(event);
	return toSignIn(event);
}

/** Signing in leads on to where one wanted to go. */
function toSignIn({ url, isDataRequest }: RequestEvent): Response {
	const wanted = url.pathname + url.search;
	const location = wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`;
	if (isDataRequest) redirect(303, location);
	return new Response(null, { status: 303, headers: { location } });
}

/** A refusal as a page like the others. */
async function show(event: RequestEvent, status: 403 | 404): Promise<Response> {
	const message = status === 403 ? m.accounts_refused() : m.accounts_not_found();
	if (event.isDataRequest) error(status, message);
	const page = await event.fetch(`/refused/${status}`, { headers: { accept: 'text/html' } });
	return new Response(event.request.method === 'HEAD' ? null : page.body, page);
}

/** The session ended while somebody typed: what was typed comes back, nothing of it is lost. */
async function sessionEnded(event: RequestEvent): Promise<Response> {
	if (event.request.headers.get('x-sveltekit-action') === 'true') {
		// With JavaScript the page stays as it is, with what was typed; `sessionEnded` tells it why.
		const data = '[{"sessionEnded":1},true]';
		return Response.json({ type: 'failure', status: 401, data }, { status: 401 });
	}
	return showRefusal(event, 401);
}

/** What browsers are told about every answer. The content policy of pages is SvelteKit's, with its nonce. */
function protect(event: RequestEvent, response: Response): void {
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
	const isOurFrame = headers.get('content-security-policy')?.includes("frame-ancestors 'self'");
	headers.set('x-frame-options', isOurFrame ? 'SAMEORIGIN' : 'DENY');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('x-request-id', event.locals.requestId);
	if (!headers.has('content-security-policy'))
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
	if (isHttps(event.locals.installation))
		headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (!headers.get('cache-control')?.startsWith('private')) headers.set('cache-control', 'private, no-store');
}

/** A fault has a number, here and in the log. Addresses are not logged: they may carry a personal link. */
export const handleError: HandleServerError = ({ error: fault, event, status }) => {
	const { route, request, locals } = event;
	const options = { locale: locals.locale ?? 'lv' };
	if (status === 404) return { message: m.accounts_not_found({}, options) };
	if (status === 413) return { message: m.accounts_too_big({}, options) };
	if (status < 500) return { message: m.accounts_not_understood({}, options) };
	const id = newId();
	locals.installation?.log.error(
		{
			fault: describeFault(fault),
			id,
			request: locals.requestId,
			route: route.id,
			method: request.method
		},
		'a request failed'
	);
	const message = adviceFor(fault, locals.locale ?? 'lv') ?? m.accounts_fault({}, options);
	return { message, id };
};

/** What may be done about a fault that is nobody's mistake. */
function adviceFor(fault: unknown, locale: Locale): string | null {
	if (fault instanceof DiskFull) return m.server_disk_full({}, { locale });
	if (fault instanceof DatabaseBusy) return m.server_database_busy({}, { locale });
	return null;
}

/** What the log may know of a fault: everything but the personal links that its words may repeat. */
function describeFault(fault: unknown): object {
	const known: Partial<NodeJS.ErrnoException> = fault instanceof Error ? fault : new Error();
	const { name: type, message, stack = '', code } = known;
	return { type, message: withoutTokens(message ?? ''), stack: withoutTokens(stack), code };
}
