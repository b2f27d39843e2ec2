import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { goodFiles } from '#lib/documents/file-samples.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { readChange } from '#lib/tasks/lifecycle-undoing.server.ts';
import { readAgenda } from './agenda-view.server.ts';
import { describePaper, withdrawPaper } from './documents-changing.server.ts';
import { mustSeeFile } from '../../routes/attachments/sight.server.ts';
import { leavePapers, replacePaper } from './documents.server.ts';
import { undoers } from './planning-undoing.server.ts';

const pdf = goodFiles['Vēstule.pdf']!;
const file = (text = '', name = 'Vēstule.pdf') =>
	new File([new Uint8Array(Buffer.concat([pdf, Buffer.from(text)]))], name);

async function setting(kind: (typeof databaseKinds)[number]) {
	const council = await meetingSetting(kind);
	const { installation, secretary, planForm } = council;
	const { meetingId, itemIds } = await makeMeeting(secretary, planForm());
	const form = (more: object = {}) => ({ id: newId(), meetingId, files: [file()], ...more });
	const titlesFor = async (actor: Actor) =>
		(await readAgenda(actor, meetingId)).documents.map(({ title }) => title);
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
	};
	return { ...council, meetingId, itemId: itemIds[0]!, form, titlesFor, undo };
}

describe.each(databaseKinds)('the papers of a meeting on %s', (kind) => {
	it('are left with the meeting or an item, once, by whoever prepares it; taken back they are withdrawn', async () => {
		const { chair, member, outsider, secretary, itemId, meetingId, form, undo } = await setting(kind);
		for (const actor of [member, outsider])
			expect((await refusalOf(leavePapers(actor, form()))).reason).toBe('NOT_FOUND');
		const typed = form({ files: [file(), file('2', 'Otra.pdf')], itemId });
		const [first, again] = await Promise.all([leavePapers(chair, typed), leavePapers(chair, typed)]);
		expect([first, again].filter(({ eventId }) => eventId !== null)).toHaveLength(1);
		expect((await refusalOf(leavePapers(secretary, typed))).reason).toBe('NOT_FOUND');
		const { items } = await readAgenda(member, meetingId);
		expect(items[0]!.documents.map(({ title }) => title)).toEqual(['Vēstule', 'Otra']);
		await undo(chair, (first.eventId ?? again.eventId)!);
		const after = await readAgenda(member, meetingId);
		expect(after.items[0]!.documents.every(({ withdrawn }) => withdrawn !== null)).toBe(true);
		expect(after.items[0]!.documents[0]!.file!.attachmentId).toBeNull();
	});

	it.each([
		['nothing at all', { files: [] }, { files: 'files_problem_none' }],
		[
			'a page without a title',
			{ files: [], address: 'https://likumi.lv' },
			{ title: 'agenda_problem_address_title' }
		],
		['no address', { address: 'javascript:alert(1)', title: 'x' }, { address: 'agenda_problem_address' }],
		[
			'a restriction without its ground',
			{ isRestricted: true },
			{ restrictedBasis: 'files_problem_basis_missing' }
		]
	])('refuse %s', async (_what, more, fields) => {
		const { secretary, form } = await setting(kind);
		expect(await refusalOf(leavePapers(secretary, form(more)))).toMatchObject({ reason: 'INVALID', fields });
	});

	it('are there for those for whom they are, in the agenda and as files; the audience is said anew', async () => {
		const { installation, secretary, chair, member, outsider, form, titlesFor } = await setting(kind);
		const address = 'https://likumi.lv/ta/id/1';
		await leavePapers(secretary, form({ files: [], address, title: 'Likums' }));
		const restricted = { isRestricted: true, restrictedBasis: 'IAL 5. p.', restrictedUntil: '01.04.2022.' };
		const { id: closed } = await leavePapers(secretary, form({ title: 'Slēgts', ...restricted }));
		await leavePapers(secretary, form({ title: 'Grupai', audience: 'BODY' }));
		const { id: own } = await leavePapers(
			secretary,
			form({ title: 'Sekretariātam', audience: 'SECRETARIAT' })
		);
		expect(await titlesFor(outsider)).toEqual(['Likums']);
		expect(await titlesFor(member)).toEqual(['Likums', 'Slēgts', 'Grupai']);
		expect(await titlesFor(secretary)).toHaveLength(4);
		const attachmentOf = async (id: string) =>
			(await installation.db.read.meetingDocument.findUniqueOrThrow({ where: { id } })).attachmentId!;
		expect((await refusalOf(mustSeeFile(outsider, await attachmentOf(closed)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(mustSeeFile(member, await attachmentOf(own)))).reason).toBe('NOT_FOUND');
		await mustSeeFile(member, await attachmentOf(closed));
		await mustSeeFile(secretary, await attachmentOf(own));

		const described = { documentId: closed, version: 1, title: 'Atklāts', audience: 'COUNCIL' };
		await describePaper(chair, described);
		expect(await titlesFor(outsider)).toEqual(['Likums', 'Atklāts']);
		expect((await describePaper(chair, described)).eventId).toBeNull();
		const late = await refusalOf(describePaper(secretary, { ...described, title: 'Cits' }));
		expect(late).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2, who: 'Parauga vadītājs' } });
		expect((await refusalOf(describePaper(member, { ...described, version: 2 }))).reason).toBe('NOT_FOUND');
	});

	it('are replaced by a newer version and withdrawn with a reason; both can be taken back', async () => {
		const { secretary, member, meetingId, form, titlesFor, undo } = await setting(kind);
		const { id: documentId } = await leavePapers(secretary, form());
		const typed = { id: newId(), documentId, version: 1, files: [file('2')] };
		const same = await refusalOf(replacePaper(secretary, { ...typed, files: [file()] }));
		expect(same.fields).toEqual({ files: 'files_problem_same' });
		expect((await refusalOf(replacePaper(member, typed))).reason).toBe('NOT_FOUND');
		const [newer] = await Promise.all([replacePaper(secretary, typed), replacePaper(secretary, typed)]);
		expect((await readAgenda(member, meetingId)).documents).toMatchObject([
			{ id: newer.id, replacesId: documentId }
		]);
		const third = await refusalOf(
			replacePaper(secretary, { ...typed, id: newId(), version: 2, files: [file('3')] })
		);
		expect(third).toMatchObject({ reason: 'NOT_NOW', fields: { form: 'agenda_problem_replaced' } });

		const reason = { documentId: newer.id, version: 1, reason: 'Nepareizā' };
		const { eventId } = await withdrawPaper(secretary, reason);
		expect((await withdrawPaper(secretary, reason)).eventId).toBeNull();
		// The one before holds again, beside the name of what was withdrawn.
		expect(await titlesFor(member)).toEqual(['Vēstule', 'Vēstule']);
		await undo(secretary, eventId);
		expect(await titlesFor(member)).toEqual(['Vēstule']);
	});
});
