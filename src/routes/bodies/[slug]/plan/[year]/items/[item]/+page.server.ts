import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { editPlanItemSchema, removePlanItemSchema } from '#lib/meetings/work-plan-schema.ts';
import { readPlanItem } from '#lib/meetings/work-plan-view.server.ts';
import { editPlanItem, removePlanItem } from '#lib/meetings/work-plan.server.ts';
import { answer } from '../../../../../../answer.server.ts';
import { submit } from '../../../../../../submit.server.ts';
import { saved } from '../../../../../saved.ts';

export async function load({ locals, params: { slug, year, item } }) {
	return { item: await answer(readPlanItem(actorOf(locals), slug, year, item)) };
}

const planOf = ({ params }: RequestEvent) => `/bodies/${params.slug}/plan/${params.year}`;

export const actions = {
	edit: (event: RequestEvent) =>
		submit(event, 'edit', editPlanItemSchema, async (actor, data) => {
			const { eventId } = await editPlanItem(actor, data);
			return saved(`${planOf(event)}#item-${data.id}`, eventId, m.meetings_edited_done());
		}),
	remove: (event: RequestEvent) =>
		submit(event, 'remove', removePlanItemSchema, async (actor, data) => {
			const { eventId } = await removePlanItem(actor, data);
			return saved(planOf(event), eventId, m.workplan_removed());
		})
};
