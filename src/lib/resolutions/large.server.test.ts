import { expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import { makeInstitution } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeAnswer, makeReport, reportSetting } from '../../../tests/setup/reports.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { readBoard } from './board.server.ts';
import { compile } from './compiling.server.ts';
import { readReportPage } from './report-page.server.ts';

/** What a page may ask of the database, beside what every page asks. */
const most = 8;
/** Generous: a small machine that does other things beside takes a third of it. */
const mostTime = 3000;

async function measured<T>(what: string, read: () => Promise<T>): Promise<T> {
	await read();
	const begun = performance.now();
	const counter = { count: 0 };
	const result = await countStatements(counter, read);
	const { count } = counter;
	const time = Math.round(performance.now() - begun);
	process.stdout.write(`${what}: ${count} statements, ${time} ms\n`);
	expect(count).toBeLessThanOrEqual(most);
	expect(time).toBeLessThan(mostTime);
	return result;
}

it.each(databaseKinds)(
	'the board and the report of a large resolution take few statements on %s',
	async (kind) => {
		const { installation, secretary, council } = await reportSetting(kind);
		const institutionIds: string[] = [];
		for (let at = 0; at < 8; at += 1)
			institutionIds.push(
				await makeInstitution(installation, { name: `Iestāde ${at}`, abbreviation: `I${at}` })
			);
		const points = Array.from({ length: 30 }, (_, at) => ({
			...{ code: `${at + 1}.`, text: `Izvērtēt ${at}. jautājumu un sagatavot priekšlikumus.` },
			...{ lead: institutionIds.slice(0, 2), co: institutionIds.slice(2) }
		}));
		const report = await makeReport(installation, council.councilId, points);
		for (let at = 0; at < 60; at += 1) {
			const { id: taskId } = await makeTask(installation, {
				bodyId: council.bodyId,
				title: `Uzdevums ${at}`
			});
			const tie = { pointId: report.pointIds[at % 30]!, taskId, relation: 'TIED', at: new Date() };
			await installation.db.write((tx) => tx.resolutionPointTask.create({ data: tie }));
		}
		const texts = { inForce: 'Spēkā.', wrong: 'Trūkst cilvēku.', done: 'Izdarīts.', planned: '- Turpināt' };
		for (const pointId of report.pointIds.slice(0, 10))
			await makeAnswer(installation, report, { pointId, institutionId: institutionIds[0]!, texts });
		await compile(secretary, { id: report.id });

		const board = await measured('board', () => readBoard(secretary, report.resolutionId));
		expect([board.points.length, board.points.flatMap(({ owes }) => owes).length]).toEqual([30, 240]);
		expect(board.points.flatMap(({ tasks }) => tasks)).toHaveLength(60);
		const page = await measured('report', () => readReportPage(secretary, report.id));
		const paragraphs = page.text!.sections.flatMap((section) => section.paragraphs);
		expect(paragraphs.length).toBeGreaterThanOrEqual(40);
	}
);
