import { z } from 'zod';

/** One file may have as much (DESIGN §5). */
export const maximumFileSize = 20 * 1024 * 1024;
/** What one form may carry in all: what the portal takes in at once is less than 25 MB. */
export const maximumFormSize = 24 * 1024 * 1024;
export const mostFiles = 20;

/** The files of a form. (A transform would hide from the form's parser that they are several.) */
export const filesField = z.array(z.file('files_problem_some_empty')).default([]);
