import { describe, expect, test } from 'vitest';
import { writeDraft } from '#lib/requests/answer-writing.server.ts';
import { giveBack } from '#lib/requests/giving-back.server.ts';
import { reopen } from '#lib/requests/accepting.server.ts';
import { readContent, readTemplate } from '#lib/requests/template.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeInstitution } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { meetingSetting } from '../../../tests/setup/meetings.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import {
	acceptAnswer,
	answerSurvey,
	askedSurvey,
	officialOf,
	ownProgramme,
	surveyForm,
	surveySetting
} from '../../../tests/setup/surveys.ts';
import { markAsked } from '../../../tests/setup/rounds.ts';
import { undoers } from '../../portal.server.ts';
import { undo } from '../../routes/undo/undo.server.ts';
import { loadRegister } from './register-loading.server.ts';
import { readRegister } from './register-page.server.ts';
import { describeSurvey } from './survey-describing.server.ts';
import { listSurveys } from './survey-list.server.ts';
import { readSurvey } from './survey-page.server.ts';
import { readStartForm } from './survey-start-form.server.ts';
import { startSurvey } from './survey-starting.server.ts';

const spring = '2025-03-03T08:00:00Z';

describe.each(databaseKinds)('the register of municipalities on %s', (kind) => {
	test('has 43, from 1 July 2025 on 42; those that are institutions already are found; twice is once', async () => {
		const { installation, secretary, member, outsider } = await meetingSetting(kind, spring);
		const [name, kindOf] = ['Cēsu novads', 'MUNICIPALITY' as const];
		const cesis = await makeInstitution(installation, { name, kind: kindOf });
		// Of that name, and no municipality: it stays what it is.
		await makeInstitution(installation, { name: 'Rīgas dome', kind: 'NGO' });
		for (const actor of [member, outsider])
			expect((await refusalOf(loadRegister(actor))).reason).toBe('NOT_FOUND');
		expect((await readRegister(member, '2025-06-30')).isEmpty).toBe(true);
		const both = await Promise.all([loadRegister(secretary), loadRegister(secretary)]);
		expect(both.map(({ count }) => count).toSorted()).toEqual([0, 43]);
		const before = await readRegister(member, '2025-06-30');
		expect(before).toMatchObject({ total: 43, unreached: 43, mayLoad: false, mayStart: false });
		expect(before.regions.map(({ region, rows }) => [region, rows.length])).toEqual([
			...[
				['RIGA', 10],
				['VIDZEME', 10],
				['KURZEME', 8],
				['ZEMGALE', 6],
				['LATGALE', 9]
			]
		]);
		const rows = before.regions.flatMap((one) => one.rows);
		expect(rows.filter(({ isStateCity }) => isStateCity)).toHaveLength(7);
		expect(rows.find(({ id }) => id === cesis)?.name).toBe(name);
		expect((await readRegister(member, '2025-07-01')).total).toBe(42);
		expect((await readRegister(member, '2021-06-30')).total).toBe(0);
		const succession = await installation.db.read.institutionSuccession.findMany({
			where: { date: '2025-07-01' }
		});
		expect(succession).toHaveLength(1);
	});
});

