/*
 * What a browser adds to the forms of a task: pasting from Word, a draft that survives, a preview in place. A script of its own
 * (the page is not hydrated), because everything works without it and Svelte's runtime alone would be ten times its size.
 */
import { pasteFromWord } from '#lib/documents/paste.ts';
import { forgetDraft, keepDraft, readDraft } from '#lib/ui/drafts.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-writing]')) help(form);

function help(form: HTMLFormElement): void {
	const area = form.querySelector('textarea');
	const key = form.dataset.writing;
	if (!area || !key) return;
	if (hasArrived(key)) forgetDraft(key);
	restore(form, area, key);
	pasteFromWord(area);
	area.addEventListener('input', () => {
		keep(key, area.value);
		warn(form, area);
	});
	form.addEventListener('submit', (event) => {
		const button = event.submitter as HTMLButtonElement | null;
		if (button?.hasAttribute('data-preview-button')) void preview(event, form, button);
		else keep(key, area.value, String(new FormData(form).get('entryId')));
	});
}

/** `sentAs`: the entry it was sent as, the last time it was. */
function keep(key: string, text: string, sentAs: string | null = null): void {
	if (text.trim()) keepDraft(key, { version: sentAs, fields: { text: [text] } });
	else forgetDraft(key);
}

/** A draft has done its work only once the page shows the entry that it was sent as. */
function hasArrived(key: string): boolean {
	const sentAs = readDraft(key)?.version;
	return !!sentAs && document.getElementById(`entry-${sentAs}`) !== null;
}

/** A text that was not sent comes back, unless the server has just given back what was. */
function restore(form: HTMLFormElement, area: HTMLTextAreaElement, key: string): void {
	const draft = readDraft(key)?.fields.text?.[0];
	if (!draft || area.value !== '') return;
	area.value = draft;
	show(form, '[data-restored]', true);
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
