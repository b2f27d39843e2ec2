import { z } from 'zod';
import { makeLink } from '#lib/accounts/links.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { MailKind, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerAddress } from './answer-links.server.ts';
import { matterWords, readDraftMatter, type DraftMatter } from './draft-matter.server.ts';
import type { Drafting } from './drafting-finding.server.ts';
import { recipientOf } from './recipients.server.ts';
import { renderRequestMail, type RequestMail } from './request-mail.ts';
import { withSpecialist, type DraftState } from './requests.ts';

const draftFacts = z.object({ draftingId: z.string(), linkId: z.string().nullish() });

/** A draft with what it is about and the link that its mail carries. */
interface Told {
	readonly drafting: Drafting;
	readonly matter: DraftMatter;
	readonly link: { readonly id: string; readonly expiresAt: Date; readonly isGood: boolean } | null;
}

async function readTold({ db, clock }: Installation, mail: OutgoingMail): Promise<Told | null> {
	const facts = draftFacts.safeParse(mail.facts);
	if (!facts.success) return null;
	const { draftingId, linkId } = facts.data;
	const drafting = await db.read.drafting.findUnique({ where: { id: draftingId } });
	const matter = drafting && (await readDraftMatter(db.read, drafting, rigaDate(clock.now())));
	if (!drafting || !matter) return null;
	const link = linkId ? await db.read.personalLink.findUnique({ where: { id: linkId } }) : null;
	const isGood = link !== null && !link.withdrawnAt && link.expiresAt > clock.now();
	return { drafting, matter, link: link && { id: link.id, expiresAt: link.expiresAt, isGood } };
}

type Words = Pick<RequestMail, 'subject' | 'lead'> & Partial<RequestMail>;

/** A mail to a specialist, wanted in some states of the draft. */
function specialistMail(
	states: readonly DraftState[],
	say: (told: Told, mail: OutgoingMail) => Words
): MailKind {
	return {
		async stillWanted(installation, mail) {
			const told = await readTold(installation, mail);
			const isWanted =
				told !== null &&
				states.includes(told.drafting.state as DraftState) &&
				told.drafting.specialistEmail === mail.recipient &&
				(states.includes('WITHDRAWN') || (told.matter.isOpen && told.link?.isGood));
			return isWanted || m.requests_mail_dropped({}, { locale: mail.locale });
		},
		async render(installation, mail, live) {
			const told = await mustBeTold(installation, mail);
			const options = { locale: mail.locale };
			const { link } = told;
			const asks = link !== null;
			return renderRequestMail({
				...{ locale: mail.locale, facts: factsOf(told, mail) },
				...(asks
					? {
							button: m.requests_mail_draft_button({}, options),
							address: live ? draftAddress(installation, link) : null,
							valid: validUntil(link, mail)
						}
					: {}),
				footer: m.requests_mail_specialist_footer({ capacity: told.drafting.capacity }, options),
				...say(told, mail)
			});
		}
	};
}

/** Something is to be drafted. */
export const draftAsked = specialistMail(
	['ASKED'],
	({ drafting, matter }, { locale, recipientName: name }) => ({
		subject: m.requests_mail_asked_subject({ by: drafting.askedBy }, { locale }),
		lead: [
			(matter.kind === 'task' ? m.requests_mail_asked_lead : m.answering_mail_asked_lead)(
				{ name, by: drafting.askedBy, capacity: drafting.capacity },
				{ locale }
			),
			m.requests_mail_asked_how({ by: drafting.askedBy }, { locale })
		],
		quote: drafting.message ? { by: drafting.askedBy, text: drafting.message } : null
	})
);

/** A draft came back, with what is to be done about it. */
export const draftReturned = specialistMail(
	['RETURNED'],
	({ drafting }, { locale, recipientName: name }) => ({
		subject: m.requests_mail_returned_subject({ by: drafting.askedBy }, { locale }),
		lead: [m.requests_mail_returned_lead({ name, by: drafting.askedBy }, { locale })],
		quote: drafting.note ? { by: drafting.askedBy, text: drafting.note } : null
	})
);

/** Nothing need be drafted any more. */
export const draftWithdrawn = specialistMail(
	['WITHDRAWN'],
	({ drafting }, { locale, recipientName: name }) => ({
		subject: m.requests_mail_withdrawn_subject({}, { locale }),
		lead: [m.requests_mail_withdrawn_lead({ name, by: drafting.askedBy }, { locale })],
		quote: drafting.note ? { by: drafting.askedBy, text: drafting.note } : null
	})
);

/** What is to be drafted is wanted soon. */
export const draftDue = specialistMail(withSpecialist, ({ drafting }, { locale, recipientName: name }) => ({
	subject: m.requests_mail_due_subject(
		{ date: drafting.due ? longDate(drafting.due, { case: 'dative', locale }) : '' },
		{ locale }
	),
	lead: [m.requests_mail_due_lead({ name, by: drafting.askedBy }, { locale })]
}));

/** To whoever handed it over: the draft is there. */
export const draftReady: MailKind = {
	async stillWanted(installation, mail) {
		const told = await readTold(installation, mail);
		const recipient = told && (await recipientOf(installation.db.read, told.drafting));
		const isWanted =
			told?.drafting.state === 'DRAFTED' &&
			(told.link?.isGood ?? false) &&
			recipient?.address.toLowerCase() === mail.recipient;
		return isWanted || m.requests_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const told = await mustBeTold(installation, mail);
		const { locale } = mail;
		const { drafting, matter, link } = told;
		const by = drafting.specialistName;
		// What is drafted for a request stands where it is answered.
		const part = matter.kind === 'task' ? 'draft' : '';
		return renderRequestMail({
			...{ locale, facts: factsOf(told, mail) },
			subject: m.requests_mail_ready_subject({ by }, { locale }),
			lead: [m.requests_mail_ready_lead({ name: mail.recipientName, by }, { locale })],
			button: m.requests_mail_ready_button({}, { locale }),
			address: live && link ? answerAddress(installation, link, part) : null,
			valid: link && validUntil(link, mail),
			footer: matterWords(matter, locale).footer
		});
	}
};

async function mustBeTold(installation: Installation, mail: OutgoingMail): Promise<Told> {
	const told = await readTold(installation, mail);
	if (!told) throw new Error('a mail about a draft that is not there');
	return told;
}

/** What it is about, by when it is wanted, and until when that itself runs: nothing restricted. */
function factsOf({ drafting, matter }: Told, { locale }: OutgoingMail) {
	const { due } = drafting;
	const words = matterWords(matter, locale);
	return [
		[words.title, matter.title(locale)] as const,
		...(due
			? [[m.requests_fact_wanted({}, { locale }), longDate(due, { case: 'dative', locale })] as const]
			: []),
		...(matter.due ? [[words.due, longDate(matter.due, { locale })] as const] : [])
	];
}

function validUntil({ expiresAt }: { expiresAt: Date }, { locale }: OutgoingMail): string {
	const until = longDate(rigaDate(expiresAt), { case: 'dative', locale });
	return m.requests_mail_valid({ until }, { locale });
}

/** The address of a specialist's link, usable: for their hands only. */
export function draftAddress(
	installation: Pick<Installation, 'secret' | 'config'>,
	{ id, expiresAt }: { id: string; expiresAt: Date }
): string {
	const token = makeLink(installation, { purpose: 'DRAFT', id, expiresAt });
	return `${installation.config.origin}/drafting/${token}`;
}
