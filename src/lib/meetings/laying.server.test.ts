import { describe, expect, it } from 'vitest';
import { makePerson, makeMembership, makePost } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting, seated } from '../../../tests/setup/meetings.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readChange } from '#lib/tasks/lifecycle-undoing.server.ts';
import { readDecisionPage } from './decision-page.server.ts';
import * as decisions from './decisions.server.ts';
import { findMeeting } from './finding.server.ts';
import { settleLaying, undoers } from './laying-settling.server.ts';
import { lay, withdrawLaying } from './laying.server.ts';
import { keyOf, readOffers, takeOffers } from './offers.server.ts';
import { cancel } from './planning.server.ts';

async function layingSetting(kind: (typeof databaseKinds)[number]) {
	const setting = await meetingSetting(kind);
	const { installation, council, secretary } = setting;
	const { id: taskId } = await makeTask(installation, {
		bodyId: council.bodyId,
		title: 'Vadlīnijas',
		due: '2022-04-01'
	});
	const chairPost = await makePost(installation, {
		bodyId: council.councilId,
		role: 'CHAIR',
		label: 'Priekšsēdētāja'
	});
	const personId = await makePerson(installation, { name: 'Padomes vadītāja' });
	await makeMembership(installation, { postId: chairPost, personId });
	const councilChair = await seated(installation, { personId, day: '2022-03-25', name: 'Padomes vadītāja' });
	const form = (more: object = {}) => ({
		...{ id: newId(), taskId, version: 1, bodyId: council.councilId, capacity: council.posts.chair },
		...{ text: 'Vadlīnijas ir gatavas.', files: [], ...more }
	});
	const sitting = (more: object = {}) =>
		makeMeeting(
			secretary,
			setting.planForm({ bodyId: council.councilId, chair: '', date: '25.03.2022.', ...more }),
			[]
		);
	const offersOf = async (actor: Actor, meetingId: string) => {
		const meeting = await findMeeting(installation.db.read, actor, meetingId);
		return readOffers(actor, meeting, await directoryOf(installation));
	};
	const stored = () => installation.db.read.task.findUniqueOrThrow({ where: { id: taskId } });
	const decide = async (meetingId: string, text: string) => {
		const { id: itemId } = await installation.db.read.agendaItem.findFirstOrThrow({ where: { meetingId } });
		const id = newId();
		await decisions.add(secretary, { id, itemId, text, isPublic: true });
		return id;
	};
	return { ...setting, taskId, councilChair, form, sitting, offersOf, stored, decide };
}

