import { can } from '#lib/accounts/actor.ts';
import { type Actor } from '#lib/accounts/actor.server.ts';
import { inviteInside } from '#lib/accounts/invitations.server.ts';
import { withdrawLinksOfPerson } from '#lib/accounts/links.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { DoneOrPrepared, PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { addDays, rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { conflict, councilChanged, writeOnce } from './changing.server.ts';
import { bodyById, deeds } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { appointInside, changeMembershipInside, membershipValues } from './memberships.server.ts';
import { holdsAnything, leaveIfNothingHeld } from './people-leaving.server.ts';
import { createPersonInside } from './person-writing.server.ts';
import { replaceSchema, type HandoverFacts, type ReplaceInput } from './replacing-schema.ts';

/** For so long a hand-over mail waits, so that it can still be called back. */
export const handoverPause = 10 * 60_000;

/** What replacing does, in facts: shown before, said after. */
export interface Replaced {
	readonly eventId: string;
	readonly bodySlug: string;
	readonly seat: string;
	readonly old: { readonly name: string; readonly endDate: string } | null;
	/** Whether the old one holds nothing after that day: links and sessions end then. */
	readonly leaves: 'NOW' | 'LATER' | null;
	readonly successor: {
		readonly name: string;
		readonly startDate: string;
		readonly isNew: boolean;
		readonly locale: 'lv' | 'en';
		/** To whom the hand-over mail goes; null where no address is known. */
		readonly address: string | null;
		readonly isInvited: boolean;
	} | null;
	readonly requestedOn: string | null;
}

/**
 * Replaces whoever holds a seat in one step: ends their time, seats the successor (who is there, or is entered with the same form)
 * or notes that a delegation was asked for; whoever holds nothing any more loses links and sessions; the successor gets a
 * hand-over mail after ten minutes and, if wanted, an account with an invitation. An assistant prepares it, a secretary
 * confirms. Refuses as the verbs of people and memberships do. Sent twice with one `id` it acts once.
 */
export async function replace(actor: Actor, input: unknown): Promise<DoneOrPrepared<Replaced>> {
	const typed = parseInput(replaceSchema, input);
	if (can(actor, deeds.replace)) {
		const done = await writeOnce(actor.installation.db, (tx) => replaceInside(tx, actor, typed));
		return { isPrepared: false, ...done };
	}
	if (!can(actor, deeds.prepareReplace)) throw new Refusal('NOT_FOUND');
	// What could not be done is not put before a secretary.
	await previewReplacing(actor, typed);
	await writeOnce(actor.installation.db, async (tx) => {
		const post = await tx.post.findUniqueOrThrow({ where: { id: typed.postId } });
		const subject = { subjectType: 'Body', subjectId: post.bodyId };
		await prepare(tx, actor, { id: typed.id, deed: deeds.replace.name, input: typed, ...subject });
	});
	return { isPrepared: true };
}

class Rehearsed extends Error {
	readonly done: Replaced;
	constructor(done: Replaced) {
		super('nothing was written');
		this.done = done;
	}
}

/** What replacing would do: done to the end, and not kept. Refuses as `replace` does. */
export async function previewReplacing(actor: Actor, input: unknown): Promise<Replaced> {
	const typed = parseInput(replaceSchema, input);
	if (!can(actor, deeds.replace) && !can(actor, deeds.prepareReplace)) throw new Refusal('NOT_FOUND');
	try {
		return await actor.installation.db.write(async (tx) => {
			throw new Rehearsed(await replaceInside(tx, actor, typed));
		});
	} catch (error) {
		if (error instanceof Rehearsed) return error.done;
		throw error;
	}
}

/** What an assistant may prepare. */
export const preparedKinds: PreparedKinds = {
	[deeds.replace.name]: {
		async describe(actor, input) {
			const typed = parseInput(replaceSchema, input);
			const { read } = actor.installation.db;
			const [post, person] = await Promise.all([
				read.post.findUnique({ where: { id: typed.postId }, include: { body: true } }),
				typed.personId ? read.person.findUnique({ where: { id: typed.personId } }) : null
			]);
			const seat = post ? `${post.label}, ${post.body.shortName}` : '';
			const { locale } = actor;
			if (typed.successor === 'REQUESTED') return m.people_prepared_requested({ seat }, { locale });
			const who = person?.name ?? typed.name ?? '';
			const date = typed.startDate ? shortDate(typed.startDate, locale) : '';
			return m.people_prepared_replace({ seat, who, date }, { locale });
		},
		async addressOf(actor, input) {
			const { postId } = parseInput(replaceSchema, input);
			const directory = await directoryOf(actor.installation);
			const post = directory.postIndex.get(postId);
			return `/bodies/${(post && bodyById(directory, post.bodyId)?.slug) ?? ''}`;
		},
		async perform(actor, input) {
			await replace(actor, input);
		}
	}
};

async function replaceInside(tx: Transaction, actor: Actor, input: ReplaceInput): Promise<Replaced> {
	const post = await tx.post.findUnique({ where: { id: input.postId }, include: { body: true } });
	if (!post) throw new Refusal('NOT_FOUND');
	const { id: formId, postId } = input;
	const today = rigaDate(actor.installation.clock.now());
	const about = { bodySlug: post.body.slug, seat: `${post.label}, ${post.body.shortName}` };
	const done = await doneBefore(tx, actor, post.bodyId, formId);
	if (done) return { ...about, ...done };
	const old = await endOld(tx, actor, input, today);
	const successor = input.successor === 'REQUESTED' ? null : await seatSuccessor(tx, actor, input, today);
	const requestedOn = successor ? null : (input.requestedOn ?? today);
	if (requestedOn)
		await tx.post.update({ where: { id: postId }, data: { delegationRequestedOn: requestedOn } });
	await councilChanged(tx);
	const eventId = await record(tx, actor, {
		...{ deed: deeds.replace.name, capacity: officeOf(actor), subjectType: 'Body', subjectId: post.bodyId },
		before: { postId, ...old?.before, delegationRequestedOn: post.delegationRequestedOn },
		after: { postId, formId, ...old?.after, ...successor?.after, delegationRequestedOn: requestedOn }
	});
	return {
		...{ eventId, requestedOn, ...about },
		old: old && { name: old.name, endDate: old.endDate },
		leaves: old?.leaves ?? null,
		successor: successor && successor.view
	};
}

