import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { approvePlan, reopenPlan } from '#lib/meetings/work-plan-approving.server.ts';
import {
	addPlanItemSchema,
	approvePlanSchema,
	movePlanItemSchema,
	reopenPlanSchema
} from '#lib/meetings/work-plan-schema.ts';
import { readPlanPage } from '#lib/meetings/work-plan-view.server.ts';
import { addPlanItem, movePlanItem } from '#lib/meetings/work-plan.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answer } from '../../../../answer.server.ts';
import { submit } from '../../../../submit.server.ts';
import { saved } from '../../../saved.ts';

export async function load({ locals, params }) {
	return { plan: await answer(readPlanPage(actorOf(locals), params.slug, params.year)), formId: newId() };
}

const pageOf = ({ params }: RequestEvent) => `/bodies/${params.slug}/plan/${params.year}`;

export const actions = {
	add: (event: RequestEvent) =>
		submit(event, 'add', addPlanItemSchema, async (actor, data) => {
			const { eventId } = await addPlanItem(actor, data);
			return saved(`${pageOf(event)}#quarter-${data.quarter}`, eventId, m.workplan_added());
		}),
	move: (event: RequestEvent) =>
		submit(event, 'move', movePlanItemSchema, async (actor, data) => {
			const { eventId } = await movePlanItem(actor, data);
			return saved(`${pageOf(event)}#item-${data.id}`, eventId, m.workplan_moved());
		}),
	approve: (event: RequestEvent) =>
		submit(event, 'approve', approvePlanSchema, async (actor, data) => {
			const { eventId } = await approvePlan(actor, data);
			return saved(pageOf(event), eventId, m.workplan_approved_done());
		}),
	reopen: (event: RequestEvent) =>
		submit(event, 'reopen', reopenPlanSchema, async (actor, data) => {
			const { eventId } = await reopenPlan(actor, data);
			return saved(pageOf(event), eventId, m.workplan_reopened_done());
		})
};
