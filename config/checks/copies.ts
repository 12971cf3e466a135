/** Copies that would not be made and days that would not be deleted are a mistake. */

import type { Finding } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';

export function* crossCheckCopies({ top: { copies } }: Draft): Generator<Finding> {
  if (copies !== undefined && copies.folder === undefined && copies.keepDays === undefined)
    yield {
      path: ['copies'],
      on: 'value',
      found: 'neither folder nor keepDays',
      expected: 'one of them, or no copies',
      example: 'copies: { folder: /mnt/copies, keepDays: 400 }',
    };
}
