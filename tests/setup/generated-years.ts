import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { makeDirectory, type Body, type Institution, type Post } from '#lib/council/council.ts';
import { hearersOf, type CouncilAt, type Holder } from '#lib/reminders/hearers.ts';
import { usualLadder, type Ladder } from '#lib/reminders/ladder.ts';
import type { Hearer } from '#lib/reminders/planner.ts';
import type { Preference } from '#lib/reminders/rhythm.ts';

/*
 * Years of a council that never existed, the same every time: members come and go, are away, choose how they want to hear,
 * lose their addresses; tasks are given with long and short terms, get later deadlines, are done in time, late or never.
 */

interface Spell {
	readonly from: PlainDate;
	readonly to: PlainDate;
}

export interface GeneratedTask {
	readonly id: string;
	readonly bodyId: string;
	readonly registeredOn: PlainDate;
	/** Each deadline, and since when it holds. */
	readonly terms: readonly { readonly due: PlainDate; readonly since: PlainDate }[];
	/** The first day on which it is owed no more. */
	readonly closedOn: PlainDate;
	readonly ladder: Ladder;
	readonly isRestricted: boolean;
	readonly assignments: readonly { role: string; institutionId: string | null; postId: string | null }[];
}

export interface Years {
	readonly tasks: readonly GeneratedTask[];
	readonly people: readonly string[];
	readonly secretariat: readonly string[];
	/** Who answers for a task on a day. */
	hearersAt(task: GeneratedTask, day: PlainDate): readonly Hearer[];
	preferencesAt(day: PlainDate): ReadonlyMap<string, Preference>;
	/** Days on which the portal stood still. */
	isDown(day: PlainDate): boolean;
}

const ladders: readonly Ladder[] = [
	usualLadder,
	usualLadder,
	{ before: [60, 10], co: [20, 5], weekly: 4, tellAt: 3 },
	{ before: [3], co: [1], weekly: 0, tellAt: 1 }
];

