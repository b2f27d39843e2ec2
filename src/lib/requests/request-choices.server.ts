import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyTree, postsOf } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { institutionOptions } from '#lib/council/seat-pages.server.ts';
import { todayOf } from './request-finding.server.ts';

interface Option {
	readonly value: string;
	readonly label: string;
}

/** Who can be asked today: institutions by their names, seats by their bodies. */
export async function readAskedChoices(
	actor: Actor
): Promise<{ readonly institutions: readonly Option[]; readonly seats: readonly Option[] }> {
	const directory = await directoryOf(actor.installation);
	const today = todayOf(actor);
	return {
		institutions: institutionOptions(directory, today).map(({ id, label }) => ({ value: id, label })),
		seats: bodyTree(directory, today).flatMap(({ body }) =>
			postsOf(directory, body.id, today).map(({ id, label }) => ({
				value: id,
				label: `${body.shortName}: ${label}`
			}))
		)
	};
}
