import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { seatField, seatPrint, seatValues, type SeatField } from './attendance-form.ts';
import { undoers } from './attendance-undoing.server.ts';
import { readAttendance } from './attendance-view.server.ts';
import { markAttendance } from './attendance.server.ts';
import { findMeeting } from './finding.server.ts';
import { addGuest, editGuest, removeGuest } from './guests.server.ts';
import { hold, setTimes } from './holding.server.ts';

async function view(actor: Actor, meetingId: string) {
	return readAttendance(actor, await findMeeting(actor.installation.db.read, actor, meetingId));
}

/** The form of the whole table as it is shown, with what somebody types at some seats. */
async function formOf(
	actor: Actor,
	meetingId: string,
	typed: Readonly<Record<string, Partial<Record<SeatField, string>>>> = {}
): Promise<Record<string, string>> {
	const { bodies, items } = await view(actor, meetingId);
	const itemIds = items.map(({ id }) => id);
	const fields = bodies
		.flatMap(({ seats }) => seats)
		.flatMap((seat) => {
			const values = seatValues(seat, itemIds);
			const said = { ...values, ...typed[seat.postId] };
			return [
				[seatField('was', seat.postId), seatPrint(values)],
				...Object.entries(said).map(([field, value]) => [seatField(field as SeatField, seat.postId), value])
			];
		});
	return { meetingId, items: itemIds.join(','), ...(Object.fromEntries(fields) as Record<string, string>) };
}

/** What is said of the seats of which something is. */
async function saidIn(actor: Actor, meetingId: string): Promise<Record<string, string | null>> {
	const { bodies } = await view(actor, meetingId);
	const seats = bodies.flatMap((body) => body.seats).filter(({ state }) => state !== null);
	return Object.fromEntries(seats.map(({ postId, state }) => [postId, state]));
}

async function undo(actor: Actor, eventId: string) {
	const event = await actor.installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId } });
	const parse = (side: string | null) => (side === null ? null : (JSON.parse(side) as unknown));
	await undoers['meetings.attend']!(actor, {
		...event,
		before: parse(event.before),
		after: parse(event.after)
	});
}

