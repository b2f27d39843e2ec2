import type { Actor } from '#lib/accounts/actor.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayDo, todayOf } from './finding.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { isClosed, readContent, type ContentItem } from './minutes-content.ts';
import { readPublicMinutes, type PublicMinutes } from './public-minutes.server.ts';
import { publicationOf } from './public-documents.server.ts';
import type { Publishing } from './publishing-schema.ts';

/** What a page about the publication of minutes shows. */
export interface PublishingView {
	readonly head: MeetingHead;
	readonly now: Publishing;
	/** Since when: "25.03.2026." */
	readonly since: string | null;
	/** What stays out whatever is chosen, and what stays out of the public parts. */
	readonly restricted: readonly OutItem[];
	readonly internal: readonly OutItem[];
	/** How it would look. */
	readonly preview: (PublicMinutes & { readonly what: 'PARTS' | 'ALL' }) | null;
	readonly isPrepared: boolean;
	readonly formId: string;
}

export interface OutItem {
	readonly number: number;
	readonly title: string;
	readonly until: string | null;
}

/** The publication of approved minutes, for whoever publishes or prepares it. Refuses NOT_FOUND. Three statements beside the head's. */
export async function readPublishing(
	actor: Actor,
	id: string,
	asked: Publishing | null
): Promise<PublishingView> {
	const { meeting, head, directory } = await readMeetingHead(actor, id);
	const may = mayDo(actor, deeds.publish, meeting);
	if (!isLocked(meeting) || !(may || mayDo(actor, deeds.preparePublish, meeting)))
		throw new Refusal('NOT_FOUND');
	const { installation, locale } = actor;
	const version = await installation.db.read.minutesVersion.findFirst({
		where: { meetingId: id, kind: 'APPROVED' },
		orderBy: { number: 'desc' },
		select: { content: true }
	});
	if (!version) throw new Refusal('NOT_FOUND');
	const content = readContent(version.content);
	const on = todayOf(actor);
	const out = ({ number, title, restrictedUntil: until }: ContentItem) => {
		return { number, title, until: until && shortDate(until, locale) };
	};
	const isRestricted = (item: ContentItem) => isClosed(item, on);
	const what = asked === 'PARTS' || asked === 'ALL' ? asked : null;
	const publication = publicationOf(meeting);
	return {
		...{ head, isPrepared: !may, formId: newId(), now: meeting.publishing as Publishing },
		since: publication && shortDate(publication.on, locale),
		restricted: content.items.filter(isRestricted).map(out),
		internal: content.items.filter((item) => !item.isPublic && !isRestricted(item)).map(out),
		preview: what && {
			...(await readPublicMinutes(installation, id, { content, publication: { what, on }, directory })),
			what
		}
	};
}
