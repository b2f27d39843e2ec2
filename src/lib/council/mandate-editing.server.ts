import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { subjectOf, type BodyDone } from './body-editing.server.ts';
import { conflict, difference, eventOfForm, recordChange, writeOnce } from './changing.server.ts';
import { deeds } from './council.ts';
import { editMandateSchema, newMandateSchema } from './mandate-editing-schema.ts';

/** The texts of a mandate and the decision behind them. */
export interface MandateTexts {
	readonly goal: string | null;
	readonly outcome: string | null;
	readonly termText: string | null;
	readonly legalBasis: string | null;
	readonly tasksLead: string | null;
	readonly decision: string | null;
}

/**
 * Gives a body a new mandate from a day: the one before ends the day before and stays as it was. Refuses INVALID a day that is
 * not after the beginning of the version before, outside the body's own time, or a mandate that says nothing; CONFLICT where
 * somebody gave one meanwhile. Sent twice it acts once.
 */
export async function beginMandate(actor: Actor, input: unknown): Promise<BodyDone> {
	const typed = parseInput(newMandateSchema, input);
	mustBeAble(actor, deeds.change);
	const { id, bodyId, version, validFrom, ...texts } = typed;
	return writeOnce(actor.installation.db, async (tx) => {
		const body = await tx.body.findUnique({ where: { id: bodyId } });
		if (!body) throw new Refusal('NOT_FOUND');
		const { slug } = body;
		const versions = await readVersions(tx, bodyId);
		if (versions.some((one) => one.id === id))
			return { slug, eventId: await eventOfForm(tx, actor, subjectOf(bodyId), id) };
		const last = versions.at(-1);
		if (versions.length + 1 !== version)
			throw await conflict(tx, subjectOf(bodyId), {
				version: versions.length + 1,
				values: last ? { validFrom: last.validFrom, ...textsOf(last) } : {}
			});
		refuseEmpty(texts);
		refuseDay(validFrom, body, last);
		const ended = last && validFrom ? await endBefore(tx, last, validFrom) : null;
		await tx.mandate.create({ data: { id, bodyId, validFrom, ...texts } });
		const eventId = await recordChange(tx, actor, {
			...subjectOf(bodyId),
			before: null,
			after: { mandateId: id, validFrom, ...texts, ...(ended ? { previous: ended } : {}) }
		});
		return { slug, eventId };
	});
}

/** Mends what is written in a mandate that has not been followed by another. Refuses CONFLICT and, for an old one, NOT_NOW. */
export async function editMandate(actor: Actor, input: unknown): Promise<BodyDone> {
	const { id, version, ...texts } = parseInput(editMandateSchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const row = await tx.mandate.findUnique({ where: { id }, include: { body: true } });
		if (!row) throw new Refusal('NOT_FOUND');
		const subject = subjectOf(row.bodyId);
		const { slug } = row.body;
		if (row.version !== version)
			throw await conflict(tx, subject, { version: row.version, values: textsOf(row) });
		if (row.validTo && row.validTo < rigaDate(actor.installation.clock.now()))
			throw new Refusal('NOT_NOW', { fields: { form: 'bodies_problem_old_mandate' } });
		refuseEmpty(texts);
		const change = difference<MandateTexts>(textsOf(row), texts);
		if (!change) return { slug, eventId: null };
		await tx.mandate.update({ where: { id, version }, data: { ...change.after, version: { increment: 1 } } });
		const eventId = await recordChange(tx, actor, {
			...subject,
			before: { mandateId: id, ...change.before },
			after: { mandateId: id, ...change.after }
		});
		return { slug, eventId };
	});
}

export function textsOf(mandate: MandateTexts): MandateTexts {
	const { goal, outcome, termText, legalBasis, tasksLead, decision } = mandate;
	return { goal, outcome, termText, legalBasis, tasksLead, decision };
}

/** The oldest first. */
async function readVersions(tx: Transaction, bodyId: string) {
	const rows = await tx.mandate.findMany({ where: { bodyId } });
	return rows.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
}

function refuseEmpty({ goal, outcome, termText, legalBasis, tasksLead }: MandateTexts): void {
	if (!goal && !outcome && !termText && !legalBasis && !tasksLead)
		refuseField('goal', 'bodies_problem_mandate_empty');
}

function refuseDay(
	day: string | null,
	body: { startDate: string | null; endDate: string | null },
	last: { validFrom: string | null } | undefined
): void {
	if (last && !day) refuseField('validFrom', 'calendar_problem_date_missing');
	if (!day) return;
	if (last?.validFrom && day <= last.validFrom) refuseField('validFrom', 'bodies_problem_mandate_before');
	if (body.startDate && day < body.startDate) refuseField('validFrom', 'bodies_problem_before_body');
	if (body.endDate && day > body.endDate) refuseField('validFrom', 'bodies_problem_after_body');
}

/** The version before ends on the eve; what is answered puts it back. */
async function endBefore(tx: Transaction, last: { id: string; validTo: string | null }, day: string) {
	const eve = addDays(day, -1);
	if (last.validTo && last.validTo <= eve) return null;
	await tx.mandate.update({ where: { id: last.id }, data: { validTo: eve, version: { increment: 1 } } });
	return { id: last.id, validTo: eve, validToBefore: last.validTo };
}
