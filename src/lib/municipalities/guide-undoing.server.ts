import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityFor } from './guide-actor.server.ts';
import { findDraft, partOfChange, savePart } from './guide-drafts.server.ts';
import { formOfPart, writtenOf } from './guide-schema.ts';
import { deeds, writtenIn } from './guide.ts';

type Values = Record<string, unknown>;

/** What can be taken back of drafts: a part that nobody wrote otherwise since; a draft in which nothing was written yet. */
export const undoers: Undoers = {
	[deeds.write.name]: async (actor, { id: undoes, subjectId: id, before, after }) => {
		const directory = await directoryOf(actor.installation);
		await actor.installation.db.write(async (tx) => {
			const { draft, speaker } = await findDraft(tx, actor, { id, directory, deed: deeds.write });
			const part = partOfChange(after);
			if (!part) throw new Refusal('NOT_NOW');
			const { guidePart, ...was } = before as Values;
			const is = formOfPart(part, writtenIn(draft.content, part));
			mustBeUnchanged({ ...is, guidePart }, after as Values);
			await savePart(tx, speaker, draft, { part, next: writtenOf(part, { ...is, ...was }), undoes });
		});
	},
	[deeds.start.name]: async (actor, { id: undoes, subjectId: id, after }) => {
		const directory = await directoryOf(actor.installation);
		await actor.installation.db.write(async (tx) => {
			const { draft, speaker } = await findDraft(tx, actor, { id, directory, deed: deeds.start });
			if (draft.version !== 1) throw new Refusal('CONFLICT');
			await tx.guideDraft.delete({ where: { id, version: draft.version } });
			await record(tx, speaker, {
				...{ deed: deeds.start.name, capacity: capacityFor(speaker, draft.institutionId), undoes },
				...{ subjectType: 'GuideDraft', subjectId: id, before: after as object, after: null }
			});
		});
	}
};
