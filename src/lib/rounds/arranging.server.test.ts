import { describe, expect, it } from 'vitest';
import { orderByPlaces } from '#lib/requests/answer-places.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { recordedChange } from '../../../tests/setup/recorded.ts';
import { answerWith, markAsked, roundSetting, startForm } from '../../../tests/setup/rounds.ts';
import { undoers } from '../../portal.server.ts';
import { arrange } from './arranging.server.ts';
import { compile } from './compiling.server.ts';
import { readRoundPage, readSummaryPage } from './round-page.server.ts';
import { start } from './starting.server.ts';

describe('places given by hand', () => {
	it.each([
		['abcd', [1, 2, 3, 4], 'abcd'],
		// Whoever was moved takes the place, up or down, and the others make room.
		['abcd', [1, 2, 3, 2], 'adbc'],
		['abcd', [3, 2, 3, 4], 'bcad'],
		['abcd', [99, 2, 3, 4], 'bcda'],
		['abcd', [null, null, 1, null], 'cabd'],
		['abcd', [4, 3, 2, 1], 'dcba'],
		['abcd', [], 'abcd']
	])('%s at %j is %s', (ids, places, order) => {
		expect(orderByPlaces([...ids], places).join('')).toBe(order);
	});
});

describe.each(databaseKinds)('the order of a round on %s', (kind) => {
	it('is changed by whoever compiles it, stands in the next summary, and is taken back', async () => {
		const { installation, secretary, chair, member, outsider, others, bodyId, answersOf, roundOf } =
			await roundSetting(kind);
		const { id: roundId, requestId } = await start(secretary, startForm(bodyId));
		await markAsked(installation, requestId);
		const orderOf = async () => (await answersOf(requestId)).map(({ id }) => id);
		const before = await orderOf();
		const [first, ...rest] = await answersOf(requestId);
		await answerWith(
			others[0]!.actor,
			rest.find((one) => one.institutionId === others[0]!.institutionId)!.id,
			'Jaunumi.'
		);
		await compile(secretary, { id: newId(), roundId });
		const { version } = await roundOf(roundId);
		const form = (more: object = {}) => ({
			...{ roundId, version, answerIds: before },
			...{ places: before.map((_, at) => String(at === 0 ? before.length : at + 1)), ...more }
		});
		for (const actor of [member, outsider])
			expect((await refusalOf(arrange(actor, form()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(arrange(chair, form({ places: before.map(() => 'pirmā') })))).fields).toEqual({
			places: 'rounds_problem_place'
		});
		expect((await refusalOf(arrange(chair, form({ answerIds: before.slice(1) })))).reason).toBe('CONFLICT');
		const { eventId } = await arrange(chair, form());
		const after = [...before.slice(1), before[0]!];
		expect(await orderOf()).toEqual(after);
		// Two at one time: the second sees that somebody was quicker.
		expect((await refusalOf(arrange(secretary, form()))).reason).toBe('CONFLICT');
		const same = { version: version + 1, answerIds: after, places: after.map((_, at) => String(at + 1)) };
		expect(await arrange(secretary, form(same))).toEqual({ eventId: null });
		expect(await readRoundPage(secretary, roundId)).toMatchObject({
			changes: { isReordered: true, isHeadChanged: false, added: [], changed: [] },
			order: after.map((answerId) => ({ answerId }))
		});
		expect((await readRoundPage(member, roundId)).order).toEqual([]);
		expect(await compile(secretary, { id: newId(), roundId })).toEqual({ number: 2 });
		const named = async (number: string) =>
			(await readSummaryPage(member, roundId, number)).content.entries.map(({ answerId }) => answerId);
		expect([await named('1'), await named('2')]).toEqual([before, after]);
		const recorded = await recordedChange(installation, eventId!);
		await undoers['rounds.arrange']!(secretary, recorded);
		expect(await orderOf()).toEqual(before);
		expect((await refusalOf(undoers['rounds.arrange']!(secretary, recorded))).reason).toBe('CONFLICT');
		expect(first!.id).toBe(before[0]);
	});
});
