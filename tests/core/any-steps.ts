/** What may happen in a hall: what people order (tests/model), what ops and devices do, and whole services in one go. */
import fc from 'fast-check';
import type { Command } from '../../daemon/core/types/commands.ts';
import { fuzhou, type Play, start } from '../kit/hall/play.ts';
import { counter, command as pressed, ticket } from '../model/orders.ts';
import { type BookingDeed, bookingDeed } from './any-bookings.ts';
import { orderOf } from './order-of.ts';

export const counters = [...fuzhou.counters.keys()];
/** Those that were issued, and those that lie on paper for newcomers once few were. */
const onPaper = fc.oneof(
  ticket,
  fc.nat({ max: 45 }).map(n => `A${String(n + 1).padStart(3, '0')}`),
);
/** About when a day of so many steps is played. */
const moment = fc.nat({ max: 40_000 }).map(seconds => start + seconds * 1000);
const question = fc.nat({ max: 5 }).map(n => `2026-11-24-q${n}`);
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 50, arbitrary: pressed },
  orderOf(4, ['say-line', 'ask-supervisor', 'cancel'], { counter }),
  orderOf(2, 'take-ticket', {
    services: fc.array(fc.constantFrom(...fuzhou.services.keys(), 'nothing'), { maxLength: 3 }),
    class: fc.constantFrom('normal', 'green', 'appointment'),
    choice: fc
      .option(fc.constantFrom('icbc', 'ccb', 'advice'))
      .map(bank => new Map(bank === null ? [] : [['bank', bank]])),
    print: fc.constant(true),
    from: fc.constantFrom(undefined, { device: 'kiosk-1', press: 'loan' }),
  }),
  orderOf(1, 'follow-up-open', { source: fc.constant('complaint'), text: fc.constant('noise') }),
  orderOf(1, 'follow-up-close', {
    followUp: fc.nat({ max: 5 }).map(n => `2026-11-24-f${n}`),
    note: fc.constant('answered'),
  }),
  orderOf(1, 'refusal-confirm', {
    refusal: fc.nat({ max: 5 }).map(n => `2026-11-24-f${n}`),
    text: fc.constant('5f'.repeat(32)),
  }),
  orderOf(1, 'refusal-overturn', {
    refusal: fc.nat({ max: 5 }).map(n => `2026-11-24-f${n}`),
    text: fc.constant('5f'.repeat(32)),
  }),
  orderOf(2, 'question-open', { counter }),
  orderOf(1, 'question-open', {
    person: fc.constantFrom('06', '07'),
    text: fc.constant('5f'.repeat(32)),
    ticket: fc.option(ticket, { nil: undefined }),
  }),
  orderOf(1, 'question-pass', { question, to: fc.constantFrom('06', '07') }),
  orderOf(1, 'question-accept', { question }),
  orderOf(1, 'question-write', { question, text: fc.constant('5f'.repeat(32)) }),
  orderOf(1, 'question-close', { question, text: fc.constant('5f'.repeat(32)), told: fc.constant('phone') }),
  orderOf(1, 'surge-start', { level: fc.constantFrom('attention', 'busy', 'emergency') }),
  fc.constant({ verb: 'surge-stop' }),
  orderOf(1, 'notice-set', {
    text: fc.constantFrom('系统维护', ''),
    boards: fc.constantFrom(undefined, ['board-1'], ['nowhere']),
  }),
  orderOf(1, 'alarm-ack', {
    alarm: fc.constantFrom(
      'wait-approval',
      'no-calls-approval',
      'supervisor-asked-1',
      'hoarding',
      'clock',
      'device-voice-1',
    ),
    by: fc.constant('ops'),
  }),
  orderOf(1, 'reprint', { ticket }),
  orderOf(2, 'power-failing', { battery: fc.constantFrom(undefined, 'low') }),
  { weight: 1, arbitrary: fc.constantFrom({ verb: 'power-back' }, { verb: 'paper-entered' }) },
  orderOf(4, ['served-by-paper', 'came-by-paper'], {
    ticket: onPaper,
    counter,
    at: moment,
    outcome: fc.constantFrom('approved', 'approved', 'refused', 'papers-missing'),
    reason: fc.constantFrom(undefined, 0, 1),
    missing: fc.constantFrom(undefined, [1]),
    service: fc.constantFrom('withdrawal', 'withdrawal', 'advice', undefined),
    choice: fc
      .constantFrom('icbc', 'icbc', 'ccb', undefined)
      .map(bank => new Map(bank === undefined ? [] : [['bank', bank]])),
  }),
  orderOf(1, 'device-fit', {
    device: fc.constantFrom('printer-1', 'voice-1', 'board-1', 'kiosk-1', 'unheard-of'),
    why: fc.option(fc.constant('gone'), { nil: undefined }),
    warning: fc.option(fc.constantFrom('paper near its end', 'lid loose'), { nil: undefined }),
  }),
) as fc.Arbitrary<Command>;

