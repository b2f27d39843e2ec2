import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import { readMeasurePage } from '../../src/lib/programmes/measure-page.server.ts';
import { tell } from '../../src/lib/programmes/telling.server.ts';
import { takeStep } from '../../src/lib/programmes/year-steps.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { makeProgramme } from './programmes.ts';

/** A programme whose year has begun, with something told of its measure, before anybody; its ids. */
export async function makeProgrammeYear(actor: Actor, of: Parameters<typeof makeProgramme>[1]) {
	const { id, measureId } = await makeProgramme(actor, of);
	const step = async (name: string) => {
		const { version } = await actor.installation.db.read.programme.findUniqueOrThrow({ where: { id } });
		await takeStep(actor, { formId: newId(), id, version, step: name });
	};
	await step('BEGIN');
	const { task, results } = await readMeasurePage(actor, { id, measureId });
	const said = { resultIds: [results[0]!.id], values: ['3'], reached: [''], spent: '10 000' };
	const form = { measureId, entryId: newId(), version: task!.version, text: 'Trīs ir gatavi.', ...said };
	await tell(actor, { ...form, status: 'IN_PROCESS' });
	await step('SHOW');
	const { entries } = await readMeasurePage(actor, { id, measureId });
	return { id, measureId, entryId: entries[0]!.id, taskNumber: task!.number };
}
