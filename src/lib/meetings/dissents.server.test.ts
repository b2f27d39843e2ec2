import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { seated } from '../../../tests/setup/meetings.ts';
import { heldMeeting, versionOf } from '../../../tests/setup/minutes.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readChange } from '#lib/tasks/lifecycle-undoing.server.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';
import { approve } from './approving.server.ts';
import { circulate } from './circulating.server.ts';
import { readDecisionPage } from './decision-page.server.ts';
import * as decisions from './decisions.server.ts';
import { dissent, registerDissent, withdrawDissent } from './dissents.server.ts';
import { undoers } from './dissents-undoing.server.ts';
import { paperReferences } from './documents-sight.server.ts';
import { screenTextOf } from './paper-fixtures.ts';
import { readExtract, readPaper } from './papers.server.ts';
import { readPublicMeeting } from './public-minutes.server.ts';
import { setPublicPages } from './public-pages.server.ts';
import { publish } from './publishing.server.ts';

async function dissenting(kind: (typeof databaseKinds)[number]) {
	const setting = await heldMeeting(kind);
	const { installation, secretary, meetingId, decisionId, members } = setting;
	const seat = ({ personId }: { personId: string }, name: string) =>
		seated(installation, { personId, day: '2022-03-25', name });
	const form = (more: object = {}) => ({
		...{ id: newId(), decisionId, text: 'Neatbalstu: trūkst finansējuma.', files: [], ...more }
	});
	const letter = (more: object = {}) => form({ postId: members[0]!.postId, on: '25.03.2022.', ...more });
	const page = (actor: Actor) => readDecisionPage(actor, { id: meetingId, decisionId, find: null });
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
	};
	const texts = async (actor = secretary) => ({
		minutes: screenTextOf((await readPaper(actor, meetingId, 'minutes')).paper.blocks),
		extract: screenTextOf((await readExtract(actor, meetingId, { decisionId, isWhole: false })).paper.blocks)
	});
	const approveNow = async () => {
		const version = await versionOf(secretary, meetingId);
		await approve(secretary, { id: newId(), meetingId, version });
	};
	const present = await seat(members[0]!, 'Otrais loceklis');
	const absent = await seat(members[1]!, 'Trešais loceklis');
	return { ...setting, present, absent, form, letter, page, undo, texts, approveNow };
}

