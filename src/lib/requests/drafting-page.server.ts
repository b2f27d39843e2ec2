import type { Locale } from '#lib/accounts/actor.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { statusesOf, todayOf } from './answered-task.server.ts';
import { openDraft } from './drafting-writing.server.ts';
import { requestOfDraft, taskOf } from './drafting-finding.server.ts';
import { readDraftFiles, type DraftFile } from './drafts-view.server.ts';
import { readDrafted, withSpecialist, type DraftedAnswer, type DraftState } from './requests.ts';
import { readSeen } from './seen-task.server.ts';
import { readSpecialistPage, type SpecialistPage } from './specialist-page.server.ts';
import { surroundingsOf, viewLinkedTask, type LinkedTask } from './task-view.server.ts';

/** All that a specialist sees: the public matter of one task, and their own draft. */
export interface DraftingPage {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly askedBy: string;
	readonly capacity: string;
	readonly message: string | null;
	readonly due: string | null;
	/** Why it came back. */
	readonly note: string | null;
	readonly answer: DraftedAnswer | null;
	readonly files: readonly DraftFile[];
	/** It is with whoever asked, and not to be changed now. */
	readonly isSent: boolean;
	readonly task: LinkedTask;
	readonly statuses: readonly { readonly status: string; readonly word: string }[];
}

export type FoundDrafting =
	| { readonly state: 'good'; readonly page: DraftingPage }
	| { readonly state: 'request'; readonly view: SpecialistPage }
	| { readonly state: 'done' | 'expired' | 'withdrawn' | 'unknown' | 'closed' | 'restricted' };

/** The page of a specialist's link; of a request's, with one part open. Changes nothing. */
export async function readDraftingPage(
	installation: Installation,
	token: string,
	{ locale, part }: { readonly locale: Locale; readonly part: string | null }
): Promise<FoundDrafting> {
	const opened = await openDraft(installation, token);
	if (opened.state !== 'good') return { state: opened.state };
	const { drafting } = opened;
	if (requestOfDraft(drafting) !== null) {
		const view = await readSpecialistPage(installation, drafting, { locale, part });
		return typeof view === 'string' ? { state: view } : { state: 'request', view };
	}
	const { read } = installation.db;
	const task = await readSeen(read, taskOf(drafting));
	if (!task) return { state: 'unknown' };
	if (isRestricted(task, todayOf({ installation }))) return { state: 'restricted' };
	if (!isOpen(task)) return { state: 'closed' };
	const { id, version, specialistName: name, askedBy, capacity, message, due, note } = drafting;
	return {
		state: 'good',
		page: {
			...{ id, version, name, askedBy, capacity, message, due },
			note: drafting.state === 'RETURNED' ? note : null,
			answer: readDrafted(drafting.answer),
			files: await readDraftFiles(read, id),
			isSent: !withSpecialist.includes(drafting.state as DraftState),
			task: viewLinkedTask({ installation, locale }, await surroundingsOf(installation), task),
			statuses: statusesOf(task, { locale })
		}
	};
}
