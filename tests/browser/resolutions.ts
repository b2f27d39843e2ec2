import type { Actor } from '#lib/accounts/actor.server.ts';
import { close } from '#lib/resolutions/closing.server.ts';
import { extend } from '#lib/resolutions/extensions.server.ts';
import { addPoint, endPoint } from '#lib/resolutions/points.server.ts';
import { register } from '#lib/resolutions/registering.server.ts';
import { makeTask, tie } from '#lib/resolutions/tying.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A resolution that is worked on, and one that is closed. */
export interface FoundResolutions {
	open: string;
	closed: string;
	/** Of the open one: asked of institutions, with a task, without anything, that has ended. */
	points: string[];
	/** Its interim report. */
	report: string;
	/** A task that is tied to its first point. */
	task: string;
}

const text = [
	'1. Labklājības ministrijai sadarbībā ar Iekšlietu ministriju līdz 2022. gada 30. maijam izvērtēt riskus.',
	'2. Iekšlietu ministrijai 10 darbdienu laikā apzināt gadījumus.'
].join('\n');

export async function makeResolutions(installation: Installation): Promise<FoundResolutions> {
	const { read } = installation.db;
	const body = await read.body.findUniqueOrThrow({ where: { slug: 'barintiesu-darbs' } });
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	const institution = async (abbreviation: string) =>
		`i:${(await read.institutionName.findFirstOrThrow({ where: { abbreviation } })).institutionId}`;
	const [lm, iem] = [await institution('LM'), await institution('IeM')];
	const form = (more: object) => ({
		...{ id: newId(), issuer: 'Ministru prezidents', date: '2022-03-21', receivedOn: '2022-03-24' },
		...{ bodyId: body.id, control: 'REPORT', text, ...more }
	});
	const file = new File(['Rezolūcija'], 'Rezolūcija.txt', { type: 'text/plain' });
	const about = {
		subject: 'Par riskiem bērniem',
		interim: '30.05.2022.',
		final: '2022-09-30',
		files: [file]
	};
	const { id: open } = await register(actor, form({ number: '22/1-4', ...about }));
	const points: string[] = [];
	for (const [at, lead] of [[lm, iem], [iem], [], [lm], []].entries()) {
		const said = {
			resolutionId: open,
			code: `${at + 1}.`,
			text: 'Izvērtēt riskus bērniem.',
			due: '30.05.2022.'
		};
		const point = { id: newId(), ...said, lead, co: [] };
		await addPoint(actor, point);
		points.push(point.id);
	}
	await endPoint(actor, {
		id: points[3]!,
		version: 1,
		endedOn: '2022-03-25',
		decision: 'vēstule',
		outcome: 'Izpildīts'
	});
	await tie(actor, { pointId: points[0]!, number: '12' });
	// Whose deadline goes with the report's; of a body whose tasks no other test counts.
	const { id: bodyId } = await read.body.findUniqueOrThrow({ where: { slug: 'alternativa-aprupe' } });
	const made = { bodyId, title: 'Apzināt riskus bērniem internetā', due: '30.05.2022.' };
	await makeTask(actor, { id: newId(), pointId: points[0]!, ...made });
	const report = await read.report.findFirstOrThrow({ where: { resolutionId: open, kind: 'INTERIM' } });
	const moved = { toDue: '2022-06-30', decision: 'MP vēstule Nr. 5', decidedOn: '2022-03-25' };
	await extend(actor, { id: newId(), pointId: points[1]!, version: 1, ...moved });
	const { id: closed } = await register(
		actor,
		form({ number: '22/1-2', subject: 'Par sākumu', predecessorId: open })
	);
	const ending = {
		id: closed,
		formId: newId(),
		version: 1,
		closedOn: '2022-03-25',
		decision: 'MP vēstule Nr. 6'
	};
	await close(actor, ending);
	const { id: task } = await read.task.findUniqueOrThrow({ where: { number: 12 } });
	return { open, closed, points, report: report.id, task };
}
