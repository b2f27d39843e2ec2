import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { InvitationPartName, MinutesPartName, OrderName, TextGroup } from './document-texts.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

/** What the parts of documents are called where their order is set, and in the journal. */
export const partWords: Readonly<Record<MinutesPartName | InvitationPartName, Word>> = {
	WHERE: m.papers_part_where,
	OFFICERS: m.papers_part_officers,
	TAKING_PART: m.papers_part_present,
	NOT_THERE: m.papers_part_absent,
	QUORUM: m.papers_part_quorum,
	AGENDA: m.papers_part_agenda,
	OPENING: m.papers_part_opening,
	ITEMS: m.papers_part_items,
	CLOSING: m.papers_part_closing,
	DISSENTS: m.papers_part_dissents,
	ANNEXES: m.papers_part_annexes,
	SIGNATURES: m.papers_part_signatures,
	PLEASE: m.papers_part_please,
	WHEN: m.papers_part_when,
	TEXT: m.papers_part_text,
	REGARDS: m.papers_part_regards
};

/** The headings over the groups in which the texts are set. */
export const groupWords: Readonly<Record<TextGroup, Word>> = {
	head: m.papers_texts_group_head,
	kinds: m.papers_texts_group_kinds,
	facts: m.papers_texts_group_facts,
	people: m.papers_texts_group_people,
	items: m.papers_texts_group_items,
	ends: m.papers_texts_group_ends
};

export const orderWords: Readonly<Record<OrderName, Word>> = {
	minutesOrder: m.papers_texts_order_minutes,
	invitationOrder: m.papers_texts_order_invitation
};
