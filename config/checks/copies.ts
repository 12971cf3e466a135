/** Copies that would not be made and days that would not be deleted are a mistake. */

import type { Draft } from '../load/draft.ts';
import { atValue, type ConfigFinding } from './finding.ts';

export function* crossCheckCopies({ top: { copies } }: Draft): Generator<ConfigFinding> {
  if (copies !== undefined && copies.folder === undefined && copies.keepDays === undefined)
    yield atValue(['copies'], 'copies-of-nothing', {});
}
