import type { Actor } from '../../src/lib/accounts/actor.server.ts';
import { addChapter } from '../../src/lib/programmes/chapters.server.ts';
import { addMeasure } from '../../src/lib/programmes/measures.server.ts';
import { register } from '../../src/lib/programmes/registering.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { undoers } from '../../src/portal.server.ts';
import { meetingSetting } from './meetings.ts';

/** The form of a new programme. */
export const programmeForm = (bodyId: string, more: object = {}) => ({
	...{ id: newId(), year: '2026', title: 'Valsts programma 2026. gadam', bodyId },
	...{ basis: 'Bērnu tiesību aizsardzības likums.', statedTotal: '30 239 euro', ...more }
});

/** The form of a new measure. */
export const measureForm = (programmeId: string, more: object = {}) => ({
	...{ id: newId(), programmeId, number: '2.1.1', title: 'Video stāsti', funding: '20 000 euro' },
	...{ resultIds: [''], resultTexts: ['Izveidoti pieci video stāsti.'], resultTargets: ['5'] },
	...{ resultUnits: ['video stāsti'], ...more }
});

/** A programme with a chapter "2.", in it "2.1.", and in that a measure; its ids. */
export async function makeProgramme(
	actor: Actor,
	{ bodyId, institutionId, ...more }: { bodyId: string; institutionId: string } & object
) {
	const form = programmeForm(bodyId, more);
	const { id } = await register(actor, form);
	const [topId, chapterId] = [newId(), newId()];
	await addChapter(actor, { id: topId, programmeId: id, number: '2.', title: 'Informatīvie pasākumi' });
	await addChapter(actor, { id: chapterId, programmeId: id, number: '2.1.', title: 'Kampaņa' });
	const measure = measureForm(id, { chapterId, institutionId });
	await addMeasure(actor, measure);
	return { id, topId, chapterId, measureId: measure.id };
}

/** A council on 6 February 2026, whose body watches a programme. */
export async function programmeSetting(kind: DatabaseKind) {
	const all = await meetingSetting(kind, '2026-02-06T08:00:00Z');
	const { installation, council, secretary } = all;
	const { read } = installation.db;
	const { bodyId, institutions } = council;
	/** Takes the last change of a programme (or of another thing) back. */
	const undoLast = async (actor = secretary, subjectType = 'Programme') => {
		const event = await read.auditEvent.findFirstOrThrow({
			where: { subjectType },
			orderBy: { id: 'desc' }
		});
		const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
		await undoers[event.deed]!(actor, { ...event, before: parse(event.before), after: parse(event.after) });
	};
	const make = (more: object = {}) =>
		makeProgramme(secretary, { bodyId, institutionId: institutions.lm, ...more });
	const setState = (id: string, state: string) =>
		installation.db.write((tx) => tx.programme.update({ where: { id }, data: { state } }));
	return { ...all, read, bodyId, undoLast, make, setState };
}
