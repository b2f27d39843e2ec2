/** A point on which somebody is asked. */
export interface AskedPart {
	readonly id: string;
	/** "2.1.", as printed. */
	readonly code: string | null;
	/** Markdown. */
	readonly text: string;
}

/** Of an answer as a whole, where the request has no parts. */
export const wholePart: AskedPart = { id: '', code: null, text: '' };

/** The parts under which an answer is written: at least one. */
export function answeredParts(parts: readonly AskedPart[]): readonly AskedPart[] {
	return parts.length ? parts : [wholePart];
}
