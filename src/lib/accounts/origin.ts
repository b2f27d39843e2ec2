/**
 * Whether a request that may change something was made by a page of this portal. The browser says so itself
 * (Sec-Fetch-Site), or by Origin where it is too old or the portal is reached without https. Whoever says neither
 * is refused: SvelteKit's own check trusts every JSON, and one-click unsubscribing carries no Origin.
 */
export function comesFromHere(headers: Headers, ownOrigin: string): boolean {
	const site = headers.get('sec-fetch-site');
	return site === null ? headers.get('origin') === ownOrigin : site === 'same-origin';
}

/** GET, HEAD and OPTIONS change nothing, whoever sent them. */
export function mayChange(method: string): boolean {
	return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}
