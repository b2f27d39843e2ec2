import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { reopen } from '#lib/requests/accepting.server.ts';
import { registerLetter } from '#lib/requests/letter-registering.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import {
	acceptAnswer,
	answerSurvey,
	askedSurvey,
	officialOf,
	ownProgramme,
	surveySetting
} from '../../../tests/setup/surveys.ts';
import { undoers } from '../../portal.server.ts';
import { undo } from '../../routes/undo/undo.server.ts';
import { readFindings } from './findings-page.server.ts';
import { changePractice } from './practice-keeping.server.ts';
import { listPractices } from './practice-list.server.ts';

const spring = '2025-03-03T08:00:00Z';

/** A survey that was asked, and whoever answers for Ogre. */
async function answering(kind: (typeof databaseKinds)[number]) {
	const all = await surveySetting(kind, spring);
	const { installation, secretary, council, municipality, answerOf } = all;
	const { id: surveyId, requestId } = await askedSurvey(secretary, council.councilId, 2025);
	const ogre = await municipality('Ogres');
	const official = await officialOf(installation, ogre);
	const answer = await answerOf(requestId, ogre);
	const accepted = () => acceptAnswer(secretary, requestId, answer.id);
	const reopened = async () => {
		const { version } = await answerOf(requestId, ogre);
		await reopen(secretary, { id: newId(), requestId, answerId: answer.id, version });
	};
	const letter = (institutionId: string, more: object = {}) =>
		registerLetter(secretary, {
			...{ id: newId(), requestId, who: `${institutionId}|`, number: newId(), date: '03.03.2025.' },
			...{ receivedOn: '03.03.2025.', signatory: '', preparer: '', rest: '' },
			...{ choiceIds: ['status'], choices: ['NONE'], ...more }
		});
	return { ...all, surveyId, requestId, ogre, official, answer, accepted, reopened, letter };
}

const practices = (...rows: readonly [id: string, area: number, text: string][]) => ({
	...ownProgramme,
	practiceIds: rows.map(([id]) => id),
	practiceRows: rows.map(([, area]) => `practices ${area}`),
	practiceTexts: rows.map(([, , text]) => text),
	practiceLinks: rows.map(() => '')
});

async function collection(actor: Actor) {
	const { rows } = await listPractices(actor, new URLSearchParams());
	return rows.map(({ area, html, isShown }) => [area, html.replace(/<[^>]*>|\s+$/g, ''), isShown]);
}

