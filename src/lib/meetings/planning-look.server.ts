import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findMeeting, mayDo, todayOf } from './finding.server.ts';
import { deeds, type MeetingKind } from './meetings.ts';
import { readChoicesOf, type PlanChoices } from './planning-form.server.ts';
import { readWarnings } from './planning-warnings.server.ts';
import { warningWord } from './planning-warnings.ts';

/** A meeting as it would be: what can be chosen on that day, and what is to be known of it. */
export interface PlanLook {
	readonly choices: PlanChoices;
	/** In the reader's words. */
	readonly warnings: readonly string[];
}

interface Typed {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly date: PlainDate | null;
	readonly chair: string;
	readonly isExtraordinary: boolean;
}

/** Looks at a plan before anything is written. Refuses NOT_FOUND whoever may not plan. */
export async function lookAtPlan(
	actor: Actor,
	typed: Typed & { readonly bodyId: string }
): Promise<PlanLook> {
	if (!can(actor, deeds.plan, { bodyId: typed.bodyId })) throw new Refusal('NOT_FOUND');
	return look(actor, { ...typed, isCalled: false });
}

/** The same for a change of a meeting that is there. */
export async function lookAtEdit(actor: Actor, typed: Typed): Promise<PlanLook> {
	const meeting = await findMeeting(actor.installation.db.read, actor, typed.id);
	if (!mayDo(actor, deeds.edit, meeting)) throw new Refusal('NOT_FOUND');
	const { bodyId, kind } = meeting;
	return look(actor, { ...typed, bodyId, kind, isCalled: meeting.invitedAt !== null });
}

async function look(
	actor: Actor,
	plan: Typed & { readonly bodyId: string; readonly isCalled: boolean }
): Promise<PlanLook> {
	const { holders } = await readPeople(actor.installation, plan.date ?? todayOf(actor));
	const sitting = holders.get(plan.chair) ?? [];
	const chair = sitting.find(({ isAway }) => !isAway) ?? sitting[0];
	const [choices, warnings] = await Promise.all([
		readChoicesOf(actor, plan),
		readWarnings(actor, {
			...plan,
			...{ chairPersonId: chair?.personId ?? null, chairName: chair?.name ?? null }
		})
	]);
	return { choices, warnings: warnings.map((one) => warningWord(one, actor.locale)) };
}
