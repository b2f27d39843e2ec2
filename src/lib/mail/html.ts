/** A piece of HTML that is safe to put into a page or a mail: only `html` and `raw` make one. */
export class Html {
	readonly source: string;
	constructor(source: string) {
		this.source = source;
	}
	toString(): string {
		return this.source;
	}
}

type Value = Html | string | number | null | undefined | false | readonly Value[];

/**
 * Escapes whatever is put between the pieces, except what is HTML already; a list is put one behind another, nothing for
 * null. The indentation of the source is left out: a mail is sent to many.
 */
export function html(pieces: TemplateStringsArray, ...values: Value[]): Html {
	const [first = '', ...others] = pieces.map((piece) => piece.replace(/\s*\n\s*/g, '\n'));
	return new Html(others.reduce((whole, piece, index) => whole + escapeValue(values[index]) + piece, first));
}

/** HTML that is known to be safe, for example what renderMarkdown made. Never give it what a person typed. */
export function raw(source: string): Html {
	return new Html(source);
}

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => escapes[sign]!);
}

function escapeValue(value: Value | undefined): string {
	if (value === null || value === undefined || value === false) return '';
	if (value instanceof Html) return value.source;
	if (Array.isArray(value)) return value.map(escapeValue).join('');
	return escapeHtml(String(value));
}

export interface MailPage {
	locale: 'lv' | 'en';
	/** The small line over the heading: who writes, of which day. */
	kicker: string;
	heading: string;
	/** Rows of the mail, each made by `mailRow`. */
	body: Html | readonly Html[];
	/** The small print under the line. */
	footer: Html | string;
}

/** The page of a mail as look/ shows it: tables and inline styles, because mail programs know nothing else. */
export function mailPage({ locale, kicker, heading, body, footer }: MailPage): string {
	return html`<!doctype html>
		<html lang="${locale}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<meta name="color-scheme" content="light" />
				<title>${heading}</title>
			</head>
			<body style="margin:0;background:#f6f5f2">
				<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
					<tr>
						<td align="center" style="padding:24px 12px">
							<table
								role="presentation"
								width="600"
								cellpadding="0"
								cellspacing="0"
								style="max-width:600px;width:100%;background:#fff;border:1px solid #dddad3;border-radius:10px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1a1d21"
							>
								<tr>
									<td style="padding:24px 28px 8px">
										<div style="font-size:13px;color:#5b6068">${kicker}</div>
										<div style="font-size:22px;font-weight:bold;line-height:1.25;padding-top:6px">
											${heading}
										</div>
									</td>
								</tr>
								${body}
								<tr>
									<td
										style="padding:16px 28px 24px;font-size:13px;color:#5b6068;border-top:1px solid #dddad3"
									>
										${footer}
									</td>
								</tr>
							</table>
						</td>
					</tr>
				</table>
			</body>
		</html> `.source;
}

/** One row of a mail's page. */
export function mailRow(content: Html | string): Html {
	return html`<tr>
		<td style="padding:12px 28px">${content}</td>
	</tr> `;
}

/** The one thing to do, as a button. */
export function mailButton(address: string, label: string): Html {
	return html`<a
		href="${address}"
		style="display:inline-block;background:#1a1d21;color:#fff;text-decoration:none;font-weight:bold;font-size:15px;padding:10px 16px;border-radius:6px"
		>${label}</a
	>`;
}

/** A quieter link. */
export function mailLink(address: string, label: string): Html {
	return html`<a href="${address}" style="color:#0b4f94">${label}</a>`;
}
