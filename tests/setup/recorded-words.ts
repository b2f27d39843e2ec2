import { hasWords, subjectWord } from '../../src/routes/journal/deed-words.ts';
import { fieldWord, isSaid } from '../../src/routes/journal/field-words.ts';
import type { Installation } from '../../src/lib/server/installation.server.ts';

/** What tests record on purpose that no verb does. */
const madeUp = ['Task.a', 'Task.unheardOf'];

/** What stands in the record without words for whoever reads the journal: "Body.seats". What a test made up itself is no deed of ours. */
export async function unsaidFields({ db }: Installation): Promise<string[]> {
	const events = await db.read.auditEvent.findMany({
		select: { deed: true, subjectType: true, before: true, after: true },
		// An import of thousands says the same of each.
		take: 500
	});
	const unsaid = events
		.filter(({ deed }) => hasWords(deed))
		.flatMap(({ subjectType, before, after }) =>
			[before, after].flatMap((json) => (json === null ? [] : fieldsIn(subjectType, JSON.parse(json))))
		);
	return [...new Set(unsaid)].filter((field) => !madeUp.includes(field)).sort();
}

/** At any depth: the journal tells what stands inside a value as it tells the fields of the thing itself. */
function fieldsIn(subjectType: string, value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => fieldsIn(subjectType, one));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([field, inner]) => {
		// What is not said at all needs no words within.
		if (fieldWord(subjectType, field, 'lv') === null) return [];
		// How many rows of each kind: there a field is a kind of record.
		const isWord = /^[A-Z]/.test(field) ? subjectWord(field, 'lv') !== field : isSaid(subjectType, field);
		return [...(isWord ? [] : [`${subjectType}.${field}`]), ...fieldsIn(subjectType, inner)];
	});
}
