import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { can } from './actor.ts';
import { deeds } from './prepared.server.ts';
import type { WaitingPart } from './waiting.server.ts';

/** More than anybody reads in a mail. */
const most = 200;

/** What assistants prepared waits for the secretaries. What it is about is read in the portal: it may be restricted. */
export const preparedWaiting: WaitingPart = {
	name: 'prepared',
	heading: (locale) => m.digest_waiting_prepared({}, { locale }),
	async waitingFor({ db }, readers) {
		const secretaries = readers.filter(({ standing }) => can(standing, deeds.confirm));
		if (secretaries.length === 0) return new Map();
		const rows = await db.read.preparedDeed.findMany({
			where: { state: 'WAITING' },
			orderBy: [{ preparedAt: 'asc' }, { id: 'asc' }],
			take: most,
			select: { id: true, preparedBy: true, preparedAt: true }
		});
		const itemsIn = (locale: 'lv' | 'en') =>
			rows.map(({ id, preparedBy, preparedAt }) => ({
				...{ key: id, path: '/prepared', since: rigaDate(preparedAt) },
				text: m.digest_waiting_prepared_one({ by: preparedBy }, { locale })
			}));
		return rows.length ? new Map(secretaries.map(({ id, locale }) => [id, itemsIn(locale)])) : new Map();
	}
};
