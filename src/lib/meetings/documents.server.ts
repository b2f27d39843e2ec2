import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { nameWithoutEnding } from '#lib/documents/file-kinds.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readRestriction } from '#lib/tasks/restricting-schema.ts';
import type { Restriction } from '#lib/tasks/restricting.ts';
import { findPaper, mustBePaperAsSeen, recordPapers, type PapersDone } from './documents-finding.server.ts';
import { leaveSchema, replacePaperSchema } from './documents-schema.ts';
import { meetingAudiencesFor } from './documents.ts';
import { findForChange, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { seesItem } from './minutes-sight.server.ts';

/** A paper that is to be: a file, or a page elsewhere. */
interface Paper {
	readonly title: string;
	readonly upload: Upload | null;
	readonly address: string | null;
}

/**
 * Leaves papers of a meeting or of one of its items, each file one, and a page elsewhere where an address is given. Refuses
 * NOT_FOUND whoever may not, INVALID a file that is not what its name says or a wrong field. Sent twice with one id it acts once.
 */
export async function leavePapers(actor: Actor, input: unknown): Promise<PapersDone> {
	const typed = parseInput(leaveSchema, input);
	const { db } = actor.installation;
	// Files are not read for whoever may leave none; what has changed since is asked in the transaction.
	await findForChange(db.read as unknown as Transaction, actor, deeds.changeAgenda, { id: typed.meetingId });
	if (typed.address !== null && typed.title === null) refuseField('title', 'agenda_problem_address_title');
	if (!meetingAudiencesFor(actor).includes(typed.audience)) refuseField('audience', 'files_problem_audience');
	const restriction = readRestriction(typed, todayOf(actor));
	// An address alone is enough; where there is neither, the files are missing.
	const hasFiles = typed.files.length > 0 || typed.address === null;
	const uploads = hasFiles ? await checkUploads(typed.files) : [];
	return writeOnce(db, async (tx) => {
		const { id, meetingId, itemId, audience } = typed;
		const meeting = await findForChange(tx, actor, deeds.changeAgenda, { id: meetingId });
		if (itemId) await mustSeeItem(tx, actor, meeting, itemId);
		const known = await tx.meetingDocument.findUnique({
			where: { id },
			select: { meetingId: true, userId: true }
		});
		if (known && (known.meetingId !== meetingId || known.userId !== actor.userId))
			throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, id, eventId: null };
		const documents = await createPapers(tx, actor, meeting, {
			...{ id, itemId, audience, restriction, papers: papersOf(typed, uploads) }
		});
		const eventId = await recordPapers(tx, actor, meeting, {
			after: { documents, isWithdrawn: false, audience, ...(restriction.restrictedUntil ? restriction : {}) }
		});
		return { meetingId, id, eventId };
	});
}

async function mustSeeItem(tx: Transaction, actor: Actor, meeting: FoundMeeting, id: string): Promise<void> {
	const where = { id, meetingId: meeting.id };
	const item = await tx.agendaItem.findFirst({ where, select: { restrictedUntil: true } });
	if (!item || !seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
}

function papersOf(
	{ title, address }: { readonly title: string | null; readonly address: string | null },
	uploads: readonly Upload[]
): Paper[] {
	const pages = address === null ? [] : [{ title: title!, upload: null, address }];
	const isOne = uploads.length === 1 && pages.length === 0;
	const files = uploads.map((upload) => {
		const named = nameWithoutEnding(upload.name);
		const called = title === null ? named : isOne ? title : `${title} (${named})`;
		return { title: called, upload, address: null };
	});
	return [...files, ...pages];
}

interface NewPapers {
	/** Of the first. */
	readonly id: string;
	readonly itemId: string | null;
	readonly audience: string;
	readonly restriction: Restriction;
	readonly papers: readonly Paper[];
	readonly replacesId?: string;
}

async function createPapers(
	tx: Transaction,
	actor: Actor,
	{ id: meetingId }: FoundMeeting,
	{ id, papers, restriction, ...more }: NewPapers
): Promise<string[]> {
	const last = await tx.meetingDocument.aggregate({ where: { meetingId }, _max: { position: true } });
	const from = (last._max.position ?? 0) + 1;
	const at = actor.installation.clock.now();
	const ids: string[] = [];
	for (const [index, { title, upload, address }] of papers.entries()) {
		const one = index === 0 ? id : newId();
		await tx.meetingDocument.create({
			data: {
				...{ id: one, meetingId, title, address, position: from + index, ...more, ...restriction },
				attachmentId: upload && (await addAttachment(tx, { ...upload, clockNow: at })),
				...{ at, userId: actor.userId, authorName: actor.name }
			}
		});
		ids.push(one);
	}
	return ids;
}

/**
 * Leaves a newer version of a paper; the older one stays to be read. Refuses NOT_FOUND whoever may not, INVALID more than one file
 * or the one that is there, CONFLICT where somebody changed it meanwhile, NOT_NOW where it was withdrawn. Twice is once.
 */
export async function replacePaper(actor: Actor, input: unknown): Promise<PapersDone> {
	const typed = parseInput(replacePaperSchema, input);
	const { db } = actor.installation;
	await findPaper(db.read as unknown as Transaction, actor, typed.documentId);
	if (typed.files.length > 1 || (typed.files.length === 1 && typed.address !== null))
		refuseField('files', 'files_problem_one');
	const [upload = null] = typed.address === null ? await checkUploads(typed.files) : [];
	return writeOnce(db, async (tx) => {
		const { paper, meeting } = await findPaper(tx, actor, typed.documentId);
		const { id, address } = typed;
		const meetingId = meeting.id;
		const known = await tx.meetingDocument.findUnique({ where: { id }, select: { replacesId: true } });
		if (known && known.replacesId !== paper.id) throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, id, eventId: null };
		await mustBePaperAsSeen(tx, paper, typed.version);
		if (paper.withdrawnAt) throw new Refusal('NOT_NOW', { fields: { form: 'files_problem_withdrawn' } });
		if (upload ? paper.attachment?.sha256 === upload.sha256 : paper.address === address)
			refuseField(upload ? 'files' : 'address', 'files_problem_same');
		const newer = await tx.meetingDocument.count({ where: { replacesId: paper.id, withdrawnAt: null } });
		if (newer > 0) throw new Refusal('NOT_NOW', { fields: { form: 'agenda_problem_replaced' } });
		const { restrictedBasis, restrictedUntil } = paper;
		await createPapers(tx, actor, meeting, {
			...{ id, itemId: paper.itemId, audience: paper.audience, replacesId: paper.id },
			...{ restriction: { restrictedBasis, restrictedUntil } as Restriction },
			papers: [{ title: paper.title, upload, address }]
		});
		await tx.meetingDocument.update({ where: { id: paper.id }, data: { version: { increment: 1 } } });
		const eventId = await recordPapers(tx, actor, meeting, {
			before: { documentId: paper.id },
			after: { documentId: id, replacesId: paper.id }
		});
		return { meetingId, id, eventId };
	});
}
