import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, nameAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { askedKey, askedWords, type Asked } from './request-who.ts';

/** Who can have written a letter: those who were asked, in their order, then the institutions that were not. */
export function letterChoices(
	directory: Directory,
	answers: readonly Asked[],
	locale: Locale,
	today: PlainDate
): { readonly value: string; readonly label: string }[] {
	const byKey = new Map(answers.map((one) => [askedKey(one), one]));
	const asked = [...byKey.values()].map((one) => {
		const { key, label, name, was } = askedWords(directory, one, today);
		const words = label === name ? name : `${label} – ${name}`;
		return { value: key, label: was ? `${words} (${was})` : words };
	});
	// Whoever has taken over from one who was asked answers for them.
	const known = new Set(
		answers.flatMap(({ institutionId: id }) =>
			id !== null && directory.institutionIndex.has(id)
				? [id, institutionAt(directory, id, today).institutionId]
				: []
		)
	);
	const others = directory.institutions
		.filter(({ id }) => !known.has(id) && institutionAt(directory, id, today).institutionId === id)
		.map(({ id }) => {
			const { name } = nameAt(directory, id, today);
			return { value: `${id}|`, label: m.registering_not_asked({ name }, { locale }) };
		});
	return [...asked, ...others];
}
