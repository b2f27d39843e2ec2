import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Answerable, Answering, AnswerForm } from '#lib/accounts/answering.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readTerms } from '#lib/tasks/extension-reading.server.ts';
import { askSchema } from '#lib/tasks/extension-schema.ts';
import { ask } from '#lib/tasks/extension-asking.server.ts';
import { report } from '#lib/tasks/reporting.server.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { deeds as taskDeeds, statusWord } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import {
	answerSchema,
	confirmDraftSchema,
	disclaimSchema,
	handOverSchema,
	returnDraftSchema,
	withdrawDraftSchema
} from './answer-schemas.ts';
import {
	answererOf,
	capacitiesOn,
	findAnswered,
	statusesOf,
	todayOf,
	type AnsweredTask
} from './answered-task.server.ts';
import { disclaim } from './disclaimers.server.ts';
import { confirmDraft, returnDraft, withdrawDraft } from './drafting-deciding.server.ts';
import { handOver } from './draftings.server.ts';
import { readDrafts, type DraftView } from './drafts-view.server.ts';
import { readSeen } from './seen-task.server.ts';
import { isEnded, surroundingsOf, viewLinkedTask, type LinkedTask } from './task-view.server.ts';

/** What the page of a link about a task can show. */
export const answerParts = ['', 'extension', 'competence', 'drafting', 'draft'] as const;
export type AnswerPart = (typeof answerParts)[number];

/** All that the page of a link about a task shows. */
export interface TaskAnswerView {
	readonly kind: 'task';
	readonly part: AnswerPart;
	readonly task: LinkedTask;
	/** Whose link it is. */
	readonly name: string;
	readonly capacities: readonly Capacity[];
	readonly statuses: readonly { readonly status: string; readonly word: string }[];
	/** Whose it could be instead; only where that is asked. */
	readonly institutions: readonly { readonly id: string; readonly label: string }[];
	/** What the holder handed over. */
	readonly drafts: readonly DraftView[];
	/** Which of them is asked for. */
	readonly draftId: string | null;
	/** Made for this page: sent twice, it acts once. */
	readonly formId: string;
	readonly receipt: Receipt | null;
	/** Whether a later deadline can be asked for, or that is waiting already; only where it is asked. */
	readonly extension: ExtensionOffer;
	/** Handed in: somebody else decides now. */
	readonly isSubmitted: boolean;
}

export interface ExtensionOffer {
	readonly isOffered: boolean;
	readonly isWaiting: boolean;
	/** The term was set by somebody outside the council, who decides. */
	readonly isAuthors: boolean;
}

/** What was sent by this link: what was written, and to whom it goes. */
export interface Receipt {
	readonly kind: 'report' | 'competence' | 'drafting' | 'returned' | 'withdrawn' | 'extension';
	/** Safe HTML. */
	readonly html: string | null;
	readonly capacity: string;
	/** "sekretariāts", "8. apakšgrupas vadītājs": the specialist's name and address. */
	readonly to: string | null;
	readonly draftedBy: string | null;
	readonly status: string | null;
}

async function show(actor: Actor, id: string, asked: URLSearchParams): Promise<Answering<TaskAnswerView>> {
	const [task, around] = await Promise.all([
		readSeen(actor.installation.db.read, id),
		surroundingsOf(actor.installation)
	]);
	if (!task) return { state: 'NOT_THEIRS', path: '/', title: null };
	const { directory } = around;
	const answerer = answererOf(actor, directory, task);
	const path = `/tasks/${task.number}`;
	const capacities = capacitiesOn(answerer, directory, task, taskDeeds.report);
	if (isRestricted(task, todayOf(actor))) return { state: 'RESTRICTED', path, title: null };
	const { title } = task;
	if (capacities.length === 0) return { state: 'NOT_THEIRS', path, title };
	const receipt = await readReceipt(actor, task, asked.get('sent'));
	if (isEnded(task) && !receipt) return { state: 'ENDED', path, title };
	const part = answerParts.find((one) => one === asked.get('to')) ?? '';
	return {
		state: 'OPEN',
		view: {
			...{ kind: 'task', part, name: actor.name, capacities, formId: newId(), receipt },
			isSubmitted: task.status === 'SUBMITTED',
			task: viewLinkedTask(actor, around, task),
			statuses: statusesOf(task, actor),
			extension: part === 'extension' ? await readOffer(answerer, directory, task) : noOffer,
			institutions: part === 'competence' ? institutionsFor(answerer, directory) : [],
			drafts: await readDrafts(actor, id),
			draftId: asked.get('draft')
		}
	};
}

const noOffer: ExtensionOffer = { isOffered: false, isWaiting: false, isAuthors: false };

async function readOffer(actor: Actor, directory: Directory, task: AnsweredTask): Promise<ExtensionOffer> {
	const { terms, isWaiting } = await readTerms(actor.installation, task);
	return {
		isOffered: terms.length > 0 && capacitiesOn(actor, directory, task, taskDeeds.askExtension).length > 0,
		isWaiting,
		isAuthors: terms.some(({ decider, isNearest }) => isNearest && decider === 'AUTHOR')
	};
}

