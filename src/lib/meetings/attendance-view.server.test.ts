import { describe, expect, it } from 'vitest';
import {
	makeInstitution,
	makeMembership,
	makePerson,
	makePost,
	makeSuccession
} from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { freezeAttendance, readAttendance } from './attendance-view.server.ts';
import { findMeeting } from './finding.server.ts';

async function view(actor: Actor, meetingId: string) {
	const meeting = await findMeeting(actor.installation.db.read, actor, meetingId);
	return readAttendance(actor, meeting);
}

/** As approving does. */
async function approve(actor: Actor, meetingId: string) {
	await actor.installation.db.write(async (tx) => {
		await freezeAttendance(tx, actor, await findMeeting(tx, actor, meetingId));
		await tx.meeting.update({ where: { id: meetingId }, data: { status: 'APPROVED' } });
	});
}

describe.each(databaseKinds)('who was at a meeting on %s', (kind) => {
	it('is as the council stood that day: what is recorded late changes it until the minutes are approved, then nothing does', async () => {
		const setting = await meetingSetting(kind);
		const { installation, secretary, council, planForm, adviserSeat, members } = setting;
		const { posts, people, bodyId, institutions } = council;
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm(), ['Pirmais', 'Otrais']);
		await installation.db.write((tx) =>
			tx.meetingReply.createMany({
				data: (['NOT_COMING', 'ONLINE'] as const).map((answer, index) => ({
					...{ id: newId(), meetingId, postId: posts.vbtai, personName: 'Parauga loceklis', answer },
					...{ at: new Date(Date.UTC(2022, 2, 25, 9, index)), sequence: 0 }
				}))
			})
		);
		const before = await view(secretary, meetingId);
		expect(before).toMatchObject({ isFrozen: false, quorum: { present: 0, voting: 7, needed: 4 } });
		expect(before.items.map(({ number, id }) => [number, id])).toEqual([
			[1, itemIds[0]],
			[2, itemIds[1]]
		]);
		const seatOf = (postId: string, from = before) =>
			from.bodies[0]!.seats.find((one) => one.postId === postId)!;
		expect(seatOf(posts.vbtai)).toMatchObject({
			...{ personName: 'Parauga loceklis', institution: 'Valsts bērnu tiesību aizsardzības inspekcija' },
			...{ state: null, version: 0, offered: { state: 'ONLINE' } }
		});
		expect(seatOf(posts.empty)).toMatchObject({ personId: null, personName: null, state: null });
		expect(seatOf(adviserSeat.postId)).toMatchObject({ role: 'ADVISER', votingRight: false });

		// Somebody acted for the empty seat since before the meeting; it is recorded now.
		const acting = await makePerson(installation, { name: 'Pienākumu izpildītāja' });
		await makeMembership(installation, {
			...{ postId: posts.empty, personId: acting, kind: 'ACTING', startDate: '2022-04-01' }
		});
		const late = seatOf(posts.empty, await view(secretary, meetingId));
		expect(late).toMatchObject({
			personName: 'Pienākumu izpildītāja',
			label: 'TM pārstāvis / VBTAI pārstāvis (p. i.)'
		});

		const said = [
			[posts.chair, 'PRESENT', null],
			[posts.vbtai, 'ONLINE', null],
			[posts.empty, 'PRESENT', null],
			[members[0]!.postId, 'SUBSTITUTE', itemIds[0]!],
			[members[1]!.postId, 'ABSENT', null]
		] as const;
		await installation.db.write((tx) =>
			tx.attendance.createMany({
				data: said.map(([postId, state, leftItemId]) => ({
					...{ id: newId(), meetingId, postId, bodyId, label: '', role: 'MEMBER', votingRight: true },
					...{ state, leftItemId, substituteName: state === 'SUBSTITUTE' ? 'Nomnieks' : null }
				}))
			})
		);
		const live = await view(secretary, meetingId);
		expect(live.quorumText).toBe('Kvorums: piedalās 4 no 7; apakšgrupa ir lemttiesīga');
		expect(
			live.items.map(({ quorum, chairVotes }) => [quorum.present, quorum.isQuorate, chairVotes])
		).toEqual([
			[4, true, true],
			[3, false, true]
		]);

		await approve(secretary, meetingId);
		const approved = await view(secretary, meetingId);
		const offers = (seats: typeof approved) => ({
			...seats,
			isFrozen: true,
			bodies: seats.bodies.map((body) => ({
				...body,
				seats: body.seats.map((one) => ({ ...one, version: 1, offered: null, standIns: [] }))
			}))
		});
		expect(approved).toEqual(offers(live));

		const successor = await makeInstitution(installation, { name: 'Cita ministrija' });
		await makeSuccession(installation, institutions.lm, successor, '2022-01-02');
		await makePost(installation, { bodyId, label: 'Jauna vieta' });
		await installation.db.write(async (tx) => {
			await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
			await tx.membership.updateMany({ where: { postId: posts.chair }, data: { endDate: '2022-01-31' } });
			await tx.person.update({
				where: { id: people.member },
				data: { name: 'Cits vārds', title: 'Cits amats' }
			});
			await tx.post.update({ where: { id: posts.vbtai }, data: { label: 'Cita vieta', votingRight: false } });
			await tx.post.update({ where: { id: members[2]!.postId }, data: { endDate: '2022-01-31' } });
			await tx.body.update({
				where: { id: bodyId },
				data: { name: 'Cits nosaukums', kind: 'STANDING_GROUP' }
			});
			await tx.bodyRules.create({
				data: { bodyId, quorumKind: 'NUMBER', quorumNumber: 7, updatedAt: installation.clock.now() }
			});
		});
		expect(await view(secretary, meetingId)).toEqual(approved);
	});

	it('counts bodies that meet together each by its own rules', async () => {
		const { installation, secretary, council, planForm } = await meetingSetting(kind);
		const { meetingId } = await makeMeeting(secretary, planForm({ withBodies: [council.councilId] }));
		const postId = await makePost(installation, {
			bodyId: council.councilId,
			label: 'Priekšsēdētājs',
			role: 'CHAIR'
		});
		await installation.db.write((tx) =>
			tx.bodyRules.create({
				data: { bodyId: council.councilId, quorumKind: 'NONE', updatedAt: installation.clock.now() }
			})
		);
		const both = await view(secretary, meetingId);
		expect(both.bodies.map(({ quorum, seats }) => [seats.length, quorum.needed])).toEqual([
			[8, 4],
			[1, null]
		]);
		expect(both.quorum).toMatchObject({ voting: 8, needed: 4, isQuorate: false });
		expect(both.quorumText).toBe(
			[
				'8. Bāriņtiesu darba pilnveide. Kvoruma nav – apakšgrupa nav lemttiesīga: piedalās 0 no 7, vajag 4',
				'Bērnu lietu sadarbības padome. Kvorums nav noteikts; piedalās 0 no 1'
			].join('\n')
		);
		expect(both.bodies[1]!.seats[0]!.postId).toBe(postId);
	});
});
