/*
 * What somebody is writing, kept in this browser until it is saved: it survives a closed browser. Kept apart for each reader of a
 * shared computer, and for two weeks. Where storage is refused nothing is kept: what is typed still stands in the page.
 */
const prefix = 'padome:draft:';
const life = 14 * 24 * 60 * 60 * 1000;

export interface Draft {
	/** Of what was being changed, as the writer saw it. */
	readonly version: string | null;
	/** By the names of fields; of boxes, the values that were ticked. */
	readonly fields: Readonly<Record<string, readonly string[]>>;
}

export function readDraft(key: string): Draft | null {
	return attempt(() => {
		const kept = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null') as (Draft & { at: number }) | null;
		return kept && Date.now() - kept.at < life ? kept : null;
	});
}

export function keepDraft(key: string, draft: Draft): void {
	attempt(() => localStorage.setItem(nameOf(key), JSON.stringify({ at: Date.now(), ...draft })));
}

export function forgetDraft(key: string): void {
	attempt(() => localStorage.removeItem(nameOf(key)));
}

/** Of whoever reads this browser: what is too old. */
export function forgetOldDrafts(): void {
	attempt(() => {
		for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
			const { at } = JSON.parse(localStorage.getItem(name) ?? '{}') as { at?: number };
			if (!at || Date.now() - at >= life) localStorage.removeItem(name);
		}
	});
}

function nameOf(key: string): string {
	const reader = document.querySelector<HTMLElement>('[data-reader]')?.dataset.reader ?? '';
	return `${prefix}${reader}:${key}`;
}

function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
