import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { numberText, readNumber } from '#lib/requests/figure-numbers.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { report } from '#lib/tasks/reporting.server.ts';
import { m } from '#i18n/generated/messages.js';
import { settle } from './measure-entries.server.ts';
import { findMeasureTold, type MeasureTold } from './measure-finding.server.ts';
import type { ToldMeasure } from './measure-told-rows.server.ts';
import { centsOf } from './money.ts';
import { recordForProgramme, todayOf } from './programme-finding.server.ts';
import { tellSchema } from './year-schema.ts';
import { yearDeeds } from './year.ts';

type Typed = z.output<typeof tellSchema>;

/** What was told of one thing: of the money, or of a result. */
interface Said {
	readonly resultId: string | null;
	readonly kind: 'SPENT' | 'ACHIEVED';
	readonly amount: number | null;
	readonly value: number | null;
	readonly isReached: boolean | null;
	/** More than was planned: that is explained. */
	readonly isOver: boolean;
}

/**
 * Tells what was spent and achieved by a day, with a few words: a progress entry of the measure's task and what it says in numbers, in
 * one transaction. Who may is as the task's own rules say. Above the funding or a target it asks why. Refuses NOT_FOUND whoever may
 * not, INVALID a wrong field, NOT_NOW what is not followed or closed, CONFLICT where somebody wrote meanwhile. Sent twice it acts once.
 */
export async function tell(actor: Actor, input: unknown): Promise<{ readonly programmeId: string }> {
	const typed = parseInput(tellSchema, input);
	const found = await findMeasureTold(actor.installation.db.read, actor, typed.measureId);
	const { measure, programme, task, reportAs, isHidden } = found;
	if (isHidden || (task !== null && reportAs.length === 0)) throw new Refusal('NOT_FOUND');
	if (task === null) throw notNow('measures_problem_not_followed');
	if (programme.state !== 'CURRENT') throw notNow('programmes_problem_closed');
	const asOf = typed.asOf ?? todayOf(actor);
	if (asOf > todayOf(actor)) refuseField('asOf', 'measures_problem_future');
	const said = saidOf(measure, typed);
	if (said.length === 0) refuseField('spent', 'measures_problem_nothing');
	mustSayWhy(said, typed.why);
	const { entryId, version, capacity, status, why } = typed;
	const text = [typed.text, numbersText(measure, said, asOf), why].filter(Boolean).join('\n\n');
	await reporting(
		actor,
		{ taskId: task.id, entryId, version, capacity, status, text },
		{ found, said, asOf, why }
	);
	return { programmeId: programme.id };
}

/** What a form says, in the order of the measure: the money, then each result. Refuses INVALID a result of another measure. */
function saidOf(measure: ToldMeasure, { spent, resultIds, values, reached }: Typed): Said[] {
	const amount = centsOf(spent);
	const none = { amount: null, value: null, isReached: null };
	const money: Said[] =
		amount === null
			? []
			: [
					{
						...{ ...none, resultId: null, kind: 'SPENT', amount },
						isOver: measure.funding !== null && amount > measure.funding
					}
				];
	const known = new Map(measure.results.map((one) => [one.id, one]));
	if (resultIds.some((id) => !known.has(id))) refuseField('form', 'server_problem_form');
	const results = resultIds.flatMap((id, at): Said[] => {
		const { target } = known.get(id)!;
		const said = { ...none, resultId: id, kind: 'ACHIEVED' as const };
		if (target === null) {
			const isReached = reached[at] === 'YES' ? true : reached[at] === 'NO' ? false : null;
			return isReached === null ? [] : [{ ...said, isReached, isOver: false }];
		}
		const value = readNumber(values[at] ?? '');
		return value === null ? [] : [{ ...said, value, isOver: value > target }];
	});
	return [...money, ...results];
}

function mustSayWhy(said: readonly Said[], why: string | null): void {
	const over = said.find(({ isOver }) => isOver);
	if (!over || why !== null) return;
	refuseField(
		'why',
		over.kind === 'SPENT' ? 'measures_problem_over_funding' : 'measures_problem_over_target'
	);
}

/** The same in words, for whoever reads the course of the task. */
function numbersText({ results }: ToldMeasure, said: readonly Said[], asOf: string): string {
	const [locale, options] = ['lv', { locale: 'lv' }] as const;
	const lines = said.map(({ resultId, amount, value, isReached }) => {
		const of = results.find(({ id }) => id === resultId);
		if (!of) return m.measures_said_spent({ money: moneyText(amount ?? 0, locale) }, options);
		const name = of.unit ?? of.text;
		if (value === null)
			return isReached
				? m.measures_said_reached({ name }, options)
				: m.measures_said_not_reached({ name }, options);
		const target = numberText(of.target ?? 0, locale);
		return m.measures_said_value({ value: numberText(value, locale), target, name }, options);
	});
	return [
		m.measures_said_as_of({ date: shortDate(asOf) }, options),
		...lines.map((line) => `- ${line}`)
	].join('\n');
}

interface Telling {
	readonly found: MeasureTold;
	readonly said: readonly Said[];
	readonly asOf: string;
	readonly why: string | null;
}

async function reporting(actor: Actor, form: object, telling: Telling): Promise<void> {
	try {
		await report(actor, form, {
			also: (tx, { entryId }) => writeEntries(tx, actor, telling, entryId)
		});
	} catch (fault) {
		if (!(fault instanceof Refusal) || fault.reason !== 'CONFLICT') throw fault;
		// The task's own page shows what was written meanwhile; this one, that something was.
		const { version, entries } = fault.theirs as { version: number; entries: { author: string }[] };
		throw new Refusal('CONFLICT', { theirs: { version, values: {}, who: entries[0]?.author ?? null } });
	}
}

async function writeEntries(
	tx: Transaction,
	actor: Actor,
	{ found, said, asOf, why }: Telling,
	progressId: string
): Promise<void> {
	const { measure, programme } = found;
	const by = await tx.progressEntry.findUniqueOrThrow({
		where: { id: progressId },
		select: {
			...{ at: true, userId: true, personId: true, postId: true, institutionId: true, authorName: true },
			...{ capacity: true, via: true }
		}
	});
	const rows = said.map(({ isOver, ...one }) => ({
		...{ id: newId(), measureId: measure.id, ...one, ...by, asOf, progressId },
		text: isOver ? why : null
	}));
	await tx.measureEntry.createMany({ data: rows });
	await settle(tx, measure.id);
	const told = rows.map(({ resultId, amount, value, isReached }) => ({ resultId, amount, value, isReached }));
	await recordForProgramme(tx, actor, yearDeeds.tell, programme, {
		after: { measure: { id: measure.id, number: measure.number, asOf, told, why } }
	});
}
