/** A personal link's token, wherever it stands: the id of its row and what makes it usable. */
const tokens = /[\da-f-]{36}\.[\w-]{20,}/gi;

/** A text for those for whom the links in it are not. */
export function withoutTokens(text: string): string {
	return text.replace(tokens, '[personīgā saite]');
}
