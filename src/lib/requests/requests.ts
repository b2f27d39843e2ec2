import type { Deed } from '#lib/accounts/actor.ts';

/** What can be done about an answer besides giving it, and who may. Whose draft it is, is asked within. */
export const deeds = {
	/** "Nav mūsu kompetencē": the secretariat decides whose it is. */
	disclaim: { name: 'requests.disclaim', grants: ['LEAD', 'RESPONSIBLE'] },
	answerDisclaimer: { name: 'requests.answerDisclaimer', grants: ['SECRETARIAT'] },
	/** To a specialist, who drafts by a link of their own. */
	handOver: { name: 'requests.handOver', grants: ['LEAD', 'RESPONSIBLE'] },
	/** The specialist's own: by their link. */
	draft: { name: 'requests.draft', grants: [] },
	confirmDraft: { name: 'requests.confirmDraft', grants: ['LEAD', 'RESPONSIBLE'] },
	returnDraft: { name: 'requests.returnDraft', grants: ['LEAD', 'RESPONSIBLE'] },
	withdrawDraft: { name: 'requests.withdrawDraft', grants: ['LEAD', 'RESPONSIBLE'] }
} satisfies Record<string, Deed>;

/** A draft's way: asked for, sent to whoever asked, perhaps returned, at last used or called back. */
export type DraftState = 'ASKED' | 'DRAFTED' | 'RETURNED' | 'USED' | 'WITHDRAWN';

/** With the specialist: they may write. */
export const withSpecialist: readonly DraftState[] = ['ASKED', 'RETURNED'];
/** Not over. */
export const runningDrafts: readonly DraftState[] = ['ASKED', 'DRAFTED', 'RETURNED'];

/** What a specialist wrote, kept as JSON. */
export interface DraftedAnswer {
	readonly text: string;
	/** What the task would be after it. */
	readonly status: 'IN_PROCESS' | 'SUBMITTED';
}

/** Reads a stored draft; nothing where none was written yet. */
export function readDrafted(json: string | null): DraftedAnswer | null {
	return json === null ? null : (JSON.parse(json) as DraftedAnswer);
}
