import type { Actor } from '#lib/accounts/actor.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { usualTerm } from '#lib/tasks/restricting.ts';
import { meetingAudiencesFor, type MeetingDocumentView } from './documents.ts';
import { readMeetingDocuments } from './documents-reading.server.ts';
import { todayOf } from './finding.server.ts';
import { seesItem } from './minutes-sight.server.ts';
import { readMeetingHead } from './meeting-head.server.ts';

/** What the form that leaves papers begins with. Refuses NOT_FOUND whoever may not, and an item that is not on the agenda. */
export async function readLeavingForm(actor: Actor, meetingId: string, itemId: string | null) {
	const { head, meeting } = await readMeetingHead(actor, meetingId);
	if (!head.may.changePapers) throw new Refusal('NOT_FOUND');
	const item =
		itemId === null
			? null
			: await actor.installation.db.read.agendaItem.findFirst({
					where: { id: isId(itemId) ? itemId : '', meetingId },
					select: { id: true, title: true, restrictedUntil: true }
				});
	if (itemId !== null && !(item && seesItem(actor, meeting, item))) throw new Refusal('NOT_FOUND');
	return { head, item, ...termsOf(actor) };
}

/** One paper with those before it, for whoever may change it. Refuses NOT_FOUND. */
export async function readPaper(actor: Actor, { meetingId, id }: { meetingId: string; id: string }) {
	const { meeting, head } = await readMeetingHead(actor, meetingId);
	const documents = head.may.changePapers ? await readMeetingDocuments(actor, meeting) : [];
	const document = documents.find((one) => one.id === id);
	if (!document) throw new Refusal('NOT_FOUND');
	return {
		...{ head, document, versions: versionsOf(documents, document) },
		isReplaced: documents.some(({ replacesId, withdrawn }) => replacesId === id && !withdrawn),
		...termsOf(actor)
	};
}

function termsOf(actor: Actor) {
	return { audiences: meetingAudiencesFor(actor), usualUntil: usualTerm(todayOf(actor)) };
}

/** A paper and what it replaces, the newest first. */
function versionsOf(
	documents: readonly MeetingDocumentView[],
	newest: MeetingDocumentView
): MeetingDocumentView[] {
	const versions = [newest];
	for (let before = newest.replacesId; before !== null;) {
		const older = documents.find(({ id }) => id === before);
		if (!older || versions.includes(older)) break;
		versions.push(older);
		before = older.replacesId;
	}
	return versions;
}
