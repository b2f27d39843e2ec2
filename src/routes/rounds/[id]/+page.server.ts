import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { arrange } from '#lib/rounds/arranging.server.ts';
import { compile } from '#lib/rounds/compiling.server.ts';
import { describe } from '#lib/rounds/describing.server.ts';
import { publish } from '#lib/rounds/publishing.server.ts';
import { readRoundPage } from '#lib/rounds/round-page.server.ts';
import { arrangeSchema, compileSchema, describeSchema, publishSchema } from '#lib/rounds/round-schema.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../answer.server.ts';
import { submit } from '../../submit.server.ts';
import { shownSections } from '../shown-sections.server.ts';

export async function load({ locals, params, url }) {
	const isCurrent = url.searchParams.has('now');
	const { sections, ...page } = await answer(readRoundPage(actorOf(locals), params.id, { isCurrent }));
	return { page, isCurrent, sections: sections && shownSections(sections), formId: newId() };
}

export const actions = {
	compile: (event: RequestEvent) =>
		submit(event, 'compile', compileSchema.omit({ roundId: true }), async (actor, data) => {
			const roundId = event.params.id!;
			await compile(actor, { ...data, roundId });
			return { to: `/rounds/${roundId}`, notice: { text: m.rounds_compiled_done() } };
		}),
	describe: (event: RequestEvent) =>
		submit(event, 'describe', describeSchema.omit({ roundId: true }), async (actor, data) => {
			const roundId = event.params.id!;
			const { eventId } = await describe(actor, { ...data, roundId });
			return { to: `/rounds/${roundId}`, notice: undoable(m.rounds_described_done(), eventId) };
		}),
	arrange: (event: RequestEvent) =>
		submit(event, 'arrange', arrangeSchema.omit({ roundId: true }), async (actor, data) => {
			const roundId = event.params.id!;
			const { eventId } = await arrange(actor, { ...data, roundId });
			return { to: `/rounds/${roundId}`, notice: undoable(m.rounds_order_done(), eventId) };
		}),
	publish: (event: RequestEvent) =>
		submit(event, 'publish', publishSchema.omit({ roundId: true }), async (actor, data) => {
			const roundId = event.params.id!;
			const done = await publish(actor, { ...data, roundId });
			const words = data.isPublished ? m.rounds_published() : m.rounds_unpublished();
			const notice = done.isPrepared ? { text: m.rounds_publish_prepared() } : undoable(words, done.eventId);
			return { to: `/rounds/${roundId}`, notice };
		})
};

function undoable(text: string, eventId: string | null) {
	return { text, ...(eventId ? { undo: eventId } : {}) };
}