/** The same form, sent again: what it did. */
async function doneBefore(tx: Transaction, actor: Actor, bodyId: string, formId: string) {
	const event = await tx.auditEvent.findFirst({
		where: {
			...{ deed: deeds.replace.name, subjectType: 'Body', subjectId: bodyId, userId: actor.userId },
			after: { contains: `"formId":"${formId}"` }
		},
		select: { id: true }
	});
	return event && { eventId: event.id, old: null, leaves: null, successor: null, requestedOn: null };
}

/** Ends the time of whoever holds the seat; null where nobody does. */
async function endOld(tx: Transaction, actor: Actor, input: ReplaceInput, today: string) {
	const { membershipId: id, endDate, endBasis } = input;
	if (!id) return null;
	const membership = await tx.membership.findUnique({ where: { id }, include: { person: true } });
	if (!membership || membership.postId !== input.postId) throw new Refusal('NOT_FOUND');
	const { person, version } = membership;
	if (version !== input.version)
		throw await conflict(
			tx,
			{ subjectType: 'Person', subjectId: person.id },
			{ version, values: { endDate: membership.endDate, endBasis: membership.endBasis } }
		);
	if (!endDate) refuseField('endDate', 'calendar_problem_date_missing');
	if (membership.endDate && membership.endDate < today && membership.endDate <= endDate)
		refuseField('endDate', 'people_problem_ended');
	await changeMembershipInside(tx, actor, id, { ...membershipValues(membership), endDate, endBasis });
	// Whoever sits elsewhere too gets new links with their next mail.
	if (endDate < today) await withdrawLinksOfPerson(tx, actor.installation, person.id, ['ANSWER']);
	const { hasLeft } = await leaveIfNothingHeld(tx, actor.installation, person.id);
	const account = await tx.user.findUnique({ where: { personId: person.id }, select: { role: true } });
	const leavesLater =
		account?.role === null && !hasLeft && !(await holdsAnything(tx, person.id, addDays(endDate, 1)));
	return {
		...{
			name: person.name,
			endDate,
			leaves: hasLeft ? ('NOW' as const) : leavesLater ? ('LATER' as const) : null
		},
		before: { membershipId: id, endDate: membership.endDate, endBasis: membership.endBasis },
		after: { membershipId: id, endDate, endBasis }
	};
}

/** Seats the new one, entered first where they are new; queues what they get. */
async function seatSuccessor(tx: Transaction, actor: Actor, input: ReplaceInput, today: string) {
	const { id: membershipId, postId, startDate, basis, knowing } = input;
	if (!startDate) refuseField('startDate', 'calendar_problem_date_missing');
	const personId = await successorId(tx, actor, input);
	const person = await tx.person.findUnique({ where: { id: personId } });
	if (!person || person.pseudonymisedAt) refuseField('query', 'people_problem_person');
	const { name, email: address } = person;
	const locale = person.locale === 'en' ? ('en' as const) : ('lv' as const);
	const membership = { id: membershipId, postId, personId, kind: 'HOLDER', startDate, basis } as const;
	await appointInside(tx, actor, { ...membership, endDate: null, endBasis: null }, { knowing });
	if (input.invite && !address) refuseField('invite', 'people_problem_invite_address');
	if (input.invite)
		await inviteInside(tx, actor, { userId: newId(), email: address!, name, personId, locale });
	const mailId = address && (await queueHandover(tx, actor, { membership, address, name, locale, today }));
	return {
		view: {
			...{ name, startDate, locale, address },
			...{ isNew: input.successor === 'NEW', isInvited: input.invite }
		},
		after: { newMembershipId: membershipId, personId, mailId: mailId || null }
	};
}

async function successorId(tx: Transaction, actor: Actor, input: ReplaceInput): Promise<string> {
	if (input.successor === 'EXISTING')
		return input.personId ?? refuseField('query', 'people_problem_person_missing');
	const { newPersonId: id, name, title, email, phone, locale, knowing } = input;
	if (!name) refuseField('name', 'people_problem_name');
	const values = { name, title, email, phone, locale, note: null };
	await createPersonInside(tx, actor, { id, values, knowing });
	return id;
}

/** Waits ten minutes, or until the morning of the first day. */
function queueHandover(
	tx: Transaction,
	{ installation }: Actor,
	{
		membership: { id: membershipId, postId, personId, startDate },
		address,
		name,
		locale,
		today
	}: {
		membership: { id: string; postId: string; personId: string; startDate: string };
		address: string;
		name: string;
		locale: 'lv' | 'en';
		today: string;
	}
): Promise<string | null> {
	const soon = new Date(installation.clock.now().getTime() + handoverPause);
	const notBefore = startDate > today ? new Date(`${startDate}T06:00:00Z`) : soon;
	const facts: HandoverFacts = { postId, membershipId };
	const recipient = { address, name, personId, locale };
	return queueMail(tx, installation, {
		...{ kind: 'handover', subject: `membership:${membershipId}`, recipient, occurrence: startDate },
		...{ facts, notBefore }
	});
}