describe.each(databaseKinds)('a survey on %s', (kind) => {
	test('asks the municipalities of its day, once a year, for whoever may start it', async () => {
		const { installation, secretary, member, chair, council } = await surveySetting(kind, spring);
		const { councilId } = council;
		const form = surveyForm(councilId, 2025);
		for (const actor of [member, chair])
			expect((await refusalOf(startSurvey(actor, form))).reason).toBe('NOT_FOUND');
		const wrong = async (more: object) =>
			(await refusalOf(startSurvey(secretary, { ...form, id: newId(), ...more }))).fields;
		expect(await wrong({ due: '01.03.2025.' })).toEqual({ due: 'municipalities_problem_due_past' });
		expect(await wrong({ asOf: '01.01.2020.' })).toEqual({ asOf: 'municipalities_problem_nobody' });
		expect(await wrong({ year: '25', title: '' })).toEqual({
			...{ year: 'municipalities_problem_year', title: 'municipalities_problem_title' }
		});
		const [started, again] = await Promise.all([startSurvey(secretary, form), startSurvey(secretary, form)]);
		expect(started).toEqual(again);
		expect(Object.keys(await wrong({}))).toEqual(['year']);
		const { read } = installation.db;
		expect(await read.answer.count({ where: { requestId: started.requestId } })).toBe(43);
		const { template } = await read.request.findUniqueOrThrow({ where: { id: started.requestId } });
		expect(readTemplate(template).find(({ id }) => id === 'areas')?.rows).toHaveLength(16);
		expect((await listSurveys(member)).rows).toEqual([
			expect.objectContaining({ year: 2025, state: 'PREPARED', asked: 43, answered: 0, accepted: 0 })
		]);
		expect((await readStartForm(secretary)).values).toMatchObject({ year: '2026' });
		expect((await refusalOf(readSurvey(member, '2024'))).reason).toBe('NOT_FOUND');
		const page = await readSurvey(member, '2025');
		expect(page.requestId).toBeNull();
		expect(page.regions.reduce((sum, { asked }) => sum + asked, 0)).toBe(43);
		expect(page.regions[0]?.rows[0]).toMatchObject({ name: 'Ādažu novada pašvaldība', isLate: false });
	});

	test('is called otherwise and asks those of another day until it is sent, and says who is late', async () => {
		const { installation, secretary, member, council, municipality } = await surveySetting(kind, spring);
		const form = surveyForm(council.councilId, 2025);
		const { id: surveyId, requestId } = await startSurvey(secretary, form);
		const { read } = installation.db;
		const asked = () => read.answer.count({ where: { requestId } });
		const [title, after] = ['Programmas novados', '01.07.2025.'];
		const described = { surveyId, version: 1, title, asOf: after };
		expect((await refusalOf(describeSurvey(member, described))).reason).toBe('NOT_FOUND');
		const { fields } = await refusalOf(describeSurvey(secretary, { ...described, asOf: '01.01.2020.' }));
		expect(fields).toEqual({ asOf: 'municipalities_problem_nobody' });
		const { eventId } = await describeSurvey(secretary, described);
		expect((await refusalOf(describeSurvey(secretary, { ...described, title: 'Cits' }))).reason).toBe(
			'CONFLICT'
		);
		expect(await asked()).toBe(42);
		expect(await read.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({ title });
		expect(await undo(secretary, undoers, eventId!)).toBeNull();
		expect(await asked()).toBe(43);
		const page = await readSurvey(secretary, '2025');
		expect(page).toMatchObject({ title: form.title, asOf: '2025-03-01', mayDescribe: true, isOut: false });
		await markAsked(installation, requestId);
		const { version } = page;
		const late = await refusalOf(describeSurvey(secretary, { ...described, version }));
		expect(late.fields).toEqual({ asOf: 'municipalities_problem_day_asked' });
		await describeSurvey(secretary, { surveyId, version, title, asOf: form.asOf });
		const ogre = await municipality('Ogres');
		const { id } = await read.answer.findFirstOrThrow({ where: { requestId, institutionId: ogre } });
		await answerSurvey(await officialOf(installation, ogre), id);
		installation.clock.set('2025-05-05T08:00:00Z');
		const { regions } = await readSurvey(member, '2025');
		expect(regions.map(({ late }) => late)).toEqual([10, 9, 8, 6, 9]);
		expect(regions[1]?.rows.at(-1)).toMatchObject({ name: 'Ogres novada pašvaldība', isLate: false });
	});

	test('keeps what is counted of the newest version, and counts it once it is accepted', async () => {
		const { installation, secretary, council, municipality, answerOf, entries } = await surveySetting(
			kind,
			spring
		);
		const { id: surveyId, requestId } = await askedSurvey(secretary, council.councilId, 2025);
		const [ogre, gulbene] = [await municipality('Ogres'), await municipality('Gulbenes')];
		const official = await officialOf(installation, ogre);
		const answer = await answerOf(requestId, ogre);
		// The wrong municipality; what must be answered; a draft that is left and continued.
		expect((await refusalOf(answerSurvey(await officialOf(installation, gulbene), answer.id))).reason).toBe(
			'NOT_FOUND'
		);
		expect(
			(await refusalOf(answerSurvey(official, answer.id, { marks: ['plan  HAS'] }))).fields
		).toMatchObject({
			'field-status': 'answering_problem_required'
		});
		const draft = { answerId: answer.id, capacity: '', marks: ['plan  HAS'] };
		await writeDraft(official, { ...draft, version: answer.version }, 'MAIL');
		const theirs = writeDraft(official, { ...draft, marks: [], version: answer.version }, 'MAIL');
		expect((await refusalOf(theirs)).reason).toBe('CONFLICT');
		expect(await entries(surveyId)).toEqual([]);
		await answerSurvey(official, answer.id);
		const [entry] = await entries(surveyId);
		expect(entry).toMatchObject({
			...{ institutionId: ogre, region: 'VIDZEME', isAccepted: false, answerId: answer.id },
			...{ periodFrom: '2023', periodUntil: '2027', years: 5, funding: 1023900 }
		});
		expect(entry!.marks.map(({ question, row, option }) => [question, row, option].join(' '))).toEqual([
			...['analysis  CONCLUSIONS', 'areas 1 DESCRIBED', 'areas 1 PLANNED', 'areas 16 DESCRIBED'],
			...['plan  HAS', 'plan  MONEY', 'status  OWN']
		]);
		const sent = await answerOf(requestId, ogre);
		await giveBack(secretary, {
			...{
				id: newId(),
				requestId,
				answerId: answer.id,
				version: sent.version,
				question: 'Vai plānam ir termiņi?'
			}
		});
		await answerSurvey(official, answer.id, { ...ownProgramme, marks: ['plan  HAS', 'plan  DATES'] });
		await acceptAnswer(secretary, requestId, answer.id);
		const [accepted] = await entries(surveyId);
		expect(accepted).toMatchObject({ id: entry!.id, isAccepted: true });
		expect(accepted!.marks.map(({ option }) => option)).toEqual(['CONCLUSIONS', 'DATES', 'HAS', 'OWN']);
		const practices = () => installation.db.read.goodPractice.findMany();
		expect(await practices()).toMatchObject([
			{ area: 15, link: 'https://www.novads.lv/', isShown: true, isAccepted: true }
		]);
		const { version } = await answerOf(requestId, ogre);
		await reopen(secretary, { id: newId(), requestId, answerId: answer.id, version });
		expect(await entries(surveyId)).toMatchObject([{ isAccepted: false }]);
		expect(await practices()).toMatchObject([{ isAccepted: false }]);
		const page = await readSurvey(secretary, '2025');
		expect(page.regions[1]).toMatchObject({ asked: 10, answered: 1, accepted: 0 });
	});

	test('of whoever joined another in its year is answered by who took over, and each goes on from its own', async () => {
		const { installation, secretary, council, municipality, answerOf, entries, ...all } = await surveySetting(
			kind,
			spring
		);
		const { councilId } = council;
		const { id: surveyId, requestId } = await askedSurvey(secretary, councilId, 2025);
		const [varaklani, madona] = [await municipality('Varakļānu'), await municipality('Madonas')];
		const before = await officialOf(installation, varaklani);
		const after = await officialOf(installation, madona);
		const theirs = await answerOf(requestId, varaklani);
		await answerSurvey(before, theirs.id, { choiceIds: ['status'], choices: ['NONE'] });
		expect((await refusalOf(answerSurvey(after, theirs.id))).reason).toBe('NOT_FOUND');
		installation.clock.set('2025-08-01T08:00:00Z');
		await answerSurvey(after, theirs.id, { choiceIds: ['status'], choices: ['PART'] });
		const own = await answerOf(requestId, madona);
		await answerSurvey(after, own.id);
		expect(await entries(surveyId)).toHaveLength(2);
		expect(await installation.db.read.answerVersion.count({ where: { answerId: theirs.id } })).toBe(2);
		// Who is asked, the day of the survey says, not the day on which it is started.
		const late = surveyForm(councilId, 2027, { asOf: '30.06.2025.' });
		const { requestId: lateId } = await startSurvey(secretary, late);
		expect(await installation.db.read.answer.count({ where: { requestId: lateId } })).toBe(43);
		installation.clock.set('2026-02-02T08:00:00Z');
		const next = await askedSurvey(secretary, councilId, 2026);
		const asked = await installation.db.read.answer.findMany({ where: { requestId: next.requestId } });
		expect(asked).toHaveLength(42);
		expect(readContent(asked.find(({ institutionId }) => institutionId === madona)!.draft)).toMatchObject({
			...{ choices: { status: 'OWN' }, money: { funding: 1023900 } }
		});
		const register = await readRegister(all.member, '2025-06-30');
		const rows = register.regions.flatMap((one) => one.rows);
		expect(rows.find(({ id }) => id === varaklani)).toMatchObject({
			successor: { name: 'Madonas novada pašvaldība', date: '2025-07-01' }
		});
	});
});
