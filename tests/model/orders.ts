/** Whatever people may order in a hall, the likely more often; few counters and tickets, so that people meet. */
import fc from 'fast-check';
import type { Command } from '../../daemon/core/types/commands.ts';
import { orderOf } from '../core/order-of.ts';
import { fuzhou } from '../kit/hall/play.ts';

export const counter = fc.constantFrom('1', '1', '1', '2', '2', '3', '7', '7', '8', '10', '0');
export const ticket = fc
  .nat({ max: 12 })
  .chain(n => fc.constantFrom(...['A', 'A', 'B', 'D'].map(s => `${s}${String(n + 1).padStart(3, '0')}`)));
const visitClass = fc.constantFrom('normal', 'normal', 'green', 'appointment');
const queue = fc.constantFrom('advice', 'approval', 'icbc', 'icbc', 'ccb', 'nowhere');
const goal = fc.oneof(
  queue.map(to => ({ queue: to })),
  fc.constantFrom('0', '1', '2', '7', '8', '10', '99').map(to => ({ counter: to })),
);

const take: fc.Arbitrary<Command> = fc.record({
  verb: fc.constant('take-ticket' as const),
  services: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(['withdrawal'], ['withdrawal'], ['loan'], ['advice']) },
    { weight: 3, arbitrary: fc.constantFrom(['loan', 'withdrawal'], ['withdrawal', 'collection']) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...fuzhou.services.keys(), 'post'), { maxLength: 3 }) },
  ),
  class: visitClass,
  choice: fc
    .constantFrom('icbc', 'icbc', 'ccb', undefined)
    .map(bank => new Map(bank === undefined ? [] : [['bank', bank]])),
  cases: fc.constantFrom(undefined, undefined, undefined, undefined, 1, 7, 12, 0, 101),
  print: fc.constant(false),
});
const takeAtTheDesk = fc
  .record({ take, counter: fc.constant('0') })
  .map(({ take: one, counter: desk }) => ({ ...one, counter: desk }));

const atCounter = fc.record({
  verb: fc.constantFrom(
    'recall',
    'start',
    'start',
    'park',
    'miss',
    'open-counter',
    'pause-counter',
    'cancel',
    'sign-out',
    'resume',
    'undo',
  ),
  counter,
});

const scan = fc.record(
  {
    verb: fc.constant('scan' as const),
    ticket,
    hall: fc.constantFrom('fuzhou', 'fuzhou', 'xiamen'),
    day: fc.constantFrom('2026-11-24', '2026-11-24', '2026-11-23'),
    desk: fc.constantFrom('0', '0', '1'),
  },
  { requiredKeys: ['verb'] },
);

export const command = fc.oneof(
  { weight: 12, arbitrary: take },
  { weight: 1, arbitrary: takeAtTheDesk },
  orderOf(12, 'call-next', { counter }),
  { weight: 10, arbitrary: atCounter },
  orderOf(6, 'finish', { counter, outcome: fc.constant('approved') }),
  orderOf(4, 'finish', {
    counter,
    outcome: fc.constant('approved'),
    cases: fc.constantFrom(1, 1, 2, 3, 5, 5, 0, 6),
  }),
  orderOf(2, 'finish', { counter, outcome: fc.constant('refused'), reason: fc.constantFrom(0, 1) }),
  orderOf(3, 'finish', {
    counter,
    outcome: fc.constantFrom('approved', 'refused', 'papers-missing'),
    reason: fc.constantFrom(undefined, undefined, 1, 9),
    missing: fc.constantFrom(undefined, undefined, [1], [0, 2], [5, 9]),
    services: fc.constantFrom(
      undefined,
      ['loan'],
      ['withdrawal'],
      ['collection'],
      ['loan', 'withdrawal'],
      [],
    ),
  }),
  orderOf(3, 'mark', {
    counter,
    outcome: fc.constantFrom('refused', 'papers-missing'),
    nth: fc.constantFrom(0, 1, 2, 5, 7, undefined),
  }),
  orderOf(2, 'pick-service', { counter, nth: fc.constantFrom(1, 2, 3) }),
  orderOf(3, 'choose-route', { counter, queue }),
  orderOf(4, 'transfer', {
    counter,
    to: goal,
    when: fc.constantFrom('now', 'now', 'after'),
    reason: fc.constantFrom('misrouted', 'asked'),
  }),
  orderOf(2, 'return-to', { counter, to: goal }),
  orderOf(2, 'call-number', { counter, ticket, reason: fc.constant('asked') }),
  orderOf(3, ['rejoin', 'rejoin', 'reopen'], { ticket, reason: fc.constant('asked') }),
  {
    weight: 3,
    arbitrary: fc.record(
      { verb: fc.constant('bring-back'), counter, number: fc.nat({ max: 12 }) },
      { requiredKeys: ['verb', 'counter'] },
    ),
  },
  { weight: 3, arbitrary: scan },
  orderOf(4, ['step-away', 'step-away', 'step-back'], { ticket }),
  orderOf(1, 'step-away', { ticket, counter: fc.constantFrom('0', '0', '1') }),
  orderOf(1, 'resume', { ticket, counter }),
  orderOf(3, 'set-class', { ticket, class: visitClass, counter }),
  orderOf(1, 'add-service', { ticket, service: fc.constantFrom('collection', 'loan', 'advice', 'post') }),
  orderOf(1, 'abandon', { ticket, reason: fc.constant('asked') }),
  orderOf(2, 'set-class', { ticket, class: visitClass }),
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constant('rate'),
      counter,
      grade: fc.integer({ min: 1, max: 5 }),
      from: fc.constant('rater'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ counter, clerk: fc.constantFrom('17', '17', '18', '99'), opens: fc.boolean() })
      .map(({ opens, ...at }) => ({ verb: 'sign-in', ...at, ...(opens && { opens }) })),
  },
  orderOf(1, 'close-counter', { counter, force: fc.boolean() }),
  { weight: 2, arbitrary: fc.constant({ verb: 'tick' }) },
) as fc.Arbitrary<Command>;

