import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { readAttendancePage } from '#lib/meetings/attendance-page.server.ts';
import {
	addGuestSchema,
	editGuestSchema,
	holdSchema,
	markAttendanceSchema,
	removeGuestSchema,
	timesSchema
} from '#lib/meetings/attendance-schema.ts';
import { markAttendance, type Attended } from '#lib/meetings/attendance.server.ts';
import { addGuest, editGuest, removeGuest } from '#lib/meetings/guests.server.ts';
import { hold, setTimes } from '#lib/meetings/holding.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../answer.server.ts';
import { submit, type Done } from '../../../submit.server.ts';
import type { RequestEvent } from './$types';

export async function load({ locals, params }) {
	return { page: await answer(readAttendancePage(actorOf(locals), params.id)), newGuestId: newId() };
}

const pageOf = ({ params }: RequestEvent) => `/meetings/${params.id}/attendance`;

function done(to: string, { eventId }: Attended, text: string): Done {
	return { to, notice: eventId ? { text, undo: eventId } : { text: m.bodies_same() } };
}

export const actions = {
	/** All the seats. */
	save: (event) =>
		submit(event, 'save', markAttendanceSchema, async (actor, data) => {
			const form = { ...data, meetingId: event.params.id };
			return done(pageOf(event), await markAttendance(actor, form), m.attendance_saved());
		}),
	/** One seat, by a script, as soon as it is marked: nothing need be said of it on the next page. */
	seat: (event) =>
		submit(event, 'save', markAttendanceSchema, async (actor, data) => {
			await markAttendance(actor, { ...data, meetingId: event.params.id });
			return { to: pageOf(event) };
		}),
	addGuest: (event) =>
		submit(event, 'addGuest', addGuestSchema, async (actor, data) => {
			const form = { ...data, meetingId: event.params.id };
			return done(`${pageOf(event)}#guests`, await addGuest(actor, form), m.attendance_guest_added());
		}),
	editGuest: (event) =>
		submit(event, 'editGuest', editGuestSchema, async (actor, data) =>
			done(`${pageOf(event)}#guests`, await editGuest(actor, data), m.attendance_guest_saved())
		),
	removeGuest: (event) =>
		submit(event, 'editGuest', removeGuestSchema, async (actor, data) => {
			const removed = await removeGuest(actor, data, event.params.id);
			return done(`${pageOf(event)}#guests`, removed, m.attendance_guest_removed());
		}),
	times: (event) =>
		submit(event, 'times', timesSchema, async (actor, data) => {
			const form = { ...data, id: event.params.id };
			return done(pageOf(event), await setTimes(actor, form), m.attendance_times_saved());
		}),
	hold: (event) =>
		submit(event, 'times', holdSchema, async (actor, data) =>
			done(pageOf(event), await hold(actor, { ...data, id: event.params.id }), m.attendance_held())
		)
};
