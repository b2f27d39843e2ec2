import type { Actor } from '#lib/accounts/actor.server.ts';
import { findCandidates, type Candidate } from '#lib/council/people-list.server.ts';
import type { ReplaceInput } from '#lib/council/replacing-schema.ts';
import { previewReplacing, type Replaced } from '#lib/council/replacing.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { previewHandover } from '#lib/reminders/handover.server.ts';
import { problemWith } from '#lib/server/input.ts';
import { Refusal, statusOf } from '#lib/server/refusal.ts';
import type { Theirs } from '../../submit.server.ts';

/** What came of looking at a replacement before it is done. */
export type Outcome =
	| {
			readonly kind: 'REVIEW';
			readonly review: Replaced;
			readonly mail: RenderedMail | null;
			readonly typed: ReplaceInput;
			readonly candidates: readonly Candidate[];
	  }
	| { readonly kind: 'NOT_FOUND' }
	| {
			readonly kind: 'REFUSED';
			readonly status: number;
			readonly fields: Readonly<Record<string, string>>;
			readonly candidates: readonly Candidate[];
			readonly theirs: Theirs | null;
	  };

/** Finds who was meant, rehearses the replacement, and reads the mail that would go out. */
export async function reviewReplacing(actor: Actor, asked: ReplaceInput): Promise<Outcome> {
	const { typed, candidates, problem } = await findSuccessor(actor, asked);
	if (problem) return refused({ query: problem }, { candidates });
	try {
		const review = await previewReplacing(actor, typed);
		return { kind: 'REVIEW', review, mail: await mailOf(actor, typed, review), typed, candidates };
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		if (fault.reason === 'NOT_FOUND') return { kind: 'NOT_FOUND' };
		const theirs = (fault.theirs ?? null) as Theirs | null;
		const isConflict = fault.reason === 'CONFLICT';
		const who = theirs?.who ?? '';
		return refused(isConflict ? { form: problemWith('server_problem_conflict', { who }) } : fault.fields, {
			...{ theirs, candidates, status: statusOf(fault) }
		});
	}
}

function refused(
	fields: Readonly<Record<string, string>>,
	detail: { candidates?: readonly Candidate[]; theirs?: Theirs | null; status?: number }
): Outcome {
	return { kind: 'REFUSED', status: 400, candidates: [], theirs: null, ...detail, fields };
}

interface Found {
	readonly typed: ReplaceInput;
	/** Whom the words can mean; shown again each time, so that one sees who is chosen. */
	readonly candidates: readonly Candidate[];
	readonly problem?: string;
}

/** Who is chosen among those whom the words can mean, else the only one. */
async function findSuccessor(actor: Actor, typed: ReplaceInput): Promise<Found> {
	if (typed.successor !== 'EXISTING') return { typed, candidates: [] };
	if (!typed.query) return { typed, candidates: [], problem: 'people_problem_person_missing' };
	const candidates = await findCandidates(actor, typed.query);
	if (candidates.some(({ id }) => id === typed.personId)) return { typed, candidates };
	const [only] = candidates;
	if (only && candidates.length === 1) return { typed: { ...typed, personId: only.id }, candidates };
	return { typed, candidates, problem: only ? 'people_problem_person_many' : 'people_problem_person_none' };
}

async function mailOf(
	actor: Actor,
	{ postId }: ReplaceInput,
	{ successor }: Replaced
): Promise<RenderedMail | null> {
	if (!successor?.address) return null;
	return previewHandover(actor, { postId, since: successor.startDate, locale: successor.locale });
}
