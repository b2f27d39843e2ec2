/*
 * How a body decides. The council's own rules are not known (DOMAIN §1), its sister councils differ: so each is a setting.
 * Pure: who counts, how many are enough, what came of a vote.
 */

export const quorumKinds = ['SHARE', 'NUMBER', 'NONE'] as const;
export const majorities = ['SIMPLE', 'PRESENT', 'TWO_THIRDS'] as const;
export const doubleSeatKinds = ['SEATS', 'PERSON'] as const;
export type QuorumKind = (typeof quorumKinds)[number];
export type Majority = (typeof majorities)[number];
export type DoubleSeats = (typeof doubleSeatKinds)[number];

/** The settings of a body, as they are kept (BodyRules). */
export interface Rules {
	readonly quorumKind: QuorumKind;
	/** Of SHARE: `quorumPart` of `quorumWhole`; more than that, or at least that. */
	readonly quorumPart: number;
	readonly quorumWhole: number;
	readonly quorumMore: boolean;
	readonly quorumNumber: number | null;
	readonly majority: Majority;
	/** At a tie that of whoever chairs that day decides. */
	readonly castingVote: boolean;
	readonly dissentDays: number | null;
	readonly substitutesVote: boolean;
	/** One person in two seats counts as so many seats, or as one person. */
	readonly doubleSeats: DoubleSeats;
	readonly silenceCounts: boolean;
	readonly papersDays: number;
	readonly invitedDays: number;
}

/** What holds where a body has said nothing: more than half of the voting seats, simple majority, a casting vote. */
export const defaultRules: Rules = {
	...{ quorumKind: 'SHARE', quorumPart: 1, quorumWhole: 2, quorumMore: true, quorumNumber: null },
	...{ majority: 'SIMPLE', castingVote: true, dissentDays: null, substitutesVote: true },
	...{ doubleSeats: 'SEATS', silenceCounts: false, papersDays: 5, invitedDays: 10 }
};

/** What counts of a seat that exists that day. */
export interface CountedSeat {
	readonly postId: string;
	readonly votingRight: boolean;
	/** Who holds it or acts for whoever does (p. i.: fully); nobody: the seat is empty. */
	readonly personId: string | null;
	/** PRESENT, ONLINE, ABSENT, SUBSTITUTE; not said: not there. */
	readonly state: string | null;
	readonly substituteId: string | null;
	readonly substituteName: string | null;
	/** The first and the last item they heard; none: from the beginning, to the end. */
	readonly cameItemId: string | null;
	readonly leftItemId: string | null;
}

/** The agenda's items in their order: which is asked about, and which came before. */
export interface AtItem {
	readonly itemIds: readonly string[];
	readonly itemId: string;
}

/** Whether somebody sits there: at all or, with `at`, when that item is heard. */
export function isThere(
	seat: Pick<CountedSeat, 'state' | 'cameItemId' | 'leftItemId'>,
	at?: AtItem
): boolean {
	if (seat.state === null || seat.state === 'ABSENT') return false;
	return heard(seat, at);
}

/** Whether whoever came and left so was there for an item. One that was taken off the agenda meanwhile says nothing. */
export function heard(
	{ cameItemId, leftItemId }: Pick<CountedSeat, 'cameItemId' | 'leftItemId'>,
	at?: AtItem
): boolean {
	if (!at) return true;
	const place = at.itemIds.indexOf(at.itemId);
	const from = cameItemId === null ? -1 : at.itemIds.indexOf(cameItemId);
	const to = leftItemId === null ? -1 : at.itemIds.indexOf(leftItemId);
	return from <= place && (to === -1 || place <= to);
}

/** Whether a vote can be cast from a seat at that moment. */
export function hasVote(seat: CountedSeat, rules: Pick<Rules, 'substitutesVote'>, at?: AtItem): boolean {
	return seat.votingRight && isThere(seat, at) && (seat.state !== 'SUBSTITUTE' || rules.substitutesVote);
}

/**
 * How many votes there are in all: the seats with a vote that exist that day, whether or not somebody holds them. An empty seat
 * counts: a body is made of its seats, and its quorum does not fall because an institution has named nobody (sister councils
 * count their members so: "ne mazāk par divām trešdaļām", MK 582/2003). Where persons count, the seats of one person are one.
 */
