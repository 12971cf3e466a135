/** When a citizen can be held to have heard a call (R4). */
import type { Call, Hall } from './model.ts';
import type { Rules } from './rules.ts';
import { voiceAlive } from './stand-ins.ts';

/** Since when the call is known to have reached the citizen: said, or with no voice alive seen on the board. */
export function heardSince(rules: Rules, hall: Hall, call: Call): number | undefined {
  return call.saidAt ?? (voiceAlive(rules, hall) ? undefined : call.at);
}
