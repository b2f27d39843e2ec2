import { describe, expect, test } from 'vitest';
import type { Deed } from '#lib/accounts/actor.ts';
import { deeds as accounts } from '#lib/accounts/accounts.ts';
import { deeds as prepared } from '#lib/accounts/prepared.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { deeds as council } from '#lib/council/council.ts';
import { deeds as people } from '#lib/council/pseudonymising.server.ts';
import { deeds as ladders } from '#lib/reminders/ladder-editing.server.ts';
import { deeds as choices } from '#lib/reminders/preferences-writing.server.ts';
import { deeds as urgent } from '#lib/reminders/urgent.server.ts';
import { askingDeeds } from '#lib/requests/asking.ts';
import { deeds as requests } from '#lib/requests/requests.ts';
import { deeds as meetings } from '#lib/meetings/meetings.ts';
import { deeds as programmes } from '#lib/programmes/programmes.ts';
import { deeds as guide } from '#lib/municipalities/guide.ts';
import { deeds as notices } from '#lib/notices/notices.ts';
import { deeds as municipalities } from '#lib/municipalities/municipalities.ts';
import { yearDeeds } from '#lib/programmes/year.ts';
import { deeds as rounds } from '#lib/rounds/rounds.ts';
import { deeds as tasks } from '#lib/tasks/tasks.ts';
import { deeds as calendar } from '../working-calendar/desk.server.ts';
import { deeds as mail } from '../outbox/desk.server.ts';
import { deedChoices, hasWords, subjectWord } from './deed-words.ts';
import { deeds as journal } from './deeds.ts';
import { fieldWord, isSaid } from './field-words.ts';
import { changedFields } from './view.ts';
import { valueWords } from './value-words.ts';

describe('the words of the journal', () => {
	test('every deed that changes something has words', () => {
		const all: Deed[] = [
			tasks,
			requests,
			askingDeeds,
			meetings,
			rounds,
			programmes,
			guide,
			notices,
			municipalities,
			yearDeeds,
			council,
			accounts,
			prepared,
			people,
			mail,
			urgent,
			choices,
			ladders,
			calendar,
			journal
		].flatMap((of) => Object.values<Deed>(of));
		const names = all.map(({ name }) => name).filter((name) => !/\.(read|readContacts)$/.test(name));
		expect(names.filter((name) => !hasWords(name))).toEqual([]);
		expect(
			deedChoices('lv')
				.flatMap(({ deeds }) => deeds)
				.every(({ name, word }) => name !== word)
		).toBe(true);
		expect(deedChoices('en').every(({ area }) => /^[A-Z]/.test(area))).toBe(true);
	});

	test.each([
		'Task',
		'TaskSource',
		'TaskDocument',
		'TaskDocumentVersion',
		'TaskAssignment',
		'ProgressEntry',
		'Body',
		'Mandate',
		'Post',
		'Membership',
		'Absence',
		'Institution',
		'InstitutionName',
		'InstitutionSuccession',
		'InstitutionContact',
		'Person',
		'User',
		'Attachment',
		'SavedFilter',
		'Meeting',
		'BodyRules',
		'WorkPlan',
		'Laying'
	])('every field of %s has words', (model) => {
		const fields = Object.keys((Prisma as unknown as Record<string, object>)[`${model}ScalarFieldEnum`]!);
		expect(fields.filter((field) => !isSaid(model, field))).toEqual([]);
		expect(subjectWord(model, 'lv')).not.toBe(model);
	});

	test.each([
		'MeetingBody',
		'MeetingDate',
		'MeetingDateVote',
		'AgendaItem',
		'MeetingDocument',
		'MeetingReply',
		'Attendance',
		'MeetingGuest',
		'MinutesPart',
		'Decision',
		'DecisionTask',
		'Dissent',
		'MinutesVersion',
		'MinutesComment',
		'MinutesCorrection',
		'SignedMinutes',
		'WrittenAnswer',
		'WorkPlanItem'
	])('every field of %s has words under its meeting', (model) => {
		const fields = Object.keys((Prisma as unknown as Record<string, object>)[`${model}ScalarFieldEnum`]!);
		expect(fields.filter((field) => !isSaid('Meeting', field))).toEqual([]);
	});

	const context = {
		subjectType: 'Task',
		field: 'x',
		labels: new Map([['0197aaaa-abab-7000-8000-000000000000', { label: 'LM' }]]),
		locale: 'lv'
	} as const;
	test.each([
		['x', null, ''],
		['x', true, 'jā'],
		['x', 12, '12'],
		['x', '2022-03-25', '25.03.2022.'],
		['x', '2022-03-25T08:30:00.000Z', '25.03.2022. plkst. 10.30'],
		['x', '0197aaaa-abab-7000-8000-000000000000', 'LM'],
		['x', ['a', 'b', null], 'a, b'],
		['status', 'SUBMITTED', 'Iesniegts izskatīšanai'],
		['closedAs', 'OBSOLETE', 'Zaudējis aktualitāti'],
		['role', 'CHAIR', 'Vadītājs'],
		['role', 'SECRETARY', 'sekretārs'],
		['kind', 'MINISTRY', 'Ministrija'],
		['kind', 'SUBGROUP', 'Apakšgrupa'],
		['audience', 'COUNCIL', 'visa padome'],
		['recurrence', 'P1Y', 'katru gadu'],
		['locale', 'lv', 'latviešu'],
		['prepared', 'tasks.close', 'Uzdevums slēgts'],
		['deed', 'tasks.close', 'Uzdevums slēgts'],
		['change', 'MOVE', 'Pārcelt uz citu grupu'],
		['x', 'LM', 'LM'],
		[
			'sources',
			[{ reference: 'prot. Nr. 3', due: '2022-05-01' }],
			'Atsauce: prot. Nr. 3; Termiņš: 01.05.2022.'
		]
	])('%s %j is said as %j', (field, value, expected) => {
		expect(valueWords(value, { ...context, field })).toBe(expected);
	});

	test('what came before is a wording of a mandate, and a name of an institution', () => {
		expect(fieldWord('Body', 'previous', 'lv')).toBe('Iepriekšējā redakcija');
		expect(fieldWord('Institution', 'previous', 'lv')).toBe('Iepriekšējais nosaukums');
	});

	test('long texts are cut in a list and whole on their own page', () => {
		const text = 'vārds '.repeat(200).trim();
		const event = { subjectType: 'Task', before: null, after: JSON.stringify({ description: text }) };
		const [short] = changedFields(event, new Map(), { locale: 'lv', isShort: true });
		const [whole] = changedFields(event, new Map(), { locale: 'lv', isShort: false });
		expect(short!.after.length).toBeLessThan(170);
		expect(whole!.after).toBe(text);
	});
});
