import { z } from 'zod';
import { idField, wholeNumberField } from '#lib/server/input.ts';
import { doubleSeatKinds, majorities, quorumKinds, type Rules } from './rules.ts';

/** A whole number from one to another. */
const numberField = (least: number, most: number, problem: string) =>
	wholeNumberField(/^\d{1,4}$/, problem).refine(
		(number) => number === null || (number >= least && number <= most),
		problem
	);

const days = numberField(0, 99, 'attendance_problem_rules_days');
const requiredDays = days.transform((number, context): number => {
	if (number !== null) return number;
	context.addIssue({ code: 'custom', message: 'attendance_problem_rules_days' });
	return z.NEVER;
});

/** A share as a choice carries it: "1/2+" is more than half, "2/3" at least two thirds. */
const share = z
	.string('attendance_problem_rules_share')
	.regex(/^[1-9]\d?\/[1-9]\d?\+?$/, 'attendance_problem_rules_share')
	.refine((text) => {
		const [part, whole] = text.split('/').map((side) => parseInt(side, 10));
		return part! < whole! || (part === whole && !text.endsWith('+'));
	}, 'attendance_problem_rules_share');

export const changeRulesSchema = z.object({
	bodyId: idField,
	/** 0: nothing is set yet. */
	version: z.coerce.number('server_problem_form').int('server_problem_form').min(0).max(1e9),
	quorumKind: z.enum(quorumKinds, 'server_problem_form'),
	share,
	quorumNumber: numberField(1, 999, 'attendance_problem_rules_number'),
	majority: z.enum(majorities, 'server_problem_form'),
	castingVote: z.boolean().default(false),
	substitutesVote: z.boolean().default(false),
	doubleSeats: z.enum(doubleSeatKinds, 'server_problem_form'),
	silenceCounts: z.boolean().default(false),
	dissentDays: days,
	papersDays: requiredDays,
	invitedDays: requiredDays
});

type TypedRules = Omit<z.output<typeof changeRulesSchema>, 'bodyId' | 'version'>;

/** What is typed, as it is kept. */
export function rulesOf({ share: typed, ...rules }: TypedRules): Rules {
	const [quorumPart = 1, quorumWhole = 2] = typed.split('/').map((side) => parseInt(side, 10));
	return {
		...rules,
		...{ quorumPart, quorumWhole, quorumMore: typed.endsWith('+') }
	};
}
