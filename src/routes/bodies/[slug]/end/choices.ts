import { m } from '#i18n/generated/messages.js';
import type { EndingPage } from '#lib/tasks/ending-body-pages.server.ts';
import { fateClosings, type FateClosing } from '#lib/tasks/ending-body.ts';
import { statusClosedAs, statusWord } from '#lib/tasks/tasks.ts';
import type { Locale } from '#lib/accounts/actor.ts';

/** What may become of an open task, as the form offers it. */
export function choicesOf({ parent, bodies }: Pick<EndingPage, 'parent' | 'bodies'>) {
	return [
		...(parent ? [{ value: 'PARENT', label: m.bodies_fate_parent({ body: parent }) }] : []),
		...fateClosings.map((closedAs) => ({
			value: `CLOSE:${closedAs}`,
			label: m.bodies_fate_close({ how: closedWord(closedAs) })
		})),
		...bodies.map(({ id, label }) => ({ value: `MOVE:${id}`, label: m.bodies_fate_move({ body: label }) }))
	];
}

/** How a task is closed, in the words of its status. */
export function closedWord(closedAs: FateClosing, locale?: Locale): string {
	return statusWord({ status: statusClosedAs[closedAs], closedAs }, locale as Locale);
}
