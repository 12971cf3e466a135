/** What a test of a device tells, and what it comes to. */
import type { RefusalArgs } from '../../core/types/refusal-args.ts';
import { type Refused, refuse } from '../../core/types/refusals.ts';

/** Told while a test goes on: what it did and how long it waits now, and what the device says. `what`: not of an older daemon. */
export type TestSaid =
  | { did: string; forMs: number; what?: TestDid }
  /** `left`: what has not been pressed yet, where it is known which there are. */
  | { key: string; digits: string; left?: readonly string[] }
  | { line: string; left?: readonly string[] };

/** What was done, and what came of it: `did` says the same in the language of the hall. */
export type TestDid =
  | { is: 'picture' | 'displaced' | 'pad' | 'buttons' | 'scanner' | 'cards' | 'page' }
  | { is: 'phrase'; text: string }
  /** `left`: what was not pressed, of what is known to be there. */
  | { is: 'pressed'; keys: readonly string[]; left: readonly string[] }
  | { is: 'read'; lines: readonly string[] };

export type TestOutcome =
  | { is: 'done'; did: string; what: TestDid }
  | { is: 'refused'; refusal: Refused<TestRefusal> };
/** `test-failed`: it was tried, and the device did not do it. */
export type TestRefusal =
  | 'unknown-device'
  | 'device-disabled'
  | 'device-lost'
  | 'device-degraded'
  | 'device-busy'
  | 'test-failed';

export type DeviceTester = {
  /** Resolves when the test is over and the device is the hall's again. */
  test(device: string, told: (said: TestSaid) => void): Promise<TestOutcome>;
};

export const done = (did: string, what: TestDid): TestOutcome => ({ is: 'done', did, what });
export const refused = <Code extends TestRefusal>(code: Code, args: RefusalArgs[Code]): TestOutcome => ({
  is: 'refused',
  refusal: refuse(code, args) as Refused<TestRefusal>,
});
