/** Whatever people may do in a hall, the likely more often. */
import fc from 'fast-check';
import type { Command } from '../../daemon/core/types/commands.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { orderOf } from './order-of.ts';

export const counters = [...fuzhou.counters.keys()];
/** Few enough that visits meet: three of the centre, two of one bank, one of the other, the desk. */
const counter = fc.constantFrom('1', '1', '2', '3', '7', '7', '8', '10', '0');
const ticket = fc
  .nat({ max: 40 })
  .chain(n => fc.constantFrom(...['A', 'B', 'C', 'D'].map(s => `${s}${String(n).padStart(3, '0')}`)));
const queue = fc.constantFrom('advice', 'approval', 'icbc', 'ccb', 'nowhere');
const goal = fc.oneof(
  queue.map(to => ({ queue: to })),
  fc.constantFrom('0', '1', '7', '8', '99').map(to => ({ counter: to })),
);
const visitClass = fc.constantFrom('normal', 'green', 'appointment');

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constant('take-ticket'),
      services: fc.array(fc.constantFrom(...fuzhou.services.keys(), 'nothing'), { maxLength: 3 }),
      class: visitClass,
      choice: fc
        .option(fc.constantFrom('icbc', 'ccb', 'advice'))
        .map(bank => new Map(bank === null ? [] : [['bank', bank]])),
      print: fc.boolean(),
      from: fc.constantFrom(undefined, { device: 'kiosk-1', press: 'loan' }),
    }),
  },
  orderOf(6, 'call-next', { counter }),
  orderOf(
    8,
    [
      'recall',
      'start',
      'park',
      'miss',
      'open-counter',
      'pause-counter',
      'cancel',
      'sign-out',
      'say-line',
      'ask-supervisor',
      'resume',
    ],
    { counter },
  ),
  orderOf(5, 'finish', {
    counter,
    outcome: fc.constantFrom('approved', 'approved', 'refused', 'papers-missing'),
  }),
  orderOf(2, 'choose-route', { counter, queue }),
  orderOf(2, 'transfer', { counter, to: goal, when: fc.constantFrom('now', 'after') }),
  fc.record({ verb: fc.constant('return-to'), counter, to: goal }),
  fc.record({ verb: fc.constant('call-number'), counter, ticket, reason: fc.constant('asked') }),
  orderOf(2, 'undo', { counter }),
  fc.record({ verb: fc.constant('rejoin'), ticket }),
  {
    weight: 2,
    arbitrary: fc.record(
      { verb: fc.constant('bring-back'), counter, number: fc.nat({ max: 40 }) },
      { requiredKeys: ['verb', 'counter'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        verb: fc.constant('scan'),
        ticket,
        hall: fc.constantFrom('fuzhou', 'fuzhou', 'elsewhere'),
        day: fc.constantFrom('2026-11-24', '2026-11-24', '2026-11-25'),
        desk: fc.constantFrom('0', '0', '1'),
      },
      { requiredKeys: ['verb'] },
    ),
  },
  fc.record({ verb: fc.constant('reopen'), ticket, reason: fc.constant('asked') }),
  fc.record({
    verb: fc.constant('add-service'),
    ticket,
    service: fc.constantFrom(...fuzhou.services.keys()),
  }),
  fc.record({
    verb: fc.constant('follow-up-open'),
    source: fc.constant('complaint'),
    text: fc.constant('noise'),
  }),
  fc.record({
    verb: fc.constant('follow-up-close'),
    followUp: fc.nat({ max: 5 }).map(n => `2026-11-24-f${n}`),
    note: fc.constant('answered'),
  }),
  fc.record({ verb: fc.constant('surge-start'), level: fc.constantFrom('attention', 'busy', 'emergency') }),
  fc.constant({ verb: 'surge-stop' }),
  fc.record({
    verb: fc.constant('notice-set'),
    text: fc.constantFrom('系统维护', ''),
    boards: fc.constantFrom(undefined, ['board-1'], ['nowhere']),
  }),
  fc.record({
    verb: fc.constant('alarm-ack'),
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
  fc.record({ verb: fc.constant('abandon'), ticket, reason: fc.constant('asked') }),
  fc.record({ verb: fc.constant('set-class'), ticket, class: visitClass }),
  fc.record({ verb: fc.constant('reprint'), ticket }),
  fc.record({ verb: fc.constant('sign-in'), counter, clerk: fc.constant('17') }),
  fc.record({
    verb: fc.constant('rate'),
    from: fc.constant('rater'),
    counter,
    grade: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ verb: fc.constant('close-counter'), counter, force: fc.boolean() }),
  fc.record({ verb: fc.constant('tick') }),
  fc.record({
    verb: fc.constant('device-fit'),
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
