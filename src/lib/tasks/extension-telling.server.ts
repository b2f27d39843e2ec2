import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { EditedTask } from './editing-task.server.ts';
import { decidableOf, type FoundRequest, type StoredRequest } from './extension-finding.server.ts';
import { readAskers, readDeciders } from './extension-recipients.server.ts';
import type { ExtensionState } from './extensions.ts';
import { todayOf } from './lifecycle.server.ts';

/** What a mail about a request carries: never its text, which is read when it goes out. */
export interface ExtensionFacts {
	readonly extensionId: string;
	/** Of the request, when the mail was queued: what was decided again since is told by another. */
	readonly version: number;
	/** The recipient was told of another decision before, which holds no more. */
	readonly isCorrected?: boolean | undefined;
}

const decided = 'extension-decided';
const undecided = 'extension-undecided';

/** A mail to each who decides, one for a request however often it is changed. */
export async function tellDeciders(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	task: EditedTask,
	request: Pick<StoredRequest, 'id' | 'decider' | 'postId' | 'userId' | 'personId' | 'via' | 'version'>
): Promise<void> {
	const { installation } = actor;
	const decidable = decidableOf(request, task.bodyId, directory);
	const facts: ExtensionFacts = { extensionId: request.id, version: request.version };
	for (const recipient of await readDeciders(tx, directory, decidable, todayOf(actor)))
		await queueMail(tx, installation, {
			...{ kind: 'extension-asked', subject: subjectOf(request), recipient, facts },
			occurrence: request.id
		});
}

interface Told {
	/** What the request is now. */
	readonly state: ExtensionState;
	/** What caused it: each is told once. */
	readonly occurrence: string;
	/** What was decided once and taken back holds again. */
	readonly isRestored?: boolean;
}

/**
 * A mail to whoever asked, where they know something else: what was decided; that it was taken back, and waits again. Of what was
 * taken back before its mail went out they never hear: that mail is no longer wanted. Who decides tells nobody but others.
 */
export async function tellAskers(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ request, task }: FoundRequest,
	{ state, occurrence, isRestored = false }: Told
): Promise<void> {
	const recipients = await readAskers(tx, directory, request, { bodyId: task.bodyId, today: todayOf(actor) });
	const isWaiting = state === 'ASKED';
	const known = isWaiting || isRestored || request.version > 1 ? await readLastTold(tx, request) : new Map();
	for (const recipient of recipients) {
		const { userId = null, personId = null, address } = recipient;
		const isActor =
			(userId !== null && userId === actor.userId) || (personId !== null && personId === actor.personId);
		const isDecisionKnown = known.get(address.toLowerCase()) === decided;
		const isToldAlready = isWaiting ? !isDecisionKnown : isRestored && isDecisionKnown;
		if (isActor || isToldAlready) continue;
		const facts: ExtensionFacts = {
			...{ extensionId: request.id, version: request.version + 1 },
			...(isDecisionKnown && !isWaiting ? { isCorrected: true } : {})
		};
		await queueMail(tx, actor.installation, {
			...{ kind: isWaiting ? undecided : decided, subject: subjectOf(request), recipient, facts, occurrence }
		});
	}
}

/** The kind of the last mail about a request that left, by its recipient's address. */
async function readLastTold(
	tx: Transaction,
	request: { readonly id: string }
): Promise<ReadonlyMap<string, string>> {
	const left = await tx.outboxMessage.findMany({
		where: {
			...{ kind: { in: [decided, undecided] }, subject: subjectOf(request) },
			state: { in: ['SENDING', 'SENT'] satisfies MailState[] }
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { kind: true, recipient: true }
	});
	return new Map(left.map(({ kind, recipient }) => [recipient, kind]));
}

function subjectOf({ id }: { readonly id: string }): string {
	return `extension:${id}`;
}
