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
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerAddress, readAnswerLinks, type AnswerLink } from './answer-links.server.ts';
import { isOwed, type AnswerState } from './asking.ts';
import { findRequest, type FoundRequest } from './request-finding.server.ts';
import { hearersOf } from './request-hearers.server.ts';
import { renderRequestMail, type RequestMail } from './request-mail.ts';
import { requestFacts, type RequestFacts, type RequestMailKind } from './request-telling.server.ts';
import { askedWords } from './request-who.ts';

/** One of the answers that a mail is about, as it stands when the mail goes. */
type ToldAnswer = Awaited<ReturnType<typeof readAnswers>>[number];

interface Told {
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

async function readTold(installation: Installation, mail: OutgoingMail): Promise<Told> {
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

type Words = Pick<RequestMail, 'subject' | 'lead'> & Partial<RequestMail>;

/** A mail to whoever hears for those who are asked: about what of it is `wanted` when it goes, as long as some is. */
function askedMail(
	wanted: (answer: ToldAnswer) => boolean,
	say: (told: Told, mail: OutgoingMail) => Words
): MailKind {
	const read = async (installation: Installation, mail: OutgoingMail): Promise<Told> => {
		const told = await readTold(installation, mail);
		return { ...told, theirs: told.theirs.filter(wanted) };
	};
	return {
		async stillWanted(installation, mail) {
			const { request, theirs } = await read(installation, mail);
			return (
				(request.state === 'ASKED' && theirs.length > 0) || m.asker_mail_dropped({}, { locale: mail.locale })
			);
		},
		async render(installation, mail, live) {
			const told = await read(installation, mail);
			return renderAsked(installation, mail, told, { live, words: say(told, mail) });
		}
	};
}

async function renderAsked(
	installation: Installation,
	mail: OutgoingMail,
	told: Told,
	{ live, words }: { live: boolean; words: Words }
): Promise<RenderedMail> {
	const { locale } = mail;
	const { facts, request } = told;
	const options = { locale };
	const links = facts.linkId === null ? null : await readAnswerLinks(installation, [facts.linkId]);
	const link: AnswerLink | null = links?.get(facts.linkId!) ?? null;
	const until = link && longDate(rigaDate(link.expiresAt), { case: 'dative', locale });
	return renderRequestMail({
		...{ locale, facts: await factsOf(installation, told, mail) },
		...(facts.linkId === null
			? {}
			: {
					button: m.asker_mail_button({}, options),
					address: live && link ? answerAddress(installation, link) : null,
					valid: until && m.requests_mail_valid({ until }, options)
				}),
		...(facts.linkId === null
			? {}
			: {
					more: {
						label: m.asker_mail_more({}, options),
						address: `${installation.config.origin}/requests/${request.id}`
					}
				}),
		footer: m.asker_mail_footer({}, options),
		...words
	});
}

/** What is asked, as whom, by when, and under which headings. */
async function factsOf(
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
function askerOf({ request, people }: Told, locale: 'lv' | 'en'): string {
	const body = request.bodyId === null ? undefined : bodyById(people.directory, request.bodyId);
	return body ? bodyLabel(body, locale) : m.asker_secretariat({}, { locale });
}

/** The nearest of the days by which something of it is wanted. */
function nearestDue({ request, theirs }: Told): PlainDate | null {
	const days = theirs.flatMap(({ due }) => due ?? request.due ?? []).toSorted();
	return days[0] ?? request.due;
}

function untilOf(told: Told, locale: 'lv' | 'en'): string {
	const due = nearestDue(told);
	return due === null ? '' : longDate(due, { case: 'dative', locale });
}

function isOver(told: Told): boolean {
	return (nearestDue(told) ?? told.today) < told.today;
}

const owed = ({ state, withdrawnAt }: ToldAnswer) => isOwed({ state: state as AnswerState, withdrawnAt });

const asked = askedMail(owed, (told, { locale, recipientName: name }) => {
	const { request } = told;
	const by = askerOf(told, locale);
	return {
		subject: m.asker_mail_asked_subject({ date: untilOf(told, locale), title: request.title }, { locale }),
		lead: [m.asker_mail_asked_lead({ name, by }, { locale }), m.asker_mail_how({}, { locale })],
		quote: request.text === null ? null : { by, text: plainText(request.text) }
	};
});

const reminder = askedMail(owed, (told, { locale, recipientName: name }) => {
	const facts = { date: untilOf(told, locale), title: told.request.title };
	return {
		subject: isOver(told)
			? m.asker_mail_reminder_late_subject(facts, { locale })
			: m.asker_mail_reminder_subject(facts, { locale }),
		lead: [
			m.asker_mail_reminder_lead({ name, by: askerOf(told, locale) }, { locale }),
			m.asker_mail_how({}, { locale })
		]
	};
});

const returned = askedMail(
	(answer) => answer.state === 'RETURNED' && answer.withdrawnAt === null,
	(told, { locale, recipientName: name }) => {
		const step = told.theirs[0]?.steps[0];
		return {
			subject: m.asker_mail_returned_subject({ title: told.request.title }, { locale }),
			lead: [m.asker_mail_returned_lead({ name }, { locale })],
			quote: step?.text ? { by: `${step.authorName}, ${step.capacity}`, text: plainText(step.text) } : null,
			button: m.asker_mail_returned_button({}, { locale })
		};
	}
);

const moved = askedMail(owed, (told, { locale, recipientName: name }) => {
	const { text, dueBefore } = told.facts;
	const to = untilOf(told, locale);
	const before = dueBefore ? longDate(dueBefore, { locale }) : null;
	return {
		subject: m.asker_mail_moved_subject({ date: to, title: told.request.title }, { locale }),
		lead: [
			m.asker_mail_moved_lead({ name, date: to }, { locale }),
			...(before ? [m.asker_mail_moved_before({ date: before }, { locale })] : [])
		],
		quote: text ? { by: m.asker_reason({}, { locale }), text: plainText(text) } : null
	};
});

/** Useful while that holds: it is asked no more, or no more of this. */
const withdrawn: MailKind = {
	async stillWanted(installation, mail) {
		const { theirs } = await readTold(installation, mail);
		const holds = theirs.some(({ withdrawnAt }) => withdrawnAt !== null);
		return holds || m.asker_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const read = await readTold(installation, mail);
		const told = { ...read, theirs: read.theirs.filter(({ withdrawnAt }) => withdrawnAt !== null) };
		const { locale, recipientName: name } = mail;
		const { request, facts } = told;
		const words = {
			subject: m.asker_mail_withdrawn_subject({ title: request.title }, { locale }),
			lead: [m.asker_mail_withdrawn_lead({ name }, { locale })],
			quote: facts.text ? { by: m.asker_reason({}, { locale }), text: plainText(facts.text) } : null
		};
		return renderAsked(installation, mail, told, { live, words });
	}
};

/** The kinds of mail about what is asked of many. */
export const requestMails: MailKinds = {
	'request-asked': asked,
	'request-reminder': reminder,
	'request-returned': returned,
	'request-moved': moved,
	'request-withdrawn': withdrawn
} satisfies Record<RequestMailKind, MailKind>;
