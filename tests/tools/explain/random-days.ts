/** Days of a hall whose counters share queues, in which whatever can happen around a call happens. */
import fc from 'fast-check';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Counter, Institution, Rules, Session } from '../../../daemon/core/types/rules.ts';
import { orderOf } from '../../core/order-of.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';

const minuteMs = 60_000;
const session = (from: number, until: number): Session => ({
  fromMs: from * minuteMs,
  untilMs: until * minuteMs,
});
/** The banks rest at another time than the centre. Days begin at 09:00. */
const centreWorks = [session(8 * 60, 9 * 60 + 40), session(10 * 60 + 5, 23 * 60)];
const banksWork = [session(8 * 60, 9 * 60 + 50), session(10 * 60 + 20, 23 * 60)];

const shared: Record<string, Pick<Counter, 'queues' | 'backup'>> = {
  '0': { queues: ['advice'], backup: [] },
  '1': { queues: ['approval', 'advice'], backup: ['icbc'] },
  '2': { queues: ['approval'], backup: ['advice', 'ccb'] },
  '7': { queues: ['icbc', 'ccb'], backup: ['approval'] },
  '8': { queues: ['icbc'], backup: ['ccb'] },
  '10': { queues: ['ccb'], backup: [] },
};
export const counters = Object.keys(shared);

export const sharedHall: Rules = {
  ...fuzhou,
  voices: [],
  timetable: { sessions: centreWorks },
  institutions: new Map(
    [...fuzhou.institutions].map(([id, { name }]): [string, Institution] => [
      id,
      { id, name, ...(id !== 'centre' && { timetable: { sessions: banksWork } }) },
    ]),
  ),
  counters: new Map(
    [...fuzhou.counters].flatMap(([id, counter]): [string, Counter][] => {
      const serves = shared[id];
      return serves === undefined ? [] : [[id, { ...counter, ...serves }]];
    }),
  ),
  surge: {
    automatic: false,
    release: 0.75,
    holdMs: 0,
    levels: [{ id: 'busy', backup: true, limit: new Map() }],
  },
};

const counter = fc.constantFrom('1', '1', '1', '2', '2', '7', '7', '8', '10', '0');
/** One of those issued so far, the last as 0. */
const ticket = fc.nat({ max: 25 }).map(String);
const visitClass = fc.constantFrom('normal', 'normal', 'green', 'appointment');
const goal = fc.oneof(
  fc.constantFrom('advice', 'approval', 'icbc', 'ccb').map(queue => ({ queue })),
  fc.constantFrom(...counters).map(to => ({ counter: to })),
);
type Step = { afterS: number; orders: Command[] };

const take = fc.record({
  verb: fc.constant('take-ticket' as const),
  services: fc.constantFrom(['withdrawal'], ['withdrawal'], ['loan'], ['loan'], ['advice']),
  class: visitClass,
  choice: fc.constantFrom('icbc', 'icbc', 'ccb').map(bank => new Map([['bank', bank]])),
  print: fc.constant(false),
});

const one = fc.oneof(
  orderOf(16, 'call-next', { counter }),
  orderOf(3, ['start', 'park', 'miss', 'resume'], { counter }),
  orderOf(3, 'undo', { counter }),
  orderOf(2, ['pause-counter', 'open-counter'], { counter }),
  orderOf(2, 'call-number', { counter, ticket, reason: fc.constantFrom('unwell', '') }),
  orderOf(3, ['step-away', 'step-back'], { ticket }),
  orderOf(3, ['rejoin', 'reopen'], { ticket, reason: fc.constant('asked') }),
  {
    weight: 3,
    arbitrary: fc.record(
      { verb: fc.constant('bring-back'), counter, number: fc.nat({ max: 40 }) },
      { requiredKeys: ['verb', 'counter'] },
    ),
  },
  orderOf(3, 'set-class', { ticket, class: visitClass, counter }),
  orderOf(4, 'transfer', {
    counter,
    to: goal,
    when: fc.constantFrom('now', 'now', 'after'),
    reason: fc.constantFrom('misrouted', 'asked'),
  }),
  orderOf(4, 'return-to', { counter, to: goal }),
  orderOf(1, 'abandon', { ticket, reason: fc.constant('asked') }),
  orderOf(1, 'close-counter', { counter, force: fc.constant(true) }),
  {
    weight: 1,
    arbitrary: fc.constantFrom({ verb: 'surge-start', level: 'busy' }, { verb: 'surge-stop' }),
  },
  {
    weight: 2,
    arbitrary: ticket.map(held => ({ verb: 'scan', ticket: held, hall: 'fuzhou', day: '2026-11-24' })),
  },
) as fc.Arbitrary<Command>;

