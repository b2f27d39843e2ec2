import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import { conflict, difference, writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityFor, maySpeak, ownMunicipalities, withOwnContacts } from './guide-actor.server.ts';
import { formOfPart, partSchema, readContent, startGuideSchema, writtenOf } from './guide-schema.ts';
import { deeds, isPart, writtenIn, type GuideContent, type Part, type Written } from './guide.ts';

export interface FoundDraft {
	readonly id: string;
	readonly institutionId: string | null;
	readonly title: string;
	readonly content: GuideContent;
	readonly version: number;
}

/**
 * Begins the draft of a municipality's programme. Refuses INVALID a municipality for which the actor does not speak. Sent twice with one
 * `id` it acts once.
 */
export async function startDraft(
	actor: Actor,
	input: unknown
): Promise<{ readonly id: string; readonly eventId: string | null }> {
	const { id, institutionId, title } = parseInput(startGuideSchema, input);
	const { installation } = actor;
	const directory = await directoryOf(installation);
	return writeOnce(installation.db, async (tx) => {
		const speaker = await withOwnContacts(actor, directory, tx);
		const there = await tx.guideDraft.findUnique({ where: { id }, select: { userId: true } });
		if (there) {
			if (there.userId !== actor.userId) throw new Refusal('NOT_FOUND');
			return { id, eventId: null };
		}
		if (!ownMunicipalities(speaker, directory).some((one) => one.id === institutionId))
			refuseField('institutionId', 'guide_problem_institution');
		const content: GuideContent = { goal: { texts: { title }, rows: [], version: 1 } };
		await tx.guideDraft.create({
			data: {
				...{ id, institutionId, title, content: JSON.stringify(content) },
				...{ userId: actor.userId, personId: actor.personId },
				...{ savedAt: installation.clock.now(), savedBy: actor.name }
			}
		});
		const after = { institutionId, title };
		return { id, eventId: await recordFor(tx, speaker, deeds.start, { id, institutionId }, { after }) };
	});
}

/**
 * Saves what was written in a part; answers the recorded change, null where nothing was different. Refuses NOT_FOUND whoever does not
 * speak for the municipality, CONFLICT where somebody else saved the same part meanwhile.
 */
export async function writePart(
	actor: Actor,
	{ id, part: name }: { readonly id: string; readonly part: string },
	input: unknown
): Promise<{ readonly eventId: string | null }> {
	if (!isPart(name)) throw new Refusal('NOT_FOUND');
	const typed = parseInput(partSchema(name), input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { draft, speaker } = await findDraft(tx, actor, { id, directory, deed: deeds.write });
		const now = writtenIn(draft.content, name);
		const next = writtenOf(name, typed);
		if (!changeOf(name, now, next)) return { eventId: null };
		if (now.version !== typed.version) {
			const theirs = { version: now.version, values: formOfPart(name, now) };
			throw await conflict(tx, { subjectType: 'GuideDraft', subjectId: id }, theirs);
		}
		return { eventId: await savePart(tx, speaker, draft, { part: name, next }) };
	});
}

/** A draft with who may do that to it, and as whom. Refuses NOT_FOUND. */
export async function findDraft(
	tx: Transaction,
	actor: Actor,
	{ id, directory, deed }: { readonly id: string; readonly directory: Directory; readonly deed: Deed }
): Promise<{ readonly draft: FoundDraft; readonly speaker: Actor }> {
	const speaker = await withOwnContacts(actor, directory, tx);
	const row = await tx.guideDraft.findUnique({ where: { id } });
	if (!row || !maySpeak(speaker, deed, { directory, id: row.institutionId })) throw new Refusal('NOT_FOUND');
	return { draft: { ...row, content: readContent(row.content) }, speaker };
}

/** Puts a part into a draft, in the caller's transaction, and records it. */
export async function savePart(
	tx: Transaction,
	actor: Actor,
	draft: FoundDraft,
	{
		part,
		next,
		undoes
	}: { readonly part: Part; readonly next: Omit<Written, 'version'>; readonly undoes?: string }
): Promise<string | null> {
	const now = writtenIn(draft.content, part);
	const change = changeOf(part, now, next);
	if (!change) return null;
	const content = { ...draft.content, [part]: { ...next, version: now.version + 1 } };
	await tx.guideDraft.update({
		where: { id: draft.id, version: draft.version },
		data: {
			...{ title: next.texts.title ?? draft.title, content: JSON.stringify(content) },
			...{ savedAt: actor.installation.clock.now(), savedBy: actor.name, version: { increment: 1 } }
		}
	});
	return recordFor(tx, actor, deeds.write, draft, { ...change, undoes });
}

/** What differs in a part, as it is recorded; null where nothing does. */
function changeOf(
	part: Part,
	now: Written,
	next: Omit<Written, 'version'>
): Pick<Recorded, 'before' | 'after'> | null {
	const changed = difference(formOfPart(part, now), formOfPart(part, next));
	if (!changed) return null;
	// As it stands under the journal's constants: "GUIDE_AREA_3".
	const guidePart = `GUIDE_${part.toUpperCase().replace('-', '_')}`;
	return { before: { guidePart, ...changed.before }, after: { guidePart, ...changed.after } };
}

/** The part that a recorded change is of. */
export function partOfChange(change: unknown): Part | null {
	const { guidePart } = (change ?? {}) as { guidePart?: string };
	const name = (guidePart ?? '')
		.replace(/^GUIDE_/, '')
		.toLowerCase()
		.replace('_', '-');
	return isPart(name) ? name : null;
}

function recordFor(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ id, institutionId }: Pick<FoundDraft, 'id' | 'institutionId'>,
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, institutionId) },
		...{ subjectType: 'GuideDraft', subjectId: id, ...change }
	});
}
