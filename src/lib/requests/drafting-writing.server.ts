import { openLink } from '#lib/accounts/links.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { mostFiles } from '#lib/documents/uploads.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { draftSchema } from './answer-schemas.ts';
import { findAnswered, todayOf } from './answered-task.server.ts';
import { mailMember } from './drafting-mail.server.ts';
import { subjectOfDraft, taskOf, type Drafting } from './drafting-finding.server.ts';
import { readDraftFiles } from './drafts-view.server.ts';
import { deeds, readDrafted, withSpecialist, type DraftedAnswer, type DraftState } from './requests.ts';

/** A specialist's link, opened: which draft it is of, or why it opens nothing (`done`: the draft was used). */
export type OpenedDraft =
	| { readonly state: 'good'; readonly drafting: Drafting }
	| { readonly state: 'done' | 'expired' | 'withdrawn' | 'unknown' };

/** Looks at a specialist's link; changes nothing. */
export async function openDraft(installation: Installation, token: string): Promise<OpenedDraft> {
	const opened = await openLink(installation, ['DRAFT'], token);
	const id = opened.state === 'good' ? idOf(opened.link.subject) : await idOfEnded(installation, token);
	const drafting = id ? await installation.db.read.drafting.findUnique({ where: { id } }) : null;
	if (opened.state === 'unknown' || opened.state === 'expired') return { state: opened.state };
	if (drafting?.state === 'USED') return { state: 'done' };
	if (opened.state !== 'good' || !drafting || drafting.state === 'WITHDRAWN') return { state: 'withdrawn' };
	return { state: 'good', drafting };
}

const idOf = (subject: string | null) => (subject ?? '').slice('drafting:'.length);

/** The token was made by us, or the link would be unknown: what it was for may be said. */
async function idOfEnded({ db }: Installation, token: string): Promise<string> {
	const row = await db.read.personalLink.findFirst({
		where: { id: token.split('.')[0]!, purpose: 'DRAFT' },
		select: { subject: true }
	});
	return idOf(row?.subject ?? null);
}

/** Who writes: whoever holds the specialist's link. */
export interface Specialist {
	readonly installation: Installation;
	readonly token: string;
}

/**
 * Keeps what a specialist has written so far, or, `isSent`, sends it to whoever asked, who is told by mail. Refuses NOT_FOUND without a
 * good link, NOT_NOW where it was sent already or the task is closed, CONFLICT where it was changed in another window, INVALID a
 * draft without words that is sent. Sent twice it acts once. What is half written is the specialist's own, and no record of the
 * council's; what is sent is one, with its words, for they may be written anew after a return.
 */
export async function writeDraft(
	{ installation, token }: Specialist,
	input: unknown,
	isSent: boolean
): Promise<{ isRepeated: boolean }> {
	const typed = parseInput(draftSchema, input);
	if (isSent && typed.text === null) refuseField('text', 'tasks_problem_text_missing');
	const opened = await openDraft(installation, token);
	if (opened.state !== 'good') throw new Refusal('NOT_FOUND');
	const uploads = typed.files.length ? await checkUploads(typed.files) : [];
	const answer: DraftedAnswer = { text: typed.text ?? '', status: typed.status };
	return installation.db.write(async (tx) => {
		const drafting = await mustBeGood(tx, installation, opened.drafting.id);
		if (isSame(drafting, answer, isSent, typed.version)) return { isRepeated: true };
		await mustBeWritable(tx, installation, drafting, typed.version);
		await changeFiles(tx, installation, drafting, { add: uploads, remove: typed.remove });
		const now = installation.clock.now();
		const written = await tx.drafting.update({
			where: { id: drafting.id, version: drafting.version },
			data: {
				...{ answer: JSON.stringify(answer), version: { increment: 1 } },
				...(isSent ? { state: 'DRAFTED', draftedAt: now } : {})
			}
		});
		if (isSent) await tellDrafted(tx, installation, drafting, written);
		return { isRepeated: false };
	});
}

/** The same form before: as it was then, it is now one version on. */
function isSame(drafting: Drafting, { text, status }: DraftedAnswer, isSent: boolean, seen: number): boolean {
	const kept = readDrafted(drafting.answer);
	return (
		drafting.version === seen + 1 &&
		kept?.text === text &&
		kept.status === status &&
		isSent === (drafting.state === 'DRAFTED')
	);
}

/** A draft whose specialist's link is good. Refuses NOT_FOUND. */
export async function mustBeGood(tx: Transaction, { clock }: Installation, id: string): Promise<Drafting> {
	const where = {
		subject: `drafting:${id}`,
		purpose: 'DRAFT',
		withdrawnAt: null,
		expiresAt: { gt: clock.now() }
	};
	const [drafting, links] = [
		await tx.drafting.findUnique({ where: { id } }),
		await tx.personalLink.count({ where })
	];
	if (!drafting || links === 0) throw new Refusal('NOT_FOUND');
	return drafting;
}

async function mustBeWritable(
	tx: Transaction,
	installation: Installation,
	drafting: Drafting,
	seen: number
): Promise<void> {
	if (!withSpecialist.includes(drafting.state as DraftState))
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_draft_sent' } });
	const task = await findAnswered(tx, taskOf(drafting));
	if (isRestricted(task, todayOf({ installation }))) throw new Refusal('NOT_FOUND');
	if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_closed' } });
	if (drafting.version !== seen) {
		const values = readDrafted(drafting.answer) ?? {};
		throw new Refusal('CONFLICT', {
			theirs: { version: drafting.version, values, who: drafting.specialistName }
		});
	}
}

async function changeFiles(
	tx: Transaction,
	{ clock }: Installation,
	{ id: draftingId }: Drafting,
	{ add, remove }: { add: readonly Upload[]; remove: readonly string[] }
): Promise<void> {
	// A draft is no record yet: what is taken out of it was in nobody else's hands.
	const where = { draftingId, attachmentId: { in: [...remove] } };
	const gone = await tx.draftingFile.findMany({ where, select: { attachmentId: true } });
	const ids = gone.map(({ attachmentId }) => attachmentId);
	await tx.draftingFile.deleteMany({ where });
	await tx.attachmentContent.deleteMany({ where: { attachmentId: { in: ids } } });
	await tx.attachment.deleteMany({ where: { id: { in: ids } } });
	const left = await tx.draftingFile.count({ where: { draftingId } });
	if (left + add.length > mostFiles) refuseField('files', 'files_problem_many');
	for (const upload of add)
		await tx.draftingFile.create({
			data: { draftingId, attachmentId: await addAttachment(tx, { ...upload, clockNow: clock.now() }) }
		});
}

/** A file's name may stand in the record, its bytes never. */
async function namesOf(tx: Transaction, draftingId: string): Promise<string[]> {
	return (await readDraftFiles(tx, draftingId)).map(({ name }) => name);
}

/** Tells whoever asked that a draft was sent, and records it. */
export async function tellDrafted(
	tx: Transaction,
	installation: Installation,
	before: Drafting,
	after: Drafting
): Promise<void> {
	await mailMember(tx, installation, after);
	const { id, specialistName: name, capacity: asked } = after;
	await record(
		tx,
		{ installation, userId: null, name },
		{
			deed: deeds.draft.name,
			capacity: m.requests_capacity_specialist({ capacity: asked }, { locale: 'lv' }),
			...subjectOfDraft(after),
			before: { draftingId: id, state: before.state },
			after: { draftingId: id, state: 'DRAFTED', ...readDrafted(after.answer), files: await namesOf(tx, id) }
		}
	);
}
