/** What may happen in a hall: what people order (tests/model), what ops and devices do, and whole services in one go. */
import fc from 'fast-check';
import type { Command } from '../../daemon/core/types/commands.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { counter, command as pressed, ticket } from '../model/orders.ts';
import { orderOf } from './order-of.ts';

export const counters = [...fuzhou.counters.keys()];
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
  orderOf(1, 'device-fit', {
    device: fc.constantFrom('printer-1', 'voice-1', 'board-1', 'kiosk-1', 'unheard-of'),
    why: fc.option(fc.constant('gone'), { nil: undefined }),
    warning: fc.option(fc.constantFrom('paper near its end', 'lid loose'), { nil: undefined }),
  }),
) as fc.Arbitrary<Command>;

/** What people do in one go; `{ day }`: the evening, and the next opening. */
export type Step =
  | { give: Command }
  | { wait: number }
  | { say: true }
  | { serve: string; bank: string }
  | { missAt: string; backAfter: number }
  | { day: string };

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
);
