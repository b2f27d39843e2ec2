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

/** The colours of mails: ink, what is quiet, lines, links; one red for what is late. */
export const mailColours = {
	...{ ink: '#1a1d21', quiet: '#5b6068', line: '#dddad3', link: '#0b4f94', paper: '#ffffff' },
	...{ ground: '#f6f5f2', late: '#a3182f', soon: '#7a4d00' }
} as const;

const { ink, quiet, line, link, paper, ground } = mailColours;

// Links beside each other are not broken in two. Only programs that know a dark mode read the rest; the others, Outlook among
// them, keep what stands in the elements. Those that darken by themselves find a colour beside every ground.
const sheet = raw(`<style>
.n a{white-space:nowrap}
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.g{background:#16181b!important}.p{background:#1f2226!important;border-color:#3a3f46!important}
.i{color:#eceae5!important}.q{color:#a9afb8!important}.l{color:#8fbdf0!important}
.d{border-color:#3a3f46!important}.late{color:#ff9aa8!important}.soon{color:#e6bd73!important}
.b{background-color:#eceae5!important}.b a,.b span{color:#16181b!important}
}</style>`);

/** The page of a mail as look/ shows it: tables and inline styles, because mail programs know nothing else. */
export function mailPage({ locale, kicker, heading, body, footer }: MailPage): string {
	return html`<!doctype html>
		<html lang="${locale}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<title>${heading}</title>
				${sheet}
			</head>
			<body class="g" bgcolor="${ground}" style="margin:0;padding:0;background:${ground}">
				<table
					class="g"
					role="presentation"
					width="100%"
					cellpadding="0"
					cellspacing="0"
					border="0"
					bgcolor="${ground}"
				>
					<tr>
						<td align="center" style="padding:20px 8px">
							<table
								class="p i"
								role="presentation"
								width="600"
								cellpadding="0"
								cellspacing="0"
								border="0"
								bgcolor="${paper}"
								style="max-width:600px;width:100%;background:${paper};border:1px solid ${line};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:${ink};text-align:left"
							>
								<tr>
									<td style="padding:24px 20px 8px">
										<div class="q" style="font-size:13px;color:${quiet}">${kicker}</div>
										<h1
											style="margin:0;font-size:22px;font-weight:bold;line-height:1.25;padding-top:6px;word-break:break-word"
										>
											${heading}
										</h1>
									</td>
								</tr>
								${body}
								<tr>
									<td height="12" style="font-size:0">&nbsp;</td>
								</tr>
								<tr>
									<td
										class="q d"
										style="padding:16px 20px 24px;font-size:13px;color:${quiet};border-top:1px solid ${line}"
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
		<td style="padding:12px 20px;word-break:break-word">${content}</td>
	</tr> `;
}

/** What is said beside the matter itself. */
export function mailQuiet(content: Html | string): Html {
	return html`<div class="q" style="font-size:14px;color:${quiet}">${content}</div>`;
}

/** What somebody wrote, in their lines. */
export function mailQuote(text: string): Html {
	return mailBar(
		line,
		text.split('\n').map((one, index) => html`${index > 0 && html`<br />`}${one}`)
	);
}

/** The one thing to do, as a button. Its ground is a cell's, because Outlook gives links none; without an address it only shows. */
export function mailButton(address: string | null, label: string): Html {
	const style = `display:inline-block;padding:9px 16px;color:#ffffff;text-decoration:none;font-weight:bold;font-size:15px`;
	const shown =
		address === null
			? html`<span style="${style}">${label}</span>`
			: html`<a href="${address}" style="${style}">${label}</a>`;
	return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:8px">
		<tr>
			<td class="b" bgcolor="${ink}" style="border-radius:6px">${shown}</td>
		</tr>
	</table>`;
}

/** A quieter link; without an address it only shows. */
export function mailLink(address: string | null, label: string): Html {
	if (address === null)
		return html`<span class="l" style="color:${link};text-decoration:underline">${label}</span>`;
	return html`<a class="l" href="${address}" style="color:${link}">${label}</a>`;
}

/** What stands out by a bar of colour at its left side: what is late, what is soon. A cell's ground, because Outlook knows no other. */
export function mailBar(colour: string, content: Html | readonly Html[]): Html {
	return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
		<tr>
			<td width="4" bgcolor="${colour}" style="font-size:0">&nbsp;</td>
			<td style="padding-left:14px;word-break:break-word">${content}</td>
		</tr>
	</table>`;
}
