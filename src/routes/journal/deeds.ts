import type { Deed } from '#lib/accounts/actor.ts';

/** What can be done with the record of what was done. The audit room itself knows nobody: it stands below the accounts. */
export const deeds = {
	read: { name: 'journal.read', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	export: { name: 'journal.export', grants: ['SECRETARY', 'ADMINISTRATOR'] },
	/** Blackening a passage, taking a file's bytes away, giving a person a pseudonym: by law, and not to be undone. */
	/** Looking for a passage before it is blackened. */
	findPassage: { name: 'journal.findPassage', grants: ['ADMINISTRATOR'] },
	redact: { name: 'journal.redact', grants: ['ADMINISTRATOR'] },
	takeAway: { name: 'journal.takeAway', grants: ['ADMINISTRATOR'] }
} satisfies Record<string, Deed>;
