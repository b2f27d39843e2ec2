import { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { difference, mustBeUnchanged, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, bodyBySlug, bodyLabel, inForce, postsOf } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { changeRulesSchema, rulesOf } from './rules-schema.ts';
import { keptRules, readRules, rulesColumns } from './rules.server.ts';
import { countVoting, defaultRules, neededOf, rulesValues, type CountedSeat, type Rules } from './rules.ts';

/** What a page about a body's rules shows. */
export interface RulesPage {
	readonly bodyId: string;
	readonly slug: string;
	readonly label: string;
	readonly rules: Rules;
	/** 0: nobody has set any; the usual ones hold. */
	readonly version: number;
	readonly effect: RulesEffect;
	readonly mayChange: boolean;
}

/** What rules mean for the seats that a body has today. */
export interface RulesEffect {
	readonly voting: number;
	readonly needed: number | null;
	/** Seats with a vote that nobody holds. */
	readonly empty: number;
}

/** A body's rules, for whoever may read of meetings. Refuses NOT_FOUND. */
export async function readRulesPage(actor: Actor, slug: string): Promise<RulesPage> {
	mustBeAble(actor, deeds.read);
	const { installation, locale } = actor;
	const body = bodyBySlug(await directoryOf(installation), slug);
	if (!body) throw new Refusal('NOT_FOUND');
	const [row, seats] = await Promise.all([
		installation.db.read.bodyRules.findUnique({
			where: { bodyId: body.id },
			select: { ...rulesColumns, version: true }
		}),
		readVotingSeats(actor, body.id)
	]);
	const rules = row ? keptRules.parse(row) : defaultRules;
	return {
		...{ bodyId: body.id, slug, label: bodyLabel(body, locale), rules, version: row?.version ?? 0 },
		effect: effectOf(seats, rules),
		mayChange: can(actor, deeds.changeRules) && inForce(body, todayOf(actor))
	};
}

/** What rules would mean, before they are saved. */
export async function previewRules(actor: Actor, input: unknown): Promise<RulesEffect> {
	mustBeAble(actor, deeds.changeRules);
	const { bodyId, version: _version, ...typed } = parseInput(changeRulesSchema, input);
	return effectOf(await readVotingSeats(actor, bodyId), rulesOf(typed));
}

/** The seats with a vote that a body has today, and who holds them. */
async function readVotingSeats(actor: Actor, bodyId: string): Promise<CountedSeat[]> {
	const today = todayOf(actor);
	const { directory, holders } = await readPeople(actor.installation, today);
	return postsOf(directory, bodyId, today)
		.filter(({ votingRight }) => votingRight)
		.map(({ id, votingRight }) => ({
			...{ postId: id, votingRight, state: null, substituteId: null, substituteName: null },
			...{ cameItemId: null, leftItemId: null },
			personId: holders.get(id)?.find(({ kind }) => kind !== 'SUBSTITUTE')?.personId ?? null
		}));
}

function effectOf(seats: readonly CountedSeat[], rules: Rules): RulesEffect {
	const voting = countVoting(seats, rules);
	const empty = seats.filter(({ personId }) => personId === null).length;
	return { voting, needed: neededOf(voting, rules), empty };
}

/**
 * Sets how a body decides. What is approved keeps the rules of then (`Meeting.rules`). Refuses INVALID a number that the body never
 * reaches, CONFLICT where somebody set them meanwhile.
 */
export async function changeRules(actor: Actor, input: unknown): Promise<{ eventId: string | null }> {
	const { bodyId, version, ...typed } = parseInput(changeRulesSchema, input);
	mustBeAble(actor, deeds.changeRules);
	const after = rulesOf(typed);
	if (after.quorumKind === 'NUMBER' && after.quorumNumber === null)
		refuseField('quorumNumber', 'attendance_problem_rules_number');
	const { voting } = effectOf(await readVotingSeats(actor, bodyId), after);
	if (after.quorumKind === 'NUMBER' && voting > 0 && after.quorumNumber! > voting)
		refuseField('quorumNumber', problemWith('attendance_problem_rules_too_many', { voting: String(voting) }));
	if (!bodyById(await directoryOf(actor.installation), bodyId)) throw new Refusal('NOT_FOUND');
	return writeOnce(actor.installation.db, async (tx) => {
		const now = await readRules(tx, bodyId);
		const row = await tx.bodyRules.findUnique({ where: { bodyId }, select: { version: true } });
		const change = difference<Rules>(now, after);
		if (!change) return { eventId: null };
		if ((row?.version ?? 0) !== version) throw await conflict(tx, bodyId, row?.version ?? 0, now);
		return { eventId: await write(tx, actor, bodyId, { after, change }) };
	});
}

async function write(
	tx: Transaction,
	actor: Actor,
	bodyId: string,
	{ after, change, undoes }: { after: Rules; change: { before: object; after: object }; undoes?: string }
): Promise<string> {
	const updatedAt = actor.installation.clock.now();
	await tx.bodyRules.upsert({
		where: { bodyId },
		create: { bodyId, ...after, updatedAt },
		update: { ...after, updatedAt, version: { increment: 1 } }
	});
	return record(tx, actor, {
		...{ deed: deeds.changeRules.name, capacity: officeOf(actor) },
		...{ subjectType: 'BodyRules', subjectId: bodyId, ...change, undoes }
	});
}

async function conflict(tx: Transaction, bodyId: string, version: number, now: Rules): Promise<Refusal> {
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'BodyRules', subjectId: bodyId },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	const theirs = { version, values: rulesValues(now), who: last?.actorName ?? null };
	return new Refusal('CONFLICT', { theirs });
}

const changed: z.ZodType<Partial<Rules>> = keptRules.partial();

/** What can be taken back of rules. */
export const undoers: Undoers = {
	[deeds.changeRules.name]: async (actor, { id: undoes, subjectId: bodyId, ...recorded }) => {
		mustBeAble(actor, deeds.changeRules);
		const [before, after] = [changed.parse(recorded.before), changed.parse(recorded.after)];
		await actor.installation.db.write(async (tx) => {
			const now = await readRules(tx, bodyId);
			mustBeUnchanged(now, after as Record<string, unknown>);
			const change = { before: after, after: before };
			await write(tx, actor, bodyId, { after: { ...now, ...before }, change, undoes });
		});
	}
};
