import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { itemKindWord } from './agenda.ts';

/** A paper as a mail names it; what is restricted neutrally, and opened after signing in. */
export interface MailedDocument {
	readonly title: string;
	readonly address: string;
}

/** A point of the agenda as a mail says it. */
export interface MailedItem {
	readonly number: number;
	readonly title: string;
	readonly kind: string;
	readonly presenter: string | null;
	/** Restricted: only that it is there is said. */
	readonly isClosed: boolean;
	readonly documents: readonly MailedDocument[];
}

export interface AgendaRow {
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly presenterInstitutionId: string | null;
	readonly presenterText: string | null;
	readonly restrictedUntil: PlainDate | null;
}

export interface DocumentRow {
	readonly itemId: string | null;
	readonly title: string;
	readonly attachmentId: string | null;
	readonly address: string | null;
	readonly audience: string;
	readonly restrictedUntil: PlainDate | null;
}

interface Around {
	readonly directory: Directory;
	readonly meetingId: string;
	readonly origin: string;
	/** On which what is restricted is so. */
	readonly today: PlainDate;
	/** On which the presenters are called what they are called. */
	readonly day: PlainDate;
	readonly locale: Locale;
}

/**
 * The agenda and the papers as they may stand in a mail, which lies wherever its reader's mail lies: nothing restricted by its name,
 * and nothing that is for the secretariat only.
 */
export function agendaForMail(
	items: readonly AgendaRow[],
	documents: readonly DocumentRow[],
	around: Around
): { readonly items: readonly MailedItem[]; readonly documents: readonly MailedDocument[] } {
	const { locale, today } = around;
	const shown = documents.filter(({ audience }) => audience !== 'SECRETARIAT');
	const closed = new Set(items.filter((item) => isRestricted(item, today)).map(({ id }) => id));
	const papersOf = (itemId: string | null) =>
		shown
			.filter((one) => one.itemId === itemId)
			.map((one) => paperOf(one, around, itemId !== null && closed.has(itemId)));
	return {
		items: items.map((item, index) => ({
			...{ number: index + 1, kind: itemKindWord(item.kind, locale), documents: papersOf(item.id) },
			title: closed.has(item.id) ? m.invitations_restricted_item({}, { locale }) : item.title,
			presenter: closed.has(item.id) ? null : presenterOf(item, around),
			isClosed: closed.has(item.id)
		})),
		documents: papersOf(null)
	};
}

function paperOf(row: DocumentRow, { meetingId, origin, today, locale }: Around, isClosed: boolean) {
	if (isClosed || isRestricted(row, today))
		return {
			title: m.invitations_restricted_document({}, { locale }),
			address: `${origin}/meetings/${meetingId}`
		};
	const { title, attachmentId, address } = row;
	return { title, address: attachmentId ? `${origin}/attachments/${attachmentId}` : (address ?? origin) };
}

function presenterOf(
	{ presenterInstitutionId: id, presenterText }: AgendaRow,
	{ directory, day }: Around
): string | null {
	const institution =
		id && directory.institutionIndex.has(id) ? institutionAt(directory, id, day).label : null;
	return [presenterText, institution].filter(Boolean).join(', ') || null;
}
