/**
 * The address a link in somebody's text may lead to, or null: http, https and mailto only, never into this portal
 * by a relative address, and without a user name ("https://gov.lv@example.com" reads as another host than it is).
 */
export function webAddress(address: string): string | null {
	if (!/^(https?:\/\/|mailto:)/i.test(address) || !URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.username || url.password) return null;
	return url.href.replace(/["'`<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
