/** When a citizen can be held to have heard a call (R4). */

import { voiceAlive } from '../devices/failover.ts';
import type { Call, Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** Since when the call is known to have reached the citizen: said, or with no voice alive seen on the board. */
export function heardSince(rules: Rules, hall: Hall, call: Call): number | undefined {
  return call.saidAt ?? (voiceAlive(rules, hall) ? undefined : call.at);
}
