/** Where to go on to, from an address that came from outside: a path of this portal that can be opened, or `/`. */
export function safePath(path: unknown): string {
	if (typeof path !== 'string' || path.length > 2000 || !/^\/(?![/\\])/.test(path)) return '/';
	// Browsers drop tabs and line ends, so `/<tab>/elsewhere` would lead away.
	if ([...path].some((letter) => letter < ' ' || letter === '\\' || letter === '\u007f')) return '/';
	const url = URL.parse(path, 'http://portal.invalid');
	if (!url || url.origin !== 'http://portal.invalid' || url.pathname.startsWith('//')) return '/';
	if (/^\/(sign-out|language|theme|refused)(\/|$)/.test(url.pathname)) return '/';
	return url.pathname + url.search;
}

/** Where to go on to after signing in. Never to a sign-in link: it would be remembered where no usable link may be. */
export function pathAfterSignIn(path: unknown): string {
	const safe = safePath(path);
	return /^\/sign-in(?![^/?])/.test(safe) ? '/' : safe;
}
