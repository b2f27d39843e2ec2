import { m } from '#i18n/generated/messages.js';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { addAbsenceSchema, changeAbsenceSchema, removeAbsenceSchema } from '#lib/council/absences-schema.ts';
import { addAbsence, changeAbsence, removeAbsence } from '#lib/council/absences.server.ts';
import { readPerson } from '#lib/council/people-view.server.ts';
import { countOwed } from '#lib/reminders/handover-owed.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { saved } from '../../bodies/saved.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const person = await answer(readPerson(actor, params.id));
	const owed = await countOwed(actor, person.seats);
	const seats = person.seats.map((seat) => ({ ...seat, owed: owed.get(seat.id) ?? null }));
	return { person: { ...person, seats }, absenceId: newId() };
}

export const actions = {
	addAbsence: (event) =>
		submit(event, 'addAbsence', addAbsenceSchema, async (actor, data) => {
			const { eventId } = await addAbsence(actor, data);
			return saved(`/people/${event.params.id}`, eventId, m.people_notice_absence());
		}),
	changeAbsence: (event) =>
		submit(event, 'changeAbsence', changeAbsenceSchema, async (actor, data) => {
			const { eventId } = await changeAbsence(actor, data);
			return saved(`/people/${event.params.id}`, eventId, m.people_notice_saved());
		}),
	removeAbsence: (event) =>
		submit(event, 'removeAbsence', removeAbsenceSchema, async (actor, data) => {
			const { eventId } = await removeAbsence(actor, data);
			return saved(`/people/${event.params.id}`, eventId, m.people_notice_absence_removed());
		})
};