describe.each(databaseKinds)('a dissent on %s', (kind) => {
	it('is handed in by whoever could vote and did not vote for it, stands in the minutes, and is taken back', async () => {
		const setting = await dissenting(kind);
		const { installation, secretary, member, present, absent, outsider, chair } = setting;
		const { meetingId, decisionId, form, page, undo, texts } = setting;
		// Of a draft nobody knows but those who write it.
		for (const actor of [present, outsider, secretary])
			expect((await refusalOf(dissent(actor, form()))).reason).toBe('NOT_FOUND');
		const version = await versionOf(secretary, meetingId);
		await circulate(secretary, { id: newId(), meetingId, version, commentsUntil: '01.04.2022.' });
		for (const actor of [absent, outsider])
			expect((await refusalOf(dissent(actor, form()))).reason).toBe('NOT_FOUND');
		expect((await page(absent)).dissenting).toMatchObject({ capacity: null, seats: null });

		const votes = { id: decisionId, votesAgainst: '0', votesAbstained: '0' };
		await decisions.vote(secretary, { ...votes, version: 1, votesFor: '4' });
		expect((await page(present)).dissenting).toMatchObject({ capacity: null });
		expect((await refusalOf(dissent(present, form()))).fields).toEqual({
			form: 'dissents_problem_unanimous'
		});
		await decisions.vote(secretary, { ...votes, version: 2, votesFor: '3', votesAgainst: '1' });
		expect((await page(present)).dissenting).toMatchObject({
			capacity: 'Otrais loceklis vieta',
			until: null
		});

		expect((await refusalOf(dissent(present, form({ text: ' ' })))).fields).toHaveProperty('text');
		const file = (name: string) => new File(['Neatbalstu.'], name, { type: 'text/plain' });
		const two = form({ files: [file('a.txt'), file('b.txt')] });
		expect((await refusalOf(dissent(present, two))).fields).toEqual({ files: 'files_problem_one' });
		const wrong = form({ files: [new File(['abc'], 'vestule.pdf')] });
		expect((await refusalOf(dissent(present, wrong))).fields).toHaveProperty('files');
		const typed = form({ files: [file('vestule.txt')] });
		const done = await Promise.all([dissent(present, typed), dissent(present, typed)]);
		const eventId = done.find((one) => one.eventId)!.eventId;
		expect(await installation.db.read.dissent.count()).toBe(1);
		expect((await refusalOf(dissent(member, typed))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(dissent(present, form()))).fields).toEqual({ form: 'dissents_problem_already' });
		for (const text of Object.values(await texts()))
			expect(text).toContain(
				'Atsevišķais viedoklis (lēmums 1.1.): Otrais loceklis, Otrais loceklis vieta\n' +
					'Neatbalstu: trūkst finansējuma.\nPielikumā: vestule.txt'
			);
		const { attachmentId } = await installation.db.read.dissent.findFirstOrThrow();
		const sees = (actor: Actor) =>
			mustSeeAttachment(actor, attachmentId!, paperReferences(actor, attachmentId!));
		for (const actor of [present, absent, member]) await sees(actor);
		expect((await refusalOf(sees(outsider))).reason).toBe('NOT_FOUND');

		const [row] = (await page(present)).decision.dissents;
		expect((await page(present)).dissenting).toMatchObject({ withdrawable: [row!.id] });
		expect((await page(member)).dissenting).toMatchObject({ withdrawable: [] });
		const withdrawn = { id: row!.id, version: row!.version };
		for (const actor of [member, chair, secretary])
			expect((await refusalOf(withdrawDissent(actor, withdrawn))).reason).toBe('NOT_FOUND');
		const back = await withdrawDissent(present, withdrawn);
		expect((await withdrawDissent(present, withdrawn)).eventId).toBeNull();
		expect((await texts()).extract).not.toContain('Neatbalstu');
		expect((await refusalOf(sees(absent))).reason).toBe('NOT_FOUND');
		await undo(present, back.eventId);
		expect((await texts()).extract).toContain('Neatbalstu');
		await undo(present, eventId);
		expect((await page(present)).decision.dissents).toEqual([]);
		expect((await page(present)).history.slice(0, 4).map(({ what }) => what)).toEqual([
			...['DISSENT_WITHDRAWN', 'DISSENT', 'DISSENT_WITHDRAWN', 'DISSENT']
		]);
	});

	it('comes by letter as of its day; after the approval only where the body’s rules let it, beside what was approved', async () => {
		const setting = await dissenting(kind);
		const { installation, secretary, member, present, council, meetingId, decisionId, members } = setting;
		const { form, letter, page, texts, approveNow } = setting;
		await installation.db.write((tx) =>
			tx.bodyRules.create({
				data: { bodyId: council.bodyId, dissentDays: 7, updatedAt: installation.clock.now() }
			})
		);
		expect((await refusalOf(registerDissent(present, letter()))).reason).toBe('NOT_FOUND');
		for (const on of ['23.03.2022.', '26.03.2022.'])
			expect((await refusalOf(registerDissent(secretary, letter({ on })))).fields).toEqual({
				on: 'dissents_problem_on'
			});
		const absent = letter({ postId: members[1]!.postId });
		expect((await refusalOf(registerDissent(secretary, absent))).fields).toEqual({
			postId: 'dissents_problem_seat'
		});
		const first = letter();
		await registerDissent(secretary, first);
		await decisions.edit(secretary, { id: decisionId, version: 1, text: 'Pieņemt.', isPublic: false });
		await approveNow();
		const approved = withdrawDissent(secretary, { id: first.id, version: 1 });
		expect((await refusalOf(approved)).fields).toEqual({ form: 'meetings_problem_locked' });

		installation.clock.set('2022-03-31T08:00:00Z');
		expect((await page(member)).dissenting).toMatchObject({ until: '2022-03-31', withdrawable: [] });
		await dissent(member, form({ text: 'Novēloti, bet laikā.' }));
		const { minutes, extract } = await texts();
		expect(minutes).toMatch(
			/Neatbalstu[^]*Pēc protokola apstiprināšanas iesniegtie[^]*Novēloti, bet laikā\.$/
		);
		expect(extract).toMatch(/Neatbalstu[^]*Novēloti, bet laikā\./);
		await setPublicPages(secretary, { isOn: true });
		const publicText = async (what: string) => {
			await publish(secretary, {
				...{ id: newId(), meetingId, version: await versionOf(secretary, meetingId), what }
			});
			return JSON.stringify(await readPublicMeeting({ installation, locale: 'lv' }, meetingId));
		};
		// The decision is not public, and no dissent from it is; of those that are nobody is named.
		expect(await publicText('PARTS')).not.toMatch(/Neatbalstu|Novēloti/);
		const whole = await publicText('ALL');
		expect(whole).toMatch(/Neatbalstu[^]*Novēloti/);
		expect(whole).not.toContain('Otrais loceklis,');

		installation.clock.set('2022-04-01T08:00:00Z');
		expect((await page(member)).dissenting).toMatchObject({ capacity: null });
		expect((await refusalOf(dissent(setting.chair, form()))).fields).toEqual({
			form: 'dissents_problem_late'
		});
		const inTime = letter({ postId: council.posts.chair, on: '31.03.2022.' });
		await registerDissent(secretary, inTime);
		const { at, recordedBy } = await installation.db.read.dissent.findUniqueOrThrow({
			where: { id: inTime.id }
		});
		expect({ at: at.toISOString(), recordedBy }).toEqual({
			...{ at: '2022-03-31T09:00:00.000Z', recordedBy: 'Sekretāre' }
		});
		await withdrawDissent(secretary, { id: inTime.id, version: 1 });
	});
});
