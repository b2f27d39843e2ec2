import { bodyLabel, type BodyKind } from '#lib/council/council.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { z } from 'zod';
import { defaultRules, doubleSeatKinds, majorities, quorumKinds, type Rules } from './rules.ts';

/** The columns of a body's rules. */
export const rulesColumns = {
	...{ quorumKind: true, quorumPart: true, quorumWhole: true, quorumMore: true, quorumNumber: true },
	...{ majority: true, castingVote: true, dissentDays: true, substitutesVote: true, doubleSeats: true },
	...{ silenceCounts: true, papersDays: true, invitedDays: true }
} as const;

/** What a body's rules are kept as, in a row or in JSON. */
export const keptRules = z.object({
	quorumKind: z.enum(quorumKinds),
	quorumPart: z.number(),
	quorumWhole: z.number(),
	quorumMore: z.boolean(),
	quorumNumber: z.number().nullable(),
	majority: z.enum(majorities),
	castingVote: z.boolean(),
	dissentDays: z.number().nullable(),
	substitutesVote: z.boolean(),
	doubleSeats: z.enum(doubleSeatKinds),
	silenceCounts: z.boolean(),
	papersDays: z.number(),
	invitedDays: z.number()
});

/** How a body decides now: as was set, or by default. */
export async function readRules(
	reader: Pick<Reader, 'bodyRules'> | Pick<Transaction, 'bodyRules'>,
	bodyId: string
): Promise<Rules> {
	const row = await (reader as Pick<Transaction, 'bodyRules'>).bodyRules.findUnique({
		where: { bodyId },
		select: rulesColumns
	});
	return row ? keptRules.parse(row) : defaultRules;
}

/** The same of several bodies, by their ids; what is not in it has the defaults. One statement. */
export async function readRulesOf(
	reader: Pick<Reader, 'bodyRules'>,
	bodyIds: readonly string[]
): Promise<Map<string, Rules>> {
	const rows = await reader.bodyRules.findMany({
		where: { bodyId: { in: [...bodyIds] } },
		select: { bodyId: true, ...rulesColumns }
	});
	return new Map(rows.map(({ bodyId, ...row }) => [bodyId, keptRules.parse(row)]));
}

const frozen = z.object({
	bodies: z.array(
		z.object({
			bodyId: z.string(),
			slug: z.string(),
			kind: z.enum(['COUNCIL', 'STANDING_GROUP', 'SUBGROUP']),
			number: z.number().nullable(),
			name: z.string(),
			rules: keptRules
		})
	)
});

/** A body as it was when the minutes were approved, with how it decided. */
export interface RuledBody {
	readonly bodyId: string;
	readonly slug: string;
	readonly kind: BodyKind;
	readonly number: number | null;
	readonly name: string;
	readonly rules: Rules;
}

/** The bodies of an approved meeting and their rules, as `Meeting.rules` keeps them. */
export function readFrozenRules(text: string): RuledBody[] {
	return frozen.parse(JSON.parse(text)).bodies;
}

/** What `Meeting.rules` keeps of the bodies that met. */
export function frozenRules(bodies: readonly RuledBody[]): string {
	return JSON.stringify({
		bodies: bodies.map(({ bodyId, slug, kind, number, name, rules }) => ({
			...{ bodyId, slug, kind, number, name, rules }
		}))
	});
}

/** How a list calls it. */
export function labelOf(body: RuledBody, locale: Locale): string {
	return bodyLabel(body, locale);
}
