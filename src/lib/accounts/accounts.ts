import type { AccountRole, Deed } from './actor.ts';

/** What can be done with accounts, and by whom. */
export const deeds = {
	read: { name: 'accounts.read', grants: ['SECRETARIAT', 'ADMINISTRATOR'] },
	/** A member: what they may do follows from their seats. */
	invite: { name: 'accounts.invite', grants: ['SECRETARY', 'ADMINISTRATOR', 'SYSTEM'] },
	inviteMany: { name: 'accounts.inviteMany', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	/** Waits for a secretary: an invitation is mail that goes out in the council's name. */
	prepareInvite: { name: 'accounts.prepareInvite', grants: ['SECRETARIAT'] },
	/** Name, language, whose it is, address, shut out and let in: of accounts without a role. */
	change: { name: 'accounts.change', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	/** The same where the account has a role: whoever could move a secretary's address could become that secretary. */
	changeStaff: { name: 'accounts.changeStaff', grants: ['ADMINISTRATOR'] },
	setRole: { name: 'accounts.setRole', grants: ['ADMINISTRATOR'] },
	disable: { name: 'accounts.disable', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	enable: { name: 'accounts.enable', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	changeEmail: { name: 'accounts.changeEmail', grants: ['SIGNED_IN'] },
	/** One's own. */
	keepProfile: { name: 'accounts.keepProfile', grants: ['SIGNED_IN'] },
	setPassword: { name: 'accounts.setPassword', grants: ['SIGNED_IN'] },
	/** The address of one's own calendar. */
	makeFeed: { name: 'accounts.makeFeed', grants: ['SIGNED_IN'] },
	withdrawFeed: { name: 'accounts.withdrawFeed', grants: ['SIGNED_IN'] },
	removePassword: { name: 'accounts.removePassword', grants: ['SIGNED_IN'] }
} satisfies Record<string, Deed>;

export const accountRoles = [
	'ADMINISTRATOR',
	'SECRETARY',
	'ASSISTANT'
] as const satisfies readonly AccountRole[];

export const accountStates = ['ACTIVE', 'INVITED', 'NEW', 'DISABLED'] as const;
export type AccountState = (typeof accountStates)[number];

/** How an account stands: NEW was never invited (or the invitation was called back), INVITED never came. */
export function stateOfAccount(account: {
	disabledAt: Date | null;
	lastSeenAt: Date | null;
	invitedAt: Date | null;
}): AccountState {
	if (account.disabledAt) return 'DISABLED';
	if (account.lastSeenAt) return 'ACTIVE';
	return account.invitedAt ? 'INVITED' : 'NEW';
}
