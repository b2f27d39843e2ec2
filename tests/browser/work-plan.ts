import type { Actor } from '#lib/accounts/actor.server.ts';
import { approvePlan } from '#lib/meetings/work-plan-approving.server.ts';
import { addPlanItem } from '#lib/meetings/work-plan.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** Work plans of "barintiesu-darbs": that of 2022 is approved; a theme of that of 2023, which is not. */
export interface FoundPlan {
	theme: string;
}

export async function makeWorkPlans(installation: Installation): Promise<FoundPlan> {
	const { read } = installation.db;
	const body = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const lm = await read.institutionName.findFirstOrThrow({ where: { abbreviation: 'LM' } });
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const bodyId = body.id;
	const theme = newId();
	const themes = [
		{
			id: newId(),
			year: 2022,
			theme: 'Bāriņtiesu noslodze un atlīdzība',
			quarter: 1,
			ownerText: 'A. Paraudziņa'
		},
		{ id: newId(), year: 2022, theme: 'Ārpusģimenes aprūpes vadlīnijas', quarter: 2, note: 'Kopā ar LPS.' },
		{ id: newId(), year: 2022, theme: 'Gada pārskats', quarter: 4 },
		{ id: theme, year: 2023, theme: 'Metodiskais atbalsts bāriņtiesām', quarter: 1 },
		{ id: newId(), year: 2023, theme: 'Mācību programma', quarter: 1 }
	];
	for (const one of themes) await addPlanItem(actor, { bodyId, institutionId: lm.institutionId, ...one });
	const { version } = await read.workPlan.findUniqueOrThrow({
		where: { bodyId_year: { bodyId, year: 2022 } }
	});
	const approved = { approvedOn: '2022-01-20', decision: 'prot. Nr. 1 3. §' };
	await approvePlan(actor, { bodyId, year: 2022, version, ...approved });
	return { theme };
}
