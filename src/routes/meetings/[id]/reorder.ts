/*
 * What a browser adds to a list whose order may be changed (an agenda, the themes of a report): an item is dragged to its place, by
 * mouse or finger, or moved with the arrow keys, and the page stays where it is. Everything else is the server's: the same form is
 * sent, and the list it answers with is shown. Of several lists each has an id; `data-action` names the form's action.
 */
const place = document.querySelector<HTMLElement>('[data-reorder-status]');
for (const list of document.querySelectorAll<HTMLOListElement>('ol[data-reorder]')) begin(list);

function begin(list: HTMLOListElement): void {
	for (const item of itemsOf(list)) addHandle(list, item);
	for (const form of list.querySelectorAll('form'))
		form.addEventListener('submit', (event) => {
			const to = Number((event.submitter as HTMLButtonElement | null)?.value);
			const item = form.closest('li');
			if (!item || !to) return;
			event.preventDefault();
			void move(list, item, to, `[name="to"][title="${(event.submitter as HTMLButtonElement).title}"]`);
		});
}

function itemsOf(list: HTMLOListElement): HTMLLIElement[] {
	return [...list.querySelectorAll<HTMLLIElement>(':scope > li[data-item]')];
}

function addHandle(list: HTMLOListElement, item: HTMLLIElement): void {
	const handle = document.createElement('button');
	handle.type = 'button';
	handle.className = 'btn plain move handle';
	handle.title = list.dataset.reorder!;
	handle.setAttribute('aria-label', `${list.dataset.reorder}: ${item.dataset.title}`);
	handle.textContent = '⠿';
	handle.addEventListener('pointerdown', (event) => drag(list, item, handle, event));
	handle.addEventListener('keydown', (event) => {
		const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
		if (step === 0) return;
		event.preventDefault();
		const to = itemsOf(list).indexOf(item) + 1 + step;
		if (to >= 1 && to <= itemsOf(list).length) void move(list, item, to, '.handle');
	});
	(item.querySelector('form[data-move]') ?? item.querySelector('form'))?.prepend(handle);
}

/**
 * The item follows the pointer among the others; let go, it stays there. Escape puts it back. The document listens: an element
 * that changes its place loses the pointer.
 */
function drag(list: HTMLOListElement, item: HTMLLIElement, handle: HTMLElement, down: PointerEvent): void {
	if (down.button !== 0) return;
	const before = itemsOf(list);
	down.preventDefault();
	handle.focus();
	item.classList.add('dragged');
	const follow = ({ clientY }: PointerEvent) => {
		const others = itemsOf(list).filter((one) => one !== item);
		const next = others.find((one) => {
			const { top, height } = one.getBoundingClientRect();
			return clientY < top + height / 2;
		});
		if (item.nextElementSibling !== (next ?? null)) list.insertBefore(item, next ?? null);
	};
	const end = (isKept: boolean) => {
		item.classList.remove('dragged');
		document.removeEventListener('pointermove', follow);
		document.removeEventListener('pointerup', keep);
		document.removeEventListener('pointercancel', drop);
		document.removeEventListener('keydown', escape);
		const to = itemsOf(list).indexOf(item) + 1;
		if (!isKept) list.append(...before);
		else if (before[to - 1] !== item) void move(list, item, to, '.handle');
	};
	const keep = () => end(true);
	const drop = () => end(false);
	const escape = ({ key }: KeyboardEvent) => {
		if (key === 'Escape') end(false);
	};
	document.addEventListener('pointermove', follow);
	document.addEventListener('pointerup', keep);
	document.addEventListener('pointercancel', drop);
	document.addEventListener('keydown', escape);
}

/** Sends the form, shows the list as it is now, says where the item stands, and leaves the focus on it. */
async function move(list: HTMLOListElement, item: HTMLLIElement, to: number, focus: string): Promise<void> {
	const { item: id, title } = item.dataset;
	const body = new URLSearchParams({ id: id!, to: String(to) });
	const answer = await fetch(`?/${list.dataset.action ?? 'move'}`, {
		method: 'POST',
		body,
		headers: { accept: 'text/html' }
	}).catch(() => null);
	const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
	const now = page?.querySelector<HTMLOListElement>(list.id ? `#${CSS.escape(list.id)}` : 'ol[data-reorder]');
	// Refused, or nobody is signed in any more: what the page is now says it better.
	if (!now) return location.reload();
	list.replaceChildren(...now.children);
	begin(list);
	const moved = itemsOf(list).find(({ dataset }) => dataset.item === id);
	(moved?.querySelector<HTMLElement>(focus) ?? moved?.querySelector<HTMLElement>('.handle'))?.focus();
	if (place)
		place.textContent = list.dataset.moved!.replace('{title}', title!).replace('{place}', String(to));
}
