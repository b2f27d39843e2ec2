/** Beside a date that is written as text, the browser's own calendar: what is chosen there is written as Latvians write it. */
export function addCalendar(input: HTMLInputElement): void {
	const picker = document.createElement('input');
	if (!('showPicker' in picker)) return;
	picker.type = 'date';
	picker.className = 'picker';
	picker.tabIndex = -1;
	picker.setAttribute('aria-hidden', 'true');
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'btn plain calendar';
	button.textContent = input.dataset.date ?? '';
	button.addEventListener('click', () => {
		picker.value = isoOf(input.value);
		picker.showPicker();
	});
	picker.addEventListener('change', () => {
		const [year, month, day] = picker.value.split('-');
		if (!day) return;
		input.value = `${day}.${month}.${year}.`;
		input.dispatchEvent(new InputEvent('input', { bubbles: true }));
		input.focus();
	});
	input.after(button, picker);
}

function isoOf(text: string): string {
	const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\.?$/.exec(text.trim()) ?? [];
	return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
}
