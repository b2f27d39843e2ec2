import { describe, expect, it } from 'vitest';
import { listJournal } from '../../src/routes/journal/journal.server.ts';
import { undoers } from '#portal';
import { makeActor } from '../setup/council.ts';
import { refusalOf } from '../setup/editing.ts';
import { databaseKinds } from '../setup/installation.ts';
import { heldMeeting, versionOf } from '../setup/minutes.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readItem } from '#lib/meetings/agenda-form.server.ts';
import { editItem } from '#lib/meetings/agenda.server.ts';
import { readAgenda } from '#lib/meetings/agenda-view.server.ts';
import { readAgreement, readVersion } from '#lib/meetings/agreement-view.server.ts';
import { approve } from '#lib/meetings/approving.server.ts';
import { circulate } from '#lib/meetings/circulating.server.ts';
import { comment } from '#lib/meetings/comments.server.ts';
import { answerComment } from '#lib/meetings/comment-answering.server.ts';
import * as decisions from '#lib/meetings/decisions.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { readLeavingForm } from '#lib/meetings/documents-form.server.ts';
import { screenTextOf } from '#lib/meetings/paper-fixtures.ts';
import { readExtract, readPaper } from '#lib/meetings/papers.server.ts';
import { readPublicMeeting } from '#lib/meetings/public-minutes.server.ts';
import { setPublicPages } from '#lib/meetings/public-pages.server.ts';
import { publish } from '#lib/meetings/publishing.server.ts';
import { everything } from '../../src/routes/journal/filter.ts';

const closed = { isRestricted: true, restrictedBasis: 'IAL 5. pants', restrictedUntil: '31.12.2022.' };

describe.each(databaseKinds)('an item that was restricted on %s', (kind) => {
	it('is known by its number only to whoever does not sit there, on every page, in what was kept before and in public', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, member, outsider, meetingId, itemIds, decisionId } = held;
		const secret = /Noslēpum/;
		const [id] = itemIds as [string];
		const title = 'Noslēpuma jautājums';
		await editItem(secretary, { id, version: 1, title, description: 'Noslēpuma apraksts', isPublic: true });
		await decisions.edit(secretary, {
			id: decisionId,
			version: 1,
			text: 'Noslēpumu glabāt.',
			isPublic: true
		});
		const file = new File(['Noslēpums.'], 'x.txt', { type: 'text/plain' });
		const paper = { meetingId, itemId: id, title: 'Noslēpuma papīrs', audience: 'PUBLIC', files: [file] };
		await leavePapers(secretary, { id: newId(), ...paper });
		// It is restricted only after the draft went out and was spoken of.
		const versionId = newId();
		const version = await versionOf(secretary, meetingId);
		await circulate(secretary, { id: versionId, meetingId, version, commentsUntil: '01.04.2022.' });
		const said = { id: newId(), versionId, anchor: `d-${decisionId}`, text: 'Noslēpums ir labots.' };
		await comment(member, said, 'PORTAL');
		await answerComment(secretary, { id: said.id, version: 1, outcome: 'ACCEPTED', answer: '' });
		await editItem(secretary, { id, version: 2, title, isPublic: true, ...closed });

		const shown = async () => {
			const agenda = await readAgenda(outsider, meetingId);
			expect(agenda.items.map(({ isClosed }) => isClosed)).toEqual([true, false]);
			return [agenda, screenTextOf((await readPaper(outsider, meetingId, 'agenda')).paper.blocks)];
		};
		expect(JSON.stringify(await shown())).not.toMatch(secret);
		// Who only writes there that day sits nowhere: the item is not theirs to read or to change.
		const writer = makeActor(installation, { userId: newId(), name: 'Protokolists' });
		await installation.db.write((tx) =>
			tx.meeting.update({ where: { id: meetingId }, data: { writerUserId: writer.userId } })
		);
		for (const work of [
			() => editItem(writer, { id, version: 1, title: 'Cits' }),
			() => readItem(writer, { meetingId, id }),
			() => readLeavingForm(writer, meetingId, id),
			() => leavePapers(writer, { id: newId(), ...paper })
		])
			expect(await refusalOf(work())).toMatchObject({ reason: 'NOT_FOUND', theirs: undefined });
		expect(JSON.stringify(await readAgreement(writer, meetingId))).not.toMatch(secret);
		expect(JSON.stringify(await readVersion(writer, meetingId, 1, null))).not.toMatch(secret);
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR', userId: newId() });
		expect(JSON.stringify(await listJournal(administrator, undoers, everything))).not.toMatch(secret);

		await approve(secretary, {
			...{ id: newId(), meetingId, version: await versionOf(secretary, meetingId) }
		});
		expect(JSON.stringify(await shown())).not.toMatch(secret);
		expect(JSON.stringify(await readVersion(outsider, meetingId, 1, null))).not.toMatch(secret);
		const minutes = await readPaper(outsider, meetingId, 'minutes');
		expect(screenTextOf(minutes.paper.blocks)).not.toMatch(secret);
		const extract = readExtract(outsider, meetingId, { decisionId, isWhole: true });
		expect((await refusalOf(extract)).reason).toBe('NOT_FOUND');
		await setPublicPages(secretary, { isOn: true });
		const what = { id: newId(), meetingId, version: await versionOf(secretary, meetingId), what: 'ALL' };
		await publish(secretary, what);
		const reader = { installation, locale: 'lv' as const };
		expect(JSON.stringify(await readPublicMeeting(reader, meetingId))).not.toMatch(secret);
		expect(JSON.stringify(await readVersion(member, meetingId, 1, null))).toMatch(secret);
	});
});
