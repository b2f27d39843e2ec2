import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import type { Template } from '#lib/requests/template.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { findPlanned, recordDays, writeDays, type Days } from './report-finding.server.ts';
import { recordForReport } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { daysOf } from './step-moving.server.ts';

type Told = Days | { readonly title: string } | { readonly template: Template };

/** What was planned of a report, taken back: its days, its title, what is asked for it. That it was added stays. */
export async function undoDays(actor: Actor, change: RecordedChange): Promise<void> {
	if (change.subjectType !== 'Report') throw new Refusal('NOT_NOW');
	const { directory } = await surroundingsOf(actor);
	const [before, after] = [change.before as Told, change.after as Told];
	await actor.installation.db.write(async (tx) => {
		const report = await findPlanned(tx, actor, deeds.plan, { id: change.subjectId, directory });
		if ('steps' in before && 'steps' in after) {
			const now = await daysOf(tx, report);
			if (JSON.stringify(now) !== JSON.stringify(after)) throw new Refusal('CONFLICT');
			// Steps that the change brought stay where it brought them.
			await writeDays(tx, report, before);
			await recordDays(tx, actor, deeds.plan, report, { before: after, after: before, undoes: change.id });
			return;
		}
		const kept = (told: Told) =>
			'template' in told
				? { template: JSON.stringify(told.template) }
				: { title: (told as { title: string }).title };
		const now = 'template' in after ? { template: report.template } : { title: report.title };
		if (JSON.stringify(now) !== JSON.stringify(kept(after))) throw new Refusal('CONFLICT');
		await tx.report.update({
			where: { id: report.id },
			data: { ...kept(before), version: { increment: 1 } }
		});
		await recordForReport(tx, actor, deeds.plan, report, { before: after, after: before, undoes: change.id });
	});
}
