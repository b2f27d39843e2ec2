/*
 * What a browser adds to the forms of a task: pasting from Word, a draft that survives, a preview in place. A script of its own
 * (the page is not hydrated), because everything works without it and Svelte's runtime alone would be ten times its size.
 */
import { pasteFromWord } from '#lib/documents/paste.ts';
import { forgetDraft, keepDraft, readDraft } from '#lib/ui/drafts.ts';

/** What goes with the text: that it is not for everybody must not get lost on the way. */
const kept = ['isRestricted', 'restrictedBasis', 'restrictedUntil'];

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-writing]')) help(form);

function help(form: HTMLFormElement): void {
	const area = form.querySelector('textarea');
	const key = form.dataset.writing;
	if (!area || !key) return;
	if (hasArrived(key)) forgetDraft(key);
	restore(form, area, key);
	pasteFromWord(area);
	form.addEventListener('input', () => {
		keep(form, key, area.value);
		warn(form, area);
	});
	form.addEventListener('submit', (event) => {
		const button = event.submitter as HTMLButtonElement | null;
		if (button?.hasAttribute('data-preview-button')) void preview(event, form, button);
		else keep(form, key, area.value, valueOf(form, 'entryId'));
	});
}

/** `sentAs`: the entry it was sent as, the last time it was. */
function keep(form: HTMLFormElement, key: string, text: string, sentAs: string | null = null): void {
	if (!text.trim()) return forgetDraft(key);
	const others = kept.map((name) => [name, [valueOf(form, name)].filter((value) => value !== null)]);
	const fields = { ...(Object.fromEntries(others) as Record<string, string[]>), text: [text] };
	keepDraft(key, {
		version: valueOf(form, 'version'),
		fields: { ...fields, ...(sentAs === null ? {} : { sentAs: [sentAs] }) }
	});
}

/** A draft has done its work only once the page shows the entry that it was sent as. */
function hasArrived(key: string): boolean {
	const sentAs = readDraft(key)?.fields.sentAs?.[0];
	return !!sentAs && document.getElementById(`entry-${sentAs}`) !== null;
}

/**
 * A text that was not sent comes back, unless the server has just given back what was. With the version of the task that its writer
 * saw: what was written or restricted since comes to light when it is saved.
 */
function restore(form: HTMLFormElement, area: HTMLTextAreaElement, key: string): void {
	const draft = readDraft(key);
	const text = draft?.fields.text?.[0];
	if (!draft || !text || area.value !== '') return;
	area.value = text;
	const version = controlOf(form, 'version');
	if (version && /^\d+$/.test(draft.version ?? '')) version.value = draft.version!;
	for (const name of kept) restoreControl(controlOf(form, name), draft.fields[name]?.[0]);
	show(form, '[data-restored]', true);
}

function restoreControl(control: HTMLInputElement | null, value: string | undefined): void {
	if (!control || value === undefined) return;
	if (control.type !== 'checkbox') control.value = value;
	else {
		control.checked = true;
		// It stands in a part of the form that is folded away.
		control.closest('details')?.setAttribute('open', '');
	}
}

function controlOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
	return form.elements.namedItem(name) as HTMLInputElement | null;
}

/** As it would be sent; null of a box that is not ticked. */
function valueOf(form: HTMLFormElement, name: string): string | null {
	const control = controlOf(form, name);
	return !control || (control.type === 'checkbox' && !control.checked) ? null : control.value;
}

function warn(form: HTMLFormElement, area: HTMLTextAreaElement): void {
	show(form, '[data-too-long]', area.value.length > Number(area.dataset.longest));
}

/** The same answer that a page without this script would load, of which only the preview is taken. */
async function preview(event: SubmitEvent, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
	if (form.dataset.isPlain) return;
	event.preventDefault();
	try {
		const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
		const response = await fetch(button.formAction, {
			method: 'POST',
			body,
			headers: { accept: 'text/html' }
		});
		if (!response.ok) throw new Error(String(response.status));
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const made = page.querySelector(`#${form.id} [data-preview]`);
		if (!made) throw new Error('no preview');
		form.querySelector('[data-preview]')?.replaceWith(document.importNode(made, true));
	} catch {
		// Whatever it is (signed out, no connection), the browser itself will show it.
		form.dataset.isPlain = 'yes';
		form.requestSubmit(button);
	}
}

function show(form: HTMLFormElement, selector: string, isShown: boolean): void {
	const element = form.querySelector<HTMLElement>(selector);
	if (element) element.hidden = !isShown;
}