/** All institutions of today but one's own, by their short names. */
function institutionsFor(actor: Actor, directory: Directory) {
	const { seats } = actor;
	const own = new Set(seats.flatMap(({ institutionIds }) => institutionIds));
	const today = todayOf(actor);
	const now = directory.institutions.map(({ id }) => institutionAt(directory, id, today));
	const distinct = new Map(now.map((one) => [one.institutionId, one]));
	return [...distinct.values()]
		.filter(({ institutionId }) => !own.has(institutionId))
		.map(({ institutionId: id, label, name }) => ({
			id,
			label: label === name ? name : `${label} – ${name}`
		}));
}

/** What was sent by its holder, as the address names it; nothing where there is no such thing. */
async function readReceipt(actor: Actor, task: AnsweredTask, sent: string | null): Promise<Receipt | null> {
	const { read } = actor.installation.db;
	const [, what = '', id = ''] = /^(entry|draft)\.([\da-f-]{36})$/.exec(sent ?? '') ?? [];
	const isBy = (row: { userId: string | null; personId: string | null }) =>
		actor.personId ? row.personId === actor.personId : row.userId === actor.userId;
	const nothing = { html: null, to: null, draftedBy: null, status: null };
	if (what === 'draft') {
		const drafting = await read.drafting.findUnique({ where: { id } });
		if (!drafting || drafting.subject !== `task:${task.id}` || !isBy(drafting)) return null;
		const { capacity, specialistName, specialistEmail, message, note, state } = drafting;
		const kind = ({ RETURNED: 'returned', WITHDRAWN: 'withdrawn' } as const)[state] ?? 'drafting';
		const text = kind === 'drafting' ? message : note;
		const html = text && renderMarkdown(text);
		return { ...nothing, kind, capacity, html, to: `${specialistName} <${specialistEmail}>` };
	}
	const entry = what === 'entry' ? await read.progressEntry.findUnique({ where: { id } }) : null;
	if (!entry || entry.taskId !== task.id || !isBy(entry)) return null;
	if (isRestricted(entry, todayOf(actor))) return null;
	const said = { ...nothing, capacity: entry.capacity, html: renderMarkdown(entry.text) };
	if (entry.kind === 'DISCLAIMED') return { ...said, kind: 'competence' };
	if (entry.kind === 'EXTENSION_ASKED') return { ...said, kind: 'extension' };
	const { draftedBy = null } = JSON.parse(entry.details ?? '{}') as { draftedBy?: string };
	const status = statusWord({ status: entry.statusAfter as AnsweredTask['status'] }, actor.locale);
	return { ...said, kind: 'report', draftedBy, status };
}

/** Never what is restricted meanwhile, and only by whoever the task still is: what is sent is asked again in the verb itself. */
async function findOpen(actor: Actor, id: string): Promise<AnsweredTask> {
	const task = await findAnswered(actor.installation.db.read, id);
	if (isRestricted(task, todayOf(actor))) throw new Refusal('NOT_FOUND');
	return task;
}

async function answererOn(actor: Actor, id: string): Promise<Actor> {
	return answererOf(actor, await directoryOf(actor.installation), await findOpen(actor, id));
}

function form<D>(
	schema: AnswerForm['schema'],
	send: (actor: Actor, id: string, data: D) => Promise<string>
): AnswerForm {
	return {
		schema,
		async send(actor, id, data) {
			await findOpen(actor, id);
			return send(actor, id, data as D);
		}
	};
}

const entry = ({ entryId }: { entryId: string }) => `entry.${entryId}`;
const draft = ({ id }: { id: string }) => `draft.${id}`;

/** A task is answered: how it goes, a later deadline, "nav mūsu kompetencē", or handed to a specialist and what came of that. */
export const taskAnswers: Answerable<TaskAnswerView> = {
	show,
	forms: {
		report: form<object>(answerSchema, async (actor, taskId, data) => {
			return entry(await report(await answererOn(actor, taskId), { ...data, taskId }, { via: 'MAIL' }));
		}),
		extend: form<object>(askSchema.omit({ taskId: true }), async (actor, taskId, data) => {
			return entry(await ask(await answererOn(actor, taskId), { ...data, taskId }, 'MAIL'));
		}),
		disclaim: form<object>(disclaimSchema, async (actor, id, data) =>
			entry(await disclaim(actor, id, data, 'MAIL'))
		),
		handOver: form<object>(handOverSchema, async (actor, id, data) =>
			draft(await handOver(actor, id, data, 'MAIL'))
		),
		confirmDraft: form<object>(confirmDraftSchema, async (actor, _id, data) =>
			entry(await confirmDraft(actor, data, 'MAIL'))
		),
		returnDraft: form<object>(returnDraftSchema, async (actor, _id, data) =>
			draft(await returnDraft(actor, data))
		),
		withdrawDraft: form<object>(withdrawDraftSchema, async (actor, _id, data) =>
			draft(await withdrawDraft(actor, data))
		)
	}
};
