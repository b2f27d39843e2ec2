import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { succeedSchema, type SucceedInput } from '#lib/council/institution-editing-schema.ts';
import { readInstitutionForm } from '#lib/council/institution-pages.server.ts';
import { previewSuccession, succeedInstitution } from '#lib/council/institution-succession.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { everything } from '#lib/tasks/filter.ts';
import { listTasks } from '#lib/tasks/register.server.ts';
import { answer } from '../../../answer.server.ts';
import { saved } from '../../../bodies/saved.ts';
import { preview, submit } from '../../../submit.server.ts';

export async function load({ locals, params }) {
	const institution = await answer(readInstitutionForm(actorOf(locals), params.id));
	return { successionId: newId(), newId: newId(), institution };
}

export const actions = {
	/** Shows everything that follows; nothing has happened yet. */
	preview: (event) => preview(event, 'save', succeedSchema, show),
	/** Back to the form, with all that was written. */
	change: (event) => preview(event, 'save', succeedSchema, async () => undefined),
	save: (event) =>
		submit(event, 'save', succeedSchema, async (actor, data) => {
			const { id, eventId } = await succeedInstitution(actor, data);
			return saved(`/institutions/${id}`, eventId, m.bodies_succeeded());
		})
};

async function show(actor: Actor, data: SucceedInput) {
	const follows = await previewSuccession(actor, data);
	const today = rigaDate(actor.installation.clock.now());
	const filter = { ...everything, institution: data.id, status: 'OPEN' as const };
	const { rows, total } = await listTasks(actor, filter, { today });
	const tasks = rows.map(({ number, code, title }) => ({ number, code, title }));
	return { ...follows, form: data, tasks, total };
}
