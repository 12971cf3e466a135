/** What a clerk cannot name at a pad: its keys for reasons have one digit, and 77 is none of them. */

import { atValue, type Finding } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import { mostReasons } from '../schema/keys.ts';

export function* crossCheckOutcomes({ top: { reasons = [] } }: Draft): Generator<Finding> {
  if (reasons.length <= mostReasons) return;
  yield atValue(
    ['reasons', mostReasons],
    `the reason number ${mostReasons + 1} of ${reasons.length}`,
    `at most ${mostReasons}, for which the pads have the keys 71 ok to 76 ok; the others are given over MQTT, or as 70 ok`,
  );
}
