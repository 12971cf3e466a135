/**
 * A second reckoning of a simulated day, as simple as it can be: the presses that were taken back are cut out of what
 * happened first, and everything is then looked up in the whole list, again and again.
 */

import { sessionsOf } from '../../../daemon/core/day/timetable.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import type { Told } from './simulated-day.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }> & { at: number };
const isOf =
  <Kind extends Event['kind']>(kind: Kind) =>
  (event: Event & { at: number }): event is Of<Kind> =>
    event.kind === kind;

export type NaiveFigures = ReturnType<typeof naiveFigures>;

export function naiveFigures(rules: Rules, log: readonly Told[]) {
  const events = withoutUndone(log).map(({ at, event }) => ({ ...event, at }));
  const all = <Kind extends Event['kind']>(kind: Kind) => events.filter(isOf(kind));
  const day = all('day-opened')[0]?.day ?? '';
  const sessions = sessionsOf(rules, day);

  const waits = all('visit-called').map(call => {
    const institution = rules.queues.get(call.queue)?.institution ?? '';
    const spans = sessions.get(institution) ?? sessions.get('') ?? [];
    let breaksMs = 0;
    for (let nth = 1; nth < spans.length; nth += 1) {
      const from = Math.max(call.at - call.waitedMs, spans[nth - 1]?.until ?? 0);
      const until = Math.min(call.at, spans[nth]?.from ?? 0);
      breaksMs += Math.max(0, until - from);
    }
    return { queue: call.queue, counter: call.counter, ms: call.waitedMs - breaksMs };
  });

  const presumed = all('step-finished').filter(event => event.presumed === true);
  /** The last call before it. */
  const presumedCalls = presumed.map(({ ticket, at }) =>
    all('visit-called').findLastIndex(call => call.ticket === ticket && call.at < at),
  );
  const known = all('step-finished').filter(event => event.presumed !== true);
  const serviceTimes = known.map(({ ticket, queue, at }) => {
    const own = events.filter(event => 'ticket' in event && event.ticket === ticket && event.at <= at);
    const before = own.slice(
      0,
      own.findLastIndex(event => event.kind === 'step-finished' && event.at === at),
    );
    const call = before.findLastIndex(
      event => event.kind === 'visit-called' || (event.kind === 'visit-resumed' && event.missed === true),
    );
    const mine = before.slice(call);
    const starts = mine.filter(
      event => (event.kind === 'visit-started' && event.by !== 'finish') || event.kind === 'visit-resumed',
    );
    const parks = mine.filter(({ kind }) => kind === 'visit-parked');
    // The first start after the last recall; nobody pressed it where there is none.
    const recalled = mine.findLast(({ kind }) => kind === 'visit-recalled')?.at ?? 0;
    const first = starts.filter(
      event => event.kind === 'visit-started' && event.at >= recalled && event.at <= (parks[0]?.at ?? at),
    );
    const began = first[0]?.at ?? mine[0]?.at ?? at;
    const resumes = starts
      .filter(event => event.kind === 'visit-resumed' && event !== mine[0])
      .map(event => event.at);
    const ends = [...parks.map(event => event.at), at];
    const begins = [began, ...resumes];
    return { queue, ms: ends.reduce((sum, end, nth) => sum + end - (begins[nth] ?? end), 0) };
  });

  const isKept = (queue: string, ms: number) => ms <= (rules.queues.get(queue)?.promiseMs ?? -1);

  const left = new Map<string, string>();
  const done = new Set<string>();
  for (const event of events) {
    if (event.kind === 'visit-left') left.set(event.ticket, event.reason);
    if (event.kind === 'visit-done') done.add(event.ticket);
    if (event.kind === 'visit-reopened') {
      left.delete(event.ticket);
      done.delete(event.ticket);
    }
  }
  const undoneFollowUps = new Set(
    log.flatMap(({ event }) =>
      event.kind === 'follow-up-closed' && event.code === 'press-undone' ? [event.followUp] : [],
    ),
  );
  // Every service that was sent away has a record; whoever went the whole way did so when the visit was done last.
  const sentAway = all('step-finished').flatMap(({ services = [] }) => services);
  const throughs = [...done].flatMap(ticket =>
    (all('visit-done').findLast(one => one.ticket === ticket)?.services ?? []).filter(
      ({ outcome }) => outcome === 'approved',
    ),
  );
  const grades = all('rated').map(({ grade }) => grade);
  return {
    tickets: all('ticket-issued').length,
    waits,
    overtakes: all('visit-called').reduce((sum, { why }) => sum + why.earlier, 0),
    serviceTimes,
    promised: waits.filter(
      ({ queue, ms }, nth) =>
        rules.queues.get(queue)?.promiseMs !== undefined &&
        !(presumedCalls.includes(nth) && isKept(queue, ms)),
    ).length,
    kept: waits.filter(({ queue, ms }, nth) => isKept(queue, ms) && !presumedCalls.includes(nth)).length,
    presumed: presumed.length,
    missed: all('visit-missed').filter(({ away }) => away !== true).length,
    steppedAway: all('visit-stepped-away').length,
    notBack: all('visit-missed').filter(({ away }) => away === true).length,
    recalls: all('visit-recalled').length,
    transfers: all('visit-transferred').length,
    parked: all('visit-parked').length,
    greenClaimed: all('ticket-issued').filter(({ asked }) => asked === 'green').length,
    greenConfirmed: all('class-set').filter(one => one.asked === true && one.denied !== true).length,
    greenDenied: all('class-set').filter(({ denied }) => denied === true).length,
    rejoined:
      all('visit-rejoined').filter(({ parked }) => parked !== true).length +
      all('visit-resumed').filter(({ missed }) => missed === true).length,
    done: done.size,
    left: Object.fromEntries(
      [...Map.groupBy(left.values(), reason => reason)].map(([reason, tickets]) => [reason, tickets.length]),
    ),
    approved: throughs.length,
    refused: sentAway.filter(({ outcome }) => outcome === 'refused').length,
    papersMissing: sentAway.filter(({ outcome }) => outcome === 'papers-missing').length,
    toldTwice: sentAway.filter(({ toldTwice }) => toldTwice !== undefined).length,
    ratings: grades.length,
    gradeSum: grades.reduce((sum, grade) => sum + grade, 0),
    bad: grades.filter(grade => grade <= rules.badGrade).length,
    questionsOpened: all('question-opened').length,
    questionsAnswered: all('question-closed').filter(({ code }) => code === undefined).length,
    followUpsOpened: [...all('follow-up-opened'), ...all('refusal-opened')].filter(
      ({ followUp }) => !undoneFollowUps.has(followUp.id),
    ).length,
  };
}

