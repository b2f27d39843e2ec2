import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import {
	bodyById,
	bodyBySlug,
	bodyKindWord,
	bodyLabel,
	bodyTree,
	inForce,
	institutionAt,
	mandateAt,
	postsOf,
	type Body,
	type Directory
} from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { roleWord } from '#lib/council/words.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { headingOf } from './meeting-head.server.ts';
import { lockedStatuses, type MeetingKind, type MeetingStatus } from './meetings.ts';
import { mustHavePublicPages } from './public-pages.server.ts';

/*
 * The council as anybody may read it. Seats and institutions are public, who sits there is not: a person's name is shown nowhere here.
 */

/** Whoever reads, with an account or without. */
export interface PublicReader {
	readonly installation: Installation;
	readonly locale: Locale;
}

export interface PublicBodyLine {
	readonly slug: string;
	readonly label: string;
	readonly kind: string;
	readonly depth: number;
	readonly goal: string | null;
}

export interface PublicMeetingLine {
	readonly id: string;
	readonly heading: string;
	readonly title: string | null;
	readonly number: number | null;
	readonly year: string;
	readonly body: string;
}

export interface PublicMandate {
	readonly goal: string | null;
	readonly termText: string | null;
	readonly legalBasis: string | null;
}

export interface PublicCouncil {
	readonly name: string | null;
	readonly mandate: PublicMandate | null;
	readonly bodies: readonly PublicBodyLine[];
	readonly meetings: readonly PublicMeetingLine[];
}

/** The council, its bodies, its published meetings. Refuses NOT_FOUND where it has no public pages. */
export async function readPublicCouncil(reader: PublicReader): Promise<PublicCouncil> {
	const { installation, locale } = reader;
	const today = todayOf(reader);
	const [directory] = await Promise.all([directoryOf(installation), mustHavePublicPages(installation)]);
	const tree = bodyTree(directory, today);
	const council = tree.find(({ body }) => body.kind === 'COUNCIL')?.body;
	return {
		name: council?.name ?? null,
		mandate: council ? publicMandate(council, today) : null,
		bodies: tree.map(({ body, depth }) => ({
			...{ slug: body.slug, label: bodyLabel(body, locale), kind: bodyKindWord(body.kind, locale), depth },
			goal: body.kind === 'COUNCIL' ? null : (mandateAt(body, today)?.goal ?? null)
		})),
		meetings: await readPublicMeetings(reader, directory, null)
	};
}

export interface PublicSeat {
	readonly id: string;
	readonly label: string;
	readonly role: string;
	readonly institutions: readonly string[];
	readonly votingRight: boolean;
}

export interface PublicBody extends Pick<PublicBodyLine, 'slug' | 'label' | 'kind'> {
	readonly mandate: PublicMandate | null;
	/** Until when it worked, where it does no more. */
	readonly ended: string | null;
	readonly parent: Pick<PublicBodyLine, 'slug' | 'label'> | null;
	readonly groups: readonly Pick<PublicBodyLine, 'slug' | 'label'>[];
	readonly seats: readonly PublicSeat[];
	readonly meetings: readonly PublicMeetingLine[];
}

/** A body with its seats, by what they are called and whose they are. Refuses NOT_FOUND. */
export async function readPublicBody(reader: PublicReader, slug: string): Promise<PublicBody> {
	const { installation, locale } = reader;
	await mustHavePublicPages(installation);
	const directory = await directoryOf(installation);
	const body = bodyBySlug(directory, slug);
	if (!body) throw new Refusal('NOT_FOUND');
	const today = todayOf(reader);
	const hasEnded = body.endDate !== null && body.endDate < today;
	const day = hasEnded ? body.endDate! : today;
	const parent = body.parentId === null ? undefined : bodyById(directory, body.parentId);
	const named = (one: Body) => ({ slug: one.slug, label: bodyLabel(one, locale) });
	return {
		...{ ...named(body), kind: bodyKindWord(body.kind, locale), mandate: publicMandate(body, day) },
		ended: hasEnded ? shortDate(body.endDate!, locale) : null,
		parent: parent ? named(parent) : null,
		groups: directory.bodies
			.filter((one) => one.parentId === body.id && inForce(one, today))
			.map((one) => named(one)),
		seats: seatsOf(directory, body, day, locale),
		meetings: await readPublicMeetings(reader, directory, body.id)
	};
}

function seatsOf(directory: Directory, { id, kind }: Body, day: string, locale: Locale): PublicSeat[] {
	return postsOf(directory, id, day).map((post) => ({
		...{ id: post.id, label: post.label, votingRight: post.votingRight },
		role: roleWord(post.role, kind, locale),
		institutions: post.institutionIds.map((one) => institutionAt(directory, one, day).name)
	}));
}

function publicMandate(body: Body, day: string): PublicMandate | null {
	const mandate = mandateAt(body, day);
	if (!mandate) return null;
	const { goal, termText, legalBasis } = mandate;
	return { goal, termText, legalBasis };
}

/** What was published, the newest first. */
async function readPublicMeetings(
	{ installation, locale }: PublicReader,
	directory: Directory,
	bodyId: string | null
): Promise<PublicMeetingLine[]> {
	const rows = await installation.db.read.meeting.findMany({
		where: {
			...{ status: { in: [...lockedStatuses] }, publishing: { in: ['PARTS', 'ALL'] } },
			...{ publishedAt: { not: null }, ...(bodyId ? { bodies: { some: { bodyId } } } : {}) }
		},
		orderBy: [{ dateKey: 'desc' }, { id: 'desc' }],
		select: {
			...{ id: true, kind: true, status: true, isExtraordinary: true, bodyId: true, date: true },
			...{ title: true, number: true }
		}
	});
	return rows.map(({ id, title, number, ...row }) => {
		const body = bodyById(directory, row.bodyId);
		const meeting = { ...row, kind: row.kind as MeetingKind, status: row.status as MeetingStatus };
		return {
			...{ id, title, number, heading: headingOf(meeting, directory, locale) },
			...{ year: row.date?.slice(0, 4) ?? '', body: body ? bodyLabel(body, locale) : '' }
		};
	});
}

function todayOf({ installation: { clock } }: PublicReader): string {
	return rigaDate(clock.now());
}
