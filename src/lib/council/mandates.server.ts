import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { bodyLabel, deeds, inForce } from './council.ts';
import { textsOf, type MandateTexts } from './mandate-editing.server.ts';

/** One version of a mandate. */
export interface MandateVersion extends MandateTexts {
	readonly id: string;
	readonly version: number;
	readonly validFrom: string | null;
	readonly validTo: string | null;
	/** Safe HTML of the legal basis. */
	readonly basisHtml: string | null;
	readonly time: 'PAST' | 'PRESENT' | 'FUTURE';
}

export interface BodyMandates {
	readonly bodyId: string;
	readonly slug: string;
	readonly label: string;
	readonly isEnded: boolean;
	/** The newest first. */
	readonly versions: readonly MandateVersion[];
}

/** Every version of a body's mandate. Refuses NOT_FOUND for a slug that no body has. */
export async function readMandates(actor: Actor, slug: string): Promise<BodyMandates> {
	mustBeAble(actor, deeds.read);
	const { db, clock } = actor.installation;
	const body = await db.read.body.findUnique({ where: { slug }, include: { mandates: true } });
	if (!body) throw new Refusal('NOT_FOUND');
	const today = rigaDate(clock.now());
	const versions = body.mandates
		.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))
		.map((row) => {
			const { id, version, validFrom, validTo, legalBasis } = row;
			const isPresent = inForce({ startDate: validFrom, endDate: validTo }, today);
			return {
				...{ id, version, validFrom, validTo, ...textsOf(row) },
				basisHtml: legalBasis && renderMarkdown(legalBasis),
				time: isPresent ? 'PRESENT' : validFrom && validFrom > today ? 'FUTURE' : 'PAST'
			} as const;
		});
	const label = bodyLabel(body, actor.locale);
	return { bodyId: body.id, slug, label, isEnded: body.endDate !== null && body.endDate < today, versions };
}
