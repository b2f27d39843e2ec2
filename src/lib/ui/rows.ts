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
		const first = rows.querySelector<HTMLInputElement>('input:not([type="hidden"])');
		const wanted = first ? (keptOf(first, fields)?.length ?? 0) : 0;
		while (rows.children.length > 0 && rows.children.length < wanted) addRow(rows);
	}
}

/** Under which name a control is kept: a form may have several groups of rows whose fields have the same names. */
export function keptName(control: Element & { readonly name: string }): string {
	const rows = control.closest<HTMLElement>('[data-rows]');
	return rows ? `${rows.dataset.rows} ${control.name}` : control.name;
}

/** What was kept of a control and of those beside it. */
export function keptOf(
	control: Element & { readonly name: string },
	fields: Readonly<Record<string, readonly string[]>>
): readonly string[] | undefined {
	// What was kept before there were groups has the field's name only.
	return fields[keptName(control)] ?? fields[control.name];
}

/** A copy of the last one, empty, with an id of its own; of which part it is, it says as the last one does. */
function addRow(rows: HTMLElement): void {
	const last = rows.lastElementChild;
	if (!last) return;
	const row = last.cloneNode(true) as HTMLElement;
	const number = String(rows.children.length + 1);
	row.setAttribute('aria-label', (last.getAttribute('aria-label') ?? '').replace(/\d+/, number));
	for (const input of row.querySelectorAll('input')) {
		const id = `${Date.now().toString(36)}-${number}`;
		const value = input.type === 'hidden' ? input.value.replace(/[^ ]*$/, id) : '';
		input.setAttribute('value', value);
		input.value = value;
	}
	for (const text of row.querySelectorAll('textarea')) text.value = text.textContent = '';
	for (const choice of row.querySelectorAll('select')) choice.selectedIndex = 0;
	rows.append(row);
}
