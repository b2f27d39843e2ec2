import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { actorOf, type Actor } from '#lib/accounts/actor.server.ts';
import { isHttps } from '#lib/accounts/sessions.server.ts';
import { m } from '#i18n/generated/messages.js';
import { DiskFull } from '#lib/server/database.server.ts';
import { Refusal, statusOf } from '#lib/server/refusal.ts';
import { readForm } from './answer.server.ts';
import { readOversized } from './oversized.server.ts';
import { leaveNotice, type Notice } from './notice.server.ts';

/** What a form gets back when it was not accepted: what was typed, what is wrong, and what somebody else wrote meanwhile. */
export interface Unaccepted {
	/** Which of the page's forms it was. */
	readonly form: string;
	readonly typed: Readonly<Record<string, unknown>>;
	/** In words, by field; `form` is about all of it. */
	readonly problems: Readonly<Record<string, string>>;
	/** As it is now, by field, in words; with the version that saving over it must carry. */
	readonly theirs: Theirs | null;
}

/** `theirs` of a CONFLICT, as the verbs of forms give it. */
export interface Theirs {
	readonly version: number;
	/** As the same form would send them. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly who: string | null;
}

/** Where to go when it was done, and what is said there. */
export interface Done {
	readonly to: string;
	readonly notice?: Notice;
}

/**
 * A form's way: parsed by the room's schema, done by its verb, and on to the next page (303). Where it is refused, the same page
 * again (4xx) with all that was typed. `name` tells the page's forms apart. Files of the form are in the schema's data.
 */
export async function submit<S extends z.ZodObject>(
	event: RequestEvent,
	name: string,
	schema: S,
	work: (actor: Actor, data: z.output<S>) => Promise<Done>
): Promise<ActionFailure<Unaccepted>> {
	const actor = actorOf(event.locals);
	return submitUnsigned(event, name, schema, (data) => work(actor, data));
}

/** The same where nobody signed in: who acts, the link in the address says, and `work` knows. */
export async function submitUnsigned<S extends z.ZodObject>(
	event: RequestEvent,
	name: string,
	schema: S,
	work: (data: z.output<S>) => Promise<Done>
): Promise<ActionFailure<Unaccepted>> {
	const oversized = await readOversized(event);
	if (oversized) return unaccepted(413, name, oversized, { form: 'files_form_too_big' });
	// superforms types its data by its own adapter; with ours it is the schema's output.
	const sent = await readForm(event.request);
	const form = await superValidate(sent, zod4(schema as never));
	const typed = keepTyped(form.data as Record<string, unknown>);
	if (!form.valid) return unaccepted(400, name, typed, firstOf(form.errors));
	let done: Done;
	try {
		done = await work(form.data as z.output<S>);
	} catch (fault) {
		return refused(event, name, typed, fault);
	}
	if (done.notice) leaveNotice(event, done.notice);
	forgetDraft(event, sent.get('draft'));
	redirect(303, done.to);
}

/** A form that is not even looked at (too often, by a link that has ended): what was typed comes back, with why. */
export async function giveBack(event: RequestEvent, form: string, status: number, problem: string) {
	const oversized = await readOversized(event);
	const typed: Record<string, unknown> = oversized ?? textsOf(await readForm(event.request));
	return fail(status, { form, typed, problems: { form: problem } as Record<string, string>, theirs: null });
}

/** What was typed, by field; of fields of one name a list. */
function textsOf(sent: FormData): Record<string, unknown> {
	const texts = [...sent].filter(([, value]) => typeof value === 'string');
	const byName = Map.groupBy(texts, ([name]) => name);
	return Object.fromEntries(
		[...byName].map(([name, values]) => [
			name,
			values.length > 1 ? values.map(([, value]) => value) : values[0]![1]
		])
	);
}

/** What comes back of a form whose effect is shown before it happens. */
export interface Previewed<T> extends Unaccepted {
	readonly preview: T;
}

/**
 * The same for a form whose effect is shown before it happens: nothing is done and nothing gone on to; what `work` answers comes
 * back with what was typed, for the page to show with a second button.
 */
export async function preview<S extends z.ZodObject, T>(
	event: RequestEvent,
	name: string,
	schema: S,
	work: (actor: Actor, data: z.output<S>) => Promise<T>
): Promise<ActionFailure<Unaccepted> | Previewed<T>> {
	const actor = actorOf(event.locals);
	const oversized = await readOversized(event);
	if (oversized) return unaccepted(413, name, oversized, { form: 'files_form_too_big' });
	const form = await superValidate(await readForm(event.request), zod4(schema as never));
	const typed = keepTyped(form.data as Record<string, unknown>);
	if (!form.valid) return unaccepted(400, name, typed, firstOf(form.errors));
	try {
		const shown = await work(actor, form.data as z.output<S>);
		return { form: name, typed, problems: {}, theirs: null, preview: shown };
	} catch (fault) {
		return refused(event, name, typed, fault);
	}
}

/** Tells the browser which half-written form it need not keep any longer (ui/forms.ts). */
function forgetDraft({ cookies, locals }: RequestEvent, draft: FormDataEntryValue | null): void {
	if (typeof draft !== 'string' || draft === '' || draft.length > 200) return;
	const earlier = cookies.get('padome-saved')?.split('|').slice(-9) ?? [];
	cookies.set('padome-saved', [...earlier, draft].join('|'), {
		...{ path: '/', maxAge: 24 * 60 * 60, httpOnly: false, sameSite: 'lax' },
		secure: isHttps(locals.installation)
	});
}

function refused({ locals }: RequestEvent, name: string, typed: Unaccepted['typed'], fault: unknown) {
	if (!(fault instanceof Refusal)) {
		locals.installation.log.error({ err: fault, form: name }, 'what was sent could not be saved');
		const problem = fault instanceof DiskFull ? m.server_disk_full() : m.server_problem_unsaved();
		return fail(503, { form: name, typed, problems: { form: problem }, theirs: null });
	}
	if (fault.reason === 'NOT_FOUND') error(404, fault.reason);
	if (fault.reason === 'CONFLICT') {
		const theirs = (fault.theirs ?? null) as Theirs | null;
		const problems = { form: m.server_problem_conflict({ who: theirs?.who ?? m.server_somebody() }) };
		return fail(409, { form: name, typed, problems, theirs });
	}
	if (fault.reason === 'NOT_NOW' && Object.keys(fault.fields).length === 0)
		return fail(409, { form: name, typed, problems: { form: m.server_problem_not_now() }, theirs: null });
	return unaccepted(statusOf(fault), name, typed, fault.fields);
}

function unaccepted(
	status: number,
	form: string,
	typed: Unaccepted['typed'],
	keys: Readonly<Record<string, string>>
) {
	const problems = Object.fromEntries(
		Object.entries(keys).map(([field, key]) => [field, sayProblem(key)] as const)
	);
	return fail(status, { form, typed, problems, theirs: null });
}

/**
 * The words of a problem whose key, with its facts (`problemWith`), a schema or a verb gave. A key that is no message's is a slip
 * of ours, not of the writer.
 */
export function sayProblem(problem: string): string {
	const [key = '', facts] = problem.split(/ (?=\{)(.*)/s);
	// There are too many messages for their types to be one.
	const messages = m as unknown as Readonly<Record<string, (facts: object) => string>>;
	const say = messages[Object.hasOwn(m, key) ? key : 'server_problem_form']!;
	return say(facts ? (JSON.parse(facts) as object) : {});
}

/** The first problem of each field; of a list's, the list's. */
function firstOf(errors: Record<string, unknown>): Record<string, string> {
	const first = (found: unknown): string =>
		typeof found === 'string' ? found : first(Object.values((found ?? {}) as object)[0] ?? '');
	return Object.fromEntries(Object.entries(errors).map(([field, found]) => [field, first(found)]));
}

/** What can be given back: all but files, which browsers do not let anybody fill in again. */
function keepTyped(data: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(data).filter(([, value]) => {
			const isFile =
				value instanceof Blob || (Array.isArray(value) && value.some((one) => one instanceof Blob));
			return !isFile;
		})
	);
}
