import type { Actor } from '#lib/accounts/actor.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
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
	readonly position: number | bigint;
}

/** The points that a task serves, of the resolutions that this reader may read. One statement. */
export async function resolutionsOfTask(actor: Actor, taskId: string): Promise<TaskResolution[]> {
	const directory = await directoryOf(actor.installation);
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT r."id" AS "resolutionId", p."id" AS "pointId", r."number", r."issuer", p."code", p."position", p."text",
			x."relation"
		FROM "ResolutionPointTask" x
		JOIN "ResolutionPoint" p ON p."id" = x."pointId"
		JOIN "Resolution" r ON r."id" = p."resolutionId"
		WHERE x."taskId" = ${taskId} AND ${readableSql(actor, directory)}
		ORDER BY x."at", p."position"`;
	return rows.map(({ number, issuer, code, position, text, ...row }) => ({
		...row,
		citation: pointCitation({ number, issuer }, code ?? `${position}.`, actor.locale),
		text: plainText(text, 500)
	}));
}