describe.each(databaseKinds)('a result laid before the council on %s', (kind) => {
	it('hands the task in, is offered to the agenda, and the council’s decision ends it', async () => {
		const setting = await layingSetting(kind);
		const { installation, chair, councilChair, form, sitting, offersOf, stored, taskId } = setting;
		const { decide, secretary, outsider, assistant } = setting;
		const typed = form();
		const [laid, again] = await Promise.all([lay(chair, typed), lay(chair, typed)]);
		expect(again).toEqual(laid);
		expect(await stored()).toMatchObject({ status: 'SUBMITTED' });
		expect(await installation.db.read.laying.count()).toBe(1);
		expect((await refusalOf(lay(chair, form({ version: 2, text: 'Vēlreiz.' })))).fields).toEqual({
			form: 'agenda_problem_laid'
		});

		const { meetingId } = await sitting({ number: '5' });
		const [offer] = await offersOf(councilChair, meetingId);
		expect(offer).toMatchObject({
			origin: 'LAID',
			title: 'Vadlīnijas',
			kind: 'DECISION',
			taskNumber: laid.number
		});
		const chosen = { meetingId, offers: [keyOf(offer!)] };
		expect((await takeOffers(councilChair, chosen)).count).toBe(1);
		expect((await takeOffers(councilChair, chosen)).count).toBe(0);
		const item = await installation.db.read.agendaItem.findFirstOrThrow({ where: { meetingId } });
		expect(item).toMatchObject({ layingId: laid.layingId, taskId, origin: 'LAID' });

		const decisionId = await decide(meetingId, 'Apstiprināt.');
		const settle = { id: newId(), decisionId, outcome: 'DONE', text: '' };
		for (const actor of [outsider, chair, assistant])
			expect((await refusalOf(settleLaying(actor, settle))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(settleLaying(councilChair, { ...settle, outcome: '' }))).fields).toEqual({
			outcome: 'agenda_problem_outcome'
		});
		const settled = await Promise.all([
			settleLaying(councilChair, settle),
			settleLaying(councilChair, settle)
		]);
		const eventId = settled.find((one) => one.eventId)!.eventId!;
		expect((await settleLaying(secretary, { ...settle, id: newId() })).eventId).toBeNull();
		const ended = { status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-25' };
		expect(await stored()).toMatchObject({ ...ended, closedBy: 'prot. Nr. 5 1. § 1. punkts' });
		expect(await installation.db.read.decisionTask.findMany()).toMatchObject([
			{ decisionId, taskId, relation: 'CLOSED' }
		]);
		const page = async () =>
			(await readDecisionPage(councilChair, { id: meetingId, decisionId, find: null })).laid;
		expect(await page()).toMatchObject({ state: 'CLOSED', task: { number: laid.number }, formId: null });

		// Taken back, it waits as if nobody had decided; another decision of the item can end it then.
		const change = await installation.db.write((tx) => readChange(tx, eventId));
		expect((await refusalOf(undoers[change.deed]!(chair, change))).reason).toBe('NOT_FOUND');
		await undoers[change.deed]!(councilChair, change);
		expect((await refusalOf(undoers[change.deed]!(councilChair, change))).reason).toBe('CONFLICT');
		expect(await stored()).toMatchObject({ status: 'SUBMITTED', closedAs: null, closedBy: null });
		expect(await installation.db.read.decisionTask.count()).toBe(0);
		expect(await page()).toMatchObject({ state: 'WAITING', formId: expect.any(String) });
		const other = await decide(meetingId, 'Apstiprināt daļēji.');
		await settleLaying(secretary, { ...settle, id: newId(), decisionId: other, outcome: 'PARTLY_DONE' });
		expect(await stored()).toMatchObject({ closedAs: 'PARTLY_DONE', closedBy: 'prot. Nr. 5 1. § 2. punkts' });
		expect(await page()).toMatchObject({ state: 'ELSEWHERE' });
		const late = settleLaying(secretary, { ...settle, id: newId() });
		expect((await refusalOf(late)).fields).toEqual({ form: 'agenda_problem_settled' });
		// Until the minutes are approved a citation is never an old one.
		await decisions.move(secretary, { id: other, to: 1 });
		expect(await stored()).toMatchObject({ closedBy: 'prot. Nr. 5 1. § 1. punkts' });
	});

	it('goes back with a reason, or is withdrawn; then it can be laid again', async () => {
		const { chair, councilChair, form, sitting, stored, decide } = await layingSetting(kind);
		const { layingId } = await lay(chair, form());
		await withdrawLaying(chair, { id: layingId, reason: 'Vēl jāpapildina' });
		await withdrawLaying(chair, { id: layingId, reason: 'Vēl jāpapildina' });
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS', version: 3 });
		const second = await lay(chair, form({ version: 3, text: 'Papildinātas vadlīnijas.' }));
		const { meetingId, itemIds } = await sitting();
		expect(itemIds).toEqual([]);
		await takeOffers(councilChair, { meetingId, offers: [`LAID:${second.layingId}`] });
		const settle = { id: newId(), decisionId: await decide(meetingId, 'Precizēt.'), outcome: 'RETURNED' };
		expect((await refusalOf(settleLaying(councilChair, { ...settle, text: '' }))).fields).toEqual({
			text: 'agenda_problem_why'
		});
		await settleLaying(councilChair, { ...settle, text: 'Precizēt 3. punktu.' });
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS' });
		const { version } = await stored();
		const again = await lay(chair, form({ version, text: 'Precizēts.' }));
		const ahead = await sitting({ date: '07.04.2022.' });
		await takeOffers(councilChair, { meetingId: ahead.meetingId, offers: [`LAID:${again.layingId}`] });
		const tooEarly = { ...settle, id: newId(), decisionId: await decide(ahead.meetingId, 'Apstiprināt.') };
		expect((await refusalOf(settleLaying(councilChair, { ...tooEarly, outcome: 'DONE' }))).fields).toEqual({
			form: 'agenda_problem_settle_ahead'
		});
	});

	it('is nobody else’s: an outsider, a member, the secretariat', async () => {
		const { outsider, member, secretary, form, council, chair } = await layingSetting(kind);
		for (const actor of [outsider, member, secretary])
			expect((await refusalOf(lay(actor, form()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(lay(chair, form({ bodyId: council.bodyId })))).fields).toEqual({
			bodyId: 'agenda_problem_before'
		});
	});

	it('what was put off, what lay on a cancelled agenda and the deadlines since the last meeting come back', async () => {
		const { installation, secretary, council, planForm, offersOf } = await layingSetting(kind);
		const first = await makeMeeting(secretary, planForm({ date: '24.03.2022.', wasHeld: true }), [
			'Atliktais',
			'Noklausītais'
		]);
		await installation.db.write(async (tx) => {
			await tx.agendaItem.update({ where: { id: first.itemIds[0]! }, data: { outcome: 'POSTPONED' } });
			await tx.agendaItem.update({ where: { id: first.itemIds[1]! }, data: { outcome: 'HEARD' } });
		});
		const off = await makeMeeting(secretary, planForm({ date: '30.03.2022.' }), ['No atceltās']);
		await cancel(secretary, { id: off.meetingId, version: 1, reason: 'Slimība' });
		await makeTask(installation, { bodyId: council.bodyId, title: 'Sen nokavēts', due: '2022-03-01' });
		const next = await makeMeeting(secretary, planForm(), []);
		const offers = await offersOf(secretary, next.meetingId);
		expect(offers.map(({ origin, title }) => [origin, title])).toEqual([
			['POSTPONED', 'Atliktais'],
			['POSTPONED', 'No atceltās'],
			['DUE', 'Vadlīnijas']
		]);
		await takeOffers(secretary, { meetingId: next.meetingId, offers: offers.map(keyOf) });
		expect(await offersOf(secretary, next.meetingId)).toEqual([]);
	});
});
