import { z } from 'zod';
import { idField } from '#lib/server/input.ts';

/** The UUID that the form carries becomes the address: sent twice, it makes one. */
export const makeFeedSchema = z.object({ id: idField });
