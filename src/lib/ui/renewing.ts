/*
 * A choice on which those of other fields depend: they are asked for anew as soon as it is made, by the form's own button for it, as
 * a page without scripts would, and only what they offer is taken from the answer. What is chosen in them stays.
 */

/** `data-renews` of the choice: the id of the part whose choices follow it; `data-renew`: the button that asks for them. */
export function followChoice(choice: HTMLSelectElement): void {
	const part = document.getElementById(choice.dataset.renews ?? '');
	const button = choice.form?.querySelector<HTMLButtonElement>('button[data-renew]');
	if (!part || !button) return;
	let turn = 0;
	const renew = async () => {
		turn += 1;
		const own = turn;
		try {
			const offered = await ask(button, part.id);
			if (own === turn) offer(part, offered);
			button.hidden = true;
		} catch {
			// Whatever it is (signed out, no connection), the button is there to be pressed.
			button.hidden = false;
		}
	};
	button.hidden = true;
	choice.addEventListener('change', () => void renew());
	// A draft came back, or somebody chose before this script came: the page was made for another choice.
	if (!choice.selectedOptions[0]?.defaultSelected && choice.value !== '') void renew();
}

/** The same answer that a page without this script would load, of which only what one control offers is taken. */
async function ask(button: HTMLButtonElement, partId: string): Promise<HTMLSelectElement> {
	const fields = [...new FormData(button.form!, button)].map(([name, value]) => [name, String(value)]);
	const headers = { accept: 'text/html' };
	const response = await fetch(button.formAction, {
		...{ method: 'POST', headers, body: new URLSearchParams(fields) }
	});
	if (!response.ok) throw new Error(String(response.status));
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const offered = page.getElementById(partId)?.querySelector('select');
	if (!offered) throw new Error(`no choices in ${partId}`);
	return offered;
}

function offer(part: HTMLElement, offered: HTMLSelectElement): void {
	for (const select of part.querySelectorAll('select')) {
		const chosen = wantedOf(select);
		select.replaceChildren(...[...offered.children].map((one) => document.importNode(one, true)));
		want(select, chosen);
	}
}

/** Chooses, or remembers what is to be chosen as soon as it is offered. */
export function want(select: HTMLSelectElement, value: string): void {
	const isOffered = [...select.options].some((option) => option.value === value);
	select.value = isOffered ? value : '';
	if (isOffered) delete select.dataset.wanted;
	else select.dataset.wanted = value;
}

/** What is chosen, or would be if it were offered. */
export function wantedOf(select: HTMLSelectElement): string {
	return select.value || (select.dataset.wanted ?? '');
}
