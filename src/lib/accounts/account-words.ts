import { m } from '#i18n/generated/messages.js';
import type { AccountState } from './accounts.ts';
import type { AccountRole, Locale } from './actor.ts';

/** The name of a role; of an account without one, what it is then. */
export function roleWord(role: AccountRole | null, locale: Locale): string {
	const options = { locale };
	switch (role) {
		case 'ADMINISTRATOR':
			return m.accounts_role_administrator({}, options);
		case 'SECRETARY':
			return m.accounts_role_secretary({}, options);
		case 'ASSISTANT':
			return m.accounts_role_assistant({}, options);
		case null:
			return m.accounts_role_none({}, options);
	}
}

/** The word and the shape of how an account stands. */
export function accountStateWord(state: AccountState, locale: Locale): { word: string; shape: string } {
	const options = { locale };
	switch (state) {
		case 'ACTIVE':
			return { word: m.accounts_state_active({}, options), shape: 'done' };
		case 'INVITED':
			return { word: m.accounts_state_invited({}, options), shape: 'going' };
		case 'NEW':
			return { word: m.accounts_state_new({}, options), shape: 'todo' };
		case 'DISABLED':
			return { word: m.accounts_state_disabled({}, options), shape: 'off' };
	}
}