const at = (
  id: string,
  ...verbs: ('call-next' | 'start' | 'park' | 'miss' | 'undo' | 'bring-back')[]
): Command[] => verbs.map(verb => ({ verb, counter: id }));
const now = (orders: Command[]): Step[] => [{ afterS: 0, orders }];

/** The next one is called, and what is done with it; some of it in a while. */
const called: fc.Arbitrary<Step[]> = fc.oneof(
  // It goes on to a bank.
  {
    weight: 6,
    arbitrary: fc
      .tuple(counter, fc.constantFrom('icbc', 'icbc', 'ccb'))
      .map(([id, queue]) =>
        now([
          ...at(id, 'call-next', 'start'),
          { verb: 'choose-route', counter: id, queue },
          { verb: 'finish', counter: id, outcome: 'approved' },
        ]),
      ),
  },
  { weight: 1, arbitrary: counter.map(id => now(at(id, 'call-next', 'undo'))) },
  // It does not come, and then it does.
  {
    weight: 2,
    arbitrary: counter.map(id => [
      { afterS: 0, orders: at(id, 'call-next') },
      { afterS: 125, orders: at(id, 'miss', 'call-next') },
      { afterS: 20, orders: at(id, 'bring-back') },
    ]),
  },
  {
    weight: 1,
    arbitrary: counter.map(id => [
      { afterS: 0, orders: at(id, 'call-next', 'start', 'park', 'call-next') },
      { afterS: 60, orders: at(id, 'bring-back') },
    ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(counter, goal)
      .map(([id, to]) => now([...at(id, 'call-next', 'start'), { verb: 'return-to', counter: id, to }])),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(counter, goal, fc.constantFrom('misrouted', 'asked'))
      .map(([id, to, reason]) =>
        now([...at(id, 'call-next'), { verb: 'transfer', counter: id, to, when: 'now', reason }]),
      ),
  },
);
/** Everybody is told to go, and at once it is noticed. */
const closedByMistake: Command[] = [
  { verb: 'close-day' },
  { verb: 'open-day', day: '2026-11-24' },
  ...counters.map((id): Command => ({ verb: 'open-counter', counter: id })),
];

const whileS = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 50 }) },
  { weight: 1, arbitrary: fc.constantFrom(120, 240, 900) },
);

/** Quiet days and full ones. */
export const days: fc.Arbitrary<Step[]> = fc.constantFrom(0, 2, 5).chain(comers =>
  fc
    .array(
      fc.tuple(
        whileS,
        fc.oneof(
          { weight: 12, arbitrary: one.map(order => now([order])) },
          { weight: comers, arbitrary: fc.array(take, { minLength: 1, maxLength: 4 }).map(now) },
          { weight: 6, arbitrary: called },
          // Green is claimed, and the desk sees it at once.
          {
            weight: 2,
            arbitrary: take.map(order =>
              now([
                { ...order, class: 'green' },
                { verb: 'set-class', ticket: '0', class: 'green', counter: '0' },
              ]),
            ),
          },
          { weight: 1, arbitrary: fc.nat({ max: 19 }).map(n => now(n === 0 ? closedByMistake : [])) },
        ),
      ),
      { size: 'max', maxLength: 300 },
    )
    .map(parts => parts.flatMap(([afterS, steps]) => [{ afterS, orders: [] }, ...steps])),
);

export type Told = { seq: number; at: number; event: Event };

/** What the journal of such a day tells. */
export function journalOf(steps: readonly Step[]): Told[] {
  const hall = play(sharedHall, counters);
  const named = (order: Command): Command => {
    if (!('ticket' in order) || order.ticket === undefined) return order;
    const ticket = [...hall.hall.visits.keys()].at(-1 - Number(order.ticket));
    return { ...order, ticket: ticket ?? 'A999' };
  };
  for (const { afterS, orders } of steps) {
    hall.pass(afterS);
    for (const order of orders) hall.give(named(order));
  }
  return hall.log.map((told, index) => ({ seq: index + 1, ...told }));
}
