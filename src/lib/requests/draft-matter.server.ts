import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted, titleForMail } from '#lib/tasks/visibility.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { readAnswered } from './answered-task.server.ts';
import { requestOfDraft, taskOf, type Drafting } from './drafting-finding.server.ts';

/** What is drafted, as far as mails go: a report about a task, or the answers to a request. */
export interface DraftMatter {
	readonly kind: 'task' | 'request';
	/** As a mail may say it on that day. */
	title(locale: Locale): string;
	/** By when it is owed itself; null where that is not said. */
	readonly due: PlainDate | null;
	readonly isOpen: boolean;
}

/** What a draft is about; null where that is not there. */
export async function readDraftMatter(
	read: Pick<Reader, 'task' | 'request'>,
	drafting: Pick<Drafting, 'subject'>,
	today: PlainDate
): Promise<DraftMatter | null> {
	const requestId = requestOfDraft(drafting);
	if (requestId !== null) return readRequestMatter(read, requestId);
	const task = await readAnswered(read, taskOf(drafting));
	return (
		task && {
			kind: 'task',
			title: (locale) => titleForMail(task, today, locale),
			due: isRestricted(task, today) ? null : task.due,
			isOpen: isOpen(task)
		}
	);
}

async function readRequestMatter(read: Pick<Reader, 'request'>, id: string): Promise<DraftMatter | null> {
	const request = isId(id)
		? await read.request.findUnique({ where: { id }, select: { title: true, due: true, state: true } })
		: null;
	if (!request) return null;
	const { title, due, state } = request;
	return { kind: 'request', title: () => title, due, isOpen: state === 'ASKED' };
}

/** The words of what is drafted, in mails. */
export function matterWords({ kind }: Pick<DraftMatter, 'kind'>, locale: Locale) {
	const options = { locale };
	return kind === 'task'
		? {
				title: m.requests_fact_task({}, options),
				due: m.requests_fact_due({}, options),
				footer: m.requests_mail_member_footer({}, options)
			}
		: {
				title: m.answering_fact_request({}, options),
				due: m.answering_fact_due({}, options),
				footer: m.answering_mail_member_footer({}, options)
			};
}
