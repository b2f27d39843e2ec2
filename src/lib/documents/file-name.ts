import { withoutDeceptive } from './characters.ts';

const maximumLength = 120;

/** What a file may be called on anybody's disk: no path, nothing Windows forbids, its ending kept where it must be cut. */
export function safeFileName(name: string): string {
	const base = withoutDeceptive(name.normalize('NFC'))
		.replace(/^.*[/\\]/s, '')
		.replace(/[\t\r\n]/g, ' ')
		.replace(/[:*?"<>|]/g, '-')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const named = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(base) ? `_${base}` : base;
	return shorten(named) || 'datne';
}

function shorten(name: string): string {
	const letters = [...name];
	if (letters.length <= maximumLength) return name;
	const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
	return (
		letters
			.slice(0, maximumLength - ending.length)
			.join('')
			.trimEnd() + ending
	);
}

/** The header that makes a browser save what is sent: the name with its letters (RFC 8187), and one in ASCII for the rest. */
export function downloadHeader(name: string): string {
	const safe = safeFileName(name);
	const ascii = safe
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[–—]/g, '-')
		.replace(/[^ -~]|[%\\]/gu, '_');
	const encoded = encodeURIComponent(safe.toWellFormed()).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** "640 B", "48 KB", "1,2 MB" in Latvian, "1.2 MB" in English. */
export function fileSize(bytes: number, locale: 'lv' | 'en' = 'lv'): string {
	if (bytes < 1024) return `${bytes} B`;
	const [amount, unit] = bytes < 1_023_488 ? [bytes / 1024, 'KB'] : [bytes / 1_048_576, 'MB'];
	const digits = unit === 'MB' && amount < 10 ? 1 : 0;
	return `${amount.toLocaleString(locale, { maximumFractionDigits: digits })} ${unit}`;
}
