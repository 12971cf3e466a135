/** What a clerk cannot name at a pad: its keys for reasons have one digit, and 77 is none of them. */

import type { Draft } from '../load/draft.ts';
import { mostReasons } from '../schema/keys.ts';
import { atValue, type ConfigFinding } from './finding.ts';

export function* crossCheckOutcomes({ top: { reasons = [] } }: Draft): Generator<ConfigFinding> {
  if (reasons.length <= mostReasons) return;
  yield atValue(['reasons', mostReasons], 'reasons-without-keys', {
    nth: mostReasons + 1,
    of: reasons.length,
    atMost: mostReasons,
  });
}
