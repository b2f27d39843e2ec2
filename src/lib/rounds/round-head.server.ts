import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isOwed, type AnswerState } from '#lib/requests/asking.ts';
import { findRound, mayDo, type FoundRound } from './finding.server.ts';
import { deeds } from './rounds.ts';

/** What stands at the top of every page about a round, and leads to the others. */
export interface RoundHead {
	readonly id: string;
	readonly requestId: string;
	readonly title: string;
	readonly asOf: string | null;
	readonly due: string | null;
	readonly organiser: string | null;
	readonly body: { readonly slug: string; readonly label: string } | null;
	/** Whether those who are asked have heard of it. */
	readonly isAsked: boolean;
	/** How many are asked, how many have answered, and how many of their answers nobody has accepted yet. */
	readonly counts: { readonly asked: number; readonly answered: number; readonly unaccepted: number };
	readonly version: number;
	readonly may: {
		/** What has come, before it is compiled; all that can be done with it but sending. */
		readonly prepare: boolean;
		readonly send: boolean;
		readonly prepareSend: boolean;
	};
}

/** A round with its head, for the pages about it. Refuses NOT_FOUND. Four statements. */
export async function readRoundHead(
	actor: Actor,
	id: string
): Promise<{ round: FoundRound; head: RoundHead; directory: Directory }> {
	const { read } = actor.installation.db;
	const round = await findRound(read, actor, { id });
	const [directory, request] = await Promise.all([
		directoryOf(actor.installation),
		read.request.findUniqueOrThrow({
			where: { id: round.requestId },
			select: {
				...{ due: true, state: true },
				answers: { where: { withdrawnAt: null }, select: { state: true, withdrawnAt: true } }
			}
		})
	]);
	const states = request.answers.map(({ state }) => state as AnswerState);
	const isIn = (state: AnswerState) => !isOwed({ state, withdrawnAt: null });
	const body = bodyById(directory, round.bodyId);
	const { requestId, title, asOf, organiser, version } = round;
	return {
		...{ round, directory },
		head: {
			...{ id, requestId, title, asOf, organiser, version, due: request.due },
			body: body ? { slug: body.slug, label: bodyLabel(body, actor.locale) } : null,
			isAsked: request.state !== 'PREPARED',
			counts: {
				asked: states.length,
				answered: states.filter(isIn).length,
				unaccepted: states.filter((state) => state === 'SENT').length
			},
			may: {
				prepare: mayDo(actor, deeds.compile, round),
				send: mayDo(actor, deeds.send, round),
				prepareSend: mayDo(actor, deeds.prepareSend, round)
			}
		}
	};
}
