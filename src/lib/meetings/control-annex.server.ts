import type { Actor } from '#lib/accounts/actor.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Register } from '#lib/tasks/revisions.server.ts';
import { anyControlSql, type Control } from './control-finding.server.ts';
import { readRows } from './control.server.ts';
import type { ControlRow } from './control.ts';
import { dayOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { previousDateSql } from './previous-meeting.server.ts';

/** What a meeting must hear of the decisions of its bodies. */
export interface ControlAnnex {
	readonly rows: readonly ControlRow[];
	/** How many there are; more than anybody hears are not among the rows. */
	readonly total: number;
}

/** So many stand in an annex. */
const most = 300;

/**
 * The annex that every agenda has by itself: what the bodies of a meeting decided before it and is not done, has no task yet, or was
 * ended since the last meeting; as it stands today. `eyes`: with whose what is restricted is seen. Three statements, four where some
 * tasks are parts of others.
 */
export async function readAnnex(
	actor: Actor,
	meeting: FoundMeeting,
	register: Pick<Register, 'directory' | 'calendar'>,
	eyes: Actor = actor
): Promise<ControlAnnex> {
	const asked = { ...annexOf(actor, meeting), eyes };
	return readRows(register, asked, { skip: 0, take: most }, 'lv');
}

/** Whether the annex of a meeting holds anything that everybody may know. One statement. */
export async function hasAnnex(actor: Actor, meeting: Annexed): Promise<boolean> {
	const any = anyControlSql({ ...annexOf(actor, meeting), eyes: everybody(actor) });
	const found = await actor.installation.db.read.$queryRaw<unknown[]>`SELECT 1 AS "one" WHERE ${any}`;
	return found.length > 0;
}

type Annexed = Pick<FoundMeeting, 'id' | 'date' | 'bodies'>;

/** What is asked for an annex. */
export function annexOf(actor: Actor, meeting: Annexed): Control {
	const date = dayOf(meeting, actor);
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	const previous = previousDateSql(bodyIds, { date, meetingId: meeting.id });
	return {
		...{ actor, eyes: actor, today: todayOf(actor), bodyIds, from: '', to: date, which: 'ASKING' },
		meetings: Prisma.sql`m."dateKey" < ${date}`,
		tasks: Prisma.sql`(t."closedOn" IS NULL OR t."closedOn" >= COALESCE(${previous}, ''))`
	};
}

/** Somebody who sees what everybody sees: nothing restricted. */
export function everybody(actor: Actor): Actor {
	return { ...actor, role: null, seats: [], isSystem: false };
}