/** What is entered of a list; `nth`: of those of whom it may be, or of the numbers for newcomers. */
export type PaperLine = { nth: number; counter: string; agoS: number; isNew: boolean; waits: boolean };
export const paperLine: fc.Arbitrary<PaperLine> = fc.record({
  nth: fc.nat({ max: 40 }),
  counter: fc.constantFrom('1', '1', '2', '7', '10'),
  agoS: fc.constantFrom(0, 20, 200, 2000),
  isNew: fc.boolean(),
  waits: fc.boolean(),
});

export function enterLine({ give, hall, now }: Play, { nth, counter, agoS, isNew, waits }: PaperLine): void {
  const those = [...(isNew ? hall.power.reserved : hall.visits).keys()];
  const line = {
    ticket: those[nth % Math.max(1, those.length)] ?? 'A001',
    at: now() - agoS * 1000,
    service: 'withdrawal',
    choice: new Map([['bank', 'icbc']]),
  };
  give(
    waits
      ? { verb: 'came-by-paper', ...line }
      : { verb: 'served-by-paper', ...line, counter, outcome: 'approved' },
  );
}

export type Cut = {
  battery: 'low' | undefined;
  lastsS: number;
  lines: readonly PaperLine[];
  isEntered: boolean;
};
const cut: fc.Arbitrary<Cut> = fc.record({
  battery: fc.constantFrom(undefined, 'low'),
  lastsS: fc.constantFrom(10, 31, 300, 1200),
  lines: fc.array(paperLine, { maxLength: 6 }),
  isEntered: fc.boolean(),
});

/** What people do in one go; `{ day }`: the evening, and the next opening. `{ cut }`: the lights go out, and are on again (R21). */
export type Step =
  | { give: Command }
  | { wait: number }
  | { say: true }
  | { serve: string; bank: string }
  | { missAt: string; backAfter: number }
  | { day: string }
  | { cut: Cut }
  | BookingDeed;

/** Somebody with a whole way before them, so that people wait at the banks who have waited at the centre. */
const withdrawal: fc.Arbitrary<Command> = fc.record({
  verb: fc.constant('take-ticket'),
  services: fc.constant(['withdrawal']),
  class: fc.constantFrom('normal', 'normal', 'green', 'appointment'),
  choice: fc.constantFrom('icbc', 'icbc', 'ccb').map(bank => new Map([['bank', bank]])),
  print: fc.constant(false),
});

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: command.map(give => ({ give })) },
  { weight: 25, arbitrary: withdrawal.map(give => ({ give })) },
  { weight: 10, arbitrary: bookingDeed },
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 600 }).map(wait => ({ wait })) },
  { weight: 3, arbitrary: fc.constant({ say: true as const }) },
  {
    weight: 22,
    arbitrary: fc.record({
      serve: fc.constantFrom('1', '1', '1', '2', '7', '10'),
      bank: fc.constantFrom('icbc', 'icbc', 'ccb'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      missAt: fc.constantFrom('1', '7', '7', '8', '10'),
      backAfter: fc.constantFrom(0, 60, 3600),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('2026-11-24', '2026-11-25').map(day => ({ day })) },
  { weight: 1, arbitrary: cut.map(one => ({ cut: one })) },
);
