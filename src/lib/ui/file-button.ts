/** In the place of the browser's own button, which speaks the browser's language, one that speaks the page's. */
export function addFileButton(input: HTMLInputElement): void {
	const button = document.createElement('label');
	button.htmlFor = input.id;
	button.className = 'btn plain';
	button.textContent = input.dataset.file ?? '';
	const names = document.createElement('span');
	names.className = 'quiet names';
	const tell = () => {
		const chosen = [...(input.files ?? [])].map(({ name }) => name);
		names.textContent = chosen.length ? chosen.join(', ') : (input.dataset.none ?? '');
	};
	tell();
	input.addEventListener('change', tell);
	// It stays what is tabbed to and pressed: only its look goes.
	input.classList.add('hidden');
	input.after(button, names);
}