describe.each(databaseKinds)('marking who is there on %s', (kind) => {
	it('writes what was touched, with what each seat is called; twice is once, and two writers of different seats are not in each other’s way', async () => {
		const { installation, secretary, chair, outsider, member, council, planForm, members, deputySeat } =
			await meetingSetting(kind);
		const { posts } = council;
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm(), ['Pirmais', 'Otrais']);
		const form = await formOf(secretary, meetingId, {
			[posts.chair]: { state: 'PRESENT', came: '2.' },
			[posts.vbtai]: {
				state: 'SUBSTITUTE',
				name: 'Anna Nomniece',
				title: 'eksperte',
				online: 'on',
				note: 'e-pastā'
			}
		});
		for (const actor of [outsider, member])
			expect((await refusalOf(markAttendance(actor, form))).reason).toBe('NOT_FOUND');
		const other = await formOf(secretary, meetingId, { [deputySeat.postId]: { state: 'ONLINE' } });
		const [first, again, beside] = await Promise.all([
			markAttendance(secretary, form),
			markAttendance(secretary, form),
			markAttendance(chair, other)
		]);
		expect([first.eventId, again.eventId].filter(Boolean)).toHaveLength(1);
		expect(beside.eventId).not.toBeNull();
		const rows = await installation.db.read.attendance.findMany({ where: { meetingId } });
		expect(rows).toHaveLength(3);
		expect(rows.find(({ postId }) => postId === posts.chair)).toMatchObject({
			...{ state: 'PRESENT', personName: 'Parauga vadītājs', label: 'LM pārstāvis', role: 'CHAIR' },
			...{ institution: 'Labklājības ministrija', cameItemId: itemIds[1], leftItemId: null, version: 1 }
		});
		expect(rows.find(({ postId }) => postId === posts.vbtai)).toMatchObject({
			...{ state: 'SUBSTITUTE', substituteName: 'Anna Nomniece', substituteTitle: 'eksperte' },
			...{ substituteId: null, isOnline: true, note: 'e-pastā', personName: 'Parauga loceklis' }
		});

		// A member who comes for another seat is known by name; who only sits in a seat cannot come for it too.
		const [second, third] = members;
		await markAttendance(
			secretary,
			await formOf(secretary, meetingId, {
				[second!.postId]: { state: 'SUBSTITUTE', name: 'ceturtais loceklis' }
			})
		);
		const row = await installation.db.read.attendance.findFirstOrThrow({ where: { postId: second!.postId } });
		expect(row.substituteId).toBe(members[2]!.personId);
		const twice = await formOf(secretary, meetingId, {
			[third!.postId]: { state: 'SUBSTITUTE', name: 'Anna Nomniece' },
			[posts.empty]: { state: 'PRESENT' }
		});
		expect(await refusalOf(markAttendance(secretary, twice))).toMatchObject({
			fields: {
				[seatField('state', third!.postId)]:
					'attendance_problem_substitute_twice {"name":"Anna Nomniece","seat":"VBTAI pārstāvis"}',
				[seatField('state', posts.empty)]: 'attendance_problem_empty'
			}
		});
		expect((await saidIn(secretary, meetingId))[posts.empty]).toBeUndefined();
	});

	it('tells whoever comes second with another answer, and takes back what was marked', async () => {
		const { secretary, chair, council, planForm, adviserSeat } = await meetingSetting(kind);
		const { posts } = council;
		const { meetingId } = await makeMeeting(secretary, planForm());
		const seen = await formOf(secretary, meetingId, {
			[posts.chair]: { state: 'ABSENT' },
			[posts.vbtai]: { state: 'PRESENT' }
		});
		const mine = await formOf(chair, meetingId, { [posts.chair]: { state: 'ONLINE' } });
		const { eventId } = await markAttendance(chair, mine);
		const conflict = await refusalOf(markAttendance(secretary, seen));
		const theirs = conflict.theirs as { who: string; values: Record<string, string> };
		expect(conflict.reason).toBe('CONFLICT');
		expect(theirs.who).toBe('Parauga vadītājs');
		const was = seatField('was', posts.chair);
		expect(Object.keys(theirs.values)).toEqual([was]);
		expect(await saidIn(secretary, meetingId)).toEqual({ [posts.chair]: 'ONLINE' });
		const over = await markAttendance(secretary, { ...seen, [was]: theirs.values[was] });
		expect(await saidIn(secretary, meetingId)).toEqual({ [posts.chair]: 'ABSENT', [posts.vbtai]: 'PRESENT' });

		await expect(undo(secretary, eventId!)).rejects.toMatchObject({ reason: 'CONFLICT' });
		await undo(secretary, over.eventId!);
		expect(await saidIn(secretary, meetingId)).toEqual({ [posts.chair]: 'ONLINE' });

		const wrong = await formOf(secretary, meetingId, {
			[posts.vbtai]: { state: 'PRESENT', came: '7' },
			[posts.chair]: { state: 'DANCING' }
		});
		expect((await refusalOf(markAttendance(secretary, wrong))).fields).toEqual({
			[seatField('state', posts.vbtai)]: 'attendance_problem_item',
			[seatField('state', posts.chair)]: 'attendance_problem_state'
		});
		const gone = { ...(await formOf(secretary, meetingId)), [seatField('state', newId())]: 'PRESENT' };
		expect((await refusalOf(markAttendance(secretary, gone))).fields).toEqual({
			form: 'attendance_problem_seat_gone'
		});
		const adviser = { [adviserSeat.postId]: { state: 'SUBSTITUTE', name: 'X' } };
		expect(
			(await refusalOf(markAttendance(secretary, await formOf(secretary, meetingId, adviser)))).fields
		).toEqual({ [seatField('state', adviserSeat.postId)]: 'attendance_problem_substitute_vote' });
	});

	it('fills what is not said: as the seats answered, or present where somebody sits', async () => {
		const { installation, secretary, council, planForm, deputySeat } = await meetingSetting(kind);
		const { posts } = council;
		const { meetingId } = await makeMeeting(secretary, planForm());
		const reply = { meetingId, personName: 'X', at: installation.clock.now(), sequence: 0 };
		await installation.db.write((tx) =>
			tx.meetingReply.createMany({
				data: [
					{ ...reply, id: newId(), postId: posts.chair, answer: 'NOT_COMING' },
					{ ...reply, id: newId(), postId: posts.vbtai, answer: 'SUBSTITUTE', substituteName: 'Anna' },
					{ ...reply, id: newId(), postId: deputySeat.postId, answer: 'MAYBE' }
				]
			})
		);
		await markAttendance(secretary, { ...(await formOf(secretary, meetingId)), fill: 'OFFERED' });
		expect(await saidIn(secretary, meetingId)).toEqual({
			[posts.chair]: 'ABSENT',
			[posts.vbtai]: 'SUBSTITUTE'
		});
		const one = { meetingId, fill: 'PRESENT', [seatField('state', deputySeat.postId)]: 'ONLINE' };
		await markAttendance(secretary, one);
		const said = await saidIn(secretary, meetingId);
		expect(Object.values(said).sort()).toEqual([
			...['ABSENT', 'ONLINE', 'PRESENT', 'PRESENT', 'PRESENT', 'PRESENT', 'SUBSTITUTE']
		]);
		expect(said[posts.empty]).toBeUndefined();
	});

	it('lists guests, when it began and ended, and that it was held: without a quorum only when that is confirmed', async () => {
		const { installation, secretary, member, council, planForm } = await meetingSetting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm(), ['Pirmais', 'Otrais']);
		const guest = {
			id: newId(),
			meetingId,
			name: 'Jānis Viesis',
			institution: 'Saeima',
			came: '2',
			left: ''
		};
		expect((await refusalOf(addGuest(member, guest))).reason).toBe('NOT_FOUND');
		const [added, again] = await Promise.all([addGuest(secretary, guest), addGuest(secretary, guest)]);
		expect([added.eventId, again.eventId].filter(Boolean)).toHaveLength(1);
		expect((await view(secretary, meetingId)).guests).toMatchObject([
			{ name: 'Jānis Viesis', institution: 'Saeima', cameItemId: itemIds[1], version: 1 }
		]);
		const edited = { ...guest, version: 1, title: 'deputāts', came: '' };
		expect((await refusalOf(editGuest(secretary, { ...edited, left: '9' }))).fields).toEqual({
			left: 'attendance_problem_item'
		});
		await editGuest(secretary, edited);
		expect(await refusalOf(editGuest(secretary, { ...edited, name: 'Cits' }))).toMatchObject({
			reason: 'CONFLICT'
		});
		const removed = await removeGuest(secretary, { id: guest.id, version: 2 }, meetingId);
		expect((await removeGuest(secretary, { id: guest.id, version: 2 }, meetingId)).eventId).toBeNull();
		await undo(secretary, removed.eventId!);
		expect((await view(secretary, meetingId)).guests).toMatchObject([
			{ title: 'deputāts', cameItemId: null }
		]);

		const times = { id: meetingId, version: 1, openedTime: '10.05', closedTime: '9.30' };
		expect((await refusalOf(setTimes(secretary, times))).fields).toEqual({
			closedTime: 'meetings_problem_ends_before'
		});
		expect((await refusalOf(hold(secretary, { ...times, closedTime: '' }))).reason).toBe('NOT_NOW');
		installation.clock.set('2022-04-07T12:00:00Z');
		await setTimes(secretary, { ...times, closedTime: '' });
		const form = { id: meetingId, version: 2, openedTime: '10.05', closedTime: '11.50' };
		expect((await refusalOf(hold(secretary, form))).fields).toEqual({ anyway: 'attendance_problem_hold' });
		expect((await refusalOf(hold(member, form))).reason).toBe('NOT_FOUND');
		const held = await hold(secretary, { ...form, anyway: true });
		expect((await hold(secretary, { ...form, anyway: true })).eventId).toBeNull();
		const meeting = () => findMeeting(installation.db.read, secretary, meetingId);
		expect(await meeting()).toMatchObject({ status: 'HELD', openedTime: '10:05', closedTime: '11:50' });
		await undo(secretary, held.eventId!);
		expect(await meeting()).toMatchObject({ status: 'PLANNED', heldAt: null, closedTime: null });

		await installation.db.write((tx) =>
			tx.meeting.update({ where: { id: meetingId }, data: { status: 'APPROVED' } })
		);
		const form2 = { meetingId, [seatField('state', council.posts.chair)]: 'PRESENT' };
		expect(await refusalOf(markAttendance(secretary, form2))).toMatchObject({ reason: 'NOT_NOW' });
	});
});
