import { m } from '#i18n/generated/messages.js';
import type { Done } from '../submit.server.ts';

/** Where to go after saving, with the words that say so; where nothing was different, with those. */
export function saved(to: string, eventId: string | null, text: string): Done {
	return { to, notice: eventId ? { text, undo: eventId } : { text: m.bodies_same() } };
}
