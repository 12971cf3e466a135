/**
 * What the sentence of each refusal is made of, by its code (R7): daemon/text/staff says it in the words of a language. Where
 * one code has several sentences, `is` tells them apart. Times of day stand as the hall's clock shows them.
 */
import type { Expected } from './expected.ts';

type List = readonly string[];
type PlaceName =
  | 'between'
  | 'waiting'
  | 'away'
  | 'called'
  | 'serving'
  | 'parked'
  | 'missed'
  | 'done'
  | 'left';
type AtCounter = { counter: string };
type OfTicket = { ticket: string };
type OfDevice = { device: string };
/** `expected`: all that there are. */
type Unknown = { found: string; expected: List };
/** `open`: the newest of them, and how many `older` ones there are. */
type NotOpen = { found: string; open: List; older: number };

/** Why the wall clock is not believed. `shown`: what it shows. */
export type ClockDoubt = { shown: string } & (
  | { is: 'unheard'; forMs: number }
  | { is: 'ahead'; byMs: number }
  | { is: 'would-close'; byMs: number; day: string }
);

/** What is refused in the hall. */
type OfTheHall = {
  'hall-closed': { is: 'open-first' | 'never-opened' | 'nothing-to-close' };
  'counter-closed': AtCounter;
  'counter-paused': AtCounter & { already?: true };
  'counter-busy': AtCounter & OfTicket & { force?: true };
  'not-started': OfTicket;
  'nobody-in-hand': AtCounter;
  'choose-first':
    | { is: 'first-step' }
    | { is: 'before-finish'; ticket: string; among: List }
    | { is: 'choice'; choice: string; found?: string; expected: List }
    | { is: 'no-such-choice'; choice: string };
  'not-in-route': OfTicket & { is: 'no-later-step' | 'never-there'; queue: string };
  'recall-too-soon': { afterMs: number };
  'called-enough': OfTicket & { calls: number };
  'not-heard': OfTicket;
  'nobody-set-aside': AtCounter & { is: 'parked' | 'any' };
  'nobody-waiting': AtCounter;
  'not-ready': AtCounter;
  /** `another`: it is not the one that was to be opened. */
  'already-open': AtCounter | { day: string; another?: true };
  'already-closed': AtCounter;
  'no-paper': { printers: readonly { printer: string; why?: string }[] };
  'unknown-ticket': OfTicket & { day?: string };
  'wrong-place':
    | { is: 'no-surge' }
    | (OfTicket & {
        is: PlaceName;
        wanted?: 'called' | 'inside' | 'waiting' | 'parked' | 'missed' | 'over' | 'new';
      });
  'too-late':
    | { is: 'day-over'; day: string; present?: string }
    | { is: 'earlier-day'; day: string; present: string }
    | { is: 'not-in-place-of'; day: string; insteadOf: string; present?: string }
    | { is: 'undo'; order: string; withinMs: number }
    | { is: 'notice' }
    | { is: 'missed'; ticket: string };
  'nothing-to-rate': AtCounter | (AtCounter & { agoMs: number; withinMs: number }) | (AtCounter & OfTicket);
  /** Of a bad grade. `reasons`: in the order of their numbers, from 1. */
  'grade-reason':
    | { is: 'none-such'; found: number; reasons: List }
    | { is: 'good'; grade: number; badGrade: number }
    | (OfTicket & ({ is: 'said' } | { is: 'other-grade'; given: number } | { is: 'late'; withinMs: number }));
  'not-signed-in': AtCounter;
  'unknown-counter': Unknown | { found: string };
  'unknown-queue':
    | ({ is: 'none-such' } & Unknown)
    | { is: 'serves-none'; counter: string }
    | { is: 'gone'; ticket: string; queue: string };
  'unknown-service':
    | ({ is: 'none-such' } & Unknown)
    | { is: 'none-named' }
    | { is: 'no-nth'; ticket: string; nth: number; services: List }
    | { is: 'not-here'; ticket: string; service: string; here: List }
    | { is: 'not-of-step'; ticket: string; found: string; here: List };
  'unknown-key':
    | { is: 'no-rule'; digits: string; key: string }
    | { is: 'no-rating'; key: number }
    | { is: 'no-desk'; digits: string; counter: string };
  'other-hands':
    | { is: 'not-served'; ticket: string; queue: string; counter: string; served: List }
    | { is: 'parked-by'; ticket: string; counter: string }
    | { is: 'parked-in'; ticket: string; queue: string; counter: string };
  'nothing-to-undo': Record<string, never>;
  'moved-on': { order: string; ticket: string; counter?: string } | { order: string; question: string };
  'to-itself': (AtCounter & { ticket?: string }) | { question: string; person: string };
  'full-today':
    | { is: 'limit'; of: string; limit: number }
    | { is: 'ends-late'; ends: string; closes: string };
  'limited-now': { service: string; waiting: number; level: string; limit: number };
  'no-tickets-now': { institution?: string; since: string; again?: string };
  /** `doubt`: as its alarm says it; `text`, of an older journal. */
  'clock-doubted': { day: string; doubt: ClockDoubt | { text: string } };
  'unknown-level': { is: 'no-plan' } | { is: 'highest'; level: string } | ({ is: 'none-such' } & Unknown);
  'unknown-follow-up': NotOpen;
  /** It is a refusal. */
  'review-first': { followUp: string };
  'nothing-to-review': { followUp: string; source: string };
  'unknown-question': NotOpen;
  /** `owner` left out: it is the supervisor’s; `passedTo`: who may accept it. */
  'not-owner': { question: string } & (
    | { is: 'of-another'; owner?: string }
    | { is: 'not-passed' }
    | { is: 'passed-to'; passedTo: string }
  );
  'unknown-alarm': NotOpen;
  'unknown-board': Unknown;
  'came-or-missed': OfTicket;
  'unknown-person': { found: string };
  /** `reasons`: in the order of their numbers, from 1. */
  'name-reason':
    | { is: 'none'; reasons: List }
    | { is: 'none-such'; found: number; reasons: List }
    | { is: 'not-refused'; found: string };
  'name-papers': { is: 'none' } | { is: 'not-missing'; found: string };
  /** `most`: that may be named; `left`: not done yet. */
  'name-cases':
    | { is: 'in-hand'; ticket: string; found: number; most: number; left: number }
    | { is: 'on-ticket'; found: number; most: number }
    | { is: 'one-service'; services: List };
  'which-service':
    | { is: 'pick-first'; ticket: string; here: List }
    | { is: 'without-papers'; services: List }
    | { is: 'of-newcomer'; ticket: string; services: List };
  'which-one': { tickets: List; number: number };
  'nobody-scanned': AtCounter & { is: 'at-desk' | 'at-counter' | 'scan-first' };
  'not-on-list': AtCounter & { number: number };
  'green-denied': OfTicket;
  'away-once': OfTicket & { queue: string };
  /** By whom. */
  'slip-used': OfTicket;
  'slip-lapsed': { until: string };
  'slip-unknown': Record<string, never>;
  /** Slots as people read them; `free`: those of that day that have a seat. */
  'slot-full': { service: string; slot: string; free: List };
  'booking-unknown': { is: 'none' } | { is: 'used'; ticket: string } | { is: 'another-day'; slot: string };
  'not-away': OfTicket & { is: PlaceName };
  'unknown-paper': { found: number; papers: readonly { number: number; paper: string }[] };
  'set-aside': { order: string; times: number };
  'missed-twice': OfTicket & { queue: string };
  /** What is on paper is not entered yet: `until` when nobody is missed; left out: until the power is back. */
  'paper-first': { until?: string };
  'no-power-cut': Record<string, never>;
  /** Times as the hall's clock shows them: neither before the power failed, or the visit stood there, nor to come. */
  'not-at-that-time': { ticket: string; found: string; from: string; until: string };
};

