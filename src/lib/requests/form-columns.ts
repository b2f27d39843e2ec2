import { z } from 'zod';

const mostRows = 300;

/** A column of a form whose rows are of equal length, so that it works without JavaScript. */
export const column = z.array(z.string()).max(mostRows, 'answering_problem_rows').default([]);
