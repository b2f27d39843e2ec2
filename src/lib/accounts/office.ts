import { m } from '#i18n/generated/messages.js';
import type { Standing } from './actor.ts';

/**
 * In which capacity somebody acts who needs no seat for it, as it goes on the record, in Latvian: "Sekretariāts",
 * "Sekretariāta asistents", "Administrators"; of the portal itself and of whoever has no office, their name.
 */
export function officeOf({ role, name }: Pick<Standing, 'role' | 'name'>): string {
	const options = { locale: 'lv' } as const;
	switch (role) {
		case 'SECRETARY':
			return m.accounts_office_secretary({}, options);
		case 'ASSISTANT':
			return m.accounts_office_assistant({}, options);
		case 'ADMINISTRATOR':
			return m.accounts_office_administrator({}, options);
		case null:
			return name;
	}
}
