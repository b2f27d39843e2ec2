import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed, Seat } from '#lib/accounts/actor.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { capacitiesFor, type Capacity } from '#lib/tasks/capacities.ts';
import { askedSubjectOf, todayOf, type FoundAnswer, type FoundRequest } from './request-finding.server.ts';

/** Who is asked, as a row says it. */
export type Asked = Pick<FoundAnswer, 'institutionId' | 'postId'>;

/**
 * The holder of a link with what they may answer for: besides their seats, the institutions that named them for task control, where
 * those are asked. Only by a link, which came to them because nobody sits there: in the portal a contact only reads.
 */
export function withContacts(actor: Actor, directory: Directory, asked: readonly Asked[]): Actor {
	const named = new Set(actor.namedBy);
	if (named.size === 0) return actor;
	const today = todayOf(actor);
	const ids = new Set(asked.flatMap((one) => askedSubjectOf(directory, one, today).institutionIds ?? []));
	const seats = [...named].flatMap((institutionId): Seat[] => {
		if (!ids.has(institutionId) || !directory.institutionIndex.has(institutionId)) return [];
		const { institutionId: now, label } = institutionAt(directory, institutionId, today);
		return [
			{
				...{ postId: '', bodyId: '', role: 'MEMBER', institutionIds: [institutionId, now], bodyName: '' },
				...{ label: m.requests_capacity_contact({ institution: label }, { locale: 'lv' }), contactOf: now }
			}
		];
	});
	const distinct = new Map(seats.map((seat) => [seat.contactOf, seat]));
	return { ...actor, seats: [...actor.seats, ...distinct.values()] };
}

/**
 * In whose names somebody may do a deed to an answer; empty where they are not asked for it. Whoever sits for an institution in several
 * bodies answers from the seat in the body that asks, where they have one there: there is nothing to choose.
 */
export function capacitiesOnAnswer(
	actor: Actor,
	{ directory, request }: { readonly directory: Directory; readonly request: Pick<FoundRequest, 'bodyId'> },
	asked: Asked,
	deed: Deed
): Capacity[] {
	const today = todayOf(actor);
	const all = capacitiesFor(actor, deed, askedSubjectOf(directory, asked, today), { directory, today });
	const bodyOf = (postId: string | null) => actor.seats.find((seat) => seat.postId === postId)?.bodyId;
	const here = all.filter(({ postId }) => postId !== null && bodyOf(postId) === request.bodyId);
	return here.length > 0 ? here : all;
}
