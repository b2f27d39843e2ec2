import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import type { Installation } from '#lib/server/installation.server.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { hearersOf } from './hearers.ts';
import { councilAt } from './reach.server.ts';

/** An owner of open tasks whom nobody reminds: no seat of theirs is held by anybody with an address, and no contact is named. */
export interface UnknownRecipient {
	readonly bodyId: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly count: number;
	/** When the first of those tasks was registered. */
	readonly since: PlainDate;
}

interface Row {
	readonly bodyId: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly count: number | bigint;
	readonly since: PlainDate;
}

/** All such owners on a day. As many rows are read as there are owners in bodies, however many tasks they have. */
export async function unknownRecipients(
	installation: Installation,
	date: PlainDate
): Promise<UnknownRecipient[]> {
	const [council, rows] = await Promise.all([
		councilAt(installation, date),
		installation.db.read.$queryRaw<Row[]>`
			SELECT t."bodyId", a."institutionId", a."postId", COUNT(*) AS "count", MIN(t."registeredOn") AS "since"
			FROM "Task" t LEFT JOIN "TaskAssignment" a ON a."taskId" = t."id"
			WHERE t."inRegister" = ${true} AND t."underControl" = ${true} AND t."dueKey" < '9999'
				AND t."status" IN (${owedStatuses[0]}, ${owedStatuses[1]})
			GROUP BY t."bodyId", a."institutionId", a."postId"
			ORDER BY "since", t."bodyId"`
	]);
	return rows
		.filter(({ bodyId, institutionId, postId }) => {
			const owner = { role: 'LEAD', institutionId, postId };
			const assignments = institutionId || postId ? [owner] : [];
			return hearersOf(council, { bodyId, assignments }).every(({ isStandIn }) => isStandIn);
		})
		.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Owners whom nobody reminds wait for the secretariat: until somebody is named, deadlines pass unheard. */
export const unknownWaiting: WaitingPart = {
	name: 'unknown',
	heading: (locale) => m.digest_waiting_unknown({}, { locale }),
	async waitingFor(installation, readers, date) {
		const offices = readers.filter(({ standing: { role } }) => role === 'SECRETARY' || role === 'ASSISTANT');
		if (offices.length === 0) return new Map();
		const unknown = await unknownRecipients(installation, date);
		if (unknown.length === 0) return new Map();
		const { directory } = await councilAt(installation, date);
		const itemsIn = (locale: 'lv' | 'en') => unknown.map((one) => itemOf(directory, one, date, locale));
		return new Map(offices.map(({ id, locale }) => [id, itemsIn(locale)]));
	}
};

function itemOf(
	directory: Directory,
	{ bodyId, institutionId, postId, count, since }: UnknownRecipient,
	date: PlainDate,
	locale: 'lv' | 'en'
): WaitingItem {
	const body = bodyById(directory, bodyId);
	const post = postId ? directory.postIndex.get(postId) : undefined;
	const isKnown = institutionId !== null && directory.institutionIndex.has(institutionId);
	const owner = isKnown ? institutionAt(directory, institutionId, date).label : (post?.label ?? null);
	const place = body?.shortName ?? '';
	const who = owner ? m.reminders_capacity_post({ post: owner, body: place }, { locale }) : place;
	return {
		key: `${bodyId} ${institutionId ?? postId ?? ''}`,
		text: m.digest_waiting_unknown_one({ who, count }, { locale }),
		path: isKnown ? `/institutions/${institutionId}` : `/bodies/${body?.slug ?? ''}`,
		since
	};
}
