/*
 * What a browser adds to writing minutes: each part is saved while it is written, kept in this browser until the server has it, and
 * compared with what somebody else saved meanwhile. A script of its own: everything works without it, by a button for each part.
 */
import { forgetDraft, keepDraft, readDraft } from '#lib/ui/drafts.ts';
import { askOthers, insertTemplates, type OtherPart } from './minutes-others.ts';

const root = document.querySelector<HTMLElement>('[data-minutes]')!;
const address = root.dataset.minutes!;
/** So long after the last key a part is saved; a failed one is tried again, slower each time. */
const pause = 1200;
const longestPause = 30_000;

interface Sent {
	readonly id: string;
	readonly text: string;
	readonly version: string;
}

class Part {
	readonly form: HTMLFormElement;
	readonly area: HTMLTextAreaElement;
	readonly key: string;
	/** What the server has, as far as is known. */
	saved: string;
	/** Sent, and not yet answered: tried again as it was, so that it acts once. */
	#sent: Sent | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#wait = pause;
	#isSending = false;
	#isStopped = false;

	constructor(form: HTMLFormElement) {
		this.form = form;
		this.area = form.querySelector('textarea')!;
		this.key = `minutes:${this.value('meetingId')}:${this.value('place')}:${this.value('kind')}`;
		this.saved = this.area.defaultValue;
		form.querySelector<HTMLElement>('[data-save]')!.hidden = true;
		this.#restore();
		this.area.addEventListener('input', () => this.#written());
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.save();
		});
	}

	get isDirty(): boolean {
		return this.area.value !== this.saved;
	}

	value(name: string): string {
		return this.#input(name).value;
	}

	#input(name: string): HTMLInputElement {
		return this.form.elements.namedItem(name) as HTMLInputElement;
	}

	/** What this browser kept comes back with the version its writer saw; the server tells what was saved since. */
	#restore(): void {
		if (this.form.dataset.answered !== undefined) return this.#written();
		const draft = readDraft(this.key);
		const text = draft?.fields.text?.[0];
		const touched = this.area.value !== this.area.defaultValue;
		if (text === undefined || text === this.area.value || touched) {
			if (touched) this.#written();
			else forgetDraft(this.key);
			return;
		}
		this.area.value = text;
		// The save that was under way when the browser died has arrived: it is no other's.
		const hasArrived = draft?.fields.sent?.[0] === this.form.dataset.form;
		if (!hasArrived && draft?.version) this.#input('version').value = draft.version;
		this.say(root.dataset.restored!);
		this.#later(300);
	}

	#written(): void {
		this.#keep();
		this.#isStopped = false;
		if (!this.form.querySelector('.theirs')) this.say(root.dataset.unsaved!);
		this.#wait = pause;
		this.#later(pause);
	}

	#keep(): void {
		const sent = this.#sent ? [this.#sent.id] : [];
		keepDraft(this.key, { version: this.value('version'), fields: { text: [this.area.value], sent } });
	}

	#later(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), wait);
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#isSending || this.#isStopped || this.form.querySelector('.theirs')) return;
		if (!this.isDirty && !this.#sent) return this.#settle(null);
		this.#isSending = true;
		this.#sent ??= { id: newId(), text: this.area.value, version: this.value('version') };
		this.#keep();
		this.say(root.dataset.saving!);
		const answer = await send(this, this.#sent);
		this.#isSending = false;
		await this.#read(answer, this.#sent);
	}

	async #read(answer: Response | null, sent: Sent): Promise<void> {
		const isAnswer = answer?.headers.get('content-type')?.includes('json');
		const said = isAnswer ? ((await answer!.json()) as Said) : null;
		if (!answer || answer.status >= 500 || answer.status === 401 || !said) return this.#failed(answer);
		this.#sent = null;
		this.#wait = pause;
		if (said.version !== undefined) {
			this.#input('version').value = String(said.version);
			this.saved = sent.text;
			if (this.isDirty) return this.#written();
			return this.#settle(said.at ?? null);
		}
		if (said.theirs) return this.#quarrel(said.theirs);
		this.#isStopped = true;
		this.problem(said.problem ?? '');
	}

	#settle(at: string | null): void {
		forgetDraft(this.key);
		this.problem('');
		if (at) this.say(root.dataset.saved!.replace('{time}', at));
		else if (!this.isDirty) this.say('');
	}

	#failed(answer: Response | null): void {
		this.say(answer?.status === 401 ? root.dataset.ended! : root.dataset.offline!);
		this.#wait = Math.min(this.#wait * 2, longestPause);
		this.#later(this.#wait);
	}

	/** Somebody else was quicker: both texts stand, and the writer brings them together. */
	#quarrel(theirs: OtherPart): void {
		const box = document.querySelector<HTMLTemplateElement>('[data-conflict-box]')!;
		const copy = (box.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
		copy.querySelector('.problem')!.textContent = fill(root.dataset.conflict!, theirs);
		const other = copy.querySelector('textarea')!;
		other.value = theirs.text;
		const settle = (text: string) => {
			this.#input('version').value = String(theirs.version);
			this.saved = theirs.text;
			copy.remove();
			this.area.value = text;
			this.area.focus();
			this.#written();
			void this.save();
		};
		copy.querySelector('[data-keep]')!.addEventListener('click', () => settle(this.area.value));
		copy.querySelector('[data-take]')!.addEventListener('click', () => settle(theirs.text));
		this.form.append(copy);
		this.say('');
	}

	/** What somebody else saved: taken where nothing was written here, told otherwise by the next save. */
	hear(other: OtherPart): void {
		if (String(other.version) === this.value('version')) return;
		if (this.isDirty || this.#isSending || this.#sent || document.activeElement === this.area) {
			if (!this.form.querySelector('.theirs')) this.say(fill(root.dataset.taken!, other));
			return;
		}
		this.#input('version').value = String(other.version);
		this.area.value = other.text;
		this.saved = other.text;
		this.say(fill(root.dataset.taken!, other));
	}

	say(text: string): void {
		this.form.querySelector('[data-state]')!.textContent = text;
	}

	problem(text: string): void {
		const line = this.form.querySelector<HTMLElement>('[data-problem]')!;
		line.textContent = text;
		line.hidden = text === '';
		if (text) this.say(root.dataset.unsaved!);
	}

	/** At once, where there is a connection again or the page goes. */
	hurry(): void {
		this.#wait = pause;
		if (this.isDirty || this.#sent) void this.save();
	}
}

