import { describe, expect, it } from 'vitest';
import { calendar } from '../../../tests/setup/calendar.ts';
import {
	countBack,
	disorderOf,
	distancesOf,
	moveDay,
	moveSteps,
	nextStep,
	workingDaysBefore,
	type KeptStep
} from './counting-back.ts';

const days = (due: string, today: string, distances?: Parameters<typeof countBack>[1]['distances']) => {
	const { steps, isSqueezed } = countBack(due, { today, ...(distances ? { distances } : {}) }, calendar);
	return [...steps.map((step) => step.due.slice(5)), ...(isSqueezed ? ['squeezed'] : [])].join(' ');
};

describe('counting back', () => {
	it.each([
		// A month without holidays.
		['2026-03-25', '2026-02-02', '03-09 03-13 03-18 03-23 03-24'],
		// Good Friday, Easter Monday: 3 and 6 April 2026.
		['2026-04-10', '2026-03-02', '03-23 03-27 04-01 04-08 04-09'],
		// 22 June was moved to Saturday 27 June 2026; 23 and 24 June are holidays.
		['2026-06-30', '2026-05-20', '06-10 06-16 06-19 06-27 06-29'],
		// 18 November falls on a Wednesday.
		['2026-11-20', '2026-10-01', '11-03 11-09 11-12 11-17 11-19'],
		// A deadline on a Sunday is counted from the Friday before it.
		['2026-03-22', '2026-02-02', '03-04 03-10 03-13 03-18 03-19'],
		// Over the turn of the year: 1 January, and 2 January moved.
		['2026-01-08', '2025-12-01', '12-15 12-19 12-29 01-06 01-07']
	])('until %s', (due, today, expected) => {
		expect(days(due, today)).toBe(expected);
	});

	it.each([
		// Six working days are left: whoever is asked keeps one, the rest shrinks in proportion.
		['2026-02-10', '2026-02-02', '02-03 02-05 02-06 02-10 02-10 squeezed'],
		['2026-02-03', '2026-02-02', '02-03 02-03 02-03 02-03 02-03 squeezed'],
		// Never before today.
		['2026-02-02', '2026-02-02', '02-02 02-02 02-02 02-02 02-02 squeezed'],
		['2026-02-08', '2026-02-07', '02-07 02-07 02-07 02-07 02-07 squeezed']
	])('in a hurry until %s on %s', (due, today, expected) => {
		expect(days(due, today)).toBe(expected);
	});

	it('by distances of its own, which a form gets back', () => {
		const distances = { ANSWERS: 5, DRAFT: 3, COORDINATION: 2, SIGNATURE: 1, SENDING: 0 };
		expect(days('2026-03-25', '2026-02-02', distances)).toBe('03-18 03-20 03-23 03-24 03-25');
		const { steps } = countBack('2026-03-25', { today: '2026-02-02', distances }, calendar);
		expect(distancesOf(steps, '2026-03-25', calendar)).toEqual(distances);
	});

	it.each([
		['2026-04-07', -1, '2026-04-02'],
		['2026-04-02', 1, '2026-04-07'],
		['2026-03-22', -1, '2026-03-19'],
		['2026-03-22', 1, '2026-03-23'],
		['2026-03-22', 0, '2026-03-22']
	])('%s moved by %i working days is %s', (date, by, expected) => {
		expect(moveDay(calendar, date, by)).toBe(expected);
	});

	it('finds the working day so many before', () => {
		expect(workingDaysBefore(calendar, '2026-03-22', 0)).toBe('2026-03-20');
		expect(workingDaysBefore(calendar, '2026-06-30', 2)).toBe('2026-06-27');
	});
});

describe('moving together', () => {
	const steps: KeptStep[] = countBack('2026-03-25', { today: '2026-02-02' }, calendar).steps.map((step) => ({
		...step,
		doneOn: step.kind === 'ANSWERS' ? '2026-03-06' : null
	}));
	const daysOf = (some: readonly KeptStep[]) => some.map(({ due }) => due.slice(5)).join(' ');

	it('what is not done moves by as many working days as the deadline', () => {
		const moved = moveSteps(steps, { what: 'REPORT', from: '2026-03-25', to: '2026-04-10' }, calendar);
		expect(daysOf(moved)).toBe('03-09 03-27 04-01 04-08 04-09');
		expect(disorderOf(moved, '2026-04-10', calendar)).toBeNull();
		expect(nextStep(moved)!.kind).toBe('DRAFT');
	});

	it('one step alone, or all with it', () => {
		const move = { what: 'COORDINATION', from: '2026-03-18', to: '2026-03-20' } as const;
		expect(daysOf(moveSteps(steps, move, calendar))).toBe('03-09 03-17 03-20 03-25 03-26');
		const alone = moveSteps(steps, { ...move, alone: true }, calendar);
		expect(daysOf(alone)).toBe('03-09 03-13 03-20 03-23 03-24');
	});

	it('tells what comes in the wrong order, and what comes after the report', () => {
		expect(disorderOf(steps, '2026-03-25', calendar)).toBeNull();
		expect(disorderOf(steps, '2026-03-06', calendar)).toEqual({ first: 'ANSWERS', second: 'REPORT' });
		const wrong = moveSteps(
			steps,
			{ what: 'DRAFT', from: '2026-03-13', to: '2026-03-19', alone: true },
			calendar
		);
		expect(disorderOf(wrong, '2026-03-25', calendar)).toEqual({ first: 'DRAFT', second: 'COORDINATION' });
		// On a Sunday it is late only after Monday.
		const sunday = [{ kind: 'SENDING' as const, due: '2026-03-23' }];
		expect(disorderOf(sunday, '2026-03-22', calendar)).toBeNull();
	});
});
