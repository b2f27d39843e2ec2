import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { WaitingFact } from './digest-facts.ts';
import { readerOf } from './waiting-readers.server.ts';

/** Of what a digest says that it waits, what still does, by its parts; and how much does no more. */
export async function waitingView(
	installation: Installation,
	mail: OutgoingMail,
	facts: readonly WaitingFact[],
	parts: readonly WaitingPart[],
	date: PlainDate
): Promise<{ waiting: { heading: string; items: readonly WaitingItem[] }[]; gone: number }> {
	if (facts.length === 0) return { waiting: [], gone: 0 };
	const reader = await readerOf(installation, mail, date);
	const told = parts.map(async (part) => {
		const keys = new Set(facts.filter((fact) => fact.part === part.name).map(({ key }) => key));
		if (keys.size === 0) return null;
		const all = (await part.waitingFor(installation, [reader], date)).get(reader.id) ?? [];
		return { heading: part.heading(mail.locale), items: all.filter(({ key }) => keys.has(key)) };
	});
	const waiting = (await Promise.all(told)).filter((one) => one !== null && one.items.length > 0);
	const still = waiting.reduce((sum, one) => sum + (one?.items.length ?? 0), 0);
	return { waiting: waiting.flatMap((one) => one ?? []), gone: facts.length - still };
}
