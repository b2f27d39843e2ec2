import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Composition, SeatDetails } from './composition.ts';
import { bodyTree, deeds, postsOf } from './council.ts';
import { readPeople } from './holders.server.ts';
import { isFilled, viewSeat } from './seat-views.ts';

/** Every body with its seats, institutions and holders as they were on a day. Two statements, however many. */
export async function readComposition(actor: Actor, date: string): Promise<Composition> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const [{ directory, holders }, details] = await Promise.all([
		readPeople(actor.installation, date),
		readDetails(actor.installation, date)
	]);
	const bodies = bodyTree(directory, date).map(({ body }) => ({
		...{ slug: body.slug, kind: body.kind, name: body },
		seats: postsOf(directory, body.id, date).map((post) => {
			const seat = viewSeat(directory, post, holders.get(post.id) ?? [], { date, today });
			return { ...seat, isFilled: isFilled(seat.holders), details: details.get(post.id) ?? noDetails };
		})
	}));
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL');
	return { bodies, council: council?.name ?? null, date, today };
}

const noDetails: SeatDetails = { requestedOn: null, holders: [] };

/** What a list of seats does not need: the titles of their holders, by what they sit there, whether somebody was asked for. */
async function readDetails(
	{ db }: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, SeatDetails>> {
	interface Row {
		readonly id: string;
		readonly requestedOn: string | null;
		readonly name: string | null;
		readonly kind: string | null;
		readonly basis: string | null;
		readonly title: string | null;
	}
	const rows = await db.read.$queryRaw<Row[]>`
		SELECT s."id", s."delegationRequestedOn" AS "requestedOn", p."name", m."kind", m."basis", p."title"
		FROM "Post" s
		LEFT JOIN "Membership" m ON m."postId" = s."id"
			AND (m."startDate" IS NULL OR m."startDate" <= ${date})
			AND (m."endDate" IS NULL OR m."endDate" >= ${date})
		LEFT JOIN "Person" p ON p."id" = m."personId"`;
	return new Map(
		[...Map.groupBy(rows, ({ id }) => id)].map(([id, group]) => [
			id,
			{
				requestedOn: group[0]!.requestedOn,
				holders: group.flatMap(({ name, kind, basis, title }) =>
					name === null ? [] : [{ name, kind: kind!, basis, title }]
				)
			}
		])
	);
}
