/** Copies of the journal: where to, and how long the state folder itself keeps a closed day. */
import { isAbsolute } from 'node:path';
import type { z } from 'zod';
import { scalar, wholeNumber } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

/**
 * How long what people wrote is kept after it was answered, the reports of days, and the sheets of months (R19); the days of the
 * journal have `copies.keepDays`.
 */
export type Retention = { textsMs: number } & ReportsKept;
export type ReportsKept = { reportsDays: number; sheetsDays: number };

const dayMs = 24 * 60 * 60_000;

/** A month is over before its sheets are written: each can be read for a month at least. */
export const retentionSchema = strict({
  texts: wholeNumber(1, 36_500, 180).default(180),
  reports: wholeNumber(1, 36_500, 400).default(400),
  sheets: wholeNumber(62, 36_500, 400).default(400),
});
export const retentionOf = ({ texts, reports, sheets }: z.output<typeof retentionSchema>): Retention => ({
  textsMs: texts * dayMs,
  reportsDays: reports,
  sheetsDays: sheets,
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
