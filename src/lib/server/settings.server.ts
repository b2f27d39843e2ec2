import type { Transaction } from './database.server.ts';
import type { Installation } from './installation.server.ts';

/** The keys in use. Values are text; what is not set is null. */
export type SettingKey =
	| 'installation.sample'
	| 'installation.fingerprint'
	| 'installation.wordIndex'
	| 'installation.wordIndexDay'
	| 'outbox.frozen'
	| 'outbox.paused'
	| 'mailbox.trouble'
	| 'calendar.movedDaysPostpone'
	| 'public.pages'
	| 'reminders.ladder'
	| 'meetings.texts'
	| 'notices.accessibility'
	| 'notices.privacy'
	| 'reports.template';

/** What was decided under a key, or null. */
export async function readSetting(
	installation: Pick<Installation, 'db'>,
	key: SettingKey
): Promise<string | null> {
	const row = await installation.db.read.setting.findUnique({ where: { key } });
	return row?.value ?? null;
}

/** Decides a setting, in the caller's transaction; null takes it away. Audited by whoever calls. */
export async function writeSetting(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	key: SettingKey,
	value: string | null
): Promise<void> {
	if (value === null) {
		await tx.setting.deleteMany({ where: { key } });
		return;
	}
	const updatedAt = installation.clock.now();
	await tx.setting.upsert({
		where: { key },
		create: { key, value, updatedAt },
		update: { value, updatedAt }
	});
}

/** Whether this is the sample council: nobody in it is a real person, so links may be shown and past days planned. */
export async function isSampleInstallation(installation: Pick<Installation, 'db'>): Promise<boolean> {
	return (await readSetting(installation, 'installation.sample')) === 'yes';
}
