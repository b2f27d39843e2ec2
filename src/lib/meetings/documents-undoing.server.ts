import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { m } from '#i18n/generated/messages.js';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { descriptionOf, markPaper } from './documents-changing.server.ts';
import { findPaper, recordPapers, type FoundPaper } from './documents-finding.server.ts';
import { findForChange } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** As the verbs of papers record themselves: which of them it was shows in what it changed. */
interface Recorded {
	readonly documents?: readonly string[];
	readonly isWithdrawn?: boolean;
	readonly reason?: string | null;
	readonly documentId?: string;
	readonly replacesId?: string;
}

/** Takes a change of a meeting's papers back: what was left is withdrawn, what was withdrawn holds again, a name is as it was. */
export async function undoDocuments(actor: Actor, change: RecordedChange): Promise<void> {
	const before = (change.before ?? {}) as Recorded;
	const after = (change.after ?? {}) as Recorded;
	const undone = m.files_undone({}, { locale: 'lv' });
	await actor.installation.db.write(async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.changeAgenda, { id: change.subjectId });
		const record = (is: object, was: object) =>
			recordPapers(tx, actor, meeting, { before: was, after: is, undoes: change.id });
		const ids = after.documents ?? (after.replacesId ? [after.documentId!] : null);
		if (!ids) {
			const { paper } = await findPaper(tx, actor, after.documentId!);
			const { documentId: _id, ...said } = after;
			mustBeUnchanged(descriptionOf(paper), said as Record<string, unknown>);
			const { documentId: id, ...back } = before;
			await tx.meetingDocument.update({ where: { id: id! }, data: { ...back, version: { increment: 1 } } });
			return record(before, after);
		}
		const isWithdrawn = after.isWithdrawn ?? false;
		const papers: FoundPaper[] = [];
		for (const id of ids) papers.push((await findPaper(tx, actor, id)).paper);
		if (papers.some(({ withdrawnAt }) => (withdrawnAt !== null) !== isWithdrawn))
			throw new Refusal('CONFLICT');
		const reason = isWithdrawn ? null : (before.reason ?? undone);
		for (const paper of papers) await markPaper(tx, actor, paper, reason);
		return record(
			{ documents: ids, isWithdrawn: !isWithdrawn, reason },
			{ documents: ids, isWithdrawn, reason: papers[0]!.withdrawnReason }
		);
	});
}
