/** Copies of the journal: where to, and how long the state folder itself keeps a closed day. */
import { isAbsolute } from 'node:path';
import type { z } from 'zod';
import { scalar, wholeNumber } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

/** How long what people wrote is kept after it was answered; the days of the journal have `copies.keepDays`. */
export type Retention = { textsMs: number };

const dayMs = 24 * 60 * 60_000;

export const retentionSchema = strict({ texts: wholeNumber(1, 36_500, 180).default(180) });
export const retentionOf = ({ texts }: z.output<typeof retentionSchema>): Retention => ({
  textsMs: texts * dayMs,
});

/** `folder`: on a second medium; each hall has a folder of its own in it. `keepDays`: left out, for ever. */
export type CopiesConfig = { folder?: string; keepDays?: number };

const folder = scalar({ expected: { is: 'copies-folder' }, example: '/mnt/copies' }, found =>
  isAbsolute(found) && !found.includes('\0') ? found : undefined,
);

export const copiesSchema = strict({
  folder: folder.optional(),
  keepDays: wholeNumber(7, 36_500, 400).optional(),
});
