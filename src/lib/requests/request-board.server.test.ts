import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeInstitution, makeSuccession } from '../../../tests/setup/council.ts';
import { askingSetting, askRequest, prepareRequest, sendAnswer } from '../../../tests/setup/asking.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { owing, waitingFor } from './request-board.ts';
import { readRequestBoard } from './request-board.server.ts';

describe.each(databaseKinds)('the board of a request on %s', (kind) => {
	it('says who hears, who has answered, who is late and who cannot be reached', async () => {
		const setting = await askingSetting(kind);
		const { installation, secretary, member, outsider, official, lm, tm, vbtai, unknown, bodyId } = setting;
		const institutionIds = [lm, tm, vbtai, unknown];
		const { requestId, answers } = await askRequest(secretary, installation, { institutionIds, bodyId });
		expect((await refusalOf(readRequestBoard(outsider, requestId))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readRequestBoard(secretary, newId()))).reason).toBe('NOT_FOUND');
		const rows = await answers();
		const of = (institutionId: string) => rows.filter((one) => one.institutionId === institutionId);
		await sendAnswer(installation, of(vbtai)[0]!.id, { sentOn: '2022-03-30' });
		await sendAnswer(installation, of(lm)[0]!.id, { sentOn: '2022-04-05' });
		installation.clock.set('2022-04-06T08:00:00Z');
		const board = await readRequestBoard(secretary, requestId);
		expect(board).toMatchObject({ state: 'ASKED', askedOn: '2022-03-25', due: { date: '2022-04-01' } });
		expect(board.parts.map(({ code, asked, answered }) => [code, asked, answered])).toEqual([
			['1.', 4, 2],
			['2.', 4, 0]
		]);
		expect(board.counts).toMatchObject({ asked: 8, answered: 2, sent: 2, owed: 6, late: 6, cameLate: 1 });
		const who = board.asked.map(({ label, hearers, isUnreached }) => ({
			...{ label, isUnreached, hearers: hearers.map(({ name, as }) => `${name}: ${as}`) }
		}));
		expect(who).toEqual([
			{ label: 'LM', isUnreached: false, hearers: ['Parauga vadītājs: LM pārstāvis, 8. apakšgrupa'] },
			{
				...{ label: 'TM', isUnreached: false },
				hearers: ['Parauga ierēdne: kontaktpersona uzdevumu kontrolei']
			},
			{ label: 'VBTAI', isUnreached: false, hearers: ['Parauga loceklis: VBTAI pārstāvis, 8. apakšgrupa'] },
			{ label: 'Nezināmā biedrība', isUnreached: true, hearers: [] }
		]);
		expect(owing(board).map(({ label }) => label)).toEqual(['TM', 'Nezināmā biedrība', 'LM', 'VBTAI']);
		expect(waitingFor(board).map(({ answer }) => [answer.code, answer.cameLate])).toEqual([
			['1.', '2 darbdienas pēc termiņa'],
			['1.', null]
		]);
		// An address from which mail comes back reaches nobody.
		const address = `${setting.officialId}@padome.example`;
		await installation.db.write((tx) =>
			tx.mailAddress.create({ data: { address, failingSince: installation.clock.now() } })
		);
		const { asked: reached } = await readRequestBoard(secretary, requestId);
		expect(reached[1]).toMatchObject({
			isUnreached: true,
			hearers: [{ failing: address, isReached: false, personId: setting.officialId }]
		});
		expect(board.asked[2]!.answers[0]!.latest).toMatchObject({ number: 1, sentOn: '2022-03-30' });
		// Whoever is asked sees how far everybody is, not who hears.
		for (const actor of [member, official]) {
			if (actor.seats.length === 0) continue;
			const theirs = await readRequestBoard(actor, requestId);
			expect(theirs.asked.every(({ hearers }) => hearers.length === 0)).toBe(true);
			expect(theirs.may).toMatchObject({ prepare: false, ask: null, remind: null, close: false });
		}
	});

	it('follows an institution that is taken over in the middle, and shows nothing before it is asked', async () => {
		const { installation, secretary, chair, member, vbtai, bodyId } = await askingSetting(kind);
		const { requestId } = await prepareRequest(installation, {
			...{ institutionIds: [vbtai], hasParts: false, bodyId }
		});
		expect((await refusalOf(readRequestBoard(member, requestId))).reason).toBe('NOT_FOUND');
		expect((await readRequestBoard(chair, requestId)).may).toMatchObject({ ask: 'SEND', close: false });
		const heir = await makeInstitution(installation, { name: 'Jaunais centrs', abbreviation: 'JC' });
		await makeSuccession(installation, vbtai, heir, '2022-03-20');
		const [asked] = (await readRequestBoard(secretary, requestId)).asked;
		expect(asked).toMatchObject({ label: 'JC', was: 'VBTAI', hearers: [{ name: 'Parauga loceklis' }] });
	});
});
