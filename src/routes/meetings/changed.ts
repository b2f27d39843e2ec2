import { m } from '#i18n/generated/messages.js';
import type { Done } from '../submit.server.ts';

/** Where to go after a change, with the words that say so; where nothing was different, with those. */
export function changed(to: string, eventId: string | null, text: string): Done {
	return { to, notice: eventId ? { text, undo: eventId } : { text: m.meetings_same() } };
}
