import type { Closing } from './tasks.ts';

/** What becomes of an open task when its body ends. */
export type Fate =
	| { readonly kind: 'PARENT' }
	| { readonly kind: 'MOVE'; readonly bodyId: string }
	| { readonly kind: 'CLOSE'; readonly closedAs: FateClosing };

/** How a task may be ended with its body; what was entered by mistake needs its own reason, on its own page. */
export const fateClosings = ['OBSOLETE', 'DONE', 'PARTLY_DONE', 'NOT_DONE', 'OFF_CONTROL'] as const;
export type FateClosing = Exclude<Closing, 'MISTAKE'>;

const move = /^MOVE:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Reads a choice of the form; null where it is none. */
export function readFate(choice: string): Fate | null {
	if (choice === 'PARENT') return { kind: 'PARENT' };
	const bodyId = move.exec(choice)?.[1];
	if (bodyId) return { kind: 'MOVE', bodyId };
	const closedAs = fateClosings.find((one) => choice === `CLOSE:${one}`);
	return closedAs ? { kind: 'CLOSE', closedAs } : null;
}

export function isChoice(text: string): boolean {
	return readFate(text) !== null;
}

/** An open task as the form lists it. */
export interface OpenTask {
	readonly id: string;
	readonly parentId: string | null;
	readonly version: number;
}

/** The tasks that are decided about: subtasks go where the task goes that they are part of. */
export function rootsOf<T extends OpenTask>(tasks: readonly T[]): T[] {
	const open = new Set(tasks.map(({ id }) => id));
	return tasks.filter(({ parentId }) => parentId === null || !open.has(parentId));
}

/** A task with all that is open below it, the deepest first. */
export function familyOf<T extends OpenTask>(tasks: readonly T[], root: T): T[] {
	const parts = tasks.filter(({ parentId }) => parentId === root.id);
	return [...parts.flatMap((part) => familyOf(tasks, part)), root];
}

/** A task as the writer saw it. */
export function tokenOf({ id, version }: OpenTask): string {
	return `${id}:${version}`;
}

/** Whether the form was about the very tasks that are open now, none of them changed since. */
export function isAsSeen(tasks: readonly OpenTask[], seen: readonly string[]): boolean {
	const tokens = new Set(seen);
	return tokens.size === tasks.length && tasks.every((task) => tokens.has(tokenOf(task)));
}

/** What becomes of each task that is decided about: its own choice, else the common one; null where neither was made. */
export function fatesOf(
	roots: readonly OpenTask[],
	form: { common: string; roots: readonly string[]; choices: readonly string[] }
): Map<string, Fate | null> {
	const own = new Map(form.roots.map((id, at) => [id, form.choices[at] ?? '']));
	return new Map(roots.map(({ id }) => [id, readFate(own.get(id) || form.common)]));
}
