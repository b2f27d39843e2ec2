/** Beside a text that is there to be taken along, a button that copies it; without a script one selects it by hand. */
export function addCopyButton(input: HTMLInputElement): void {
	if (!navigator.clipboard) return;
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'btn plain copy';
	button.textContent = input.dataset.copy ?? '';
	button.addEventListener('click', () => {
		void navigator.clipboard.writeText(input.value).then(() => {
			button.textContent = input.dataset.copied ?? '';
		});
		input.select();
	});
	input.addEventListener('focus', () => input.select());
	input.after(button);
}
