import { z } from 'zod';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { lineField, textField } from '#lib/documents/text-fields.ts';
import { filesField } from '#lib/documents/uploads.ts';
import { idField } from '#lib/server/input.ts';
import { contentFields } from './content-typing.ts';

/* The two steps in which a letter that came is registered. `id`: the letter's, made for the form; `who`: as `askedKey` has it. */

const letter = {
	id: idField,
	requestId: idField,
	who: z.string().regex(/^[^|]{1,64}\|.{0,300}$/su, 'registering_problem_who')
};

/** Which institution, and its letter's files: they are kept and read. */
export const readLetterSchema = z.object({ ...letter, files: filesField });

/** The letter as it was checked. Each text, event and figure says where it belongs: "part field", "part row". */
export const registerLetterSchema = z.object({
	...letter,
	number: lineField(120),
	date: requiredDateField,
	receivedOn: requiredDateField,
	signatory: lineField(300),
	preparer: lineField(300),
	rest: textField(),
	...contentFields,
	/** One more that goes with it. */
	files: filesField,
	/** Files of the first step that do not belong to it after all. */
	leave: z.array(z.string().max(64)).default([])
});

const typed = z.string().default('');

/** The same while it is being written, with one more file to read: nothing that stands in it is looked at yet. */
export const rereadLetterSchema = registerLetterSchema.extend({
	...{ number: typed, date: typed, receivedOn: typed, signatory: typed, preparer: typed, rest: typed }
});
