import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { addDays } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import {
	bodyById,
	bodyBySlug,
	bodyLabel,
	bodyTree,
	nameAt,
	postsOf,
	type Directory
} from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { institutionAt } from '#lib/council/council.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { readTemplate, roundTemplate, type TemplateField } from '#lib/requests/template.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { seatedIn } from './asked.ts';
import { findRound, todayOf } from './finding.server.ts';
import { deeds, subjectOfRound } from './rounds.ts';

export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** A body in whose name somebody may ask. */
export interface AskingBody {
	readonly slug: string;
	readonly label: string;
	readonly depth: number;
}

/** What the form of a new round begins with. */
export interface StartForm {
	readonly body: { readonly id: string; readonly slug: string; readonly label: string };
	readonly previous: { readonly id: string; readonly title: string } | null;
	readonly values: Readonly<Record<string, unknown>>;
	/** Bodies whose institutions can be asked with one tick; how many those are. */
	readonly bodies: readonly (Choice & { readonly count: number })[];
	readonly institutions: readonly Choice[];
	/** The seats of the body that asks. */
	readonly posts: readonly Choice[];
}

/** The bodies in whose name this actor may start a round; the council first. */
export async function readAskingBodies(actor: Actor): Promise<AskingBody[]> {
	const directory = await directoryOf(actor.installation);
	return bodyTree(directory, todayOf(actor))
		.filter(({ body }) => can(actor, deeds.start, { bodyId: body.id }))
		.map(({ body, depth }) => ({ slug: body.slug, label: bodyLabel(body, actor.locale), depth }));
}

/** How long whoever is asked has, where nobody says otherwise. */
const usualDays = 14;
/** So many fields can be added at once, and so many programmes. */
const spareRows = 2;

/** The form of a new round of a body, or of the one that follows another. Refuses NOT_FOUND whoever may not. */
export async function readStartForm(
	actor: Actor,
	{ slug, previousId }: { readonly slug: string | null; readonly previousId: string | null }
): Promise<StartForm> {
	const directory = await directoryOf(actor.installation);
	const previous = previousId === null ? null : await readPrevious(actor, previousId);
	const body = previous ? bodyById(directory, previous.bodyId) : bodyBySlug(directory, slug ?? '');
	if (!body || !can(actor, deeds.start, { bodyId: body.id })) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const calendar = await calendarOf(actor.installation);
	const due = calendar.workingDayOnOrAfter(addDays(today, usualDays));
	return {
		body: { id: body.id, slug: body.slug, label: bodyLabel(body, actor.locale) },
		previous: previous && { id: previous.id, title: previous.title },
		values: {
			...templateValues(previous?.template ?? roundTemplate(actor.locale)),
			...askedValues(directory, previous, today),
			...{ title: previous?.title ?? '', text: previous?.text ?? '', due, asOf: due }
		},
		bodies: bodyTree(directory, today).flatMap(({ body: one }) => {
			const count = new Set(seatedIn(directory, one.id, today)).size;
			return count ? [{ value: one.id, label: bodyLabel(one, actor.locale), count }] : [];
		}),
		institutions: directory.institutions
			.filter(({ id }) => institutionAt(directory, id, today).institutionId === id)
			.map(({ id }) => ({ value: id, label: nameAt(directory, id, today).name })),
		posts: postsOf(directory, body.id, today).map(({ id, label }) => ({ value: id, label }))
	};
}

type Previous = Awaited<ReturnType<typeof readPrevious>>;

async function readPrevious(actor: Actor, id: string) {
	const { read } = actor.installation.db;
	const round = await findRound(read, actor, { id, deed: deeds.compile });
	const [request, answers] = await Promise.all([
		read.request.findUniqueOrThrow({
			where: { id: round.requestId },
			select: { text: true, template: true }
		}),
		readAnswersOf(read, subjectOfRound(id))
	]);
	return { ...round, text: request.text, template: readTemplate(request.template), answers };
}

/** Column by column, with a few rows more to add to it. */
function templateValues(template: readonly TemplateField[]) {
	const names = new Set(template.map(({ id }) => id));
	const spare = Array.from({ length: spareRows + template.length }, (_, at) => `text${at + 1}`)
		.filter((id) => !names.has(id))
		.slice(0, spareRows)
		.map((id) => ({ id, kind: 'TEXT', title: '', hint: '' }));
	const rows = [...template, ...spare];
	return {
		fieldId: rows.map(({ id }) => id),
		fieldKind: rows.map(({ kind }) => kind),
		fieldTitle: rows.map(({ title }) => title),
		fieldHint: rows.map(({ hint }) => hint ?? '')
	};
}

/** Whoever was asked the last time, by who carries it today. */
function askedValues(directory: Directory, previous: Previous | null, today: string) {
	const answers = previous?.answers ?? [];
	const programmes = answers.filter(({ institutionId, label }) => institutionId !== null && label !== null);
	const own = answers.filter(({ institutionId, label }) => institutionId !== null && label === null);
	const now = (id: string) =>
		directory.institutionIndex.has(id) ? institutionAt(directory, id, today).institutionId : id;
	const spare = Array.from({ length: spareRows }, () => '');
	return {
		bodies: [],
		institutions: own.map(({ institutionId }) => now(institutionId!)),
		posts: answers.flatMap(({ postId }) => postId ?? []),
		programmeOf: [...programmes.map(({ institutionId }) => now(institutionId!)), ...spare],
		programmeLabel: [...programmes.map(({ label }) => label!), ...spare]
	};
}
