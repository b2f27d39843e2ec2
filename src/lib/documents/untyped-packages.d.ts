declare module 'turndown-plugin-gfm' {
	import type { Plugin } from 'turndown';
	export const tables: Plugin;
	export const taskListItems: Plugin;
}

/** Comes with turndown; its own types declare a module of another name. */
declare module '@mixmark-io/domino' {
	const domino: { createDocument(html?: string): Document };
	export default domino;
}
