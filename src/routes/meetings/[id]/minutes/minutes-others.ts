/* Of the page where minutes are written: what others save meanwhile, and how a decision begins. */

/** A part as somebody else saved it. */
export interface OtherPart {
	readonly place: string;
	readonly kind: string;
	readonly text: string;
	readonly version: number;
	readonly who: string | null;
	readonly at: string | null;
}

/** Asks now and then, while somebody looks, what others saved since. */
export function askOthers(address: string, since: string, hear: (others: OtherPart[]) => void): void {
	let last = since;
	setInterval(async () => {
		if (document.visibilityState !== 'visible') return;
		const answer = await fetch(address + encodeURIComponent(last)).catch(() => null);
		if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return;
		const { parts, now } = (await answer.json()) as { parts: OtherPart[]; now: string };
		last = now;
		hear(parts);
	}, 10_000);
}

/** A template goes into the field where it stands, as if it had been typed; without a script it is a link. */
export function insertTemplates(): void {
	for (const link of document.querySelectorAll<HTMLElement>('[data-insert]'))
		link.addEventListener('click', (event) => {
			const area = link.closest('form')!.querySelector('textarea')!;
			event.preventDefault();
			area.focus();
			area.setRangeText(link.dataset.insert!, area.selectionStart, area.selectionEnd, 'end');
			area.dispatchEvent(new InputEvent('input', { bubbles: true }));
		});
}
