import domino from '@mixmark-io/domino';

/** HTML as a tree, outside of a browser: nothing is fetched, nothing runs. */
export function parseHtml(html: string): Document {
	return domino.createDocument(html);
}
