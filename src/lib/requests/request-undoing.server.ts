import type { Undoer, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { openAgain } from './accepting.server.ts';
import { askingDeeds } from './asking.ts';
import { requestFor } from './asker-finding.server.ts';
import { undoRegister } from './letter-undoing.server.ts';
import { closeRequest, reopenRequest, type Openable } from './request-closing.server.ts';
import { put, textsOf, type RequestTexts } from './request-editing.server.ts';
import { findAnswer, mayDo, type FoundAnswer } from './request-finding.server.ts';

/** Texts and headings go back to what they were, as long as they are what the change left. */
const undoEdit: Undoer = (actor, { id, subjectId, before, after }) =>
	actor.installation.db.write(async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.prepare, subjectId);
		const texts = textsOf(request);
		mustBeUnchanged(texts, after as Record<string, unknown>);
		await put(tx, actor, request, { ...texts, ...(before as Partial<RequestTexts>) }, id);
	});

const undoAccept: Undoer = (actor, { id, after }) =>
	actor.installation.db.write(async (tx) => {
		const ids = (after as { accepted?: string[] }).accepted ?? [];
		const answers: FoundAnswer[] = [];
		for (const one of ids) answers.push(await findAnswer(tx, one));
		if (answers.length === 0 || !answers.every(({ request }) => mayDo(actor, askingDeeds.reopen, request)))
			throw new Refusal('NOT_FOUND');
		if (!answers.every(({ state }) => state === 'ACCEPTED')) throw notNow('asker_problem_not_accepted');
		await openAgain(tx, actor, { id: newId(), answers, undoes: id });
	});

const undoCloseOf =
	(openable?: Openable): Undoer =>
	(actor, { id, subjectId }) =>
		actor.installation.db.write(async (tx) => {
			const request = await requestFor(tx, actor, askingDeeds.open, subjectId);
			if (request.state !== 'CLOSED') throw new Refusal('CONFLICT');
			await openable?.(tx, request);
			await reopenRequest(tx, actor, subjectId, id);
		});

const undoOpen: Undoer = (actor, { id, subjectId }) =>
	actor.installation.db.write(async (tx) => {
		const { state } = await requestFor(tx, actor, askingDeeds.close, subjectId);
		if (state === 'CLOSED') throw new Refusal('CONFLICT');
		await closeRequest(tx, actor, subjectId, id);
	});

/** What of a request can be taken back: nothing that was mailed, and no closing of what is not `openable`. */
export const undoersOf = (openable?: Openable): Undoers => ({
	[askingDeeds.prepare.name]: undoEdit,
	[askingDeeds.accept.name]: undoAccept,
	[askingDeeds.register.name]: undoRegister,
	[askingDeeds.close.name]: undoCloseOf(openable),
	[askingDeeds.open.name]: undoOpen
});
