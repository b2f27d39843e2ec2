import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { fieldWords, methodWords, resultWords } from '#lib/notices/notice-words.ts';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to the notices about the portal: the deed, the fields, what their constants mean. */
export const noticeDeeds: Words = {
	'notices.change': m.notices_deed_change
};

export const noticeFields: Words = Object.fromEntries(
	Object.entries(fieldWords).map(([field, word]) => [`Setting.${field}`, word] as const)
);

export const noticeConstants: Words = { ...methodWords, ...resultWords };
