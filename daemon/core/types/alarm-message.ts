/**
 * What an alarm says, by its kind: what its sentence is made of, which daemon/text/staff says in the words of a language. Times
 * of day stand as the hall's clock shows them; `is` tells sentences apart.
 */
import { type AlarmKind, type alarmForm, isAlarmKind, type messageFields } from './alarm.ts';
import type { Of, Read } from './form.ts';
import type { FormerAdvice, SurgeAdvice, SurgeReason } from './reasons.ts';
import type { ClockDoubt, RefusalArgs } from './refusal-args.ts';

type List = readonly string[];

/** What the hall does while a device cannot work. `devices`: those that do its work. */
export type Meanwhile =
  /** `desks`: the counters that give numbers. */
  | { is: 'no-tickets'; desks: List }
  | { is: 'printing'; devices: List }
  | { is: 'nothing-said' }
  | { is: 'speaking'; devices: List }
  | { is: 'board-elsewhere'; counter: string; devices: List }
  | { is: 'no-board'; counter: string; onMain: boolean; said: boolean }
  | { is: 'no-main-board' }
  | { is: 'main-board-elsewhere'; devices: List }
  | { is: 'no-pad'; counter: string }
  | { is: 'no-kiosk' }
  | { is: 'no-scanner' }
  | { is: 'no-cards' };

/** Who could serve the queue. `none`: no counter of the config; `all-open`: all of them do. */
export type QueueHelp = { is: 'none' | 'all-open' } | { is: 'open'; counters: List };

export type ReadinessFault =
  | { is: 'unfit'; device: string; why: string }
  | { is: 'warned'; device: string }
  | { is: 'clock' }
  | { is: DiskAlarm };
export type DiskAlarm =
  | 'slow-disk'
  | 'journal-shortened'
  | 'copy-failing'
  | 'copy-same-disk'
  | 'report-not-written';

/** Why a service has no room for more. */
export type NoRoom = {
  [Code in 'full-today' | 'limited-now']: { refused: Code; args: RefusalArgs[Code] };
}['full-today' | 'limited-now'];

/** Who knows how far the journal had come: its high-water record, the cursor of what was told over MQTT. */
export type WitnessName = 'high-water' | 'mqtt';

/** What a start found lost or damaged. `lost`: commits that cannot be proved. */
export type JournalLoss =
  | { is: 'log-damaged'; recovered: number; lost: number; aside: string }
  | { is: 'taken-up'; events: number }
  /** `witnesses`: of what event each knows. */
  | {
      is: 'shortened';
      endsAt: number;
      knownTo: number;
      witnesses: readonly { name: WitnessName; seq: number }[];
    }
  | { is: 'other-history'; endsAt: number; to: number; day: string };

/** For one message. */
export type TooLong = { event: number; kind: string } | { topic: string; bytes: number };
/** What the broker ended the connection at. */
export type HeldBack = {
  messages: readonly { name: string; bytes: number }[];
  more: number;
  times: number;
  againMs: number;
};

