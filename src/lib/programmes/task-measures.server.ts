import type { Actor } from '#lib/accounts/actor.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { json } from '#lib/server/json-rows.server.ts';
import type { Beside } from '#lib/tasks/origins.server.ts';

/** A measure that a task follows, or helps, as the task's page shows it. */
export interface TaskMeasure {
	readonly id: string;
	readonly programmeId: string;
	readonly programme: string;
	readonly number: string;
	readonly title: string;
	/** It is the measure's own task. */
	readonly isOwn: boolean;
}

interface Row extends Omit<TaskMeasure, 'isOwn'> {
	readonly taskId: string | null;
	readonly askedId: string;
}

const columns: [name: string, column: string][] = [
	['id', 'm."id"'],
	['number', 'm."number"'],
	['title', 'm."title"'],
	['taskId', 'm."taskId"'],
	['askedId', 't."id"'],
	['programmeId', 'g."id"'],
	['programme', 'g."title"']
];

/** No JSON holds it as it is: it parts what the rooms say beside a task. */
const between = '\u001d';

/** What the statement of a task's page asks beside it: what other rooms ask, and the measures that the task follows or helps. */
export function besideWithMeasures(actor: Actor, other: Beside): Beside {
	const { kind } = actor.installation.db;
	const row = json(kind, columns);
	const all =
		kind === 'sqlite' ? Prisma.sql`json_group_array(json(${row}))` : Prisma.sql`json_agg(${row}::json)::text`;
	return Prisma.sql`SELECT COALESCE((${other}), '') || CAST(${between} AS TEXT) || COALESCE((
		SELECT ${all} FROM "Measure" m JOIN "Programme" g ON g."id" = m."programmeId"
		WHERE m."taskId" = t."id" OR EXISTS (SELECT 1 FROM "MeasureTask" h
			WHERE h."measureId" = m."id" AND h."taskId" = t."id")), '[]')`;
}

/** What the other rooms asked, and the measures. Whoever sees the task may know which measure it follows: its source says so. */
export function measuresBeside(beside: string | null): {
	readonly other: string | null;
	readonly measures: TaskMeasure[];
} {
	const [other = null, own = '[]'] = beside?.split(between) ?? [];
	const rows = JSON.parse(own) as Row[];
	const measures = rows
		.map(({ taskId, askedId, ...row }) => ({ ...row, isOwn: taskId === askedId }))
		.toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn));
	return { other: other === '' ? null : other, measures };
}
