import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import type { Hearer } from '#lib/council/hearing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { readFailing } from '#lib/mail/addresses.server.ts';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { Refusal } from '#lib/server/refusal.ts';
import { askingDeeds } from './asking.ts';
import {
	countAnswers,
	type BoardAsked,
	type BoardHearer,
	type BoardRights,
	type RequestBoard
} from './request-board.ts';
import { readBoardRows, type BoardAnswerRow, type BoardRows } from './request-board-rows.server.ts';
import { askedSubjectOf, mayDo, todayOf } from './request-finding.server.ts';
import { hearersOf } from './request-hearers.server.ts';
import { askedKey, askedWords } from './request-who.ts';
import { type Reading, answerOf, dueOf, dayOf } from './request-board-answers.server.ts';

/**
 * Who is asked, who has answered, who hears: for whoever asks, and, once it was asked, for whoever is asked. Refuses NOT_FOUND. Four
 * statements while neither the council nor the calendar changes.
 */
export async function readRequestBoard(actor: Actor, requestId: string): Promise<RequestBoard> {
	const { installation } = actor;
	const today = todayOf(actor);
	const [rows, people, failing, calendar] = await Promise.all([
		readBoardRows(installation, requestId),
		readPeople(installation, today),
		readFailing(installation),
		calendarOf(installation)
	]);
	if (!rows || !maySee(actor, rows, people.directory, today)) throw new Refusal('NOT_FOUND');
	const isAsker = mayDo(actor, askingDeeds.prepare, rows.request);
	return boardOf({ actor, rows, people, failing, calendar, today, isAsker });
}

function maySee(
	actor: Actor,
	{ request, answers }: BoardRows,
	directory: Directory,
	today: PlainDate
): boolean {
	if (mayDo(actor, askingDeeds.prepare, request)) return true;
	if (request.state === 'PREPARED') return false;
	const asked = answers
		.filter(({ withdrawnAt }) => withdrawnAt === null)
		.map((one) => askedSubjectOf(directory, one, today));
	return mayDo(actor, askingDeeds.read, request, {
		institutionIds: asked.flatMap(({ institutionIds }) => institutionIds ?? []),
		postIds: asked.flatMap(({ postIds }) => postIds ?? [])
	});
}

function boardOf(reading: Reading): RequestBoard {
	const { actor, rows, people } = reading;
	const { request } = rows;
	const { locale } = actor;
	const body = request.bodyId === null ? undefined : bodyById(people.directory, request.bodyId);
	const asked = askedOf(reading);
	const answers = asked.flatMap((one) => one.answers);
	return {
		...{ id: request.id, subject: request.subject, title: request.title, state: request.state },
		...{ bodyId: request.bodyId, version: request.version, asked, counts: countAnswers(answers) },
		text: request.text === null ? null : renderMarkdown(request.text),
		due: dueOf(reading, request.due),
		asker: body ? bodyLabel(body, locale) : m.asker_secretariat({}, { locale }),
		...{ askedOn: dayOf(request.askedAt), askedBy: request.askedBy },
		...{ closedOn: dayOf(request.closedAt), closedBy: request.closedBy },
		fields: request.template.map(({ title }) => title),
		parts: rows.parts.map(({ id, code, text, subject }) => {
			const counts = countAnswers(answers.filter(({ partId }) => partId === id));
			return {
				id,
				code,
				subject,
				text: plainText(text, 200),
				asked: counts.asked,
				answered: counts.answered
			};
		}),
		may: rightsOf(reading)
	};
}

/** What its reader may do, as the request stands: nothing is offered that its verb would refuse. */
function rightsOf({ actor, rows: { request } }: Reading): BoardRights {
	const may = (deed: Deed, ...states: string[]) =>
		states.includes(request.state) && mayDo(actor, deed, request);
	const sends = (deed: Deed, prepared: Deed, state: string) =>
		may(deed, state) ? ('SEND' as const) : may(prepared, state) ? ('PREPARE' as const) : null;
	return {
		prepare: may(askingDeeds.prepare, 'PREPARED', 'ASKED', 'CLOSED'),
		ask: sends(askingDeeds.ask, askingDeeds.prepareAsk, 'PREPARED'),
		remind: sends(askingDeeds.remind, askingDeeds.prepareRemind, 'ASKED'),
		giveBack: sends(askingDeeds.giveBack, askingDeeds.prepareGiveBack, 'ASKED'),
		accept: may(askingDeeds.accept, 'ASKED', 'CLOSED'),
		change: may(askingDeeds.change, 'PREPARED', 'ASKED'),
		close: may(askingDeeds.close, 'ASKED', 'CLOSED'),
		register: may(askingDeeds.register, 'ASKED')
	};
}

function askedOf(reading: Reading): BoardAsked[] {
	const { rows, people, today, isAsker } = reading;
	const places = new Map(rows.parts.map(({ id }, index) => [id, index]));
	const place = ({ partId, withdrawnAt }: BoardAnswerRow) =>
		(withdrawnAt === null ? 0 : 1e6) + (partId === null ? 0 : (places.get(partId) ?? 0));
	return [...Map.groupBy(rows.answers, askedKey).values()].map((theirs) => {
		const [first] = theirs as [BoardAnswerRow, ...BoardAnswerRow[]];
		const hearers = isAsker
			? hearersOf(people, first, { bodyId: rows.request.bodyId, date: today }).map((one) =>
					hearerOf(reading, one)
				)
			: [];
		const reminded = theirs.flatMap(({ remindedAt }) => dayOf(remindedAt) ?? []).toSorted();
		return {
			...askedWords(people.directory, first, today),
			answers: theirs.toSorted((a, b) => place(a) - place(b)).map((row) => answerOf(reading, row)),
			hearers,
			isUnreached: isAsker && !hearers.some(({ isReached }) => isReached),
			remindedOn: (isAsker && reminded.at(-1)) || null
		};
	});
}

function hearerOf(
	{ failing, actor: { locale } }: Reading,
	{ personId, name, seat, address, isAway }: Hearer
): BoardHearer {
	const as = seat ?? m.asker_as_official({}, { locale });
	const isFailing = address !== null && failing.has(address.toLowerCase());
	const reach = { isReached: address !== null && !isFailing, failing: isFailing ? address : null };
	return { personId, name, as, ...reach, isAway: isAway === true };
}
