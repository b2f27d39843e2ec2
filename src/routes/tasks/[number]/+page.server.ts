import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { besideTask, decisionsBeside } from '#lib/meetings/task-decisions.server.ts';
import { besideWithMeasures, measuresBeside } from '#lib/programmes/task-measures.server.ts';
import { besideWith, resolutionsBeside } from '#lib/resolutions/task-resolutions.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { usualTerm } from '#lib/tasks/restricting.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { noteSchema } from '#lib/tasks/notes-schema.ts';
import { acceptSchema, reportSchema, sendBackSchema } from '#lib/tasks/report-schema.ts';
import { tidyText } from '#lib/documents/tidy-text.ts';
import * as tasks from '#lib/tasks/tasks.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { readOversized } from '../../oversized.server.ts';
import { invalid, kept, refused, tooLarge, unsaved, type Deed, type Problems } from './answers.server.ts';

// The forms work without a script; what a browser adds to them is writing.ts.
export const csr = false;

export async function load({ locals, params }) {
	if (!/^[1-9]\d{0,8}$/.test(params.number)) error(404, 'NOT_FOUND');
	const [actor, number] = [actorOf(locals), Number(params.number)];
	const beside = besideWithMeasures(actor, besideWith(actor, besideTask(actor)));
	const task = await answer(tasks.read(actor, number, beside));
	const { other: others, measures } = measuresBeside(task.beside);
	const { other, resolutions } = resolutionsBeside(actor, others);
	const decisions = decisionsBeside(actor, other);
	const usualUntil = usualTerm(rigaDate(locals.installation.clock.now()));
	const told = { decisions, resolutions, measures };
	return { task, ...told, entryId: newId(), decisionId: newId(), noteId: newId(), usualUntil };
}

export const actions = {
	/** Shows a report as it will look, and gives back what was typed. */
	preview: async (event: RequestEvent) => {
		const oversized = await readOversized(event);
		if (oversized) return tooLarge('report', oversized);
		const form = await superValidate(event.request, zod4(reportSchema));
		if (form.errors.text) return invalid('report', form.data, { text: form.errors.text });
		const typed = kept(form.data);
		return {
			deed: 'report' as const,
			typed,
			problems: {} as Problems,
			preview: renderMarkdown(tidyText(typed.text))
		};
	},
	report: (event) => act(event, 'report'),
	accept: (event) => act(event, 'accept'),
	sendBack: (event) => act(event, 'sendBack'),
	/** What only the secretariat reads. */
	note: (event: RequestEvent) =>
		submit(event, 'note', noteSchema, async (actor, data) => {
			const { number, entryId, eventId } = await tasks.note(actor, data);
			const undo = eventId ? { undo: eventId } : {};
			return { to: `/tasks/${number}#entry-${entryId}`, notice: { text: m.tasks_note_done(), ...undo } };
		})
};

/** Guard, verb, and back to the page, where the new entry stands. */
async function act(event: RequestEvent, deed: Deed) {
	const { request, locals } = event;
	const oversized = await readOversized(event);
	if (oversized) return tooLarge(deed, oversized);
	const form = await validate(request, deed);
	if (!form.valid) return invalid(deed, form.data, form.errors);
	let reported;
	try {
		reported = await tasks[deed](actorOf(locals), form.data);
	} catch (fault) {
		if (fault instanceof Refusal) return refused(fault, deed, form.data, locals.locale);
		return unsaved(fault, deed, form.data, locals.installation.log);
	}
	redirect(303, `/tasks/${reported.number}#entry-${reported.entryId}`);
}

function validate(request: Request, deed: Deed) {
	switch (deed) {
		case 'report':
			return superValidate(request, zod4(reportSchema));
		case 'accept':
			return superValidate(request, zod4(acceptSchema));
		case 'sendBack':
			return superValidate(request, zod4(sendBackSchema));
	}
}
