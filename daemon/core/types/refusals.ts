/**
 * Why an order was refused: an illegal press is daily life, never an exception. The number is the code that stands on
 * the pad's LCD; drivers/ff68-pad/README.md explains each to the clerk.
 */
import type { Event } from './events.ts';
import type { RefusalArgs } from './refusal-args.ts';

export const refusalCodes = {
  'hall-closed': 10,
  'counter-closed': 11,
  'counter-paused': 12,
  'counter-busy': 13,
  'not-started': 14,
  'nobody-in-hand': 15,
  'choose-first': 16,
  'not-in-route': 17,
  'recall-too-soon': 18,
  'called-enough': 19,
  'not-heard': 20,
  'nobody-set-aside': 21,
  'nobody-waiting': 22,
  'not-ready': 23,
  'already-open': 24,
  'already-closed': 25,
  'no-paper': 26,
  'unknown-ticket': 27,
  'wrong-place': 28,
  'too-late': 29,
  'nothing-to-rate': 30,
  'not-signed-in': 31,
  'unknown-counter': 32,
  'unknown-queue': 33,
  'unknown-service': 34,
  'unknown-key': 35,
  'other-hands': 36,
  'nothing-to-undo': 37,
  'moved-on': 38,
  'to-itself': 39,
  'full-today': 40,
  'limited-now': 41,
  'no-tickets-now': 42,
  'clock-doubted': 43,
  'unknown-level': 44,
  'unknown-follow-up': 45,
  'unknown-alarm': 46,
  'unknown-board': 47,
  'came-or-missed': 48,
  'unknown-person': 49,
  'name-reason': 50,
  'name-papers': 51,
  'which-service': 52,
  'which-one': 53,
  'nobody-scanned': 54,
  'not-on-list': 55,
  'away-once': 56,
  'slip-used': 57,
  'slip-lapsed': 58,
  'green-denied': 59,
  'slip-unknown': 60,
  'slot-full': 61,
  'booking-unknown': 62,
  'not-away': 63,
  'unknown-question': 64,
  'not-owner': 65,
  'unknown-paper': 67,
  'set-aside': 68,
  'missed-twice': 69,
  'paper-first': 70,
  'name-cases': 71,
} as const satisfies Partial<Record<keyof RefusalArgs, number>>;
export type RefusalCode = keyof typeof refusalCodes;

/**
 * `refused` is a `RefusalCode`, or a code that only ops can meet (an unknown verb, a wrong type); `args`: what its sentence is
 * made of. `remembered`: nothing was done, but that it was asked counts for what is pressed next.
 */
export type Refused<Code extends keyof RefusalArgs> = {
  [Each in Code]: { refused: Each; args: RefusalArgs[Each]; remembered?: readonly Event[] };
}[Code];
export type Refusal = Refused<keyof RefusalArgs>;

/** What the LCD shows. */
export function codeOf({ refused }: Refusal): number {
  return new Map<string, number>(Object.entries(refusalCodes)).get(refused) ?? refusalCodes['unknown-key'];
}

/** A refusal is a value. The pad shows the code; for ops daemon/text/staff says what was found and what to do. */
export function refuse<Code extends keyof RefusalArgs>(
  refused: Code,
  args: RefusalArgs[Code],
): Refused<Code> {
  return { refused, args };
}

/** What happened in any case. */
export function eventsOf(outcome: readonly Event[] | Refusal): readonly Event[] {
  return isRefusal(outcome) ? (outcome.remembered ?? []) : outcome;
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}
