/** Copies that would not be made and days that would not be deleted are a mistake. */

import { atValue, type Finding } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';

export function* crossCheckCopies({ top: { copies } }: Draft): Generator<Finding> {
  if (copies !== undefined && copies.folder === undefined && copies.keepDays === undefined)
    yield atValue(
      ['copies'],
      'neither folder nor keepDays',
      'one of them, or no copies',
      'copies: { folder: /mnt/copies, keepDays: 400 }',
    );
}
