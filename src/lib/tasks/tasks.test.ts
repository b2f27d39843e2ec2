import { describe, expect, it, test } from 'vitest';
import {
	closings,
	isMove,
	moves,
	nearestDue,
	openStatuses,
	owedStatuses,
	searchTextOf,
	shapeOf,
	statuses,
	statusClosedAs,
	statusesAfterReport,
	statusReopened,
	statusWord,
	subjectOf
} from './tasks.ts';

describe('a task', () => {
	test.each([
		['NEEDS_ACTION', null, 'Nav uzsākts', 'Not begun', 'todo'],
		['IN_PROCESS', null, 'Izpildē', 'In progress', 'going'],
		['SUBMITTED', null, 'Iesniegts izskatīšanai', 'Submitted for review', 'ask'],
		['COMPLETED', 'DONE', 'Izpildīts', 'Done', 'done'],
		['COMPLETED', null, 'Izpildīts', 'Done', 'done'],
		['COMPLETED', 'PARTLY_DONE', 'Izpildīts daļēji', 'Partly done', 'done'],
		['COMPLETED', 'NOT_DONE', 'Nav izpildīts', 'Not done', 'off'],
		['CANCELLED', 'OBSOLETE', 'Zaudējis aktualitāti', 'Obsolete', 'off'],
		['CANCELLED', 'OFF_CONTROL', 'Noņemts no kontroles', 'Taken off control', 'off'],
		['CANCELLED', 'MISTAKE', 'Ievadīts kļūdaini', 'Entered by mistake', 'mistaken'],
		['CANCELLED', null, 'Atcelts', 'Cancelled', 'off']
	] as const)('%s, closed as %s, reads "%s"', (status, closedAs, lv, en, shape) => {
		expect(statusWord({ status, closedAs }, 'lv')).toBe(lv);
		expect(statusWord({ status, closedAs }, 'en')).toBe(en);
		expect(shapeOf({ status, closedAs })).toBe(shape);
	});

	it('moves along its graph only, and a report never closes it', () => {
		for (const from of statuses) {
			for (const to of statusesAfterReport(from)) {
				expect(to === from || isMove(from, to)).toBe(true);
				expect(['COMPLETED', 'CANCELLED']).not.toContain(to);
			}
		}
		expect(statusesAfterReport('COMPLETED')).toEqual([]);
	});

	it('closes from wherever it is open, and comes back to being owed', () => {
		for (const from of openStatuses)
			for (const closing of closings) expect(isMove(from, statusClosedAs[closing])).toBe(true);
		for (const from of ['COMPLETED', 'CANCELLED'] as const) {
			expect(moves[from].every((to) => owedStatuses.includes(to))).toBe(true);
			for (const before of openStatuses) expect(isMove(from, statusReopened(before))).toBe(true);
		}
		expect(statusReopened('SUBMITTED')).toBe('IN_PROCESS');
		expect(statusReopened('NEEDS_ACTION')).toBe('NEEDS_ACTION');
	});

	it('is due by the nearest deadline that still binds', () => {
		const source = (due: string | null, controlEndedOn: string | null = null) => ({ due, controlEndedOn });
		expect(nearestDue([])).toBeNull();
		expect(nearestDue([source(null)])).toBeNull();
		expect(nearestDue([source('2022-09-01'), source('2022-05-01'), source(null)])).toBe('2022-05-01');
		expect(nearestDue([source('2022-09-01'), source('2022-05-01', '2022-04-01')])).toBe('2022-09-01');
	});

	it('is found by its code, title, description and result, folded', () => {
		expect(searchTextOf({ code: '8.1.', title: 'Ķekavas ŽURKAS', expectedResult: 'Ērgļi' })).toBe(
			'8.1. kekavas zurkas ergli'
		);
	});

	it('concerns whom it was given to, and with nobody named every seat of its body', () => {
		const given = { bodyId: 'b', assignments: [{ institutionId: 'i', postId: null }] };
		expect(subjectOf(given, ['p'])).toEqual({ bodyId: 'b', institutionIds: ['i'], postIds: [] });
		expect(subjectOf({ bodyId: 'b', assignments: [] }, ['p'])).toEqual({ bodyId: 'b', postIds: ['p'] });
	});
});