describe.each(databaseKinds)('the answer of a municipality on %s', (kind) => {
	test('given anew keeps what the Centre wrote and hid of its good practice', async () => {
		const { installation, secretary, official, answer, accepted, reopened } = await answering(kind);
		const first = practices(['a', 3, 'Pirmā.'], ['b', 4, 'Otrā.'], ['c', 5, 'Trešā.'], ['d', 6, 'Ceturtā.']);
		await answerSurvey(official, answer.id, first);
		expect(await collection(secretary)).toEqual([]);
		await accepted();
		const rows = await installation.db.read.goodPractice.findMany({ orderBy: { position: 'asc' } });
		const [a, b] = rows;
		const write = (row: (typeof rows)[number], more: object) =>
			changePractice(secretary, {
				...{ practiceId: row.id, version: row.version, area: String(row.area), text: row.text },
				...{ link: '', isShown: true, ...more }
			});
		await write(a!, { text: 'Pirmā, kā to saka Centrs.' });
		await write(b!, { isShown: false });
		await reopened();
		expect(await collection(secretary)).toEqual([]);
		// One is told otherwise, one is left out, one is new; and one only stands elsewhere.
		const again = practices(
			['d', 7, 'Ceturtā, citādi.'],
			['b', 4, 'Otrā.'],
			['a', 3, 'Pirmā!'],
			['e', 9, 'Piektā.']
		);
		await answerSurvey(official, answer.id, again);
		await accepted();
		const kept = [
			[3, 'Pirmā, kā to saka Centrs.', true],
			[4, 'Otrā.', false],
			[7, 'Ceturtā, citādi.', true],
			[9, 'Piektā.', true]
		];
		expect(await collection(secretary)).toEqual(kept);
		const ids = await installation.db.read.goodPractice.findMany({ select: { id: true } });
		expect(ids).toEqual(expect.arrayContaining([a, b, rows[3]].map((row) => ({ id: row!.id }))));
		// What it tells of no more leaves the collection, and comes back with what the Centre wrote.
		await reopened();
		await answerSurvey(official, answer.id, practices(['b', 4, 'Otrā.']));
		await accepted();
		expect(await collection(secretary)).toEqual([kept[1]]);
		await reopened();
		await answerSurvey(official, answer.id, again);
		await accepted();
		expect(await collection(secretary)).toEqual(kept);
	});

	test('counts once, whoever sends it how often; of a letter taken back nothing is left', async () => {
		const { official, secretary, answer, ogre, letter, accepted, ...of } = await answering(kind);
		const { installation, surveyId, requestId, municipality, answerOf, entries } = of;
		const form = { ...ownProgramme, id: newId() };
		await answerSurvey(official, answer.id, form);
		await answerSurvey(official, answer.id, form);
		const stale = answerSurvey(await officialOf(installation, ogre), answer.id, {
			...{ ...ownProgramme, texts: ['Cita'], version: 1 }
		});
		expect((await refusalOf(stale)).reason).toBe('CONFLICT');
		expect(await installation.db.read.answerVersion.count()).toBe(1);
		const said = await entries(surveyId);
		expect(said).toHaveLength(1);
		// Their letter is what they said last; the one that is another's goes back to where it belongs.
		const own = await letter(ogre);
		expect(await entries(surveyId)).toMatchObject([{ funding: null, marks: [{ option: 'NONE' }] }]);
		await undo(secretary, undoers, own.eventId!);
		expect((await entries(surveyId)).map(({ marks }) => marks.map(({ option }) => option))).toEqual(
			said.map(({ marks }) => marks.map(({ option }) => option))
		);
		const wrong = await municipality('Ludzas');
		const mistaken = await letter(wrong, ownProgramme);
		expect(await entries(surveyId)).toHaveLength(2);
		await undo(secretary, undoers, mistaken.eventId!);
		expect((await entries(surveyId)).map(({ institutionId }) => institutionId)).toEqual([ogre]);
		expect(await installation.db.read.goodPractice.count({ where: { institutionId: wrong } })).toBe(0);
		expect((await answerOf(requestId, wrong)).state).toBe('ASKED');
		// Of no municipality nothing is counted; what was accepted takes no letter.
		await letter(of.council.institutions.vbtai, ownProgramme);
		expect(await entries(surveyId)).toHaveLength(1);
		await accepted();
		expect((await refusalOf(letter(ogre))).reason).toBe('NOT_NOW');
	});

	test('says periods and money as people type them, and much of it', async () => {
		const { official, secretary, answer, accepted, ...of } = await answering(kind);
		const { surveyId, requestId, municipality, installation, answerOf, entries } = of;
		const said = (money: string, more: object = {}) =>
			answerSurvey(official, answer.id, { ...ownProgramme, money: [money], ...more });
		const problem = async (money: string, more: object = {}) => (await refusalOf(said(money, more))).fields;
		const at = 'field-funding';
		for (const money of ['-5', 'EUR -10 239', '−1']) {
			expect(await problem(money), money).toEqual({ [at]: 'answering_problem_money_negative' });
		}
		for (const money of ['10.239', 'daudz', '99999999999999'])
			expect(await problem(money), money).toEqual({ [at]: 'answering_problem_money' });
		const backwards = { periodFroms: ['2027'], periodUntils: ['2023'] };
		expect(await problem('5', backwards)).toEqual({ 'field-period': 'answering_problem_period_order' });
		const endless = { periodOpens: ['period'] };
		expect(await problem('5', endless)).toEqual({ 'field-period': 'answering_problem_period_open' });
		const typed = {
			'10 239': 1023900,
			'10239,50': 1023950,
			'10.239,50 euro': 1023950,
			'EUR 10 239': 1023900
		};
		for (const [money, funding] of Object.entries({ ...typed, '150 000 000 euro': 15_000_000_000 })) {
			await said(money);
			expect(await entries(surveyId), money).toMatchObject([{ funding }]);
		}
		await accepted();
		const ludza = await municipality('Ludzas');
		const { id } = await answerOf(requestId, ludza);
		await answerSurvey(await officialOf(installation, ludza), id, { ...ownProgramme, money: ['150000000'] });
		await acceptAnswer(secretary, requestId, id);
		const { findings } = await readFindings(secretary, '2025');
		expect(findings).toMatchObject({ funded: 2, funding: 30_000_000_000 });
	});
});
