/*
 * A text that is being written, kept in this browser's tab until it is saved. Where storage is refused nothing is kept:
 * what is typed still stands in the page.
 */
const prefix = 'padome:draft:';
const sentPrefix = 'padome:sent:';

export function readDraft(key: string): string {
	return attempt(() => sessionStorage.getItem(prefix + key)) ?? '';
}

export function keepDraft(key: string, text: string): void {
	attempt(() => {
		if (text.trim()) sessionStorage.setItem(prefix + key, text);
		else sessionStorage.removeItem(prefix + key);
	});
}

export function forgetDraft(key: string): void {
	attempt(() => {
		sessionStorage.removeItem(prefix + key);
		sessionStorage.removeItem(sentPrefix + key);
	});
}

/** Which entry the draft was sent as: it is forgotten only once the page shows that entry. */
export function rememberSent(key: string, entryId: string): void {
	attempt(() => sessionStorage.setItem(sentPrefix + key, entryId));
}

/** Whether what was sent last has arrived. */
export function isSaved(key: string, isThere: (entryId: string) => boolean): boolean {
	const entryId = attempt(() => sessionStorage.getItem(sentPrefix + key));
	return !!entryId && isThere(entryId);
}

function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
