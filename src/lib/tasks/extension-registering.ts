import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Capacity } from './capacities.ts';

/*
 * Not everybody asks in the portal: a ministry writes a letter, a society a mail, somebody says it at a meeting. The secretariat
 * registers it in the name of whoever owes the task; what the letter was stands in the course for ever.
 */

/** How a request came that the secretariat registered. */
export const registeredWays = ['LETTER', 'EMAIL', 'MEETING'] as const;
export type RegisteredWay = (typeof registeredWays)[number];

/** By which way it came: from the portal, from a mail's personal link, or by one of those that are registered. */
export type Via = 'PORTAL' | 'MAIL' | RegisteredWay;

/** What the entry in the course keeps of the letter, the mail or the meeting. */
export interface Registered {
	readonly number: string | null;
	readonly date: PlainDate;
}

export interface Registration extends Registered {
	readonly way: RegisteredWay;
}

/** Whether the secretariat wrote it down for somebody else. */
export function isRegistered(via: string): via is RegisteredWay {
	return registeredWays.some((way) => way === via);
}

/** "reģistrēja sekretariāts, vēstule Nr. 5-1/22 no 12.03.2022." */
export function registrationWords({ way, number, date: on }: Registration, locale: Locale): string {
	return m.extensions_registered({ what: registeredWhat({ way, number, date: on }, locale) }, { locale });
}

/** By which way it came, where it was not the portal: "no e-pasta"; of what was registered, by which letter. */
export function wayWords(
	{ via, registration }: { readonly via: string; readonly registration: Registration | null },
	locale: Locale
): string | null {
	if (registration) return registrationWords(registration, locale);
	if (via === 'MAIL') return m.tasks_entry_via_mail({}, { locale });
	return via === 'LETTER' ? m.tasks_entry_via_letter({}, { locale }) : null;
}

/** "vēstule Nr. 5-1/22 no 12.03.2022." */
export function registeredWhat({ way, number, date: on }: Registration, locale: Locale): string {
	const date = shortDate(on, locale);
	const options = { locale };
	if (way === 'MEETING') return m.extensions_registered_meeting({ date }, options);
	const said = number ? m.extensions_registered_numbered({ number, date }, options) : null;
	const dated = said ?? m.extensions_registered_dated({ date }, options);
	return way === 'LETTER'
		? m.extensions_registered_letter({ dated }, options)
		: m.extensions_registered_email({ dated }, options);
}

/** What of a request an entry of the course says it was, where it was registered. */
export function registrationOf(via: string, details: unknown): Registration | null {
	const { registered } = (Object(details) ?? {}) as { readonly registered?: Registered };
	return registered && isRegistered(via) ? { way: via, ...registered } : null;
}

interface Owed {
	readonly bodyId: string;
	readonly assignments: readonly {
		readonly institutionId: string | null;
		readonly postId: string | null;
	}[];
}

/** In whose names the secretariat may register a request: whoever owes the task, by the names of today; with nobody named, its body. */
export function owingCapacities(task: Owed, directory: Directory, today: PlainDate): Capacity[] {
	const owing = task.assignments.flatMap(({ institutionId, postId }): Capacity[] => {
		if (institutionId && directory.institutionIndex.has(institutionId)) {
			const { institutionId: id, name } = institutionAt(directory, institutionId, today);
			return [{ key: id, text: name, postId: null, institutionId: id }];
		}
		const post = postId ? directory.postIndex.get(postId) : undefined;
		if (!post) return [];
		const of = bodyById(directory, post.bodyId);
		const text = [post.label, of && bodyLabel(of, 'lv')].filter(Boolean).join(', ');
		return [{ key: post.id, text, postId: post.id, institutionId: null }];
	});
	const distinct = [...new Map(owing.map((one) => [one.key, one])).values()];
	const body = bodyById(directory, task.bodyId);
	if (distinct.length || !body) return distinct;
	return [{ key: body.id, text: bodyLabel(body, 'lv'), postId: null, institutionId: null }];
}
