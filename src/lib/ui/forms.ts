/*
 * What a browser adds to forms: a half-written one survives, and dates can be chosen in a calendar. A script of its own (pages are
 * not hydrated), because everything works without it.
 */
import { addCalendar } from './calendar-button.ts';
import { addCopyButton } from './copy-button.ts';
import { addFileButton } from './file-button.ts';
import { forgetDraft, forgetOldDrafts, keepDraft, readDraft } from './drafts.ts';
import { followChoice, want, wantedOf } from './renewing.ts';
import { addRowButton, growRows, keptName, keptOf } from './rows.ts';

const savedCookie = 'padome-saved';

forgetOldDrafts();
forgetSaved();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepWriting(form);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-more]')) addRowButton(button);
for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-renews]'))
	followChoice(select);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-date]')) addCalendar(input);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-copy]')) addCopyButton(input);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-file]')) addFileButton(input);

/** The server says in a cookie which forms it accepted: their drafts have done their work. */
function forgetSaved(): void {
	const found = new RegExp(`(?:^|; )${savedCookie}=([^;]*)`).exec(document.cookie)?.[1];
	if (!found) return;
	for (const key of decodeURIComponent(found).split('|')) forgetDraft(key);
	document.cookie = `${savedCookie}=; path=/; max-age=0`;
}

function keepWriting(form: HTMLFormElement): void {
	const key = form.dataset.draft!;
	const version = form.elements.namedItem('version') as HTMLInputElement | null;
	// What the server has just given back is newer than what was kept.
	const draft = form.dataset.answered === undefined ? readDraft(key) : null;
	if (draft) growRows(form, draft.fields);
	if (draft) restore(form, draft.fields, version, draft.version);
	const keep = () => keepDraft(key, { version: version?.value ?? null, fields: readFields(form) });
	form.addEventListener('input', keep);
	if (!draft && controlsOf(form).some(isTouched)) keep();
}

/** The draft goes back with its version: what somebody else saved meanwhile comes to light when it is saved. */
function restore(
	form: HTMLFormElement,
	fields: Readonly<Record<string, readonly string[]>>,
	version: HTMLInputElement | null,
	keptVersion: string | null
): void {
	let isChanged = false;
	const met = new Map<string, number>();
	for (const control of controlsOf(form)) {
		const values = keptOf(control, fields);
		const at = met.get(keptName(control)) ?? 0;
		met.set(keptName(control), at + 1);
		// Who types before this script has come is newer than what was kept.
		if (!values || isTouched(control)) continue;
		const before = stateOf(control);
		if (isBox(control)) control.checked = values.includes(control.value);
		// Rows of one name have a value each.
		else if (values[at] !== undefined) put(control, values[at]);
		isChanged ||= before !== stateOf(control);
	}
	if (!isChanged) return;
	if (version && keptVersion) version.value = keptVersion;
	const notice = form.querySelector<HTMLElement>('[data-restored]');
	if (notice) notice.hidden = false;
}

function put(control: Control, value: string): void {
	if (control instanceof HTMLSelectElement) want(control, value);
	else control.value = value;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What people fill in; passwords and files are never kept. */
function controlsOf(form: HTMLFormElement): Control[] {
	return [...form.elements].filter(
		(element): element is Control =>
			(element instanceof HTMLTextAreaElement ||
				element instanceof HTMLSelectElement ||
				(element instanceof HTMLInputElement && !/^(hidden|password|file|submit)$/.test(element.type))) &&
			element.name !== ''
	);
}

function isTouched(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		// Where the page chooses none, the browser chooses the first.
		const chosen = [...control.options].findIndex((option) => option.defaultSelected);
		return control.selectedIndex !== Math.max(chosen, 0);
	}
	return isBox(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

function isBox(control: Control): control is HTMLInputElement {
	return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
}

function stateOf(control: Control): string {
	return isBox(control) ? String(control.checked) : valueOf(control);
}

function valueOf(control: Control): string {
	return control instanceof HTMLSelectElement ? wantedOf(control) : control.value;
}

function readFields(form: HTMLFormElement): Record<string, string[]> {
	const fields: Record<string, string[]> = {};
	for (const control of controlsOf(form)) {
		const values = (fields[keptName(control)] ??= []);
		if (!isBox(control) || control.checked) values.push(valueOf(control));
	}
	return fields;
}
