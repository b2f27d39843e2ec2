/** The number of a task in an address; null where it is none. */
export function numberIn(text: string): number | null {
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
