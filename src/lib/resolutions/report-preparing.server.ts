import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { mayDo, type FoundReport } from './resolution-finding.server.ts';

/** What a secretary is to confirm: under the UUID of its form. */
interface Wanted {
	readonly id: string;
	readonly deed: Deed;
	readonly input: unknown;
}

/** Keeps a deed for a secretary to confirm where the actor may only prepare it; answers whether it did. Called when all else holds. */
export async function preparedInstead(
	tx: Transaction,
	actor: Actor,
	{ report, directory }: { readonly report: FoundReport; readonly directory: Directory },
	{ id, deed, input }: Wanted
): Promise<boolean> {
	if (mayDo(actor, deed, report.resolution, directory)) return false;
	await prepare(tx, actor, { id, deed: deed.name, input, subjectType: 'Report', subjectId: report.id });
	return true;
}
