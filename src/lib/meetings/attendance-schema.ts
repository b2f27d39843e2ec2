import { z } from 'zod';
import { timeField } from '#lib/calendar/time-field.ts';
import { lineField, requiredLineField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';

/** What is done with the seats of which nothing is said: nothing, as they answered, or all who sit there are present. */
export const fills = ['NONE', 'OFFERED', 'PRESENT'] as const;

/** A form of seats: each seat's fields carry its id in their names (attendance-form.ts). */
export const markAttendanceSchema = z
	.object({
		meetingId: idField,
		/** The ids of the agenda's items as they were numbered when the form was shown. */
		items: z.string().max(100_000).default(''),
		fill: z.enum(fills, 'server_problem_form').default('NONE')
	})
	.catchall(lineField(5000));

const guestFields = {
	name: requiredLineField(200, 'attendance_problem_guest_name'),
	title: lineField(300),
	institution: lineField(300),
	isOnline: z.boolean().default(false),
	/** By their numbers. */
	came: z.string().max(10, 'attendance_problem_item').default(''),
	left: z.string().max(10, 'attendance_problem_item').default('')
};

export const addGuestSchema = z.object({ id: idField, meetingId: idField, ...guestFields });
export const editGuestSchema = z.object({ id: idField, version: versionField, ...guestFields });
export const removeGuestSchema = z.object({ id: idField, version: versionField });

export const timesSchema = z.object({
	id: idField,
	version: versionField,
	openedTime: timeField,
	closedTime: timeField
});

/** `anyway`: it was held though there was no quorum. */
export const holdSchema = timesSchema.extend({ anyway: z.boolean().default(false) });
