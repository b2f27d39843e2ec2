import { describe, expect, it } from 'vitest';
import { makePerson, makeMembership, makePost } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting, seated } from '../../../tests/setup/meetings.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { findMeeting } from './finding.server.ts';
import { lay, settleLaying, withdrawLaying } from './laying.server.ts';
import { keyOf, readOffers, takeOffers } from './offers.server.ts';
import { cancel } from './planning.server.ts';

const cite = () => Promise.resolve('prot. Nr. 1 1. §');

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
		makeMeeting(secretary, setting.planForm({ bodyId: council.councilId, chair: '', ...more }), []);
	const offersOf = async (actor: Actor, meetingId: string) => {
		const meeting = await findMeeting(installation.db.read, actor, meetingId);
		return readOffers(actor, meeting, await directoryOf(installation));
	};
	const stored = () => installation.db.read.task.findUniqueOrThrow({ where: { id: taskId } });
	return { ...setting, taskId, councilChair, form, sitting, offersOf, stored };
}

describe.each(databaseKinds)('a result laid before the council on %s', (kind) => {
	it('hands the task in, is offered to the agenda, and the council’s decision ends it', async () => {
		const { installation, chair, councilChair, form, sitting, offersOf, stored, taskId } =
			await layingSetting(kind);
		const typed = form();
		const [laid, again] = await Promise.all([lay(chair, typed), lay(chair, typed)]);
		expect(again).toEqual(laid);
		expect(await stored()).toMatchObject({ status: 'SUBMITTED' });
		expect(await installation.db.read.laying.count()).toBe(1);
		expect((await refusalOf(lay(chair, form({ version: 2, text: 'Vēlreiz.' })))).fields).toEqual({
			form: 'agenda_problem_laid'
		});

		const { meetingId } = await sitting();
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

		const decisionId = newId();
		await installation.db.write((tx) =>
			tx.decision.create({
				data: {
					...{ id: decisionId, meetingId, itemId: item.id, position: 1, text: 'Apstiprināt.' },
					createdAt: installation.clock.now()
				}
			})
		);
		const settle = { id: newId(), layingId: laid.layingId, decisionId, outcome: 'DONE', text: '' };
		expect((await refusalOf(settleLaying(chair, settle, cite))).reason).toBe('NOT_FOUND');
		await settleLaying(councilChair, settle, cite);
		await settleLaying(councilChair, { ...settle, id: newId() }, cite);
		expect(await stored()).toMatchObject({
			status: 'COMPLETED',
			closedAs: 'DONE',
			closedBy: 'prot. Nr. 1 1. §'
		});
		expect(await installation.db.read.decisionTask.findMany()).toMatchObject([
			{ decisionId, taskId, relation: 'CLOSED' }
		]);
	});

	it('goes back with a reason, or is withdrawn; then it can be laid again', async () => {
		const { installation, chair, councilChair, form, sitting, stored } = await layingSetting(kind);
		const { layingId } = await lay(chair, form());
		await withdrawLaying(chair, { id: layingId, reason: 'Vēl jāpapildina' });
		await withdrawLaying(chair, { id: layingId, reason: 'Vēl jāpapildina' });
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS', version: 3 });
		const second = await lay(chair, form({ version: 3, text: 'Papildinātas vadlīnijas.' }));
		const { meetingId, itemIds } = await sitting();
		expect(itemIds).toEqual([]);
		await takeOffers(councilChair, { meetingId, offers: [`LAID:${second.layingId}`] });
		const { id: itemId } = await installation.db.read.agendaItem.findFirstOrThrow({ where: { meetingId } });
		const decisionId = newId();
		await installation.db.write((tx) =>
			tx.decision.create({
				data: {
					id: decisionId,
					meetingId,
					itemId,
					position: 1,
					text: 'Precizēt.',
					createdAt: installation.clock.now()
				}
			})
		);
		const settle = { id: newId(), layingId: second.layingId, decisionId, outcome: 'RETURNED', text: '' };
		expect((await refusalOf(settleLaying(councilChair, settle, cite))).fields).toEqual({
			text: 'agenda_problem_why'
		});
		await settleLaying(councilChair, { ...settle, text: 'Precizēt 3. punktu.' }, cite);
		expect(await stored()).toMatchObject({ status: 'IN_PROCESS' });
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
