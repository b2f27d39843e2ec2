import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Seat } from '#lib/accounts/actor.ts';
import { bodyById, institutionsOfSeat, withPredecessors, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Writer } from './answer-writing.server.ts';
import type { Asked } from './asked-actor.server.ts';
import { askingDeeds, isOwed, type AnswerState } from './asking.ts';
import { close, recordDraft } from './drafting-deciding.server.ts';
import type { Drafting } from './drafting-finding.server.ts';
import { askedSubjectOf, todayOf, type FoundRequest } from './request-finding.server.ts';
import { deeds, runningDrafts } from './requests.ts';

/*
 * A specialist who writes answers for somebody: into the draft that whoever is asked sees too. What they may write is what that seat or
 * institution is asked, whoever sits there by now.
 */

/** The specialist as they write: in the place of whoever handed it over, and as nothing else. */
export function specialistOf(
	installation: Installation,
	directory: Directory,
	drafting: Pick<Drafting, 'id' | 'postId' | 'institutionId' | 'specialistName' | 'locale'>
): Writer {
	const { id, specialistName: name, locale } = drafting;
	return {
		...{ installation, name, userId: null, personId: null, role: null, isSystem: false, draftingId: id },
		...{ locale: locale === 'en' ? 'en' : 'lv', seats: seatsOf(installation, directory, drafting) }
	};
}

function seatsOf(
	installation: Installation,
	directory: Directory,
	{ postId, institutionId }: Pick<Drafting, 'postId' | 'institutionId'>
): Seat[] {
	const today = todayOf({ installation });
	const post = postId === null ? undefined : directory.postIndex.get(postId);
	const institutionIds = post
		? institutionsOfSeat(directory, post, today)
		: institutionId === null
			? []
			: withPredecessors(directory, institutionId, today);
	if (!post && institutionIds.length === 0) return [];
	const bodyName = (post && bodyById(directory, post.bodyId)?.shortName) ?? '';
	const { id = '', bodyId = '', label = '' } = post ?? {};
	return [{ postId: id, bodyId, role: 'MEMBER', institutionIds, label, bodyName }];
}

/** Whether somebody is asked for an answer. */
export function isAskedFor(actor: Actor, directory: Directory, asked: Asked): boolean {
	return can(actor, askingDeeds.write, askedSubjectOf(directory, asked, todayOf(actor)));
}

/** When all that a specialist was asked to write is sent, their draft was used: the link opens nothing any more. */
export async function closeUsedDrafts(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ id: requestId }: Pick<FoundRequest, 'id'>
): Promise<void> {
	const running = await tx.drafting.findMany({
		where: { subject: `request:${requestId}`, state: { in: [...runningDrafts] } }
	});
	if (running.length === 0) return;
	const answers = await tx.answer.findMany({
		where: { requestId },
		select: { institutionId: true, postId: true, state: true, withdrawnAt: true }
	});
	const owed = answers.filter((one) => isOwed({ ...one, state: one.state as AnswerState }));
	for (const drafting of running) {
		const specialist = specialistOf(actor.installation, directory, drafting);
		if (owed.some((one) => isAskedFor(specialist, directory, one))) continue;
		await close(tx, actor, drafting, { state: 'USED' });
		await recordDraft(tx, actor, deeds.confirmDraft.name, drafting, { state: 'USED' });
	}
}
