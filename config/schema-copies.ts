/** Copies of the journal: where to, and how long the state folder itself keeps a closed day. */
import { isAbsolute } from 'node:path';
import { scalar, wholeNumber } from './scalars.ts';
import { strict } from './strict.ts';

/** `folder`: on a second medium; each hall has a folder of its own in it. `keepDays`: left out, for ever. */
export type CopiesConfig = { folder?: string; keepDays?: number };

const folder = scalar(
  { expected: 'the absolute path of a folder on another medium', example: '/mnt/copies' },
  found => (isAbsolute(found) && !found.includes('\0') ? found : undefined),
);

export const copiesSchema = strict({
  folder: folder.optional(),
  keepDays: wholeNumber(7, 36_500, 400).optional(),
});
