import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { recordAll } from '#lib/audit/audit.server.ts';
import { councilChanged } from '#lib/council/changing.server.ts';
import { insertInstitution, institutionSubject } from '#lib/council/institution-editing.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { knownMunicipalities, merger, type KnownMunicipality } from './known-municipalities.ts';
import { deeds } from './municipalities.ts';

/** How many of them were not in the register before. */
export interface Loaded {
	readonly count: number;
}

/**
 * Enters the municipalities of Latvia with their planning regions: those that are among the institutions already, by their name, are
 * taken as they are. What is in the register stays as it is, so twice is once. Refuses NOT_FOUND whoever may not.
 */
export async function loadRegister(actor: Actor): Promise<Loaded> {
	mustBeAble(actor, deeds.load);
	return actor.installation.db.write(async (tx) => {
		await councilChanged(tx);
		return fillRegister(tx, actor);
	});
}

/** The same in the transaction of whatever loads it, and moves the council's revision on. */
export async function fillRegister(
	tx: Transaction,
	actor: Actor,
	provenance: string | null = null
): Promise<Loaded> {
	const ids = await idsByName(tx);
	const there = await tx.municipality.findMany({ select: { institutionId: true } });
	const known = new Set(there.map(({ institutionId }) => institutionId));
	const entered: { institutionId: string; one: KnownMunicipality }[] = [];
	for (const one of knownMunicipalities) {
		const found = [one.name, ...one.otherNames].map((name) => ids.get(fold(name))).find(Boolean);
		const institutionId = found ?? (await insert(tx, one, provenance));
		ids.set(fold(one.name), institutionId);
		if (!known.has(institutionId)) entered.push({ institutionId, one });
	}
	const rows = entered.map(({ institutionId, one: { region, isStateCity, from, until } }) => ({
		...{ institutionId, region, isStateCity, from, until, provenance }
	}));
	await tx.municipality.createMany({ data: rows });
	await joinMerged(tx, ids, provenance);
	const capacity = officeOf(actor);
	const changes = rows.map(({ institutionId, provenance: _, ...after }) => ({
		...{ deed: deeds.load.name, capacity, ...institutionSubject(institutionId), after }
	}));
	await recordAll(tx, actor, changes);
	return { count: rows.length };
}

/** The institutions of municipalities by their folded names, also those of earlier days. */
async function idsByName(tx: Transaction): Promise<Map<string, string>> {
	const names = await tx.institutionName.findMany({
		where: { institution: { kind: 'MUNICIPALITY' } },
		orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
		select: { name: true, institutionId: true }
	});
	return new Map(names.map(({ name, institutionId }) => [fold(name), institutionId]));
}

/** `provenance`: of a sample, which says so of everything in it. */
async function insert(
	tx: Transaction,
	{ name, from }: KnownMunicipality,
	provenance: string | null
): Promise<string> {
	const id = newId();
	const rest = { abbreviation: null, parentId: null, unresolved: false, note: null };
	await insertInstitution(tx, { id, nameId: newId(), kind: 'MUNICIPALITY', name, validFrom: from, ...rest });
	if (provenance === null) return id;
	const names = { updateMany: { where: {}, data: { provenance } } };
	await tx.institution.update({ where: { id }, data: { isSample: true, provenance, names } });
	return id;
}

/** Whoever took over answers on from that day; what was there before stays. */
async function joinMerged(
	tx: Transaction,
	ids: ReadonlyMap<string, string>,
	provenance: string | null
): Promise<void> {
	const predecessorId = ids.get(fold(merger.predecessor))!;
	const successorId = ids.get(fold(merger.successor))!;
	if ((await tx.institutionSuccession.count({ where: { predecessorId } })) > 0) return;
	const { date } = merger;
	await tx.institutionSuccession.create({
		data: { id: newId(), predecessorId, successorId, date, basis: null, provenance }
	});
}