/** Generates what happened in the years from one day on. */
export function generateYears(from: PlainDate, days: number, count: number, seed = 42): Years {
	let state = seed;
	const random = (below: number) => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return Math.floor((state / 0x80000000) * below);
	};
	const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
	const some = <T>(n: number, make: (index: number) => T) => Array.from({ length: n }, (_, i) => make(i));
	const spells = (n: number, longest: number): Spell[] =>
		some(n, () => {
			const start = addDays(from, random(days));
			return { from: start, to: addDays(start, random(longest)) };
		});

	const people = some(40, (index) => `person ${index}`);
	const secretariat = ['secretary', 'person 0'];
	const bodies = some(6, (index) => bodyOf(`body ${index}`, index));
	const institutions = some(12, (index) => institutionOf(`institution ${index}`));
	const posts = some(48, (index) => postOf(index, pick(bodies).id, [pick(institutions).id], index % 8 === 0));
	const directory = makeDirectory({ bodies, institutions, successions: [], posts });
	const seated = posts.flatMap(({ id }) =>
		some(5, () => ({
			postId: id,
			personId: pick(people),
			kind: pick(['HOLDER', 'HOLDER', 'SUBSTITUTE'])
		})).map((seat, index) => ({
			...seat,
			from: addDays(from, Math.floor((index * days) / 5) + random(90)),
			to: addDays(from, Math.floor(((index + 1) * days) / 5) + random(120) - 30)
		}))
	);
	const contacts = institutions.slice(0, 8).map(({ id }) => ({ id, personId: pick(people) }));
	const away = new Map(people.map((person) => [person, spells(8, 40)]));
	const unreachable = new Map(people.map((person, index) => [person, index % 5 ? [] : spells(2, 500)]));
	const weekly = new Set(people.filter((_, index) => index % 4 === 1));
	const pauses = new Map(people.map((person, index) => [person, index % 3 ? [] : spells(6, 60)]));
	const down = new Set(spells(25, 12).flatMap((spell) => daysOf(spell)));

	const tasks = some(count, (index): GeneratedTask => {
		const registeredOn = addDays(from, random(days - 100));
		const terms = [
			{ due: addDays(registeredOn, pick([0, 1, 3, 8, 20, 90, 200]) + random(20)), since: registeredOn }
		];
		while (random(3) === 0) {
			const { due, since } = terms.at(-1)!;
			const moved = addDays(due, -random(20));
			terms.push({ due: addDays(due, 10 + random(120)), since: moved > since ? moved : addDays(since, 1) });
		}
		const institution = () => ({ institutionId: pick(institutions).id, postId: null });
		const assigned = [
			{ role: 'LEAD', ...(random(4) ? institution() : { institutionId: null, postId: pick(posts).id }) },
			...some(random(3), () => ({ role: 'CO', ...institution() }))
		];
		return {
			...{ id: `task ${index}`, bodyId: pick(bodies).id, registeredOn, terms, ladder: pick(ladders) },
			closedOn: addDays(terms.at(-1)!.due, pick([-10, 0, 5, 30, 60, 800]) + random(10)),
			isRestricted: random(10) === 0,
			assignments: random(5) ? assigned : []
		};
	});

	const isIn = (list: readonly Spell[] | undefined, day: PlainDate) =>
		list?.some((spell) => spell.from <= day && day <= spell.to) ?? false;
	const holderOf = (personId: string, kind: string, day: PlainDate): Holder => ({
		...{ personId, kind, name: personId, locale: 'lv' },
		address: isIn(unreachable.get(personId), day) ? null : `${personId.replace(' ', '')}@padome.example`,
		...(isIn(away.get(personId), day) || isIn(pauses.get(personId), day) ? { isAway: true } : {})
	});
	const councilOn = lastAsked((day: PlainDate): CouncilAt => {
		const present = seated.filter((seat) => seat.from <= day && day <= seat.to);
		return {
			...{ directory, date: day },
			holders: new Map(
				[...Map.groupBy(present, ({ postId }) => postId)].map(([postId, seats]) => [
					postId,
					seats.map(({ personId, kind }) => holderOf(personId, kind, day))
				])
			),
			contacts: new Map(contacts.map(({ id, personId }) => [id, [holderOf(personId, 'CONTACT', day)]]))
		};
	});
	return {
		...{ tasks, people, secretariat },
		isDown: (day) => down.has(day),
		hearersAt: (task, day) => hearersOf(councilOn(day), task),
		preferencesAt: lastAsked((day: PlainDate) => {
			const chosen = people.flatMap((person): [string, Preference][] => {
				const past = pauses.get(person)!.filter((spell) => spell.from <= day);
				const last = past.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
				if (!last && !weekly.has(person)) return [];
				const rhythm = weekly.has(person) ? 'MONDAYS' : 'DAILY';
				const pause = { pausedFrom: last?.from ?? null, pausedUntil: last?.to ?? null };
				return [[person, { rhythm, ...pause, changedOn: last?.from ?? from }]];
			});
			return new Map(chosen);
		})
	};
}

function lastAsked<T>(make: (day: PlainDate) => T): (day: PlainDate) => T {
	let known: { day: PlainDate; made: T } | undefined;
	return (day) => {
		if (known?.day !== day) known = { day, made: make(day) };
		return known.made;
	};
}

function daysOf({ from, to }: Spell): PlainDate[] {
	const days: PlainDate[] = [];
	for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
	return days;
}

function bodyOf(id: string, position: number): Body {
	return {
		...{
			id,
			kind: 'SUBGROUP',
			slug: id,
			number: position,
			name: id,
			shortName: id,
			parentId: null,
			position
		},
		...{ startDate: null, endDate: null, decision: null, endDecision: null, successorId: null, note: null },
		...{ isSample: false, provenance: null, mandates: [] }
	};
}

function institutionOf(id: string): Institution {
	return {
		...{ id, kind: 'MINISTRY', parentId: null, unresolved: false, note: null, isSample: false },
		...{ provenance: null, names: [{ name: id, abbreviation: null, validFrom: null, validTo: null }] }
	};
}

function postOf(position: number, bodyId: string, institutionIds: string[], isChair: boolean): Post {
	return {
		...{ id: `seat ${position}`, bodyId, role: isChair ? 'CHAIR' : 'MEMBER', label: `seat ${position}` },
		...{ position, votingRight: true, note: null, isSample: false, institutionIds },
		...{ startDate: null, endDate: null }
	};
}

/** Whether a task is owed on a day, and with which deadline. */
export function termAt({ registeredOn, closedOn, terms }: GeneratedTask, day: PlainDate) {
	if (day < registeredOn || day >= closedOn) return null;
	return terms.findLast(({ since }) => since <= day) ?? null;
}
