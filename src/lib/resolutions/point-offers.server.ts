import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { knownInstitutions } from '#lib/meetings/institution-matching.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { splitIntoPoints, type PointOffer } from './point-splitting.ts';
import { takePointsSchema } from './point-schema.ts';
import { surroundingsOf, type SaidOfPoint, type Surroundings } from './point-reading.server.ts';
import { createPoint } from './points.server.ts';
import { recordPoint } from './points-finding.server.ts';
import type { ResolutionDone } from './registering.server.ts';
import {
	findResolution,
	mustBeAsSeen,
	mustBeOpen,
	todayOf,
	type FoundResolution
} from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/** The points that the text of a resolution names, as they are offered now: deadlines count from its date. */
export function offersOf(
	actor: Actor,
	{ text, date, receivedOn }: Pick<FoundResolution, 'text' | 'date' | 'receivedOn'>,
	{ directory, calendar }: Surroundings
): PointOffer[] {
	if (text === null) return [];
	const from = date ?? receivedOn ?? todayOf(actor);
	return splitIntoPoints(text, {
		date: from,
		institutions: knownInstitutions(directory, todayOf(actor)),
		workingDaysLater: (day, count) => calendar.workingDaysLater(day, count)
	});
}

/**
 * Makes points of what was chosen of the offers, in the order of the text. Refuses NOT_FOUND whoever may not, CONFLICT where the text
 * was changed since, NOT_NOW where the resolution is closed. Sent twice with one id it acts once.
 */
export async function takePoints(
	actor: Actor,
	input: unknown
): Promise<ResolutionDone & { readonly count: number }> {
	const typed = parseInput(takePointsSchema, input);
	const surroundings = await surroundingsOf(actor);
	return writeOnce(actor.installation.db, async (tx) => {
		const which = { id: typed.resolutionId, directory: surroundings.directory };
		const resolution = await findResolution(tx, actor, deeds.changePoints, which);
		if (await isThere(tx, typed)) return { id: resolution.id, eventId: null, count: 0 };
		mustBeOpen(resolution);
		const { id: subjectId, version } = resolution;
		await mustBeAsSeen(
			tx,
			{ subjectType: 'Resolution', subjectId, version },
			{ seen: typed.version, values: {} }
		);
		const offers = offersOf(actor, resolution, surroundings).filter(({ at }) => typed.offers.includes(at));
		for (const [index, offer] of offers.entries()) {
			const id = index === 0 ? typed.id : newId();
			const said = saidByOffer(offer);
			await createPoint(tx, subjectId, id, said);
			await recordPoint(tx, actor, resolution, { after: { id, ...said } });
		}
		return { id: subjectId, eventId: null, count: offers.length };
	});
}

async function isThere(
	tx: Transaction,
	{ id, resolutionId }: { readonly id: string; readonly resolutionId: string }
): Promise<boolean> {
	const known = await tx.resolutionPoint.findUnique({ where: { id }, select: { resolutionId: true } });
	if (known && known.resolutionId !== resolutionId) throw new Refusal('NOT_FOUND');
	return known !== null;
}

function saidByOffer({ code, text, due, dueText, lead, co }: PointOffer): SaidOfPoint {
	return {
		...{ code, text, bodyId: null, due, originalDue: due, dueText },
		institutions: [
			...lead.map((institutionId) => ({ institutionId, role: 'LEAD' as const })),
			...co.map((institutionId) => ({ institutionId, role: 'CO' as const }))
		]
	};
}
