import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerKey } from './asking.ts';
import type { Template } from './template.ts';

/** Somebody who is asked: an institution or a seat, for which parts. */
export interface NewAsked {
	readonly institutionId?: string | null;
	readonly postId?: string | null;
	/** As whom, where that is not the institution itself: a programme of it. */
	readonly label?: string | null;
	readonly role?: 'LEAD' | 'CO';
	/** By the parts' ids; none: the request has no parts. */
	readonly partIds?: readonly string[];
}

/** A request as an upper room makes it, in the transaction of what it is for. */
export interface NewRequest {
	readonly id: string;
	/** "report:…", "round:…". */
	readonly subject: string;
	readonly title: string;
	readonly text?: string | null;
	readonly template: Template;
	/** The last day, YYYY-MM-DD. */
	readonly due: string | null;
	/** In whose name it is asked. */
	readonly bodyId: string | null;
	readonly parts?: readonly {
		readonly id: string;
		readonly code: string | null;
		readonly text: string;
		/** "point:…". */
		readonly subject: string | null;
	}[];
	readonly asked: readonly NewAsked[];
}

/** Makes a request that is being prepared: nobody has heard of it. Whoever calls it records what it is part of. */
export async function createRequest(
	tx: Transaction,
	{ clock }: Pick<Installation, 'clock'>,
	{ asked, parts = [], template, text = null, ...request }: NewRequest
): Promise<void> {
	const createdAt = clock.now();
	await tx.request.create({ data: { ...request, text, template: JSON.stringify(template), createdAt } });
	const rows = parts.map((part, position) => ({ ...part, requestId: request.id, position }));
	await tx.requestPart.createMany({ data: rows });
	await addAsked(tx, request.id, asked);
}

/** Puts more of them to a request, behind those who are there; whoever is there already stays once. */
export async function addAsked(
	tx: Transaction,
	requestId: string,
	asked: readonly NewAsked[]
): Promise<string[]> {
	const known = await tx.answer.findMany({ where: { requestId }, select: { key: true, position: true } });
	const keys = new Set(known.map(({ key }) => key));
	let position = Math.max(-1, ...known.map((one) => one.position));
	const rows = asked.flatMap(({ partIds, ...one }) =>
		(partIds ?? [null]).flatMap((partId) => {
			const who = { institutionId: null, postId: null, label: null, ...one, partId };
			const key = answerKey(who);
			if (keys.has(key)) return [];
			keys.add(key);
			position += 1;
			return [{ ...who, id: newId(), requestId, key, role: one.role ?? 'LEAD', position }];
		})
	);
	await tx.answer.createMany({ data: rows });
	return rows.map(({ id }) => id);
}
