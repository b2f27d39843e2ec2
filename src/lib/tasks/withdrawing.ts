import { can, type Standing } from '#lib/accounts/actor.ts';
import { deeds, isOpen, type EntryKind, type Status } from './tasks.ts';

/**
 * What somebody said can be withdrawn as mistaken. What somebody changed (the deadline, the owners, the body, control, closing)
 * is undone or followed by another change instead: withdrawing the words would leave the change standing.
 */
const spoken: readonly EntryKind[] = ['REPORTED', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'NOTE', 'DISCLAIMED'];

/** Said beside the task: it stands as it stood, with or without these words. */
const beside: readonly string[] = ['NOTE', 'DISCLAIMED'] satisfies EntryKind[];

interface Withdrawable {
	readonly kind: EntryKind;
	readonly userId: string | null;
	readonly isWithdrawn: boolean;
}

/** Whether an entry can be withdrawn at all. */
export function isSpoken({ kind }: Pick<Withdrawable, 'kind'>): boolean {
	return spoken.includes(kind);
}

/** Whether withdrawing an entry, or putting it back, leaves its task untouched. */
export function isBeside({ kind }: { readonly kind: string }): boolean {
	return beside.includes(kind);
}

/** Whether somebody may withdraw an entry: its author for as long as the task is open, a secretary at any time. */
export function mayWithdraw(
	standing: Standing,
	entry: Pick<Withdrawable, 'userId'>,
	task: { readonly status: Status }
): boolean {
	if (can(standing, deeds.withdrawEntry)) return true;
	return standing.userId !== null && entry.userId === standing.userId && isOpen(task);
}

/** Whether the page offers it. */
export function offersWithdrawal(
	standing: Standing,
	entry: Withdrawable,
	task: { readonly status: Status }
): boolean {
	return !entry.isWithdrawn && isSpoken(entry) && mayWithdraw(standing, entry, task);
}

interface Moved {
	readonly id: string;
	readonly statusBefore: string;
	readonly statusAfter: string;
}

/**
 * Where a task stands once an entry is withdrawn: back where it was, if that entry was the last to move it; null where
 * nothing changes. `standing` are the entries that are not withdrawn, the newest first, and `status` is where it stands.
 */
export function statusWithout(standing: readonly Moved[], entryId: string, status: Status): Status | null {
	const last = standing.find(({ statusBefore, statusAfter }) => statusBefore !== statusAfter);
	return last?.id === entryId && last.statusAfter === status ? (last.statusBefore as Status) : null;
}