interface Said {
	readonly version?: number;
	readonly at?: string | null;
	readonly problem?: string;
	readonly theirs?: OtherPart | null;
}

async function send(part: Part, { id, text, version }: Sent): Promise<Response | null> {
	const form = new FormData();
	const fields = { id, text, version, place: part.value('place'), kind: part.value('kind') };
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return fetch(address, { method: 'POST', body: form, headers: { accept: 'application/json' } }).catch(
		() => null
	);
}

function fill(text: string, { who, at }: Pick<OtherPart, 'who' | 'at'>): string {
	return text.replace('{who}', who ?? '').replace('{time}', at ?? '');
}

/** `crypto.randomUUID` is not there where the portal is reached without https. */
function newId(): string {
	const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0'));
	return hex.join('').replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5');
}

const parts = [...document.querySelectorAll<HTMLFormElement>('form[data-part]')].map(
	(form) => new Part(form)
);
insertTemplates();
askOthers(`${address}?since=`, root.dataset.now!, (others) => {
	for (const other of others)
		parts.find((one) => one.value('place') === other.place && one.value('kind') === other.kind)?.hear(other);
});
addEventListener('online', () => parts.forEach((part) => part.hurry()));
document.addEventListener('visibilitychange', () => parts.forEach((part) => part.hurry()));
addEventListener('beforeunload', (event) => {
	if (parts.some((part) => part.isDirty)) event.preventDefault();
});
