import { describe, expect, test } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { figures, survey, terms } from '../../../prisma/sample/survey.ts';
import { makeSurveyRows } from '../../../prisma/sample/survey-rows.ts';
import { invented43, makeCounted } from '../../../tests/setup/counted.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { meetingSetting } from '../../../tests/setup/meetings.ts';
import { recordedChange } from '../../../tests/setup/recorded.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { readWord } from '#lib/documents/word-reading.server.ts';
import '../../portal.server.ts';
import { baseOf } from './findings.ts';
import { findingsTable, makeFindingsFile } from './findings-files.server.ts';
import { readFindings, readFindingsPage } from './findings-page.server.ts';
import { readPublicFindings, readPublicSurveys } from './findings-public.server.ts';
import { conclude, publishFindings, undoers } from './findings-writing.server.ts';
import { listPractices } from './practice-list.server.ts';
import {
	addPractice,
	changePractice,
	readPracticeForm,
	undoers as practiceUndoers
} from './practice-keeping.server.ts';
import type { CountedQuestion } from './questions.ts';

const autumn = '2025-10-01T08:00:00Z';
const none = new URLSearchParams();

describe.each(databaseKinds)('the findings of a survey on %s', (kind) => {
	test('of 43 invented municipalities are the percentages and the counts that were published', async () => {
		const { installation, secretary, member, council } = await meetingSetting(kind, autumn);
		const bodyId = council.councilId;
		const said = invented43();
		const latest = await makeCounted(installation, { year: 2025, bodyId, said });
		/** How many statements the page takes the first time after a change, and after it. */
		const costs = async () => {
			const cost = async () => {
				const counter = { count: 0 };
				await countStatements(counter, () => readFindingsPage(member, '2025', none));
				return counter.count;
			};
			return [await cost(), await cost()];
		};
		const costsOfOne = await costs();
		// Another year, and what nobody has accepted, count for nothing.
		const small = await makeCounted(installation, { year: 2023, bodyId, said: said.slice(0, 5) });
		const waiting = said.slice(0, 3).map((one) => ({ ...one, isAccepted: false }));
		await makeCounted(installation, { year: 2022, bodyId, said: waiting });
		for (let year = 2021; year > 2013; year -= 1)
			await makeCounted(installation, { year, bodyId, said: said.slice(0, 1) });
		// Ten more years are counted once after a change; the page itself reads no more of them than of one.
		expect([costsOfOne, await costs()]).toEqual([
			[6, 2],
			[6, 2]
		]);
		const { findings, byRegion, overYears, areasOverYears } = await readFindings(member, '2025');
		expect(findings).toMatchObject({
			counted: 43,
			documents: 19,
			openEnded: 1,
			funded: 2,
			funding: 2_047_900
		});
		const shares = new Map(
			findings!.questions.flatMap(({ question, shares }) =>
				shares.map(({ option, ...share }) => [`${question} ${option}` as string, share] as const)
			)
		);
		const printed = figures.filter(
			({ option, question, of }) =>
				option && question !== 'areas' && of === baseOf(question as CountedQuestion)
		);
		expect(printed).toHaveLength(8);
		for (const { question, option, percent, count } of printed) {
			const share = shares.get(`${question} ${option}`);
			expect([option, percent ?? share?.percent, count ?? share?.count]).toEqual([
				option,
				share?.percent,
				share?.count
			]);
		}
		expect([...'OWN PART NONE'.split(' ')].map((option) => shares.get(`status ${option}`))).toEqual([
			{ count: 8, percent: 19 },
			{ count: 11, percent: 26 },
			{ count: 21, percent: 49 }
		]);
		const watching = shares.get('monitoring CONCRETE')!.count + shares.get('monitoring BODIES_ONLY')!.count;
		expect(Math.round((100 * watching) / findings!.documents)).toBe(68);
		const described = (area: number) => findings!.areas[area - 1]!.shares[0]!.count;
		expect([described(5), described(7), described(8), described(2)]).toEqual([9, 7, 8, 0]);
		const years = findings!.terms.map((one) => one.years);
		expect([years[0], years.at(-1)]).toEqual([terms.shortest, terms.longest]);
		expect(findings!.terms.reduce((sum, { count }) => sum + count, 0)).toBe(18);
		expect(byRegion.map((one) => one.findings.counted)).toEqual([9, 9, 9, 8, 8]);
		expect(overYears[0]).toMatchObject({ question: 'status' });
		expect(overYears[0]!.years).toEqual([2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2023, 2025]);
		expect(areasOverYears).toHaveLength(16);
		const last = (area: number) => areasOverYears[area - 1]!.lines[0]!.points.at(-1);
		expect([last(5), last(2)]).toMatchObject([
			{ year: 2025, percent: 47 },
			{ year: 2025, percent: 0 }
		]);
		const riga = await readFindings(member, '2025', 'RIGA');
		expect(riga.findings).toMatchObject({ counted: 9, documents: 4 });
		// Own programmes of Riga's region: in the year before one of one, now two of nine.
		expect(riga.overYears[0]!.lines[0]!.points.slice(-2)).toMatchObject([
			{ year: 2023, percent: 100 },
			{ year: 2025, percent: 22 }
		]);
		// To the public a region of one would be that one's answer.
		const reader = { installation, locale: 'lv' } as const;
		const inRiga = new URLSearchParams({ region: 'RIGA' });
		for (const surveyId of [small, latest])
			await publishFindings(secretary, { surveyId, version: 1, isPublished: true });
		const seen = await readPublicFindings(reader, '2025', inRiga);
		expect(seen).toMatchObject({ hidesRegions: false, region: 'RIGA' });
		expect(seen.overYears).toEqual([]);
		const few = await readPublicFindings(reader, '2023', inRiga);
		expect(few).toMatchObject({ hidesRegions: true, region: null, byRegion: [], findings: { counted: 5 } });
		expect((await readFindings(member, '2022')).findings).toBeNull();
		const { rows } = await findingsTable(member, '2025');
		const own = [
			'Visa Latvija',
			'Bērnu tiesību aizsardzības programma',
			null,
			'Ir izstrādāta sava programma'
		];
		expect(rows).toContainEqual([2025, ...own, 8, 43, 19]);
		expect(rows).toContainEqual([2023, ...own, 5, 5, 100]);
		expect((await refusalOf(readFindings(member, '2013'))).reason).toBe('NOT_FOUND');
	});

	test('are concluded from, published and taken off again by whoever may, and so is what was printed', async () => {
		const { installation, secretary, assistant, member, council } = await meetingSetting(kind, autumn);
		const bodyId = council.councilId;
		const rows = makeSurveyRows({ bodyId, clockNow: installation.clock.now() });
		await installation.db.write(async (tx) => {
			await tx.survey.create({ data: { ...rows.survey, publishing: 'NONE', publishedAt: null } });
			await tx.goodPractice.createMany({ data: rows.practices });
		});
		const { id: surveyId } = rows.survey;
		const page = await readFindingsPage(member, '2024', none);
		expect(page).toMatchObject({ findings: null, mayPublish: false, mayConclude: false, written: '' });
		expect(page.published?.figures).toHaveLength(figures.length);
		expect(page.practices.map(({ area }) => area)).toEqual([2, 5, 6, 7, 8, 10, 11, 15]);
		expect(page.html).toContain(survey.conclusions[0]);
		const reader = { installation, locale: 'lv' } as const;
		expect((await refusalOf(readPublicFindings(reader, '2024', none))).reason).toBe('NOT_FOUND');
		const publish = { surveyId, version: 1, isPublished: true };
		for (const actor of [member, assistant])
			expect((await refusalOf(publishFindings(actor, publish))).reason).toBe('NOT_FOUND');
		const done = await publishFindings(secretary, publish);
		expect(await publishFindings(secretary, publish)).toEqual({ year: 2024, eventId: null });
		expect((await readPublicFindings(reader, '2024', none)).published?.terms?.longest).toBe(6);
		expect(await readPublicSurveys(reader)).toEqual([{ year: 2024, title: survey.title }]);
		const concluded = { surveyId, version: 2, conclusions: 'Vairums **programmu** vēl nav.' };
		expect((await refusalOf(conclude(member, concluded))).reason).toBe('NOT_FOUND');
		const { eventId } = await conclude(assistant, concluded);
		const late = await refusalOf(conclude(secretary, { ...concluded, conclusions: 'Cits.' }));
		expect([late.reason, late.theirs]).toMatchObject(['CONFLICT', { version: 3 }]);
		expect((await readPublicFindings(reader, '2024', none)).html).toContain('<strong>programmu</strong>');
		const event = (id: string) => recordedChange(installation, id);
		await undoers['municipalities.conclude']!(secretary, await event(eventId!));
		await undoers['municipalities.publish']!(secretary, await event(done.eventId!));
		expect((await refusalOf(readPublicFindings(reader, '2024', none))).reason).toBe('NOT_FOUND');
		expect((await readFindings(member, '2024')).conclusions).toBe(survey.conclusions.join('\n\n'));
		// What nobody has answered is nothing to publish.
		const empty = await makeCounted(installation, { year: 2025, bodyId, said: [] });
		expect((await refusalOf(publishFindings(secretary, { ...publish, surveyId: empty }))).reason).toBe(
			'NOT_NOW'
		);
		const { name, bytes } = await makeFindingsFile(member, '2024');
		expect(name).toContain('2024');
		const text = JSON.stringify(await readWord(bytes));
		for (const { name: figure } of figures) expect(text).toContain(figure);
		expect((await findingsTable(member, '2024')).rows).toHaveLength(figures.length);
	});

	test('tell of good practice, which is found by its words and its area, and chosen by whoever keeps it', async () => {
		const { installation, secretary, member, council } = await meetingSetting(kind, autumn);
		const bodyId = council.councilId;
		const rows = makeSurveyRows({ bodyId, clockNow: installation.clock.now() });
		await installation.db.write(async (tx) => {
			await tx.survey.create({ data: rows.survey });
			await tx.goodPractice.createMany({ data: rows.practices });
		});
		const listed = (actor: typeof member, query: string) => listPractices(actor, new URLSearchParams(query));
		expect(await listed(member, '')).toMatchObject({ total: 18, pages: 1, counts: { 5: 3 }, mayKeep: false });
		expect((await listed(member, 'q=audzugimenu')).rows).toMatchObject([{ area: 7, year: 2024 }]);
		expect((await listed(member, 'area=5')).total).toBe(3);
		expect((await listed(member, 'area=99&q=nekas-tads')).total).toBe(0);
		const typed = {
			id: newId(),
			area: '3',
			text: 'Bezmaksas nometnes',
			link: 'www.novads.lv',
			isShown: true
		};
		expect((await refusalOf(addPractice(member, typed))).reason).toBe('NOT_FOUND');
		expect(
			(await refusalOf(addPractice(secretary, { ...typed, area: '17', text: ' ', link: 'javascript:x' })))
				.fields
		).toEqual({
			...{ area: 'findings_problem_area', text: 'findings_problem_practice', link: 'findings_problem_link' }
		});
		await Promise.all([addPractice(secretary, typed), addPractice(secretary, typed)]);
		const [added] = (await listed(member, 'q=nometn')).rows;
		expect(added).toMatchObject({ area: 3, link: 'https://www.novads.lv/', year: null });
		const { values, version } = await readPracticeForm(secretary, typed.id);
		const hidden = { ...values, practiceId: typed.id, version, isShown: false };
		expect((await refusalOf(changePractice(member, hidden))).reason).toBe('NOT_FOUND');
		const { eventId } = await changePractice(secretary, hidden);
		expect((await refusalOf(changePractice(secretary, { ...hidden, text: 'Cits' }))).reason).toBe('CONFLICT');
		expect((await listed(member, 'q=nometn')).total).toBe(0);
		expect((await listed(secretary, 'q=nometn')).rows).toMatchObject([{ isShown: false }]);
		const change = await recordedChange(installation, eventId!);
		await practiceUndoers['municipalities.keepPractice']!(secretary, change);
		expect((await listed(member, 'q=nometn')).total).toBe(1);
	});
});
