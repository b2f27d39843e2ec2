import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block, type Lines, type Run } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { bodyLabel, type Body, type BodyKind } from './council.ts';
import type { HolderView, SeatView } from './seat-views.ts';
import { fullName, roleWord } from './words.ts';

/** The whole council on a day. */
export interface Composition {
	/** As a tree is read. */
	readonly bodies: readonly ComposedBody[];
	readonly council: string | null;
	readonly date: string;
	readonly today: string;
}

export interface ComposedBody {
	readonly slug: string;
	readonly kind: BodyKind;
	readonly name: Pick<Body, 'number' | 'name'>;
	readonly seats: readonly ComposedSeat[];
}

export interface ComposedSeat extends SeatView {
	readonly isFilled: boolean;
	readonly details: SeatDetails;
}

export interface SeatDetails {
	/** When whoever may name somebody was asked. */
	readonly requestedOn: string | null;
	readonly holders: readonly {
		readonly name: string;
		readonly kind: string;
		/** The order or letter of delegation. */
		readonly basis: string | null;
		/** As it is today: nobody records what it was before. */
		readonly title: string | null;
	}[];
}

/** How many seats there are and how many of them are held. */
export function countSeats({ bodies }: Pick<Composition, 'bodies'>): { seats: number; filled: number } {
	const seats = bodies.flatMap((body) => body.seats);
	return { seats: seats.length, filled: seats.filter((seat) => seat.isFilled).length };
}

/** The composition as a document, in a language. Names of bodies, institutions and seats are not translated. */
export function compositionBlocks(composition: Composition, locale: Locale): Block[] {
	const { bodies } = composition;
	const options = { locale };
	// The council itself is no group: the introduction and the first steps count so too.
	const groups = bodies.filter(({ kind }) => kind !== 'COUNCIL');
	const counts = { ...countSeats(composition), bodies: groups.length };
	return [
		{ type: 'PARAGRAPH', lines: lineOf(m.word_composition_counts(counts, options)) },
		...bodies.flatMap((body): Block[] => [
			{ type: 'HEADING', level: 1, text: bodyLabel(body.name, locale), isUnnumbered: true },
			body.seats.length
				? {
						type: 'TABLE',
						columns: [
							{ name: m.word_composition_seat({}, options), share: 4 },
							{ name: m.word_composition_institution({}, options), share: 5 },
							{ name: m.word_composition_holder({}, options), share: 5 }
						],
						rows: body.seats.map((seat) => rowOf(seat, body, composition, locale))
					}
				: { type: 'PARAGRAPH', lines: lineOf(m.word_composition_no_seats({}, options), 'QUIET') }
		])
	];
}

function rowOf(
	seat: ComposedSeat,
	{ kind }: ComposedBody,
	composition: Composition,
	locale: Locale
): Lines[] {
	const voting = seat.votingRight ? [] : [m.council_body_no_voting({}, { locale })];
	return [
		[
			[{ text: seat.label, look: 'STRONG' }],
			[{ text: [roleWord(seat.role, kind, locale), ...voting].join(', '), look: 'QUIET' }]
		],
		seat.institutions.map((one) => [
			{ text: fullName(one), href: `/institutions/${one.id}${search(composition)}` }
		]),
		holderLines(seat, composition, locale)
	];
}

function search({ date, today }: Composition): string {
	return date === today ? '' : `?date=${date}`;
}

function holderLines(seat: ComposedSeat, { date, today }: Composition, locale: Locale): Lines {
	const options = { locale };
	const { requestedOn, holders } = seat.details;
	const isRequested = requestedOn !== null && requestedOn <= date;
	const vacant = isRequested
		? m.word_composition_requested({ date: shortDate(requestedOn, locale) }, options)
		: m.word_composition_vacant({}, options);
	return [
		...(seat.isFilled ? [] : lineOf(vacant, 'QUIET')),
		...seat.holders.flatMap((holder): Lines => {
			const more = holders.find(({ name, kind }) => name === holder.name && kind === holder.kind);
			return [
				[holderRun(holder, locale)],
				...lineOf(date >= today ? more?.title : null, 'QUIET'),
				...lineOf(more?.basis, 'QUIET')
			];
		})
	];
}

function holderRun({ name, kind, isSample }: HolderView, locale: Locale): Run {
	const shown = isSample ? m.word_composition_sample({ name }, { locale }) : name;
	if (kind === 'ACTING') return { text: m.word_acting({ name: shown }, { locale }) };
	return { text: kind === 'SUBSTITUTE' ? m.word_substitute({ name: shown }, { locale }) : shown };
}