/** Who gave an order over MQTT. */
export type Giver = { user: string; role: string; counter?: string; institution?: string };
/** What an order reaches that its giver is not there for. */
export type Reached =
  | { is: 'hall' | 'boards' }
  | { is: 'board'; board: string }
  | { is: 'counter'; counter: string }
  | { is: 'person'; person: string }
  | { is: 'question'; question: string }
  | { is: 'queue'; queue: string }
  | { is: 'ticket'; ticket: string; waitsFor?: string; at?: string; cameTo?: string };
/** `found` left out: what was given is private. */
export type FieldFault =
  | { path: readonly (string | number)[]; found?: string; expected: Expected }
  | { unknown?: string; fields: List };
type FieldFaults = { faults: readonly FieldFault[]; example: object };

/** What only ops can meet. */
type OfOps = {
  /** `expected`: the services that can be booked. */
  'no-slot':
    | { is: 'not-bookable'; service: string; expected: List }
    | { is: 'no-such-time'; service: string; found: string; times: List }
    | { is: 'day-off'; day: string }
    | { is: 'too-far'; day: string; last: string }
    | { is: 'too-late'; slot: string; cutOffMs: number };
  'booked-already': { service: string; slot: string };
  'bookings-failing': { why: string };
  'unknown-verb': Unknown;
  'unknown-field': FieldFaults;
  'wrong-type': FieldFaults | { either: readonly [string, string]; example: object };
  busy: { is: 'commands' | 'replays'; waiting: number };
  'not-yet': { found: number; next: number };
  archived: { found: number; oldest: number };
  unreadable: { from: number; why: string };
  expired: { lateMs: number } | { agoMs: number; atMostMs: number };
  'not-allowed':
    | { is: 'nobody'; verb: string }
    | { is: 'no-users' }
    | { is: 'unknown-user'; user: string }
    | { is: 'role'; giver: Giver; verb: string; roles: List }
    | { is: 'another-person'; user: string; person: string }
    | { is: 'another-institution'; user: string; institution: string; counter: string; of: string }
    | { is: 'at-no-counter'; user: string; institution: string; person: string }
    | { is: 'by-force'; giver: Giver }
    | { is: 'cases'; giver: Giver }
    /** A sheet of the appraisal (R19): who asks is not known, is nobody's person, or asks for another's. */
    | { is: 'sheets-of-nobody' }
    | { is: 'no-person'; user: string }
    | { is: 'sheet'; giver: Giver }
    | { is: 'beyond'; giver: Giver; verb: string; reached: Reached; counter?: string; institutions: List };
  'too-many': { is: 'orders' | 'follow-ups' | 'look-ups'; who: string; atOnce: number; anHour: number };
  /** Of device-test. */
  'unknown-device': Unknown;
  'device-disabled': OfDevice;
  /** `why` left out: it has said nothing yet. */
  'device-lost': OfDevice & { why?: string };
  'device-degraded': OfDevice & { why: string };
  'device-busy': (OfDevice & { is: 'tested' }) | { is: 'printing' | 'speaking' };
  'test-failed': OfDevice &
    ({ is: 'no-picture'; withinMs: number } | { is: 'ending' } | { is: 'job'; why: string });
  'unknown-text': { is: 'none-such' | 'in-journal'; of: string };
  'texts-failing': { is: 'erase' | 'keep' };
  /** `written`: the months that are. */
  'no-sheet': { month: string } & (
    | { is: 'running' | 'damaged' | 'too-long' }
    | { is: 'not-written'; written: List }
    | { is: 'nothing'; of: string }
    | { is: 'another'; person: string }
  );
};

export type RefusalArgs = OfTheHall & OfOps;
