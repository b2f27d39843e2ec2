import type { Database } from './database.server.ts';

/** Which number the last change of the council, of the tasks and of the working calendar has: what was read at that number is still true. */
export interface Revisions {
	readonly council: number;
	readonly tasks: number;
	readonly calendar: number;
}

const asked = new WeakMap<Database, Promise<Revisions>>();

/**
 * The numbers as they are now. The parts of a page ask at once, and share one statement: it is sent after the last of them
 * asked, so that nobody is given what was true before.
 */
export function readRevisions(db: Database): Promise<Revisions> {
	let answer = asked.get(db);
	if (!answer) {
		answer = Promise.resolve().then(() => {
			asked.delete(db);
			return read(db);
		});
		asked.set(db, answer);
	}
	return answer;
}

async function read(db: Database): Promise<Revisions> {
	const rows = await db.read.revision.findMany({ select: { id: true, number: true } });
	const numberOf = (id: keyof Revisions) => {
		const row = rows.find((one) => one.id === id);
		if (!row) throw new Error(`the database has no revision of the ${id}`);
		return row.number;
	};
	return { council: numberOf('council'), tasks: numberOf('tasks'), calendar: numberOf('calendar') };
}
