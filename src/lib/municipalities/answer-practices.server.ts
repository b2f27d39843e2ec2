import { fold } from '#lib/latvian/letters.ts';
import type { Practice } from '#lib/requests/marked-content.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';

/*
 * Good practice of which an answer tells. Answered again, each stays the row that it was: what the Centre has written or hidden of it
 * is not lost, and what the municipality says otherwise since then is taken over only where the Centre left its words as they were.
 */

interface Whose {
	readonly surveyId: string;
	readonly institutionId: string;
	readonly answerId: string;
}

type Row = NonNullable<Awaited<ReturnType<Transaction['goodPractice']['findFirst']>>>;

/** What an answer says of one, as its row keeps it. */
interface Said {
	readonly area: number;
	readonly text: string;
	readonly link: string | null;
}

const saidIn = ({ row, text, link }: Practice): Said => ({ area: Number(row), text, link });

/** Of the newest version of an answer, which nobody has checked yet. */
export async function keepPractices(
	tx: Transaction,
	whose: Whose,
	practices: readonly Practice[]
): Promise<void> {
	const rows = await tx.goodPractice.findMany({
		where: { answerId: whose.answerId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const matched = matchRows(rows, practices);
	for (const [position, practice] of practices.entries()) {
		const row = matched.get(practice);
		if (row) await followRow(tx, row, { practice, position });
		else await addRow(tx, whose, { practice, position });
	}
	const kept = new Set([...matched.values()].map(({ id }) => id));
	await dropRows(
		tx,
		rows.filter(({ id }) => !kept.has(id))
	);
}

/** The answer was checked, or has to be again. */
export async function acceptPractices(
	tx: Transaction,
	answerIds: readonly string[],
	isAccepted: boolean
): Promise<void> {
	const where = { answerId: { in: [...answerIds] }, practiceId: { not: null } };
	await tx.goodPractice.updateMany({ where, data: { isAccepted } });
}

/** Nothing is answered any more. */
export async function dropPractices(tx: Transaction, answerId: string): Promise<void> {
	await dropRows(tx, await tx.goodPractice.findMany({ where: { answerId }, orderBy: { id: 'asc' } }));
}

/** By what it said; else by its place in the answer, which a letter does not know. */
function matchRows(rows: readonly Row[], practices: readonly Practice[]): Map<Practice, Row> {
	const found = new Map<Practice, Row>();
	const free = new Set(rows);
	const match = (isSame: (row: Row, practice: Practice) => boolean) => {
		for (const practice of practices) {
			const row = found.has(practice) ? undefined : [...free].find((one) => isSame(one, practice));
			if (!row) continue;
			found.set(practice, row);
			free.delete(row);
		}
	};
	match((row, practice) => row.said === JSON.stringify(saidIn(practice)));
	match((row, { id }) => row.practiceId === id);
	return found;
}

interface Placed {
	readonly practice: Practice;
	readonly position: number;
}

async function addRow(
	tx: Transaction,
	{ surveyId, institutionId, answerId }: Whose,
	{ practice, position }: Placed
): Promise<void> {
	const said = saidIn(practice);
	await tx.goodPractice.create({
		data: {
			...{ id: newId(), surveyId, institutionId, answerId, practiceId: practice.id, position },
			isAccepted: false,
			...{ ...said, said: JSON.stringify(said), searchText: fold(said.text) }
		}
	});
}

async function followRow(tx: Transaction, row: Row, { practice, position }: Placed): Promise<void> {
	const said = saidIn(practice);
	const data = { practiceId: practice.id, position, said: JSON.stringify(said), isAccepted: false };
	const isChanged = data.said !== row.said && isAsSaid(row);
	await tx.goodPractice.update({
		where: { id: row.id },
		data: {
			...data,
			...(isChanged ? { ...said, searchText: fold(said.text), version: { increment: 1 } } : {})
		}
	});
}

/** The Centre has left its words as the answer had them. */
const isAsSaid = ({ said, area, text, link }: Row) => said === JSON.stringify({ area, text, link });

/** What the Centre wrote stays, outside the collection; what only the answer said goes with it. */
async function dropRows(tx: Transaction, rows: readonly Row[]): Promise<void> {
	const [own, theirs] = [rows.filter(isAsSaid), rows.filter((row) => !isAsSaid(row))];
	await tx.goodPractice.deleteMany({ where: { id: { in: own.map(({ id }) => id) } } });
	const where = { id: { in: theirs.map(({ id }) => id) } };
	await tx.goodPractice.updateMany({ where, data: { practiceId: null, isAccepted: false } });
}
