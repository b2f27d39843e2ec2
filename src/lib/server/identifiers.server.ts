import { v7, validate } from 'uuid';

/** A new id: UUIDv7 text, so rows sort by when they were made. */
export function newId(): string {
	return v7();
}

/** Whether a text from outside can be an id at all. */
export function isId(text: unknown): text is string {
	return typeof text === 'string' && validate(text);
}
