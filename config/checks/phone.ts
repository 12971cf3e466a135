/** That the address on the tickets leads somewhere. */
import type { Draft } from '../load/draft.ts';
import { atKey, type ConfigFinding } from './finding.ts';

/** The pages are those of `screens`, which hears the hall over its broker. */
export function* phoneWithoutBroker({ top, hasBroker }: Draft): Generator<ConfigFinding> {
  if (top.phone !== undefined && !hasBroker) yield atKey(['phone'], 'phone-without-broker', {});
}
