import { can, type Deed, type Seat } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { institutionAt, withPredecessors, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { deeds } from './guide.ts';

type Reads = Pick<Transaction, 'institutionContact'> | Pick<Installation['db']['read'], 'institutionContact'>;

export const todayOf = ({ installation }: Pick<Actor, 'installation'>) => rigaDate(installation.clock.now());

/**
 * Somebody with all that they speak for: besides their seats, the institutions that named them as their contact. A municipality holds
 * no seat in the council, so its contact is who writes its programme. One statement.
 */
export async function withOwnContacts(actor: Actor, directory: Directory, reads: Reads): Promise<Actor> {
	const { personId } = actor;
	if (personId === null) return actor;
	const today = todayOf(actor);
	const rows = await reads.institutionContact.findMany({
		where: {
			personId,
			AND: [
				{ OR: [{ startDate: null }, { startDate: { lte: today } }] },
				{ OR: [{ endDate: null }, { endDate: { gte: today } }] }
			]
		},
		select: { institutionId: true }
	});
	const seats = rows.flatMap(({ institutionId }): Seat[] => {
		if (!directory.institutionIndex.has(institutionId)) return [];
		const { institutionId: now, label } = institutionAt(directory, institutionId, today);
		const capacity = m.requests_capacity_contact({ institution: label }, { locale: 'lv' });
		return [
			{
				...{ postId: '', bodyId: '', role: 'MEMBER', institutionIds: [institutionId, now], bodyName: '' },
				...{ label: capacity, contactOf: now }
			}
		];
	});
	return { ...actor, seats: [...actor.seats, ...seats] };
}

/** The municipalities for which somebody may write, as they are called today, in the order of the list. */
export function ownMunicipalities(actor: Actor, directory: Directory): { id: string; name: string }[] {
	const today = todayOf(actor);
	return directory.institutions
		.filter(({ kind }) => kind === 'MUNICIPALITY')
		.map(({ id }) => ({ id, at: institutionAt(directory, id, today) }))
		.filter(({ id, at }) => at.institutionId === id && maySpeak(actor, deeds.start, { directory, id }))
		.map(({ id, at }) => ({ id, name: at.name }));
}

/** Whether somebody may do a deed to a draft of a municipality; whoever took over from it speaks for it, too. */
export function maySpeak(
	actor: Actor,
	deed: Deed,
	{ directory, id }: { readonly directory: Directory; readonly id: string | null }
): boolean {
	const known = id !== null && directory.institutionIndex.has(id);
	const now = known ? institutionAt(directory, id, todayOf(actor)).institutionId : null;
	return can(actor, deed, { institutionIds: known ? [id, now!] : [] });
}

/** All institutions whose drafts somebody may read; null: everybody's. */
export function readableIds(actor: Actor, directory: Directory): string[] | null {
	if (can(actor, deeds.read)) return null;
	const today = todayOf(actor);
	const own = actor.seats.flatMap(({ institutionIds }) => institutionIds);
	return [...new Set(own.flatMap((id) => withPredecessors(directory, id, today)))];
}

/** As what somebody writes, as it goes on the record. */
export function capacityFor(actor: Actor, institutionId: string | null): string {
	const seat = actor.seats.find(
		({ institutionIds }) => institutionId && institutionIds.includes(institutionId)
	);
	if (actor.role || !seat) return officeOf(actor);
	return [seat.label, seat.bodyName].filter(Boolean).join(', ');
}
