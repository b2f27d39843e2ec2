import type { RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { accessibilityBlocks } from '#lib/notices/accessibility-notice.ts';
import { usualWords } from '#lib/notices/notice-words.ts';
import { factsOf, noticeSchema } from '#lib/notices/notices-schema.ts';
import { changeNotice, readNotice, readNoticeForm } from '#lib/notices/notices.server.ts';
import { deeds, fieldsOf, missingOf, type NoticeName } from '#lib/notices/notices.ts';
import { privacyBlocks } from '#lib/notices/privacy-notice.ts';
import { answer } from '../answer.server.ts';
import { keepShortly } from '../council/public.server.ts';
import { submit } from '../submit.server.ts';

type Event = Pick<RequestEvent, 'locals' | 'setHeaders'>;

/** A notice as it is read; what is missing only for whoever can complete it. */
export async function loadNotice(event: Event, name: NoticeName) {
	const { actor, installation, locale } = event.locals;
	const notice = await readNotice(installation, name);
	keepShortly(event);
	const blocks =
		name === 'accessibility'
			? accessibilityBlocks(notice, installation.config.origin, locale)
			: privacyBlocks(notice, locale);
	const mayChange = actor !== null && can(actor, deeds.change);
	return { blocks: screenBlocks(blocks), missing: mayChange ? missingOf(name, notice.facts) : null };
}

/** A notice as it is completed: before anybody did, with the usual wording of what is usually said. */
export async function loadNoticeForm({ locals }: Pick<RequestEvent, 'locals'>, name: NoticeName) {
	const { facts, version, savedOn } = await answer(readNoticeForm(actorOf(locals), name));
	const usual = Object.fromEntries(
		fieldsOf(name).map(([field]) => [field, usualWords[field]?.({}, { locale: 'lv' }) ?? null] as const)
	);
	const values: Record<string, unknown> = savedOn ? factsOf(name, facts) : usual;
	return { version, values, locale: locals.locale };
}

/** Completes a notice by its form. */
export function saveNotice(event: RequestEvent, name: NoticeName) {
	return submit(event, 'set', noticeSchema(name), async (actor, data) => {
		const { eventId } = await changeNotice(actor, name, data);
		const notice = eventId ? { text: m.notices_saved(), undo: eventId } : { text: m.notices_same() };
		return { to: `/${name}`, notice };
	});
}
