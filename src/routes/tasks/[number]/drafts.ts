/** A text that is being written, kept in this browser's tab until it is saved. Where storage is refused, nothing is kept. */
export function readDraft(key: string): string {
	try {
		return sessionStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

export function keepDraft(key: string, text: string): void {
	try {
		if (text.trim()) sessionStorage.setItem(key, text);
		else sessionStorage.removeItem(key);
	} catch {
		// Full, or forbidden: what is typed still stands in the page.
	}
}
