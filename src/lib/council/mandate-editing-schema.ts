import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';

const fields = {
	goal: textField(),
	outcome: textField(),
	termText: textField(2000),
	/** Markdown: orders, footnotes. */
	legalBasis: textField(),
	tasksLead: textField(2000),
	decision: lineField(500)
};

/** A new version. `version` says how many versions its writer saw, and one more: so that it is never 0. */
export const newMandateSchema = z.object({
	id: idField,
	bodyId: idField,
	version: versionField,
	validFrom: dateField,
	...fields
});

/** A typing mistake in what holds now is mended: no new version. */
export const editMandateSchema = z.object({ id: idField, version: versionField, ...fields });
