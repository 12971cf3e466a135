import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Visit } from '../../../daemon/core/types/model.ts';
import type { Rules, Timetable } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, start } from '../../kit/hall/play.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** It begins at 09:00; a break of a quarter of an hour after every hour. */
const timetable: Timetable = {
  sessions: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map(hour => ({
    fromMs: (hour + 0.25) * hourMs,
    untilMs: (hour + 1) * hourMs,
  })),
};
const { surge: _, ...calm } = fuzhou;
const rules: Rules = {
  ...calm,
  voices: [],
  confirmGreen: false,
  timetable,
  institutions: new Map([...fuzhou.institutions].map(([id, { name }]) => [id, { id, name }])),
};

const counter = fc.constantFrom('1', '1', '1', '2', '2', '7', '7', '8');
const order: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('normal', 'normal', 'green', 'appointment').map(visitClass => ({
      verb: 'take-ticket',
      services: ['loan'],
      class: visitClass,
      choice: new Map([['bank', 'icbc']]),
      print: false,
    })),
  },
  { weight: 6, arbitrary: counter.map(id => ({ verb: 'call-next', counter: id })) },
  { weight: 2, arbitrary: counter.map(id => ({ verb: 'start', counter: id })) },
  { weight: 5, arbitrary: counter.map(id => ({ verb: 'finish', counter: id, outcome: 'approved' })) },
  {
    weight: 1,
    arbitrary: counter.map(id => ({ verb: 'return-to', counter: id, to: { queue: 'approval' } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(counter, fc.constantFrom('1', '2', '7'))
      .map(([id, to]) => ({ verb: 'transfer', counter: id, to: { counter: to }, when: 'now' })),
  },
  { weight: 1, arbitrary: counter.map(id => ({ verb: 'undo', counter: id })) },
  { weight: 1, arbitrary: fc.constant({ verb: 'tick' }) },
) as fc.Arbitrary<Command>;
/** A number that a clerk calls: of those who wait, so far back. */
const byNumber = fc.record({ number: fc.nat(20), counter });
const steps = fc.array(
  fc.record({
    afterS: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 90 }) },
      { weight: 1, arbitrary: fc.constantFrom(300, 900, 1800) },
    ),
    order: fc.oneof({ weight: 30, arbitrary: order }, { weight: 1, arbitrary: byNumber }),
  }),
  { size: 'max', maxLength: 300 },
);

/** `isBack`: it was called before, and has a credit. */
type Waiting = Pick<Visit, 'ticket' | 'class' | 'step'> & {
  queue: string;
  since: number;
  bound: string | undefined;
  isBack: boolean;
};

/** As they stand now: a press that was taken back has put some of them where they were. */
function waitingIn({ hall }: Play): Map<string, Waiting> {
  const waiting = new Map<string, Waiting>();
  for (const { ticket, class: visitClass, step, place, stood } of hall.visits.values()) {
    if (place.is !== 'waiting') continue;
    const { queue, since, bound } = place;
    const isBack = stood !== undefined;
    waiting.set(ticket, { ticket, class: visitClass, step, queue, since, bound: bound?.counter, isBack });
  }
  return waiting;
}

/** What of the time between was no break, told a second time: minute marks of the hour, from a quarter past. */
function workedMs(from: number, to: number): number {
  let worked = 0;
  for (let at = from; at < to; ) {
    const intoHour = at % hourMs;
    const until = Math.min(to, at - intoHour + (intoHour < hourMs / 4 ? hourMs / 4 : hourMs));
    if (intoHour >= hourMs / 4) worked += until - at;
    at = until;
  }
  return worked;
}

/** By the words of R2 alone: of the first part of the wait of who is overtaken, or helped by no more than the caps. */
function mayOvertake(one: Waiting, other: Waiting, at: number): boolean {
  const waited = workedMs(other.since, at);
  const cameAfter = workedMs(other.since, one.since);
  const part = { normal: 0, appointment: 1 / 2, green: 2 / 3 }[one.class];
  const weight = rules.priority.weight[one.class];
  const { creditCapMs, soonCreditMs } = rules.priority;
  // The seal is the loan's third step.
  const caps = (one.isBack ? creditCapMs : 0) + (one.step >= 2 ? soonCreditMs : 0);
  return cameAfter <= waited * part + caps / weight + 1;
}

/** `from`: the first event that this order made; `waiting`: who waited before it. */
function checkCalls(
  hall: Play,
  from: number,
  waiting: Map<string, Waiting>,
  seen: { overtakes: number; byNumber: number },
): void {
  for (const { event, at } of hall.log.slice(from)) {
    if (event.kind === 'visit-queued') {
      const { ticket, step, queue, since, bound } = event;
      const { class: visitClass, stood } = hall.visit(ticket);
      const isBack = stood !== undefined;
      waiting.set(ticket, { ticket, class: visitClass, step, queue, since, bound: bound?.counter, isBack });
    }
    if (event.kind !== 'visit-called') continue;
    const called = waiting.get(event.ticket);
    waiting.delete(event.ticket);
    if (called === undefined) throw new Error(`${event.ticket} was called and did not wait`);
    const isByNumber = event.why.by === 'number';
    if (isByNumber) expect(event.order, 'only call-number stands above P').toBe('call-number');
    for (const other of waiting.values()) {
      const isCandidate =
        (other.bound === undefined && event.why.pool?.includes(other.queue) === true) ||
        other.bound === event.counter;
      if (other.class !== 'normal' || !isCandidate || event.why.by === 'taken-over') continue;
      // Of the counter's own queues; it looks at its backup queues only when nobody waits there.
      if (event.why.by === 'backup' && other.queue !== event.queue) continue;
      if (workedMs(other.since, called.since) <= 0) continue;
      seen[isByNumber ? 'byNumber' : 'overtakes'] += 1;
      if (isByNumber) continue;
      expect(
        mayOvertake(called, other, at),
        `${called.ticket} (${called.class}) was called before ${other.ticket}, which had waited longer`,
      ).toBe(true);
    }
  }
}

function callNumber(hall: Play, id: string, ticket: string): void {
  hall.give({ verb: 'call-number', counter: id, ticket, reason: 'asked for' });
}

it('a normal visit is overtaken only by green ones of the first two thirds of its wait, appointments of the first half, and credited ones within the caps; only call-number stands above that', () => {
  const seen = { overtakes: 0, byNumber: 0 };
  fc.assert(
    fc.property(steps, day => {
      const hall = play(rules, ['1', '2', '7', '8']);
      for (const { afterS, order: given } of day) {
        hall.wait(afterS);
        // After the last session there are no breaks.
        if (hall.now() > start + 12 * hourMs) break;
        for (const command of [{ verb: 'tick' } as const, given]) {
          const [from, waiting] = [hall.log.length, waitingIn(hall)];
          const called = [...waiting.keys()];
          if ('verb' in command) hall.give(command);
          else if (called.length > 0)
            callNumber(hall, command.counter, called[command.number % called.length] ?? '');
          if ('verb' in command && command.verb === 'finish' && hall.log.length === from)
            hall.give({ verb: 'choose-route', counter: command.counter, queue: 'icbc' });
          checkCalls(hall, from, waiting, seen);
        }
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(seen.overtakes, 'there was something to look at').toBeGreaterThan(1000);
  expect(seen.byNumber, 'numbers were called before those who had waited longer').toBeGreaterThan(20);
});
