import { m } from '#i18n/generated/messages.js';
import {
	isClosed,
	type ContentDecision,
	type ContentGuest,
	type ContentItem,
	type ContentSeat,
	type MinutesContent
} from './minutes-content.ts';

/** How much was published, and on which day. */
export interface Publication {
	readonly what: 'PARTS' | 'ALL';
	readonly on: string;
}

const latvian = { locale: 'lv' } as const;

/**
 * The minutes as anybody may read them. The law (Regula (ES) 2016/679, 5. panta 1. punkta c) apakšpunkts) wants no more personal data
 * than the purpose needs: seats and institutions were there, and only who chaired and who wrote is named. What was restricted on the
 * day of the publication keeps its number and nothing else; of PARTS, so does what is not public. The tasks are the portal's own.
 */
export function publicContent(
	content: MinutesContent,
	publication: Publication,
	presenters: ReadonlyMap<string, string>
): MinutesContent {
	const isAll = publication.what === 'ALL';
	const { attendance } = content;
	return {
		...content,
		attendance: {
			...attendance,
			seats: attendance.seats.map(withoutPerson),
			guests: attendance.guests.map(withoutName)
		},
		opening: isAll ? content.opening : '',
		items: content.items.map((item) =>
			isShown(item, publication) ? publicItem(item, isAll, presenters.get(item.id) ?? null) : hidden(item)
		),
		closing: isAll ? content.closing : ''
	};
}

/** Whether an item is public: never what was restricted on the day of the publication. */
export function isShown(
	item: Pick<ContentItem, 'isPublic' | 'restrictedUntil'>,
	{ what, on }: Publication
): boolean {
	return !isClosed(item as ContentItem, on) && (what === 'ALL' || item.isPublic);
}

function publicItem(item: ContentItem, isAll: boolean, presenter: string | null): ContentItem {
	const decisions = item.decisions.filter(({ isPublic }) => isAll || isPublic).map(publicDecision);
	// How each seat answered is not for everybody, and why somebody objected even less.
	const written = item.written && { ...item.written, answers: [] };
	return { ...item, presenter, decisions, ...(written ? { written } : {}) };
}

function publicDecision({ dissents, ...decision }: ContentDecision): ContentDecision {
	return { ...decision, tasks: [], dissents: dissents.map((one) => ({ ...one, author: '', file: null })) };
}

function hidden({ id, number }: ContentItem): ContentItem {
	return {
		...{ id, number, title: m.published_doc_hidden({}, latvian), presenter: null, isPublic: false },
		...{ restrictedBasis: null, restrictedUntil: null, heard: '', said: '', outcome: null, decisions: [] }
	};
}

function withoutPerson(seat: ContentSeat): ContentSeat {
	const { label, institution } = seat;
	return {
		...{ ...seat, personName: null, personTitle: null, substituteName: null, substituteTitle: null },
		label: institution && institution !== label ? `${label} (${institution})` : label
	};
}

function withoutName(guest: ContentGuest): ContentGuest {
	const isSomething = Boolean(guest.title ?? guest.institution);
	return { ...guest, name: isSomething ? '' : m.published_doc_guest({}, latvian) };
}
