import { register } from '../../src/lib/resolutions/registering.server.ts';
import { addPoint } from '../../src/lib/resolutions/points.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { newId } from '../../src/lib/server/identifiers.server.ts';
import { undoers } from '../../src/portal.server.ts';
import { meetingSetting } from './meetings.ts';

/** A council on 6 February 2026, when a resolution comes: a secretariat, a subgroup that leads, those who are asked, and an outsider. */
export async function resolutionSetting(kind: DatabaseKind, at = '2026-02-06T08:00:00Z') {
	const all = await meetingSetting(kind, at);
	const { installation, council, secretary } = all;
	const { read } = installation.db;
	/** The form of a new resolution. */
	const registerForm = (more: object = {}) => ({
		...{ id: newId(), number: '2026 1.1.1./4-4', issuer: 'Ministru prezidente', date: '02.02.2026.' },
		...{ receivedOn: '06.02.2026.', subject: 'Par riskiem bērniem', bodyId: council.bodyId },
		...{ control: 'REPORT', interim: '25.03.2026.', final: '60 darbdienas', ...more }
	});
	const pointForm = (resolutionId: string, more: object = {}) => ({
		...{ id: newId(), resolutionId, code: '1.', text: 'Izvērtēt riskus.', due: '25.03.2026.' },
		...{ lead: [`i:${council.institutions.lm}`], co: [`i:${council.institutions.bac}`], ...more }
	});
	/** A resolution with one point: their ids. */
	const makeResolution = async (more: object = {}) => {
		const { id } = await register(secretary, registerForm(more));
		const form = pointForm(id);
		await addPoint(secretary, form);
		return { id, pointId: form.id };
	};
	/** Takes the last change of a resolution back. */
	const undoLast = async (actor = secretary) => {
		const event = await read.auditEvent.findFirstOrThrow({
			where: { subjectType: { in: ['Resolution', 'Report'] } },
			orderBy: { id: 'desc' }
		});
		const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
		await undoers[event.deed]!(actor, { ...event, before: parse(event.before), after: parse(event.after) });
	};
	return { ...all, read, registerForm, pointForm, makeResolution, undoLast };
}
