/*
 * What a browser adds to forms: a half-written one survives, and dates can be chosen in a calendar. A script of its own (pages are
 * not hydrated), because everything works without it.
 */
import { addCalendar } from './calendar-button.ts';
import { addCopyButton } from './copy-button.ts';
import { addFileButton } from './file-button.ts';
import { forgetDraft, forgetOldDrafts, keepDraft, readDraft } from './drafts.ts';

const savedCookie = 'padome-saved';

forgetOldDrafts();
forgetSaved();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepWriting(form);
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
	for (const control of controlsOf(form)) {
		const values = fields[control.name];
		// Who types before this script has come is newer than what was kept.
		if (!values || isTouched(control)) continue;
		const before = stateOf(control);
		if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
			control.checked = values.includes(control.value);
		else if (values[0] !== undefined) control.value = values[0];
		isChanged ||= before !== stateOf(control);
	}
	if (!isChanged) return;
	if (version && keptVersion) version.value = keptVersion;
	const notice = form.querySelector<HTMLElement>('[data-restored]');
	if (notice) notice.hidden = false;
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
	return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
		? control.checked !== control.defaultChecked
		: control.value !== control.defaultValue;
}

function stateOf(control: Control): string {
	return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
		? String(control.checked)
		: control.value;
}

function readFields(form: HTMLFormElement): Record<string, string[]> {
	const fields: Record<string, string[]> = {};
	for (const control of controlsOf(form)) {
		const values = (fields[control.name] ??= []);
		const isBox =
			control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
		if (!isBox || control.checked) values.push(control.value);
	}
	return fields;
}
