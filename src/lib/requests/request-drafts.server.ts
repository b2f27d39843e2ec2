import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { ofActor } from './draftings.server.ts';
import { runningDrafts, type DraftState } from './requests.ts';

/** What somebody handed to a specialist of a request: the text itself is the shared draft of each answer. */
export interface RequestDraftView {
	readonly id: string;
	readonly version: number;
	readonly state: DraftState;
	readonly specialist: { readonly name: string; readonly email: string };
	readonly askedOn: string;
	readonly due: string | null;
	readonly draftedOn: string | null;
	/** Why it was returned. */
	readonly note: string | null;
}

/** What the reader handed over of a request and is not over, the newest first. One statement. */
export async function readRequestDrafts(actor: Actor, requestId: string): Promise<RequestDraftView[]> {
	const rows = await actor.installation.db.read.drafting.findMany({
		where: { subject: `request:${requestId}`, state: { in: [...runningDrafts] }, ...ofActor(actor) },
		orderBy: [{ askedAt: 'desc' }, { id: 'asc' }]
	});
	return rows.map(({ id, version, specialistName: name, specialistEmail: email, ...row }) => ({
		...{ id, version, state: row.state as DraftState, specialist: { name, email }, due: row.due },
		askedOn: rigaDate(row.askedAt),
		draftedOn: row.draftedAt && row.state === 'DRAFTED' ? rigaDate(row.draftedAt) : null,
		note: row.state === 'RETURNED' ? row.note : null
	}));
}
