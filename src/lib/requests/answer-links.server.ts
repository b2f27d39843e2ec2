import { createLinks, makeLink } from '#lib/accounts/links.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

const day = 24 * 60 * 60 * 1000;
/** A link to answer by works for so long, or until its subject ends. */
export const answerLinkLife = 30 * day;

/** Who may answer, and which task. The person where there is one; the account besides, or alone. */
export interface AnswerLinkFor {
	readonly personId: string | null;
	readonly userId: string | null;
	readonly taskId: string;
}

/** By what `createAnswerLinks` gives its links. */
export function answerLinkKey({ personId, userId, taskId }: AnswerLinkFor): string {
	return `${personId ?? userId ?? ''} ${taskId}`;
}

/** Links by which each may answer about one task, by `answerLinkKey`: called where the mail is queued that will carry them. */
export async function createAnswerLinks(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	wanted: readonly AnswerLinkFor[]
): Promise<Map<string, string>> {
	const expiresAt = new Date(installation.clock.now().getTime() + answerLinkLife);
	const links = wanted.map(({ personId, userId, taskId }) => ({
		...{ purpose: 'ANSWER' as const, subject: `task:${taskId}`, expiresAt, personId },
		// One holder, one link, whether their account was known or not.
		userId: personId ? null : userId
	}));
	const ids = await createLinks(tx, installation, links);
	return new Map(wanted.map((one, index) => [answerLinkKey(one), ids[index]!]));
}

/** A link as the mail that carries it needs it. */
export interface AnswerLink {
	readonly id: string;
	readonly expiresAt: Date;
}

/** The links of a mail that is about to go out, by id: of those that were withdrawn or have expired there are none. */
export async function readAnswerLinks(
	{ db, clock }: Pick<Installation, 'db' | 'clock'>,
	ids: readonly string[]
): Promise<Map<string, AnswerLink>> {
	const rows = await db.read.personalLink.findMany({
		where: { id: { in: [...ids] }, purpose: 'ANSWER', withdrawnAt: null, expiresAt: { gt: clock.now() } },
		select: { id: true, expiresAt: true }
	});
	return new Map(rows.map((row) => [row.id, row]));
}

/** What the page of a link opens with: how it goes, a later date, "nav mūsu kompetencē", or handing it to a specialist. */
export type AnswerPart = '' | 'extension' | 'competence' | 'drafting' | 'draft';

/** The address of a link, usable: made at delivery, for the hands of its holder only. */
export function answerAddress(
	installation: Pick<Installation, 'secret' | 'config'>,
	{ id, expiresAt }: AnswerLink,
	to: AnswerPart = ''
): string {
	const token = makeLink(installation, { purpose: 'ANSWER', id, expiresAt });
	return `${installation.config.origin}/answer/${token}${to ? `?to=${to}` : ''}`;
}
