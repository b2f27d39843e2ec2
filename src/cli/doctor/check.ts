import { m } from '#i18n/generated/messages.js';
import type { Config } from '#lib/server/config.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Locale } from '../command.ts';

/** What one look found. `WRONG` is to be mended; of a `WARNING` one should know. */
export interface Finding {
	readonly check: string;
	readonly state: 'OK' | 'WARNING' | 'WRONG';
	/** What was found and, where something is to be done, what. */
	readonly words: string;
}

/** What the checks look at. `portal` is null where the database could not be opened. */
export interface Patient {
	readonly config: Config;
	readonly portal: Installation | null;
	readonly locale: Locale;
	readonly now: Date;
}

/** One line about a check: `server_doctor_database`. */
export function headingOf(check: string, locale: Locale): string {
	const headings: Record<string, (inputs: object, options: { locale: Locale }) => string> = {
		settings: m.server_doctor_settings,
		program: m.server_doctor_program,
		database: m.server_doctor_database,
		disk: m.server_doctor_disk,
		clock: m.server_doctor_clock,
		mail: m.server_doctor_mail,
		secret: m.server_doctor_secret
	};
	return headings[check]?.({}, { locale }) ?? check;
}
