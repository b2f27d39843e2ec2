import type { Database } from './database.server.ts';

/**
 * Which number the last change of the council, of the tasks, of the working calendar and of the surveys has: what was read at that
 * number is still true.
 */
export interface Revisions {
	readonly council: number;
	readonly tasks: number;
	readonly calendar: number;
	readonly surveys: number;
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
	return {
		...{ council: numberOf('council'), tasks: numberOf('tasks') },
		...{ calendar: numberOf('calendar'), surveys: numberOf('surveys') }
	};
}

/**
 * Something that is read whole and kept in memory until its revision moves on, for whoever has just read its number. Two requests
 * that find it changed at once load it once.
 */
export function keptUntilChange<T>(
	id: keyof Revisions,
	load: (db: Database) => Promise<T>
): (db: Database, revision: number) => Promise<T> {
	const kept = new WeakMap<Database, { readonly revision: number; readonly value: Promise<T> }>();
	return (db, revision) => {
		const known = kept.get(db);
		if (known?.revision === revision) return known.value;
		const value = loadAt(db, revision);
		kept.set(db, { revision, value });
		value.catch(() => {
			if (kept.get(db)?.value === value) kept.delete(db);
		});
		return value;
	};

	/** Several statements make one picture: what changed between the first and the last of them is read again. */
	async function loadAt(db: Database, revision: number): Promise<T> {
		for (let before = revision; ;) {
			const value = await load(db);
			const after = (await readRevisions(db))[id];
			if (after === before) return value;
			before = after;
		}
	}
}
