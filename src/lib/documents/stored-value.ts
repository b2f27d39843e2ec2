/** A value as it is stored and hashed: of one value always the same characters, whatever the order in which it was put together. */
export function serialiseValue(value: unknown): string {
	return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value === 'string') return value.normalize('NFC');
	if (value === null || typeof value !== 'object') return value;
	const fields = Object.entries(value).filter(([, field]) => field !== undefined);
	fields.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
}
