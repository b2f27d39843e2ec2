/*
 * What a browser adds to the table of seats: each mark is saved as it is made, and the quorum is counted anew. The page works
 * without it: its button saves all.
 */
import { fillTemplate, seatField, seatPrint, settled, typedOf } from '#lib/meetings/attendance-form.ts';
import { quorumOf, type CountedSeat, type Rules } from '#lib/meetings/rules.ts';

const form = document.querySelector<HTMLFormElement>('form#save');
if (form) follow(form);

function follow(seats: HTMLFormElement): void {
	let isLeaving = false;
	const turns = new Map<string, Promise<void>>();
	seats.addEventListener('change', (event) => {
		const row = (event.target as HTMLElement).closest<HTMLElement>('[data-seat]');
		count(seats);
		// How many were not said is no longer so.
		document.querySelector('[data-unsaid]')?.remove();
		if (!row) return;
		// One behind another for each seat: the last one made is the last one kept.
		const id = row.dataset.seat!;
		turns.set(
			id,
			(turns.get(id) ?? Promise.resolve()).then(() => save(seats, row))
		);
	});
	seats.addEventListener('submit', () => {
		isLeaving = true;
	});
	// What could not be saved is not left by accident.
	window.addEventListener('beforeunload', (event) => {
		if (!isLeaving && seats.querySelector('[data-unsaved-seat]')) event.preventDefault();
	});
	window.addEventListener('online', () => {
		for (const row of seats.querySelectorAll<HTMLElement>('[data-unsaved-seat]')) void save(seats, row);
	});
	// The browser may have kept marks that were made before the page was loaded anew.
	count(seats);
}

function fieldsOf(seats: HTMLFormElement): Record<string, string> {
	return Object.fromEntries([...new FormData(seats)].map(([name, value]) => [name, String(value)]));
}

/** Saves one seat; what was not accepted says why, and stays. */
async function save(seats: HTMLFormElement, row: HTMLElement): Promise<void> {
	const id = row.dataset.seat!;
	const all = fieldsOf(seats);
	const values = typedOf(all, id);
	// Who comes instead is still being written.
	if (!values || (values.state === 'SUBSTITUTE' && values.name === '')) return;
	const names = Object.keys(all).filter((name) => name.endsWith(`:${id}`));
	const own = ['meetingId', 'items', ...names].map((name) => [name, all[name]!]);
	row.toggleAttribute('data-unsaved-seat', true);
	try {
		const response = await fetch('?/seat', {
			...{ method: 'POST', headers: { accept: 'text/html' }, redirect: 'manual' },
			body: new URLSearchParams(own)
		});
		if (response.type === 'opaqueredirect') return saved(seats, row, seatPrint(settled(values)));
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const problem = page.getElementById(`problem-${id}`)?.textContent?.trim();
		say(row, problem || page.querySelector('form#save > .problem')?.textContent || unsavedWords(row), false);
	} catch {
		say(row, unsavedWords(row), false);
	}
}

function saved(seats: HTMLFormElement, row: HTMLElement, print: string): void {
	row.toggleAttribute('data-unsaved-seat', false);
	(seats.elements.namedItem(seatField('was', row.dataset.seat!)) as HTMLInputElement).value = print;
	say(row, row.parentElement?.dataset.saved ?? '', true);
}

function unsavedWords(row: HTMLElement): string {
	return row.parentElement?.dataset.unsaved ?? '';
}

function say(row: HTMLElement, words: string, isSaved: boolean): void {
	const problem = row.querySelector<HTMLElement>('.problem')!;
	problem.hidden = isSaved;
	problem.role = isSaved ? null : 'alert';
	problem.textContent = isSaved ? '' : words;
	row.querySelector('[data-status]')!.textContent = isSaved ? words : '';
}

/** The quorum of each body by what is marked now. */
function count(seats: HTMLFormElement): void {
	const all = fieldsOf(seats);
	let isQuorate = true;
	for (const words of document.querySelectorAll<HTMLElement>('[data-quorum]')) {
		const rows = [...seats.querySelectorAll<HTMLElement>('[data-seat]')];
		const own = rows.filter(({ dataset }) => dataset.body === words.dataset.quorum);
		const counted = own.map((row) => countedSeat(row, all));
		const quorum = quorumOf(counted, JSON.parse(words.dataset.rules!) as Rules);
		const { yes, no, none } = words.dataset;
		const sentence = fillTemplate((quorum.needed === null ? none : quorum.isQuorate ? yes : no)!, quorum);
		if (words.textContent !== sentence) words.textContent = sentence;
		isQuorate &&= quorum.isQuorate;
	}
	document.querySelector('.quorum')?.classList.toggle('missing', !isQuorate);
	const anyway = document.querySelector<HTMLElement>('[data-anyway]');
	if (anyway) anyway.hidden = isQuorate;
}

function countedSeat({ dataset }: HTMLElement, all: Record<string, string>): CountedSeat {
	const postId = dataset.seat!;
	const values = typedOf(all, postId);
	return {
		...{ postId, votingRight: 'votes' in dataset, personId: dataset.person ?? null },
		...{ state: values?.state || null, substituteName: values?.name || null, substituteId: null },
		...{ cameItemId: null, leftItemId: null }
	};
}
