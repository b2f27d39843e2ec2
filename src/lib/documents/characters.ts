/** Control characters but tab and line ends, and the marks that reverse the direction of writing (CVE-2021-42574). */
const deceptive = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** The text without characters that nobody sees and that make it read otherwise than it is. */
export function withoutDeceptive(text: string): string {
	return text.replace(deceptive, '');
}

/** What XML 1.0 cannot carry however it is escaped: Office refuses a file that holds one of them. */
const notXml = /[\uFFFE\uFFFF]/g;

/** A text as a file of Office may hold it: without characters that nobody sees, well-formed, its line ends "\n". */
export function officeText(text: string): string {
	return withoutDeceptive(text.toWellFormed()).replace(notXml, '\uFFFD').replace(/\r\n?/g, '\n');
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text for use between HTML tags and in quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
