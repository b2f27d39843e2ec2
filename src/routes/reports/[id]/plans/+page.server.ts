import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { dropPlanSchema, planTaskSchema, tiePlanSchema } from '#lib/resolutions/report-plans-schema.ts';
import { readPlansPage } from '#lib/resolutions/report-plans-page.server.ts';
import * as plans from '#lib/resolutions/report-plan-tasks.server.ts';
import { answer } from '../../../answer.server.ts';
import { changed } from '../../../meetings/changed.ts';
import { submit } from '../../../submit.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const planId = url.searchParams.get('task');
	return {
		...(await answer(readPlansPage(actorOf(locals), { id: params.id, planId }))),
		locale: locals.locale
	};
}

const addressOf = ({ reportId, id }: plans.PlanDone) => `/reports/${reportId}/plans#plan-${id}`;

export const actions = {
	makeTask: (event: RequestEvent) =>
		submit(event, 'makeTask', planTaskSchema, async (actor, data) => {
			const done = await plans.makePlanTask(actor, data);
			return { to: addressOf(done), notice: { text: m.editing_created({ number: done.number! }) } };
		}),
	tie: (event: RequestEvent) =>
		submit(event, 'tie', tiePlanSchema, async (actor, data) => {
			const done = await plans.tiePlan(actor, data);
			return { to: addressOf(done), notice: { text: m.reports_plan_tied({ number: data.number }) } };
		}),
	drop: (event: RequestEvent) =>
		submit(event, 'drop', dropPlanSchema, async (actor, data) => {
			const done = await plans.dropPlan(actor, data);
			return changed(
				addressOf(done),
				done.eventId,
				data.isDropped ? m.reports_plan_dropped() : m.reports_plan_again()
			);
		})
};
