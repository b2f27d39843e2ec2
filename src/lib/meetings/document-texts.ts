import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

/*
 * The words that stand in every document of a meeting, and in which order its parts stand: what the secretariat may change in one
 * place. What nobody changed is as DOMAIN.md §2.3 recommends. Documents are Latvian, whoever asks for them.
 */

/** The groups in which the texts are set, and what each is where nobody changed it (in Latvian; in English, what it means). */
export const textGroups = {
	head: {
		authority: (locale: Locale) => m.papers_text_authority({}, { locale }),
		town: (locale: Locale) => m.papers_text_town({}, { locale }),
		address: (locale: Locale) => m.papers_text_address({}, { locale }),
		draft: (locale: Locale) => m.papers_text_draft({}, { locale })
	},
	kinds: {
		minutes: (locale: Locale) => m.papers_text_minutes({}, { locale }),
		extract: (locale: Locale) => m.papers_text_extract({}, { locale }),
		agenda: (locale: Locale) => m.papers_text_agenda({}, { locale }),
		attendance: (locale: Locale) => m.papers_text_attendance({}, { locale }),
		invitation: (locale: Locale) => m.papers_text_invitation({}, { locale })
	},
	facts: {
		held: (locale: Locale) => m.papers_text_held({}, { locale }),
		heldGroup: (locale: Locale) => m.papers_text_held_group({}, { locale }),
		opens: (locale: Locale) => m.papers_text_opens({}, { locale }),
		opensGroup: (locale: Locale) => m.papers_text_opens_group({}, { locale }),
		closes: (locale: Locale) => m.papers_text_closes({}, { locale }),
		closesGroup: (locale: Locale) => m.papers_text_closes_group({}, { locale }),
		chairs: (locale: Locale) => m.papers_text_chairs({}, { locale }),
		chairsGroup: (locale: Locale) => m.papers_text_chairs_group({}, { locale }),
		writes: (locale: Locale) => m.papers_text_writes({}, { locale })
	},
	people: {
		takePart: (locale: Locale) => m.papers_text_take_part({}, { locale }),
		members: (locale: Locale) => m.papers_text_members({}, { locale }),
		membersGroup: (locale: Locale) => m.papers_text_members_group({}, { locale }),
		substitutes: (locale: Locale) => m.papers_text_substitutes({}, { locale }),
		guests: (locale: Locale) => m.papers_text_guests({}, { locale }),
		absent: (locale: Locale) => m.papers_text_absent({}, { locale })
	},
	items: {
		items: (locale: Locale) => m.papers_text_items({}, { locale }),
		heard: (locale: Locale) => m.papers_text_heard({}, { locale }),
		said: (locale: Locale) => m.papers_text_said({}, { locale }),
		decided: (locale: Locale) => m.papers_text_decided({}, { locale }),
		dissent: (locale: Locale) => m.papers_text_dissent({}, { locale }),
		annexes: (locale: Locale) => m.papers_text_annexes({}, { locale }),
		control: (locale: Locale) => m.papers_text_control({}, { locale }),
		corrections: (locale: Locale) => m.papers_text_corrections({}, { locale })
	},
	ends: {
		signChair: (locale: Locale) => m.papers_text_sign_chair({}, { locale }),
		signChairGroup: (locale: Locale) => m.papers_text_sign_chair_group({}, { locale }),
		signWriter: (locale: Locale) => m.papers_text_sign_writer({}, { locale }),
		signaturePlace: (locale: Locale) => m.papers_text_signature_place({}, { locale }),
		extractRight: (locale: Locale) => m.papers_text_extract_right({}, { locale }),
		please: (locale: Locale) => m.papers_text_please({}, { locale }),
		regards: (locale: Locale) => m.papers_text_regards({}, { locale })
	}
} as const;

type Groups = typeof textGroups;
export type TextGroup = keyof Groups;
export type TextName = { [G in TextGroup]: keyof Groups[G] }[TextGroup] & string;

const groups: Readonly<Record<string, Readonly<Record<string, (locale: Locale) => string>>>> = textGroups;

export const groupNames = Object.keys(textGroups) as readonly TextGroup[];

/** Every text, in the order in which it is set. */
export const textNames = groupNames.flatMap(namesIn);

export function namesIn(group: TextGroup): readonly TextName[] {
	return Object.keys(groups[group]!) as TextName[];
}

/** What may stand empty: nothing is printed there then. */
export const mayBeEmpty: ReadonlySet<TextName> = new Set([
	'authority',
	'address',
	'signaturePlace',
	'please',
	'regards'
]);

/** The parts of the minutes and of the invitation, in the order that holds where nobody changed it. */
export const defaultOrders = {
	minutesOrder: [
		...(['WHERE', 'OFFICERS', 'TAKING_PART', 'NOT_THERE', 'QUORUM', 'AGENDA', 'OPENING', 'ITEMS'] as const),
		...(['CLOSING', 'DISSENTS', 'ANNEXES', 'SIGNATURES'] as const)
	],
	invitationOrder: ['PLEASE', 'WHEN', 'TEXT', 'AGENDA', 'REGARDS']
} as const;
export type MinutesPartName = (typeof defaultOrders.minutesOrder)[number];
export type InvitationPartName = (typeof defaultOrders.invitationOrder)[number];

/** "plkst. 10.00" or "plkst. 10:00": one of them everywhere. */
export const clockStyles = ['DOT', 'COLON'] as const;
export type ClockStyle = (typeof clockStyles)[number];

export interface DocumentTexts {
	readonly words: Readonly<Record<TextName, string>>;
	readonly clock: ClockStyle;
	readonly minutesOrder: readonly MinutesPartName[];
	readonly invitationOrder: readonly InvitationPartName[];
}

/** What is kept: only what is not as usual. */
export interface KeptTexts {
	readonly words: Readonly<Partial<Record<TextName, string>>>;
	readonly clock: ClockStyle;
	readonly minutesOrder: readonly MinutesPartName[];
	readonly invitationOrder: readonly InvitationPartName[];
}

export const usualTexts: KeptTexts = { words: {}, clock: 'DOT', ...defaultOrders };

/** What a text is where nobody changed it. */
export function usualText(name: TextName, locale: Locale = 'lv'): string {
	return Object.values(groups).find((group) => name in group)![name]!(locale);
}

/** The texts as documents take them. */
export function textsOf({ words, ...kept }: KeptTexts): DocumentTexts {
	const all = textNames.map((name) => [name, words[name] ?? usualText(name)] as const);
	return { ...kept, words: Object.fromEntries(all) as Record<TextName, string> };
}

/** Which two orders there are. */
export const orderNames = ['minutesOrder', 'invitationOrder'] as const;
export type OrderName = (typeof orderNames)[number];

/** The parts in their order; what the order does not know of yet comes where it usually does: at its end. */
export function wholeOrder<P extends string>(order: readonly string[], usual: readonly P[]): P[] {
	const known = order.filter((part): part is P => usual.includes(part as P));
	const once = [...new Set(known)];
	return [...once, ...usual.filter((part) => !once.includes(part))];
}

/** What the fields of a text and of a part's place are called in the form. */
export const wordField = (name: TextName) => `word-${name}`;
export const placeField = (order: OrderName, part: string) => `${order}-${part}`;
