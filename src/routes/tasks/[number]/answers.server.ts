import { error, fail } from '@sveltejs/kit';
import type { Locale } from '#lib/accounts/actor.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { DiskFull } from '#lib/server/database.server.ts';
import type { Log } from '#lib/server/log.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isOpen, statusWord } from '#lib/tasks/tasks.ts';
import type { Meanwhile } from '#lib/tasks/tasks.server.ts';
import { sayProblem } from '../../submit.server.ts';

export type Deed = 'report' | 'accept' | 'sendBack';

/** What somebody typed, given back. */
export interface Typed {
	readonly taskId: string;
	readonly entryId: string;
	readonly version: number;
	readonly capacity: string;
	readonly text: string;
	readonly status: string;
	readonly isRestricted: boolean;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
}

/** What is wrong, in words, by field; `form` is about all of it. */
export type Problems = { [field in (typeof shown)[number] | 'form']?: string };

const shown = [
	...(['text', 'status', 'capacity', 'files'] as const),
	...(['isRestricted', 'restrictedBasis', 'restrictedUntil'] as const)
] as const;

/** What was typed as the form needs it again: all of it, however long, so that its writer can cut it down. */
export function kept(data: Partial<Typed>): Typed {
	const { taskId = '', entryId = '', version = 0, capacity = '', text = '', status = '' } = data;
	const { isRestricted = false, restrictedBasis = null, restrictedUntil = null } = data;
	return {
		...{ taskId, entryId, version, capacity, status, text: text.toWellFormed() },
		...{ isRestricted, restrictedBasis, restrictedUntil }
	};
}

/** A field is wrong: 400, with words at that field and all that was typed. */
export function invalid(deed: Deed, data: Partial<Typed>, errors: Record<string, unknown>) {
	const problems: Problems = {};
	for (const [field, found] of Object.entries(errors)) {
		const place = shown.find((one) => one === field) ?? 'form';
		problems[place] ??= place === 'form' ? m.tasks_problem_form() : sayProblem(firstOf(found));
	}
	return fail(400, { deed, typed: kept(data), problems });
}

/** Nothing was saved, and it is not the writer's fault: what they wrote comes back, so that a full disk loses none of it. */
export function unsaved(fault: unknown, deed: Deed, data: Partial<Typed>, log: Pick<Log, 'error'>) {
	log.error({ err: fault, deed }, 'what was written could not be saved');
	const form = fault instanceof DiskFull ? m.tasks_problem_disk_full() : m.tasks_problem_unsaved();
	return fail(503, { deed, typed: kept(data), problems: { form } as Problems });
}

/** The verb refused. What somebody else wrote meanwhile comes back beside what was typed. */
export function refused(refusal: Refusal, deed: Deed, data: Partial<Typed>, locale: Locale) {
	switch (refusal.reason) {
		case 'NOT_FOUND':
			error(404, refusal.reason);
			break;
		case 'INVALID':
			return invalid(deed, data, refusal.fields);
		case 'CONFLICT':
		case 'NOT_NOW':
			return overtaken(refusal.theirs as Meanwhile, deed, data, locale);
	}
}

function overtaken(theirs: Meanwhile, deed: Deed, data: Partial<Typed>, locale: Locale) {
	const canStill = deed === 'report' ? isOpen(theirs) : theirs.status === 'SUBMITTED';
	const status = statusWord(theirs, locale);
	const again = theirs.isRestricted ? m.tasks_conflict_restricted() : m.tasks_conflict();
	const problems: Problems = { form: canStill ? again : m.tasks_conflict_closed({ status }) };
	return fail(409, {
		deed,
		typed: { ...kept(data), version: theirs.version },
		problems,
		theirs: theirs.entries.map(({ author, capacity, text }) => ({
			...{ author, capacity },
			html: renderMarkdown(text)
		}))
	});
}

/** Of several problems of a field, or of each of its files, the first. */
function firstOf(found: unknown): string {
	return typeof found === 'string' ? found : firstOf(Object.values((found ?? {}) as object)[0] ?? '');
}

/** A form that is too large to be taken in: what was typed comes back. */
export function tooLarge(deed: Deed, texts: Record<string, string>) {
	const problems: Problems = { form: m.files_form_too_big() };
	const version = Number(texts.version) || 0;
	const typed = kept({ ...texts, version, isRestricted: texts.isRestricted === 'on' });
	return fail(413, { deed, typed, problems });
}