/** An order after that many seconds: mostly few, now and then a long time. */
const order = fc.record({
  afterSeconds: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom(120, 301, 1201, 1801) },
  ),
  command,
});
export type Order = { afterSeconds: number; command: Command };

/** A press, and soon after it the key that takes it back. */
const takenBack = order.map((pressed): Order[] => {
  const { command } = pressed;
  return 'counter' in command && command.counter !== undefined
    ? [pressed, { afterSeconds: 3, command: { verb: 'undo', counter: command.counter } }]
    : [pressed];
});

/** A ticket held under the scanner of the desk, and the key there for it. */
const helpedAtTheDesk = ticket.map((held): Order[] => [
  { afterSeconds: 1, command: { verb: 'scan', ticket: held, desk: '0' } },
  { afterSeconds: 3, command: { verb: 'bring-back', counter: '0' } },
]);

/** R16: some step out, are passed over or not, and come back, or do not. */
const outside = fc
  .record({
    away: fc.array(ticket, { minLength: 1, maxLength: 4 }),
    meanwhile: fc.array(order, { maxLength: 4 }),
    caller: counter,
    isTakenBack: fc.boolean(),
    backAfter: fc.constantFrom(5, 40, 600, 1795, 1801),
    back: fc.array(
      fc.record({ verb: fc.constantFrom('step-back', 'scan', 'set-class', 'abandon'), ticket }),
      { maxLength: 4 },
    ),
  })
  .map(({ away, meanwhile, caller, isTakenBack, backAfter, back }): Order[] => [
    ...away.map((one): Order => ({ afterSeconds: 2, command: { verb: 'step-away', ticket: one } })),
    ...meanwhile,
    { afterSeconds: 3, command: { verb: 'finish', counter: caller, outcome: 'approved' } },
    { afterSeconds: 1, command: { verb: 'call-next', counter: caller } },
    ...(isTakenBack ? [{ afterSeconds: 4, command: { verb: 'undo', counter: caller } } as const] : []),
    ...back.map(({ verb, ticket: one }, nth): Order => {
      const afterSeconds = nth === 0 ? backAfter : 3;
      if (verb === 'set-class') return { afterSeconds, command: { verb, ticket: one, class: 'green' } };
      if (verb === 'abandon') return { afterSeconds, command: { verb, ticket: one, reason: 'asked' } };
      return {
        afterSeconds,
        command: verb === 'scan' ? { verb, ticket: one } : { verb: 'step-back', ticket: one },
      };
    }),
  ]);

/** The kiosk's button, and a ticket under the scanner soon enough, or not. */
const byTheKiosk = fc
  .record({ held: ticket, walks: fc.constantFrom(0, 5, 19, 20, 25), again: fc.boolean() })
  .map(({ held, walks, again }): Order[] => [
    { afterSeconds: 5, command: { verb: 'ask-away', device: 'kiosk-1' } },
    { afterSeconds: walks, command: { verb: 'scan', ticket: held } },
    ...(again ? [{ afterSeconds: 3, command: { verb: 'scan', ticket: held } } as const] : []),
  ]);

