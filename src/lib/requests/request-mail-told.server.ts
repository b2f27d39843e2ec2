import type { PlainDate } from '#lib/calendar/days.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { peopleOfInstitution } from '#lib/council/hearing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { findRequest, type FoundRequest } from './request-finding.server.ts';
import { hearersOf } from './request-hearers.server.ts';
import { requestFacts, type RequestFacts, type RequestMailKind } from './request-telling.server.ts';
import { askedWords } from './request-who.ts';

/** One of the answers that a mail is about, as it stands when the mail goes. */
export type ToldAnswer = Awaited<ReturnType<typeof readAnswers>>[number];

/** All that a mail about a request says, as it stands when the mail goes. */
export interface Told {
	readonly facts: RequestFacts;
	readonly request: FoundRequest;
	readonly people: People;
	readonly today: PlainDate;
	/** Of those it is about: that its reader still hears for. */
	readonly theirs: readonly ToldAnswer[];
}

function readAnswers({ db }: Installation, ids: readonly string[]) {
	return db.read.answer.findMany({
		where: { id: { in: [...ids] } },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, institutionId: true, postId: true, label: true, state: true, due: true },
			...{ withdrawnAt: true, part: { select: { code: true, text: true } } },
			steps: { where: { kind: 'RETURNED' }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 }
		}
	});
}

/** What a mail is about, and what of it its reader still hears for. */
export async function readTold(installation: Installation, mail: OutgoingMail): Promise<Told> {
	const facts = requestFacts.parse(mail.facts);
	const today = rigaDate(installation.clock.now());
	const [request, people, answers] = await Promise.all([
		findRequest(installation.db.read, facts.requestId),
		readPeople(installation, today),
		readAnswers(installation, facts.answerIds)
	]);
	const theirs = answers.filter((one) => isTheirs(people, one, { request, mail, today }));
	return { facts, request, people, today, theirs };
}

/** Whoever hears for it; of what was given back, whoever may speak for the institution: one of them wrote it. */
function isTheirs(
	people: People,
	answer: ToldAnswer,
	{ request, mail, today }: { request: FoundRequest; mail: OutgoingMail; today: PlainDate }
): boolean {
	const { personId, kind } = mail;
	if (personId === null) return false;
	const hearers = hearersOf(people, answer, { bodyId: request.bodyId, date: today });
	if (hearers.some((one) => one.personId === personId)) return true;
	const isOwn = kind === ('request-returned' satisfies RequestMailKind) && answer.institutionId !== null;
	return isOwn && peopleOfInstitution(people, answer.institutionId!, today).has(personId);
}

/** What is asked, as whom, by when, and under which headings. */
export async function factsOf(
	installation: Installation,
	{ request, people, today, theirs }: Told,
	{ locale, kind }: OutgoingMail
): Promise<(readonly [string, string])[]> {
	const options = { locale };
	const calendar = await calendarOf(installation);
	const names = [...new Set(theirs.map((one) => asWhom(people, one, today, locale)))];
	const parts = theirs.flatMap(({ part }) => (part ? [part] : []));
	const days = [...new Set(theirs.map(({ due }) => due ?? request.due))].filter((due) => due !== null);
	const saysAll = kind !== ('request-withdrawn' satisfies RequestMailKind);
	return [
		[m.asker_fact_title({}, options), request.title],
		...(names.length ? [[m.asker_fact_who({}, options), names.join('; ')] as const] : []),
		...(saysAll
			? days.toSorted().map((due) => {
					const { note } = deadlineWords(calendar, due, today, locale);
					return [m.asker_fact_due({}, options), `${longDate(due, { locale })} (${note})`] as const;
				})
			: []),
		...uniqueParts(parts).map(
			({ code, text }) =>
				[
					code ? m.asker_fact_point({ code }, options) : m.asker_fact_part({}, options),
					plainText(text, 300)
				] as const
		),
		...(saysAll
			? [[m.asker_fact_fields({}, options), request.template.map(({ title }) => title).join('; ')] as const]
			: [])
	];
}

function uniqueParts<T extends { code: string | null; text: string }>(parts: readonly T[]): T[] {
	return [...new Map(parts.map((part) => [`${part.code} ${part.text}`, part])).values()];
}

function asWhom(people: People, answer: ToldAnswer, today: PlainDate, locale: 'lv' | 'en'): string {
	const { label, was } = askedWords(people.directory, answer, today);
	return was === null ? label : `${label} (${m.asker_was({ name: was }, { locale })})`;
}

/** In whose name it is asked. */
export function askerOf({ request, people }: Told, locale: 'lv' | 'en'): string {
	const body = request.bodyId === null ? undefined : bodyById(people.directory, request.bodyId);
	return body ? bodyLabel(body, locale) : m.asker_secretariat({}, { locale });
}

/** The nearest of the days by which something of it is wanted. */
function nearestDue({ request, theirs }: Told): PlainDate | null {
	const days = theirs.flatMap(({ due }) => due ?? request.due ?? []).toSorted();
	return days[0] ?? request.due;
}

/** By when the nearest of it is wanted, in words; empty where no day is known. */
export function untilOf(told: Told, locale: 'lv' | 'en'): string {
	const due = nearestDue(told);
	return due === null ? '' : longDate(due, { case: 'dative', locale });
}

/** Whether that day is over. */
export function isOver(told: Told): boolean {
	return (nearestDue(told) ?? told.today) < told.today;
}
