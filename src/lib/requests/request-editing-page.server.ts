import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { isLead } from '#lib/accounts/actor.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { askingDeeds } from './asking.ts';
import { isWritten, textsOf, type RequestTexts } from './request-editing.server.ts';
import { findRequest, mayDo, type FoundRequest } from './request-finding.server.ts';

/** What of a request can be edited, for its form. */
export interface RequestEditing extends RequestTexts {
	readonly id: string;
	/** What it is for: "report:…". */
	readonly subject: string;
	readonly version: number;
	/** It went out: its day is moved, not edited. */
	readonly isOut: boolean;
	/** Somebody has begun to answer: the headings stay. */
	readonly isTemplateLocked: boolean;
	/** Whose headings can be taken. */
	readonly earlier: readonly { readonly value: string; readonly label: string }[];
}

const mostEarlier = 20;

/** Refuses NOT_FOUND whoever may not edit it, or where it is closed. Three statements. */
export async function readForEditing(actor: Actor, id: string): Promise<RequestEditing> {
	const { read } = actor.installation.db;
	const request = await findRequest(read, id);
	if (!mayDo(actor, askingDeeds.prepare, request) || request.state === 'CLOSED')
		throw new Refusal('NOT_FOUND');
	const [isTemplateLocked, earlier] = await Promise.all([isWritten(read, id), readEarlier(actor, request)]);
	return {
		...{
			id,
			subject: request.subject,
			version: request.version,
			isOut: request.state !== 'PREPARED',
			isTemplateLocked,
			earlier
		},
		...textsOf(request)
	};
}

async function readEarlier(actor: Actor, { id }: FoundRequest) {
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	const rows = await actor.installation.db.read.request.findMany({
		where: { id: { not: id }, ...(can(actor, askingDeeds.prepareAsk) ? {} : { bodyId: { in: led } }) },
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		take: mostEarlier,
		select: { id: true, title: true }
	});
	return rows.map(({ id: value, title: label }) => ({ value, label }));
}