/** Whoever is called does not come, or the clerk presses nothing: next is pressed, and is asked, and mostly answered. */
const notSeen = fc
  .record({
    counter,
    startsAfter: fc.integer({ min: 55, max: 130 }),
    nextAfter: fc.constantFrom(0, 20, 80, 90, 100, 150),
    answerAfter: fc.integer({ min: 0, max: 12 }),
    answers: fc.array(fc.constantFrom('miss', 'start', 'call-next', 'recall', 'finish', 'undo', 'park'), {
      minLength: 1,
      maxLength: 3,
    }),
    comesBack: ticket,
  })
  .map(({ counter, startsAfter, nextAfter, answerAfter, answers, comesBack }): Order[] => [
    { afterSeconds: 1, command: { verb: 'call-next', counter } },
    { afterSeconds: startsAfter, command: { verb: 'tick' } },
    { afterSeconds: nextAfter, command: { verb: 'call-next', counter } },
    ...answers.map((verb): Order => {
      const command: Command = verb === 'finish' ? { verb, counter, outcome: 'approved' } : { verb, counter };
      return { afterSeconds: answerAfter, command };
    }),
    { afterSeconds: 5, command: { verb: 'reopen', ticket: comesBack, reason: 'asked' } },
  ]);

/** R10: closed by mistake, mostly noticed at once; the counters open again one by one. */
const closedByMistake = fc
  .record({
    noticedAfter: fc.constantFrom(0, 30, 300, 599, 600, 601, 900),
    meanwhile: fc.array(command, { maxLength: 2 }),
    opened: fc.shuffledSubarray(['0', '1', '2', '3', '7', '8', '10'], { minLength: 3 }),
  })
  .map(({ noticedAfter, meanwhile, opened }): Order[] => [
    { afterSeconds: 5, command: { verb: 'close-day' } },
    ...meanwhile.map(one => ({ afterSeconds: 0, command: one })),
    { afterSeconds: noticedAfter, command: { verb: 'open-day', day: '2026-11-24' } },
    ...opened.map((id): Order => ({ afterSeconds: 2, command: { verb: 'open-counter', counter: id } })),
  ]);

/** Whoever only asked at the desk is sent to a bank, which may have gone home or given out all it gives. */
const sentOn = fc
  .record({ to: queue, when: fc.constantFrom('now', 'after') })
  .map(({ to, when }): Order[] => [
    {
      afterSeconds: 1,
      command: {
        verb: 'take-ticket',
        services: ['advice'],
        class: 'normal',
        choice: new Map(),
        print: false,
      },
    },
    { afterSeconds: 1, command: { verb: 'call-next', counter: '0' } },
    { afterSeconds: 9, command: { verb: 'transfer', counter: '0', to: { queue: to }, when } },
    { afterSeconds: 9, command: { verb: 'finish', counter: '0', outcome: 'approved' } },
  ]);

/** The wall clock is set; `wall`: by how much it then is ahead of the time that the hall has counted. */
const clockSet = fc
  .constantFrom(0, 800, 1_200_000, -900_000, 5_400_000, 10_800_000)
  .map((wall): Order[] => [{ afterSeconds: 1, command: { verb: 'set-clock', wall, unheardMs: 0 } }]);

/** The hall starts again; a counter that was ready is looked at. */
const startedAgain: fc.Arbitrary<Order[]> = fc.constant([
  { afterSeconds: 1, command: { verb: 'describe-hall' } },
]);

export const orders: fc.Arbitrary<Order[]> = fc
  .array(
    fc.oneof(
      { weight: 40, arbitrary: order.map(one => [one]) },
      { weight: 10, arbitrary: takenBack },
      { weight: 10, arbitrary: helpedAtTheDesk },
      { weight: 10, arbitrary: notSeen },
      { weight: 8, arbitrary: outside },
      { weight: 4, arbitrary: byTheKiosk },
      { weight: 1, arbitrary: closedByMistake },
      { weight: 3, arbitrary: sentOn },
      { weight: 1, arbitrary: clockSet },
      { weight: 1, arbitrary: startedAgain },
    ),
    {
      size: 'max',
      maxLength: 300,
    },
  )
  .map(steps => steps.flat());
