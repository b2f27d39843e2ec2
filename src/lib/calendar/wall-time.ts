import { z } from 'zod';

/** The time of a clock on the wall, "10:00": Europe/Riga, whatever the season. */
export type WallTime = string;

const longest = 20;
const typedTime = /^(?:plkst\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$/i;

/** A time as people write it ("10.00", "10:00", "9", "plkst. 9.30"), or null where it is none. */
export function readWallTime(text: string): WallTime | null {
	const [, hours, minutes = '00'] = typedTime.exec(text.trim()) ?? [];
	if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
	return `${hours.padStart(2, '0')}:${minutes}`;
}

/** A time of a form; null where nothing was written. */
export const timeField = z
	.string()
	.nullish()
	.transform((typed, context): WallTime | null => {
		const text = typed?.trim() ?? '';
		if (text === '') return null;
		const time = text.length > longest ? null : readWallTime(text);
		if (time) return time;
		context.addIssue({ code: 'custom', message: 'calendar_problem_time' });
		return z.NEVER;
	});
