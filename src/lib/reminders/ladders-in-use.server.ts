import type { Installation } from '#lib/server/installation.server.ts';
import { readSetting } from '#lib/server/settings.server.ts';
import type { Ladder } from './ladder.ts';
import { nearestLadder, readLadder } from './ladder-text.ts';

/** Every ladder that somebody set, to be asked for a task's. */
export interface LaddersInUse {
	readonly all: readonly Ladder[];
	of(task: { readonly bodyId: string; readonly ladder: string | null }): Ladder;
}

/** Reads the ladders of the council, the bodies and the tasks: three statements, none of which reads tasks without one. */
export async function readLadders({ db }: Pick<Installation, 'db'>): Promise<LaddersInUse> {
	const [council, bodies, tasks] = await Promise.all([
		readSetting({ db }, 'reminders.ladder'),
		db.read.body.findMany({ where: { ladder: { not: null } }, select: { id: true, ladder: true } }),
		db.read.task.groupBy({ by: ['ladder'], where: { ladder: { not: null } } })
	]);
	const ofBody = new Map(bodies.map(({ id, ladder }) => [id, ladder]));
	const set = [...bodies, ...tasks].flatMap(({ ladder }) => readLadder(ladder) ?? []);
	// One value for one text, however many tasks have it.
	const known = new Map<string, Ladder>();
	return {
		all: [nearestLadder(council), ...set],
		of({ bodyId, ladder }) {
			const key = `${ladder} ${ofBody.get(bodyId)}`;
			if (!known.has(key)) known.set(key, nearestLadder(ladder, ofBody.get(bodyId), council));
			return known.get(key)!;
		}
	};
}
