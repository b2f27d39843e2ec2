import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { carriedContent, identityOf, type Asked } from './carrying.ts';
import type { CompiledAnswer } from './compiled-answer.ts';
import { writeContent, type AnswerContent, type Template } from './template.ts';

interface Carried {
	readonly requestId: string;
	readonly template: Template;
	/** What was answered the last time. */
	readonly last: readonly CompiledAnswer[];
	readonly directory: Directory;
	readonly today: PlainDate;
}

/**
 * Puts what was said the last time into the answers of whoever is asked again. It is nobody's draft (`draftAt` is empty) until they
 * save it: that is how it is told from what somebody wrote.
 */
export async function carryOver(
	tx: Transaction,
	{ requestId, template, last, directory, today }: Carried
): Promise<void> {
	if (last.length === 0) return;
	const said = saidBefore(directory, last, today);
	const answers = await tx.answer.findMany({
		where: { requestId },
		select: { id: true, institutionId: true, postId: true, label: true }
	});
	for (const answer of answers) {
		const content = carriedContent(said(answer), template);
		if (content === null) continue;
		await tx.answer.update({ where: { id: answer.id }, data: { draft: writeContent(content, template) } });
	}
}

/**
 * What somebody said the last time: they themselves, else whoever carries their duties today, else one of those whose duties they
 * took over. Of two that merged, each goes on from its own.
 */
function saidBefore(directory: Directory, last: readonly CompiledAnswer[], today: PlainDate) {
	const keyOf = ({ institutionId, postId, label }: Asked) => [institutionId, postId, label].join('|');
	const own = new Map(last.map((one) => [keyOf(one), one.version?.content ?? null]));
	const carried = new Map<string, AnswerContent | null>();
	for (const one of last) {
		const identity = identityOf(directory, one, today);
		const isCarrier = identity.startsWith(`institution:${one.institutionId}|`);
		if (isCarrier || !carried.has(identity)) carried.set(identity, one.version?.content ?? null);
	}
	return (answer: Asked) =>
		own.get(keyOf(answer)) ?? carried.get(identityOf(directory, answer, today)) ?? null;
}
