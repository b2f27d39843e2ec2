import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { json } from '#lib/server/json-rows.server.ts';
import type { Beside } from '#lib/tasks/origins.server.ts';
import { pointCitation } from './citing.ts';
import { readableSql } from './sight.server.ts';

/** A point of a resolution that a task serves, as the task's page shows it. */
export interface TaskResolution {
	readonly resolutionId: string;
	readonly pointId: string;
	readonly citation: string;
	readonly text: string;
	readonly relation: 'MADE' | 'TIED';
}

interface Row extends Omit<TaskResolution, 'citation'> {
	readonly number: string;
	readonly issuer: string;
	readonly code: string | null;
	readonly position: number;
}

const columns: [name: string, column: string][] = [
	...(['id', 'number', 'issuer'] as const).map((name): [string, string] => [
		name === 'id' ? 'resolutionId' : name,
		`r."${name}"`
	]),
	...([
		['pointId', 'p."id"'],
		['code', 'p."code"'],
		['position', 'p."position"'],
		['text', 'p."text"'],
		['relation', 'x."relation"']
	] as [string, string][])
];

/** No JSON holds it as it is: it parts what two rooms say beside a task. */
const between = '\u001e';

/** What the statement of a task's page asks beside it: what a lower room asks, and the points that the task serves. */
export function besideWith(actor: Actor, other: Beside): Beside {
	const { kind } = actor.installation.db;
	const row = json(kind, columns);
	const all =
		kind === 'sqlite' ? Prisma.sql`json_group_array(json(${row}))` : Prisma.sql`json_agg(${row}::json)::text`;
	return Prisma.sql`SELECT COALESCE((${other}), '[]') || CAST(${between} AS TEXT) || COALESCE((
		SELECT ${all} FROM "ResolutionPointTask" x
		JOIN "ResolutionPoint" p ON p."id" = x."pointId"
		JOIN "Resolution" r ON r."id" = p."resolutionId"
		WHERE x."taskId" = t."id" AND ${readableSql(actor, null)}), '[]')`;
}

/** What the lower room asked, and the points that a task serves, of the resolutions that this reader may read. */
export function resolutionsBeside(
	{ locale }: Actor,
	beside: string | null
): { readonly other: string | null; readonly resolutions: TaskResolution[] } {
	const [other = null, own = '[]'] = beside?.split(between) ?? [];
	const rows = (JSON.parse(own) as Row[]).toSorted((one, next) => one.position - next.position);
	const resolutions = rows.map(({ number, issuer, code, position, text, ...row }) => ({
		...row,
		citation: pointCitation({ number, issuer }, code ?? `${position}.`, locale),
		text: plainText(text, 500)
	}));
	return { other, resolutions };
}
