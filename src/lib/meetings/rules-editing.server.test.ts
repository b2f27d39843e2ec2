import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { meetingSetting } from '../../../tests/setup/meetings.ts';
import { changeRules, previewRules, readRulesPage, undoers } from './rules-editing.server.ts';
import { rulesSentences } from './rules-words.ts';
import { readRules } from './rules.server.ts';
import { defaultRules, rulesValues } from './rules.ts';

describe.each(databaseKinds)('how a body decides on %s', (kind) => {
	it('is the usual until a secretary changes it; twice is once, at once is one, and it is taken back', async () => {
		const { installation, council, secretary, assistant, chair, outsider } = await meetingSetting(kind);
		const { bodyId } = council;
		const { read } = installation.db;
		expect(await readRulesPage(outsider, 'barintiesas')).toMatchObject({
			...{ rules: defaultRules, version: 0, mayChange: false },
			effect: { voting: 7, needed: 4, empty: 1 }
		});
		expect((await refusalOf(readRulesPage(secretary, 'nav-tadas'))).reason).toBe('NOT_FOUND');
		const usual = { bodyId, version: 0, ...rulesValues(defaultRules), dissentDays: '' };
		const form = { ...usual, quorumNumber: '', papersDays: '5', invitedDays: '10', share: '2/3' };
		for (const actor of [assistant, chair, outsider]) {
			expect((await refusalOf(changeRules(actor, form))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(previewRules(actor, form))).reason).toBe('NOT_FOUND');
		}
		expect(await previewRules(secretary, form)).toEqual({ voting: 7, needed: 5, empty: 1 });
		expect(await readRules(read, bodyId)).toEqual(defaultRules);
		const [first, again] = await Promise.all([changeRules(secretary, form), changeRules(secretary, form)]);
		expect([first.eventId, again.eventId].filter(Boolean)).toHaveLength(1);
		expect(await readRules(read, bodyId)).toEqual({
			...defaultRules,
			...{ quorumPart: 2, quorumWhole: 3, quorumMore: false }
		});
		const number = { ...form, version: 1, quorumKind: 'NUMBER', quorumNumber: '6' };
		expect((await refusalOf(changeRules(secretary, { ...number, version: 0 }))).reason).toBe('CONFLICT');
		await changeRules(secretary, number);
		expect(await readRulesPage(secretary, 'barintiesas')).toMatchObject({
			...{ version: 2, mayChange: true, effect: { needed: 6 } }
		});
		const undo = async (eventId: string) => {
			const event = await read.auditEvent.findUniqueOrThrow({ where: { id: eventId } });
			const [before, after] = [event.before, event.after].map((side) => JSON.parse(side!) as unknown);
			await undoers['meetings.changeRules']!(secretary, { ...event, before, after });
		};
		await undo((first.eventId ?? again.eventId)!);
		expect(await readRules(read, bodyId)).toEqual({
			...{ ...defaultRules, quorumKind: 'NUMBER', quorumNumber: 6 }
		});
		expect((await refusalOf(undo((first.eventId ?? again.eventId)!))).reason).toBe('CONFLICT');
	});

	it.each([
		['no number', { quorumKind: 'NUMBER' }, { quorumNumber: 'attendance_problem_rules_number' }],
		['a number of nothing', { quorumNumber: '0' }, { quorumNumber: 'attendance_problem_rules_number' }],
		[
			'more than there are',
			{ quorumKind: 'NUMBER', quorumNumber: '8' },
			{ quorumNumber: 'attendance_problem_rules_too_many {"voting":"7"}' }
		],
		['more than all', { share: '1/1+' }, { share: 'attendance_problem_rules_share' }],
		['three halves', { share: '3/2' }, { share: 'attendance_problem_rules_share' }],
		['no days', { papersDays: '' }, { papersDays: 'attendance_problem_rules_days' }],
		['days of words', { dissentDays: 'nedēļa' }, { dissentDays: 'attendance_problem_rules_days' }]
	])('refuses %s', async (_what, wrong, fields) => {
		const { council, secretary } = await meetingSetting(kind);
		const usual = { bodyId: council.bodyId, version: 0, ...rulesValues(defaultRules), dissentDays: '' };
		const form = { ...usual, quorumNumber: '', papersDays: '5', invitedDays: '10', ...wrong };
		expect((await refusalOf(changeRules(secretary, form))).fields).toEqual(fields);
	});
});

it('is said in plain words', () => {
	expect(rulesSentences(defaultRules, 'lv').slice(0, 3)).toEqual([
		'Grupa ir lemttiesīga, ja piedalās vairāk nekā puse no balsstiesīgajām vietām.',
		'Lēmums ir pieņemts, ja balsu „par” ir vairāk nekā „pret”.',
		'Ja balsis sadalās vienādi, izšķir sēdes vadītāja balss.'
	]);
	expect(rulesSentences({ ...defaultRules, quorumPart: 3, quorumWhole: 5, quorumMore: false }, 'lv')[0]).toBe(
		'Grupa ir lemttiesīga, ja piedalās vismaz 3/5 no balsstiesīgajām vietām.'
	);
});
