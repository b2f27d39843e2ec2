import { describe, expect, test } from 'vitest';
import { makeDirectory, type Body, type Institution, type Post } from '#lib/council/council.ts';
import { hearersOf, type CouncilAt, type HeardTask, type Holder } from './hearers.ts';

const institution = (id: string): Institution => ({
	...{ id, kind: 'MINISTRY', parentId: null, unresolved: false, note: null, isSample: false },
	...{ provenance: null, names: [{ name: id, abbreviation: id, validFrom: null, validTo: null }] }
});
const body = (id: string): Body => ({
	...{ id, kind: 'SUBGROUP', slug: id, number: 1, name: id, shortName: id, parentId: null, position: 1 },
	...{ startDate: null, endDate: null, decision: null, endDecision: null, successorId: null, note: null },
	...{ isSample: false, provenance: null, mandates: [] }
});
const post = (id: string, bodyId: string, institutionId: string, role: Post['role'] = 'MEMBER'): Post => ({
	...{ id, bodyId, role, label: id, position: 1, votingRight: true, note: null, isSample: false },
	...{ institutionIds: [institutionId], startDate: null, endDate: null }
});

/** A body led by LM's chair, with a deputy of IeM, a seat of TM, and another body in which VM sits. */
const directory = makeDirectory({
	bodies: [body('body'), body('other')],
	institutions: ['LM', 'IeM', 'TM', 'VM', 'DLC'].map(institution),
	successions: [],
	posts: [
		post('chair', 'body', 'LM', 'CHAIR'),
		post('deputy', 'body', 'IeM', 'DEPUTY_CHAIR'),
		post('tm', 'body', 'TM'),
		post('vm', 'other', 'VM')
	]
});
const person = (name: string, rest: Partial<Holder> = {}): Holder => ({
	...{ personId: name, name, address: `${name}@padome.example`, locale: 'lv', kind: 'HOLDER' },
	...rest
});
const unreachable = (name: string) => person(name, { address: null });
const away = (name: string) => person(name, { isAway: true });
const substitute = (name: string) => person(name, { kind: 'SUBSTITUTE' });

const leads = { chair: [person('Chair')], deputy: [person('Deputy')] };
const lead = (institutionId: string) => ({ role: 'LEAD', institutionId, postId: null });
const co = (institutionId: string) => ({ role: 'CO', institutionId, postId: null });
const seat = (postId: string) => ({ role: 'LEAD', institutionId: null, postId });

type Seats = Record<string, Holder[]>;

function heard(
	assignments: HeardTask['assignments'],
	holders: Seats,
	contacts: Seats = {},
	isRestricted = false
): string[] {
	const council: CouncilAt = {
		...{ directory, date: '2022-03-25' },
		holders: new Map(Object.entries(holders)),
		contacts: new Map(Object.entries(contacts))
	};
	return hearersOf(council, { bodyId: 'body', assignments, isRestricted }).map(
		({ holder, duty, isStandIn, capacity }) =>
			[holder.name, isStandIn ? 'STAND_IN' : duty, capacity.kind].join(' ')
	);
}

describe('who hears of a task', () => {
	test.each<[string, HeardTask['assignments'], Seats, Seats, string[]]>([
		[
			'the seats of who leads and who is co-responsible, in that body',
			[lead('TM'), co('LM')],
			{ ...leads, tm: [person('Anna')] },
			{ TM: [person('Contact')] },
			['Anna LEAD POST', 'Chair CO POST']
		],
		['the seat to which it was given', [seat('tm')], { tm: [person('Anna')] }, {}, ['Anna LEAD POST']],
		[
			'the contact where the seat is empty',
			[lead('TM')],
			leads,
			{ TM: [person('Contact')] },
			['Contact LEAD CONTACT']
		],
		[
			'the contact where the holder cannot be reached: no address, one that fails, no wish for mail',
			[lead('TM')],
			{ ...leads, tm: [unreachable('Anna')] },
			{ TM: [person('Contact')] },
			['Contact LEAD CONTACT']
		],
		[
			'the contact where the institution has no seat in that body',
			[lead('VM')],
			{ ...leads, vm: [person('Vera')] },
			{ VM: [person('Contact')] },
			['Contact LEAD CONTACT']
		],
		[
			'the substitute before the contact where the holder cannot be reached',
			[lead('TM')],
			{ ...leads, tm: [unreachable('Anna'), substitute('Berta')] },
			{ TM: [person('Contact')] },
			['Berta LEAD POST']
		],
		[
			'the substitute while the holder is away or has paused',
			[lead('TM')],
			{ ...leads, tm: [away('Anna'), substitute('Berta')] },
			{},
			['Berta LEAD POST']
		],
		[
			'the holder, though away, where nobody else can',
			[lead('TM')],
			{ ...leads, tm: [away('Anna')] },
			{ TM: [person('Contact')] },
			['Anna LEAD POST']
		],
		[
			'the contact who is there before the one who is away',
			[lead('TM')],
			leads,
			{ TM: [away('First'), person('Second')] },
			['Second LEAD CONTACT']
		],
		[
			'chair and deputy where nobody of who leads can be reached',
			[lead('TM'), co('LM')],
			{ ...leads, tm: [unreachable('Anna')] },
			{ TM: [unreachable('Contact')] },
			['Chair STAND_IN POST', 'Deputy STAND_IN POST', 'Chair CO POST']
		],
		[
			'nobody for a co-responsible institution that cannot be reached: who leads hears',
			[lead('TM'), co('DLC')],
			{ ...leads, tm: [person('Anna')] },
			{},
			['Anna LEAD POST']
		],
		[
			'of two that lead, those who lead the body for the one that cannot be reached',
			[lead('TM'), lead('DLC')],
			{ chair: [person('Chair')], tm: [person('Anna')] },
			{},
			['Anna LEAD POST', 'Chair STAND_IN POST']
		],
		['nobody where the body is not led either', [lead('DLC')], { chair: [unreachable('Chair')] }, {}, []],
		[
			'the body that owes it itself: who leads it, and its other seats like co-responsible ones',
			[],
			{ ...leads, tm: [person('Anna')] },
			{},
			['Chair LEAD POST', 'Deputy LEAD POST', 'Anna CO POST']
		]
	])('%s', (_what, assignments, holders, contacts, expected) => {
		expect(heard(assignments, holders, contacts)).toEqual(expected);
	});

	test.each<[string, HeardTask['assignments'], Seats, Seats, string[]]>([
		[
			'the seats of the body',
			[lead('TM')],
			{ ...leads, tm: [person('Anna')] },
			{ TM: [person('Contact')] },
			['Anna LEAD POST']
		],
		[
			'no contact, who may not see it: those who lead the body',
			[lead('TM')],
			{ chair: [person('Chair')] },
			{ TM: [person('Contact')] },
			['Chair STAND_IN POST']
		],
		['no seat of another body', [seat('vm')], { vm: [person('Vera')] }, {}, []],
		['no contact of an empty seat of the body that owes it', [], {}, { LM: [person('Contact')] }, []]
	])('that is restricted: %s', (_what, assignments, holders, contacts, expected) => {
		expect(heard(assignments, holders, contacts, true)).toEqual(expected);
	});
});