/** `quantile` by nearest rank over whole seconds, in ms. */
export function naiveQuantile(all: readonly { ms: number }[], share: number): number | undefined {
  const seconds = all.map(({ ms }) => Math.round(ms / 1000)).sort((one, other) => one - other);
  const value = seconds[Math.max(0, Math.ceil(share * seconds.length) - 1)];
  return value === undefined ? undefined : value * 1000;
}

/** A press is all that came of one order; the press that was taken back is the last one of that counter that can be. */
export function withoutUndone(log: readonly Told[]): Told[] {
  const orders: Told[][] = [];
  for (const told of log) {
    if (told.event.order === undefined) orders.at(-1)?.push(told);
    else orders.push([told]);
  }
  const kept: (Told[] | undefined)[] = [];
  for (const order of orders) {
    const [first] = order;
    if (first?.event.kind === 'press-undone') {
      const { counter, undone } = first.event;
      const at = kept.findLastIndex(
        one =>
          one?.[0]?.event.order === undone && 'counter' in one[0].event && one[0].event.counter === counter,
      );
      const press = kept[at] ?? [];
      // Only what belongs to visits and counters is taken back; what time did to the visit since goes with it.
      const tickets = new Set(first.event.tickets);
      for (let nth = at + 1; nth < kept.length; nth += 1)
        kept[nth] = kept[nth]?.filter(
          ({ event }) =>
            !(event.kind === 'visit-started' && event.by === 'time' && tickets.has(event.ticket)),
        );
      kept[at] = press.filter(
        ({ event }) => event.kind === 'follow-up-opened' || event.kind === 'refusal-opened',
      );
    }
    kept.push(order);
  }
  return kept.flatMap(one => one ?? []);
}
