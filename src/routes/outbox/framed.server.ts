/**
 * The HTML part of a mail, for the frame on a page: with the inline styles that mails need and pages may not have, and with nothing
 * else. The sandbox makes it nobody's page: no script, no form, no origin.
 */
export function framed(html: string): Response {
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"
		}
	});
}
