import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyBySlug, bodyLabel } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { deeds, type LadderSubject } from './ladder-editing.server.ts';
import { lateRung, rungsBefore, type Ladder } from './ladder.ts';
import { nearestLadder } from './ladder-text.ts';

/** On which days which mails go for a deadline. */
export interface LadderPreview {
	readonly due: PlainDate;
	readonly before: readonly PlainDate[];
	readonly co: readonly PlainDate[];
	/** The first notices of lateness: the first, the weekly ones, the first two monthly ones. */
	readonly late: readonly PlainDate[];
	/** When the secretariat hears too. */
	readonly secretariat: PlainDate;
}

/** What a form of a ladder shows. */
export interface LadderPage extends LadderSubject {
	/** Its own, as it is kept; null: the one beneath holds. */
	readonly own: string | null;
	/** The one that holds now. */
	readonly ladder: Ladder;
	/** The one that would hold without its own. */
	readonly without: Ladder;
	/** A deadline to show it by, and since when a task is supposed to be known. */
	readonly example: { readonly due: PlainDate; readonly registeredOn: PlainDate };
}

/** The council's ladder. Refuses NOT_FOUND whoever may not set it, as the others do. */
export async function readCouncilLadder(actor: Actor): Promise<LadderPage> {
	mustBeAble(actor, deeds.setLadder);
	const own = await readSetting(actor.installation, 'reminders.ladder');
	return pageOf(actor, { scope: 'COUNCIL', subjectId: '' }, [own, null, null]);
}

/** A body's. */
export async function readBodyLadder(
	actor: Actor,
	slug: string
): Promise<{ page: LadderPage; body: { slug: string; label: string } }> {
	mustBeAble(actor, deeds.setLadder);
	const { installation, locale } = actor;
	const body = bodyBySlug(await directoryOf(installation), slug);
	if (!body) throw new Refusal('NOT_FOUND');
	const [row, council] = await Promise.all([
		installation.db.read.body.findUnique({ where: { id: body.id }, select: { ladder: true } }),
		readSetting(installation, 'reminders.ladder')
	]);
	const subject = { scope: 'BODY', subjectId: body.id } as const;
	const page = pageOf(actor, subject, [row?.ladder ?? null, council, null]);
	return { page, body: { slug, label: bodyLabel(body, locale) } };
}

/** A task's; shown by its own deadline where it has one. */
export async function readTaskLadder(actor: Actor, number: number) {
	mustBeAble(actor, deeds.setLadder);
	const { db } = actor.installation;
	const task = await db.read.task.findUnique({
		where: { number },
		select: {
			...{ id: true, number: true, code: true, title: true, bodyId: true, due: true, ladder: true },
			...{ status: true, registeredOn: true, underControl: true }
		}
	});
	if (!task) throw new Refusal('NOT_FOUND');
	const [body, council] = await Promise.all([
		db.read.body.findUnique({ where: { id: task.bodyId }, select: { ladder: true } }),
		readSetting(actor.installation, 'reminders.ladder')
	]);
	const { id, code, title, due, registeredOn, underControl } = task;
	const subject = { scope: 'TASK', subjectId: id } as const;
	return {
		page: pageOf(
			actor,
			subject,
			[task.ladder, body?.ladder ?? null, council],
			due ? { due, registeredOn } : null
		),
		task: { number, code, title, due, underControl, isOpen: isOpen(task) }
	};
}

function pageOf(
	{ installation }: Actor,
	subject: LadderSubject,
	[own, ...beneath]: readonly (string | null)[],
	term: LadderPage['example'] | null = null
): LadderPage {
	const example = { due: addDays(rigaDate(installation.clock.now()), 60), registeredOn: '2000-01-01' };
	return {
		...{ ...subject, own: own ?? null, example: term ?? example },
		...{ ladder: nearestLadder(own, ...beneath), without: nearestLadder(...beneath) }
	};
}

/** The days on which mails go for a deadline. */
export async function previewLadder(
	{ installation }: Pick<Actor, 'installation'>,
	ladder: Ladder,
	{ due, registeredOn }: LadderPage['example']
): Promise<LadderPreview> {
	const calendar = await calendarOf(installation);
	const term = { due, registeredOn, ladder };
	const late = (n: number) => lateRung(calendar, term, n).date;
	return {
		due,
		before: rungsBefore(calendar, term, 'LEAD').map(({ date }) => date),
		co: rungsBefore(calendar, term, 'CO').map(({ date }) => date),
		late: Array.from({ length: ladder.weekly + 3 }, (_, index) => late(index + 1)),
		secretariat: late(ladder.tellAt)
	};
}
