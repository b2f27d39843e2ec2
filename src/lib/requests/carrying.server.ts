import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { carriedContent, identityOf } from './carrying.ts';
import type { CompiledAnswer } from './compiled-answer.ts';
import { writeContent, type Template } from './template.ts';

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
	const said = new Map(
		last.map((one) => [identityOf(directory, one, today), one.version?.content ?? null] as const)
	);
	const answers = await tx.answer.findMany({
		where: { requestId },
		select: { id: true, institutionId: true, postId: true, label: true }
	});
	for (const answer of answers) {
		const content = carriedContent(said.get(identityOf(directory, answer, today)) ?? null, template);
		if (content === null) continue;
		await tx.answer.update({ where: { id: answer.id }, data: { draft: writeContent(content, template) } });
	}
}