export function countVoting(
	seats: readonly CountedSeat[],
	{ doubleSeats }: Pick<Rules, 'doubleSeats'>
): number {
	return voices(seats, doubleSeats).size;
}

/** How many votes are there: of those who are present, with a vote. Where persons count, whoever sits in two seats is one. */
export function countPresent(
	seats: readonly CountedSeat[],
	rules: Pick<Rules, 'doubleSeats' | 'substitutesVote'>,
	at?: AtItem
): number {
	return speakersOf(seats, rules, at).size;
}

/** The voices of those who are present, each with the seats from which it speaks. */
export function speakersOf<T extends CountedSeat>(
	seats: readonly T[],
	rules: Pick<Rules, 'doubleSeats' | 'substitutesVote'>,
	at?: AtItem
): Map<string, T[]> {
	const there = seats.filter((seat) => hasVote(seat, rules, at));
	const speakers = new Map<string, T[]>();
	// A person's seats are one voice: their own where they came, and nobody speaks with two.
	for (const group of voices(there, rules.doubleSeats).values()) {
		const own = group.find(({ state }) => state !== 'SUBSTITUTE');
		const speaker =
			rules.doubleSeats === 'SEATS'
				? group[0]!.postId
				: own
					? (own.personId ?? own.postId)
					: speakerOf(group[0]!);
		speakers.set(speaker, [...(speakers.get(speaker) ?? []), ...group]);
	}
	return speakers;
}

/** Who speaks from a seat: the substitute as a person of the council or, a stranger, for that seat alone. */
function speakerOf({ substituteId, postId }: CountedSeat): string {
	return substituteId ?? postId;
}

function voices<T extends CountedSeat>(seats: readonly T[], doubleSeats: DoubleSeats): Map<string, T[]> {
	return Map.groupBy(
		seats.filter(({ votingRight }) => votingRight),
		({ postId, personId }) => (doubleSeats === 'PERSON' ? (personId ?? postId) : postId)
	);
}

/** Whether a body can decide. */
export interface Quorum {
	readonly present: number;
	readonly voting: number;
	/** How many must be there; none where no quorum is asked for. */
	readonly needed: number | null;
	readonly isQuorate: boolean;
}

/** The quorum of a body's seats: at all or, with `at`, when that item is heard. */
export function quorumOf(seats: readonly CountedSeat[], rules: Rules, at?: AtItem): Quorum {
	const voting = countVoting(seats, rules);
	const present = countPresent(seats, rules, at);
	const needed = neededOf(voting, rules);
	return { present, voting, needed, isQuorate: needed === null || present >= needed };
}

type QuorumRules = Pick<Rules, 'quorumKind' | 'quorumPart' | 'quorumWhole' | 'quorumMore' | 'quorumNumber'>;

/** How many of so many votes must be there: never fewer than one; none where no quorum is asked for. */
export function neededOf(voting: number, rules: QuorumRules): number | null {
	const { quorumKind, quorumPart, quorumWhole, quorumMore, quorumNumber } = rules;
	if (quorumKind === 'NONE') return null;
	if (quorumKind === 'NUMBER') return Math.max(quorumNumber ?? 1, 1);
	const share = voting * quorumPart;
	const needed = quorumMore ? Math.floor(share / quorumWhole) + 1 : Math.ceil(share / quorumWhole);
	return Math.max(needed, 1);
}

/** The quorums of bodies that meet together: each must be able to decide by its own rules. */
export function jointQuorum(quorums: readonly Quorum[]): Quorum {
	const sum = (of: (quorum: Quorum) => number) => quorums.reduce((total, one) => total + of(one), 0);
	const asked = quorums.filter(({ needed }) => needed !== null);
	return {
		...{ present: sum(({ present }) => present), voting: sum(({ voting }) => voting) },
		needed: asked.length ? sum(({ needed }) => needed ?? 0) : null,
		isQuorate: quorums.every(({ isQuorate }) => isQuorate)
	};
}

/** What a form of the rules shows. */
export function rulesValues(rules: Rules): Record<string, unknown> {
	const { quorumPart: _part, quorumWhole: _whole, quorumMore: _more, ...values } = rules;
	return { ...values, share: shareOf(rules) };
}

/** "1/2+": more than half. */
export function shareOf({ quorumPart, quorumWhole, quorumMore }: Rules): string {
	return `${quorumPart}/${quorumWhole}${quorumMore ? '+' : ''}`;
}
