import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Command } from '../../daemon/core/commands.ts';
import { nextOf } from '../../daemon/core/discipline.ts';
import { emptyHall } from '../../daemon/core/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve.ts';
import type { Hall } from '../../daemon/core/model.ts';
import type { Rules } from '../../daemon/core/rules.ts';
import { fuzhou, type Play, play } from './play.ts';

const counters = [...fuzhou.counters.keys()];
const counter = fc.constantFrom(...counters);
const ticket = fc
  .nat({ max: 40 })
  .chain(n => fc.constantFrom(...['A', 'B', 'C', 'D'].map(s => `${s}${String(n).padStart(3, '0')}`)));
const visitClass = fc.constantFrom('normal', 'green', 'appointment');

const command: fc.Arbitrary<Command> = fc.oneof(
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
    }),
  },
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('call-next'), counter }) },
  {
    weight: 8,
    arbitrary: fc.record({
      verb: fc.constantFrom(
        'recall',
        'start',
        'park',
        'miss',
        'open-counter',
        'pause-counter',
        'unready',
        'sign-out',
        'say-line',
        'resume',
      ),
      counter,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      verb: fc.constant('finish'),
      counter,
      outcome: fc.constantFrom('approved', 'approved', 'refused', 'papers-missing'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constantFrom('choose-route', 'transfer'),
      counter,
      queue: fc.constantFrom('advice', 'approval', 'icbc', 'ccb', 'nowhere'),
    }),
  },
  fc.record({ verb: fc.constant('rejoin'), ticket }),
  fc.record({ verb: fc.constant('abandon'), ticket, reason: fc.constant('asked') }),
  fc.record({ verb: fc.constant('set-class'), ticket, class: visitClass }),
  fc.record({ verb: fc.constant('reprint'), ticket }),
  fc.record({ verb: fc.constant('sign-in'), counter, clerk: fc.constant('17') }),
  fc.record({ verb: fc.constant('rate'), counter, grade: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ verb: fc.constant('close-counter'), counter, force: fc.boolean() }),
  fc.record({ verb: fc.constant('tick') }),
  fc.record({ verb: fc.constant('close-day') }),
  fc.record({ verb: fc.constant('open-day'), day: fc.constantFrom('2026-11-24', '2026-11-25') }),
  fc.record({
    verb: fc.constant('device-fit'),
    device: fc.constantFrom('printer-1', 'voice-1'),
    why: fc.option(fc.constant('gone'), { nil: undefined }),
  }),
) as fc.Arbitrary<Command>;

const step = fc.oneof(
  { weight: 5, arbitrary: command },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2000 }).map(seconds => ({ wait: seconds })) },
  { weight: 1, arbitrary: fc.constant({ say: true }) },
);

/** P of R2, written as the rule says it, over everybody who waits. */
function naiveOrder(rules: Rules, hall: Hall, queues: readonly string[], now: number): string[] {
  return [...hall.visits.values()]
    .flatMap(visit =>
      visit.place.is === 'waiting' && queues.includes(visit.place.queue)
        ? [{ visit, place: visit.place }]
        : [],
    )
    .map(({ visit, place }) => {
      const weight = rules.priority.weight[visit.class];
      const credit = Math.min(rules.priority.creditCapMs, rules.priority.creditRate * visit.waitedMs);
      return { ticket: visit.ticket, order: visit.order, p: weight * (now - place.joinedAt) + credit };
    })
    .sort((a, b) => (Math.abs(a.p - b.p) < 1e-6 ? a.order - b.order : b.p - a.p))
    .map(({ ticket }) => ticket);
}

function checkInvariants({ rules, hall, now }: Play): void {
  const inHand = new Map<string, string>();
  for (const visit of hall.visits.values()) {
    expect(visit.place.is, `${visit.ticket} is in no place (I8)`).not.toBe('between');
    if (visit.place.is === 'called' || visit.place.is === 'serving')
      inHand.set(visit.ticket, visit.place.counter);
  }
  const held = [...hall.counters].flatMap(([id, state]) =>
    state.ticket === undefined ? [] : [[state.ticket, id] as const],
  );
  expect(new Map(held), 'one visit per counter, one counter per visit (I4)').toEqual(inHand);
  expect(held.length).toBe(inHand.size);
  const queues = ['approval', 'icbc'];
  const found = nextOf(rules, hall, queues, now(), 1000).map(candidate => candidate.ticket);
  expect(found, 'the order is that of a naive sort (I3)').toEqual(naiveOrder(rules, hall, queues, now()));
}

it('whatever is ordered: numbers come once and without gaps, nobody is lost, and a replay gives the same hall', () => {
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 300 }), steps => {
      const hall = play();
      for (const one of steps) {
        if ('wait' in one) hall.wait(one.wait);
        else if ('say' in one) hall.sayAll();
        else hall.give(one);
        checkInvariants(hall);
      }
      let day = '';
      let dayStarts = 0;
      let numbers: number[] = [];
      for (const [index, { event }] of hall.log.entries()) {
        if (event.kind === 'day-opened' && event.day !== day) {
          day = event.day;
          dayStarts = index;
          numbers = [];
        }
        if (event.kind !== 'ticket-issued') continue;
        numbers.push(event.number);
        expect(event.number, 'numbers come once and without gaps (I1)').toBe(numbers.length);
      }
      // What the journal replays: the file of the newest day.
      const replayed = emptyHall(fuzhou);
      for (const { event, at } of hall.log.slice(dayStarts))
        evolve(fuzhou, replayed, JSON.parse(JSON.stringify(event)), at);
      expect(replayed, 'a replay gives the same hall (I5)').toEqual(hall.hall);
    }),
    { numRuns: 60 },
  );
});
