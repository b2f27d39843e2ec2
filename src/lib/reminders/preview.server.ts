import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { digestFactsOf } from './digest-facts.ts';
import { renderDigest } from './digest-mail.ts';
import { digestView } from './digest-view.server.ts';
import { isPlanned, planDay, type PlannedDigest } from './reminders.server.ts';

/** Asking what would be sent, of which nothing is written. */
export const deeds = {
	preview: { name: 'reminders.preview', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** Who would get a digest. */
export interface PreviewedReader {
	readonly id: string;
	readonly name: string;
	readonly address: string;
	readonly tasks: number;
	readonly waiting: number;
}

export interface Preview {
	readonly date: PlainDate;
	/** Nobody works on that day. */
	readonly isOff: boolean;
	/** Its digests were queued before. */
	readonly isPlanned: boolean;
	/** All who would get one. */
	readonly total: number;
	readonly readers: readonly PreviewedReader[];
	readonly page: number;
	readonly pages: number;
	/** One of them, opened. */
	readonly opened: { readonly reader: PreviewedReader; readonly mail: RenderedMail } | null;
}

interface Asked {
	readonly date: PlainDate;
	/** A part of a name or an address. */
	readonly query: string;
	readonly page: number;
	/** Whose is opened. */
	readonly to: string | null;
}

const pageLength = 25;

/** What would be sent on a day, to all or to those whom a query names, a page at a time; nothing is written. */
export async function previewDay(
	actor: Actor,
	parts: readonly WaitingPart[],
	{ date, query, page, to }: Asked
): Promise<Preview> {
	mustBeAble(actor, deeds.preview);
	const { installation } = actor;
	const isOff = !(await calendarOf(installation)).isWorkingDay(date);
	const digests = isOff ? [] : await planDay(installation, date, parts);
	const wanted = fold(query);
	const found = digests
		.filter(({ name, address }) => fold(`${name} ${address}`).includes(wanted))
		.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
	const pages = Math.max(1, Math.ceil(found.length / pageLength));
	const present = Math.min(page, pages);
	const chosen = to === null ? undefined : found.find(({ recipientId }) => recipientId === to);
	return {
		...{ date, isOff, total: found.length, page: present, pages },
		isPlanned: !isOff && (await isPlanned(installation, date)),
		readers: found.slice((present - 1) * pageLength, present * pageLength).map(readerOf),
		opened: chosen ? { reader: readerOf(chosen), mail: await render(actor, parts, date, chosen) } : null
	};
}

/** One of the mails that would be sent on a day, for the frame on its page. Refuses NOT_FOUND where there would be none. */
export async function previewMail(
	actor: Actor,
	parts: readonly WaitingPart[],
	{ date, to }: { date: PlainDate; to: string }
): Promise<RenderedMail> {
	const { opened } = await previewDay(actor, parts, { date, query: '', page: 1, to });
	if (!opened) throw new Refusal('NOT_FOUND');
	return opened.mail;
}

function readerOf({ recipientId: id, name, address, items, waiting }: PlannedDigest): PreviewedReader {
	return { id, name, address, tasks: items.length, waiting: waiting.length };
}

/** As its reader would see it; the links, of which there are none yet, are only named. */
async function render(
	{ installation }: Actor,
	parts: readonly WaitingPart[],
	date: PlainDate,
	{ recipient, items, waiting }: PlannedDigest
): Promise<RenderedMail> {
	const linked = items.map((item) =>
		item.capacity.kind === 'SECRETARIAT' ? item : { ...item, linkId: 'not yet' }
	);
	const told = waiting.map(({ part, key }) => ({ part, key }));
	const view = await digestView(
		installation,
		{
			...{ id: '', kind: 'digest', subject: 'digest', occurrence: date, locale: recipient.locale },
			...{ recipient: recipient.address.toLowerCase(), recipientName: recipient.name },
			...{ userId: recipient.userId ?? null, personId: recipient.personId ?? null },
			facts: digestFactsOf(date, linked, told)
		},
		false,
		parts
	);
	if (!view) throw new Refusal('NOT_FOUND');
	return renderDigest(view);
}
