import type { Actor } from '#lib/accounts/actor.server.ts';
import { inForce, institutionAt, type Directory } from '#lib/council/council.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { usualTerm, type Restriction } from '#lib/tasks/restricting.ts';
import { dayOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { readMeetingHead } from './meeting-head.server.ts';
import { seesItem } from './minutes-sight.server.ts';
import type { Choice } from './planning-form.server.ts';

/** What the form of a new item begins with. Refuses NOT_FOUND whoever may not change the agenda. */
export async function readItemForm(actor: Actor, meetingId: string) {
	const { meeting, head, directory } = await readMeetingHead(actor, meetingId);
	if (!head.may.changeAgenda) throw new Refusal('NOT_FOUND');
	const institutions = institutionsOf(directory, meeting, dayOf(meeting, actor));
	return { head, institutions, usualUntil: usualTerm(todayOf(actor)) };
}

/** The same for an item that is there, with what it says. Refuses NOT_FOUND what this reader does not see. */
export async function readItem(actor: Actor, { meetingId, id }: { meetingId: string; id: string }) {
	const { meeting, head, directory } = await readMeetingHead(actor, meetingId);
	const item =
		head.may.changeAgenda && isId(id)
			? await actor.installation.db.read.agendaItem.findFirst({ where: { id, meetingId } })
			: null;
	if (!item || !seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
	const { title, kind, description, presenterInstitutionId, presenterText, isPublic } = item;
	const institutions = institutionsOf(directory, meeting, dayOf(meeting, actor), presenterInstitutionId);
	return {
		...{ head, institutions, usualUntil: usualTerm(todayOf(actor)) },
		item: {
			...{ id, version: item.version, outcome: item.outcome, title },
			values: {
				...{ title, kind, description, presenterInstitutionId, presenterText, isPublic },
				...restrictionOf(item, todayOf(actor)),
				minutesPlanned: item.minutesPlanned === null ? '' : String(item.minutesPlanned)
			}
		}
	};
}

/** As the form says it; of one that is over, nothing. */
function restrictionOf(item: Restriction, today: string) {
	if (!isRestricted(item, today)) return { isRestricted: false };
	const { restrictedBasis, restrictedUntil } = item;
	return { isRestricted: true, restrictedBasis, restrictedUntil };
}

/** The institutions that speak in the bodies that meet come first; whoever else may be asked in follows. */
export function institutionsOf(
	directory: Directory,
	{ bodies }: Pick<FoundMeeting, 'bodies'>,
	date: string,
	chosen: string | null = null
): Choice[] {
	const meeting = new Set(bodies.map(({ bodyId }) => bodyId));
	const sitting = new Set(
		directory.posts
			.filter((post) => meeting.has(post.bodyId) && inForce(post, date))
			.flatMap((post) => post.institutionIds.map((id) => institutionAt(directory, id, date).institutionId))
	);
	const [first, others] = [directory.institutions, directory.institutions].map((all, index) =>
		all.filter(({ id }) => sitting.has(id) === (index === 0))
	);
	const ended = (id: string) => id !== chosen && institutionAt(directory, id, date).institutionId !== id;
	return [...first!, ...others!]
		.filter(({ id }) => !ended(id))
		.map(({ id }) => ({ value: id, label: institutionAt(directory, id, date).name }));
}
