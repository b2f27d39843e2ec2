/*
 * More empty rows in a form that has some. Without a script the same button keeps the form, and the page comes back with more.
 */

/** So many at once. */
const portion = 3;

/** A button that adds rows where it would otherwise send the form. */
export function addRowButton(button: HTMLButtonElement): void {
	button.addEventListener('click', (event) => {
		const rows = button.form?.querySelector<HTMLElement>(`[data-rows="${button.dataset.more}"]`);
		if (!rows) return;
		event.preventDefault();
		const from = rows.children.length;
		for (let n = 0; n < portion; n += 1) addRow(rows);
		rows.children[from]?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
	});
}

/** As many rows as a kept form had, before what was written is put into them again. */
export function growRows(form: HTMLFormElement, fields: Readonly<Record<string, readonly string[]>>): void {
	for (const rows of form.querySelectorAll<HTMLElement>('[data-rows]')) {
		const name = rows.querySelector<HTMLInputElement>('input:not([type="hidden"])')?.name ?? '';
		const wanted = fields[name]?.length ?? 0;
		while (rows.children.length > 0 && rows.children.length < wanted) addRow(rows);
	}
}

/** A copy of the last one, empty, with an id of its own. */
function addRow(rows: HTMLElement): void {
	const last = rows.lastElementChild;
	if (!last) return;
	const row = last.cloneNode(true) as HTMLElement;
	const number = String(rows.children.length + 1);
	row.setAttribute('aria-label', (last.getAttribute('aria-label') ?? '').replace(/\d+/, number));
	for (const input of row.querySelectorAll('input')) {
		const value = input.type === 'hidden' ? `${Date.now().toString(36)}-${number}` : '';
		input.setAttribute('value', value);
		input.value = value;
	}
	for (const text of row.querySelectorAll('textarea')) text.value = text.textContent = '';
	for (const choice of row.querySelectorAll('select')) choice.selectedIndex = 0;
	rows.append(row);
}