export type AlarmArgs = {
  device: { device: string; since: string; why: string; meanwhile: Meanwhile };
  /** `roll`: what ends is paper. */
  warning: { device: string; warning: string; roll: boolean };
  'not-printed': { ticket: string; device: string; why: string };
  /** `day`: of the ticket. */
  'slip-failed': { ticket: string; day: string; device: string; why: string };
  /** Times as the hall's clock shows them. `out`: lists that came out of a printer, `missing`: those that did not. */
  power:
    | { is: 'failing'; since: string; low: boolean }
    | { is: 'on-paper' | 'enter'; printed: string; out: List; missing: List; until?: string };
  /** `more`: before those that are named. */
  hoarding: {
    buttons: readonly { device: string; press: string; count: number; tickets: List; more: number }[];
    atMost: number;
    withinMs: number;
  };
  'not-ready': { faults: readonly ReadinessFault[]; more: number };
  /** `institution`: of which no counter is open; left out: no day is. */
  'not-opened': { shut: readonly { institution?: string; began: string }[] };
  'day-left-open': { day: string };
  clock: ClockDoubt;
  wait: { ticket: string; queue: string; waitedMs: number; promisedMs: number; help: QueueHelp };
  unserved: { queue: string; waiting: number; help: QueueHelp };
  'no-calls': { counters: List; queue: string; forMs: number };
  serve: { counter: string; ticket: string; queue: string; heldMs: number; atMostMs: number };
  forgotten: { counter: string; ticket: string; heldMs: number; atMostMs: number };
  'supervisor-asked': { counter: string; clerk?: string };
  parked: { ticket: string; counter: string; parkedMs: number; atMostMs: number };
  capacity: { visits: number };
  full: { service: string; why: NoRoom };
  /** `advice` of an older journal has a queue. */
  surge: {
    is: 'in-force' | 'called-for';
    level: string;
    why?: SurgeReason;
    advice?: SurgeAdvice | FormerAdvice;
  };
  'follow-ups': { open: number; since: string };
  /** `first`: the one that was due first; `days`: working days since. */
  'refusal-open': { open: number; first: { id: string; ticket?: string; due: string }; days: number };
  'rating-due': {
    open: number;
    first: { id: string; source: string; ticket?: string; due: string };
    days: number;
  };
  /** `here`: of so many who asked waits in the hall; `first`: the one that was due first; `days`: worked since. `owner` left out: the supervisor. */
  'question-due': {
    open: number;
    here: number;
    first: { id: string; ticket?: string; owner?: string; opened: string };
    days: number;
  };
  /** The first slots of them; `more`: how many others there are. */
  'bookings-astray': {
    bookings: number;
    slots: readonly { service: string; slot: string; is: 'day-off' | 'no-slot'; bookings: number }[];
    more: number;
  };
  'slow-disk': { waitedMs: number; slowMs: number; times: number; withinMs: number };
  /** `above`: the hall goes on above this number. */
  'journal-shortened': { losses: readonly JournalLoss[]; above?: number };
  'copy-failing': { place: string; why: string };
  'copy-same-disk': { place: string };
  'erase-pending': { path: string };
  'text-damaged':
    | { is: 'failing'; path: string; why: string }
    | { is: 'aside'; path: string; aside: string }
    | { is: 'missing'; path: string; texts: number };
  'phone-key': { path: string } & ({ is: 'damaged' } | { is: 'failing'; why: string });
  /** `missing`: a new one was made, and so many slips are out that have codes of the one before. */
  'secret-key': { path: string } & (
    | { is: 'damaged' }
    | { is: 'failing'; why: string }
    | { is: 'missing'; slips: number; bookings?: number }
  );
  /** `bookings`: so many whose identity no number finds any more. */
  'booking-keys': { path: string } & ({ is: 'lost'; bookings: number } | { is: 'failing'; why: string });
  /** `why`: the first fault in words, with its line; `more`: faults beside it; `isKept`: what it said before holds. */
  calendar:
    | { is: 'year-unknown'; path: string; year: string }
    | { is: 'faulty'; why: string; more: number; isKept: boolean };
  /** `day` left out: the last one. `hungMs`: its process was still at work after that. */
  'report-not-written': { day?: string; why: string } | { hungMs: number };
  'advice-failing': { why: string };
  /** `more`: before those that are named. */
  'broker-refuses': {
    held?: HeldBack;
    long?: { messages: readonly TooLong[]; more: number; atMostBytes: number };
  };
  'second-hall': { hall: string; boot: string };
  'order-set-aside': { orders: List };
};

/** `as-written`: of an older journal, which has the sentence alone, or says what no alarm says any more. */
type Args = { [Kind in AlarmKind]: AlarmArgs[Kind] } & { 'as-written': { text: string } };
type MessageOf<Code extends keyof Args> = { [Each in Code]: { code: Each; args: Args[Each] } }[Code];
export type AlarmMessage = MessageOf<keyof Args>;

/** As an event has it. */
export type WrittenMessage = Read<typeof messageFields>;
export type WrittenAlarm = Of<typeof alarmForm>;
export type Alarm = Omit<WrittenAlarm, keyof WrittenMessage> & AlarmMessage;

export function says<Code extends keyof Args>(code: Code, args: Args[Code]): MessageOf<Code> {
  return { code, args };
}

export function messageOf({ text = '', code, args }: WrittenMessage): AlarmMessage {
  const isTold = code === 'as-written' || (code !== undefined && isAlarmKind(code));
  return isTold ? ({ code, args } as AlarmMessage) : says('as-written', { text });
}

export function isSame(one: AlarmMessage, other: AlarmMessage): boolean {
  return one.code === other.code && JSON.stringify(one.args) === JSON.stringify(other.args);
}
