import { isLead, type Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import type { Capacity } from './planner.ts';

/** "LM pārstāvis (vadītājs), 8. apakšgrupa", "LM kontaktpersona"; nothing for the secretariat, whose group says why by itself. */
export function capacityLabel(
	directory: Directory,
	{ kind, id }: Capacity,
	date: PlainDate,
	locale: Locale
): string {
	if (kind === 'SECRETARIAT') return '';
	if (kind === 'CONTACT')
		return m.reminders_capacity_contact(
			{ institution: directory.institutionIndex.has(id) ? institutionAt(directory, id, date).label : '' },
			{ locale }
		);
	const post = directory.postIndex.get(id);
	if (!post) return '';
	const place = bodyById(directory, post.bodyId)?.shortName ?? '';
	if (!isLead(post)) return m.reminders_capacity_post({ post: post.label, body: place }, { locale });
	return m.reminders_capacity_lead(
		{ post: post.label, role: roleWord(post.role, locale), body: place },
		{ locale }
	);
}

function roleWord(role: string, locale: Locale): string {
	if (role === 'CHAIR') return m.reminders_role_chair({}, { locale });
	return role === 'DEPUTY_CHAIR'
		? m.reminders_role_deputy({}, { locale })
		: m.reminders_role_secretary({}, { locale });
}
