/** A second reckoning of what is appraised, from the events alone: the presses that were taken back are cut out first. */
import { sessionsOf } from '../../../../daemon/core/day/timetable.ts';
import type { Event } from '../../../../daemon/core/types/events.ts';
import type { Rules } from '../../../../daemon/core/types/rules.ts';
import { isAtOnce } from '../../../../daemon/history/estimate-figures.ts';
import { type EndedWait, openEstimates } from '../../../../daemon/history/estimates.ts';
import { withoutUndone } from '../naive-figures.ts';
import type { Told } from '../simulated-day.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }> & { at: number; day: string };
type Share = { of: number; good: number };

const twoMinutesMs = 120_000;

export function naiveAppraisal(rules: Rules, log: readonly Told[], institution: string) {
  let day = '';
  const events = withoutUndone(log).map(({ at, event }) => {
    if (event.kind === 'day-opened') day = event.day;
    return { ...event, at, day };
  });
  const lastDay = day;
  const all = <Kind extends Event['kind']>(kind: Kind) =>
    events.filter((one): one is Of<Kind> => one.kind === kind);
  const own = (ticket: string, on: string) =>
    events.filter(one => 'ticket' in one && one.ticket === ticket && one.day === on);
  const isOf = (queue: string) => rules.queues.get(queue)?.institution === institution;
  const isAt = (counter = '') => rules.counters.get(counter)?.institution === institution;
  const share = (good: readonly boolean[]): Share => ({
    of: good.length,
    good: good.filter(Boolean).length,
  });

  /** Breaks left out. */
  function workedMs(from: number, until: number, on: string): number {
    const spans = sessionsOf(rules, on);
    const mine = spans.get(institution) ?? spans.get('') ?? [];
    return mine.slice(1).reduce((ms, span, nth) => {
      const [begin, end] = [mine[nth]?.until ?? 0, span.from];
      return ms - Math.max(0, Math.min(until, end) - Math.max(from, begin));
    }, until - from);
  }

  const promises = waitsOf(log).flatMap(({ ticket, at, on, queue, told, waitedMs, end, ...more }) => {
    if (!isOf(queue) || told === undefined) return [];
    if (isAtOnce({ queue, told, waitedMs, end, ...more })) return [];
    if (waitedMs > told.untilMs) return [false];
    if (end !== 'called') return [];
    const next = own(ticket, on).find(
      one =>
        one.at >= at &&
        ['step-finished', 'cases-finished', 'visit-missed', 'visit-parked', 'visit-left'].includes(
          one.kind,
        ) &&
        events.indexOf(one) >
          events.findIndex(call => call.kind === 'visit-called' && call.ticket === ticket && call.at === at),
    );
    const sentOn = own(ticket, on).find(
      one => one.at >= at && one.kind === 'visit-transferred' && one.when === 'now',
    );
    if (sentOn !== undefined && (next === undefined || events.indexOf(sentOn) < events.indexOf(next)))
      return [true];
    if (next === undefined || next.kind === 'visit-missed' || next.kind === 'visit-left') return [];
    return 'presumed' in next && next.presumed === true ? [] : [true];
  });

  const serving = [...all('step-finished'), ...all('cases-finished')].flatMap(finish => {
    const { ticket, presumed, at, cases = 1 } = finish;
    const outcome = finish.kind === 'cases-finished' ? 'approved' : finish.outcome;
    const { queue } = finish;
    if (!isOf(queue) || outcome !== 'approved' || presumed === true) return [];
    const limitMs = rules.queues.get(queue)?.serveMs;
    if (limitMs === undefined) return [];
    const before = own(ticket, finish.day).filter(one => events.indexOf(one) < events.indexOf(finish));
    const from = before.findLastIndex(
      one => one.kind === 'visit-called' || (one.kind === 'visit-resumed' && one.missed === true),
    );
    const mine = before.slice(from);
    const recalled = mine.findLastIndex(({ kind }) => kind === 'visit-recalled');
    const parked = mine.findIndex(({ kind }) => kind === 'visit-parked');
    const start = mine.findIndex(
      (one, nth) =>
        one.kind === 'visit-started' && one.by !== 'finish' && nth > recalled && (parked < 0 || nth < parked),
    );
    const began = (mine[start] ?? mine[0])?.at ?? at;
    const breaks = mine.reduce((ms, one, nth) => {
      const back = mine.slice(nth).find(({ kind }) => kind === 'visit-resumed');
      return one.kind === 'visit-parked' && back !== undefined
        ? ms + (back.at - one.at) - workedMs(one.at, back.at, one.day)
        : ms;
    }, 0);
    return [at - began - breaks <= limitMs * cases];
  });

  const closings = [
    ...all('follow-up-closed'),
    ...all('refusal-confirmed'),
    ...all('refusal-overturned'),
  ].map(one => ({
    id: 'refusal' in one ? one.refusal : one.followUp,
    day: one.day,
    code: 'code' in one ? one.code : undefined,
  }));
  const undone = new Set(
    log.flatMap(({ event }) =>
      event.kind === 'follow-up-closed' && event.code === 'press-undone' ? [event.followUp] : [],
    ),
  );
  const opened = [...all('follow-up-opened'), ...all('refusal-opened')]
    .map(({ followUp }) => followUp)
    .filter(({ id, due, counter }) => due !== undefined && isAt(counter) && !undone.has(id));
  const followUps = opened.flatMap(({ id, due = '' }) => {
    const closed = closings.find(one => one.id === id);
    if (closed !== undefined) return [closed.day <= due];
    return due < lastDay ? [false] : [];
  });

  const green = all('ticket-issued').flatMap(({ ticket, asked, day: on }) => {
    if (asked !== 'green') return [];
    const answer = own(ticket, on).find(
      one => one.kind === 'class-set' && (one.asked === true || one.denied === true),
    );
    const queueAt = (index: number) =>
      own(ticket, on).findLast(
        one => (one.kind === 'visit-queued' || one.kind === 'visit-called') && events.indexOf(one) < index,
      );
    if (answer !== undefined) {
      const where = queueAt(events.indexOf(answer));
      return where !== undefined && 'queue' in where && isOf(String(where.queue)) ? [true] : [];
    }
    const call = own(ticket, on).find(({ kind }) => kind === 'visit-called');
    return call?.kind === 'visit-called' && isOf(call.queue) ? [false] : [];
  });

  const transfers = all('visit-transferred').filter(sent => {
    const { ticket, counter, reason, when, returns, at, day: on } = sent;
    const before = own(ticket, on).filter(one => events.indexOf(one) < events.indexOf(sent));
    const called = before.findLast(one => one.kind === 'visit-called');
    if (called?.kind !== 'visit-called' || !isOf(called.queue)) return false;
    if (reason === 'misrouted') return true;
    if (when !== 'now' || returns === true) return false;
    const mine = before.filter(one => 'counter' in one && one.counter === counter);
    const call = mine.findLastIndex(({ kind }) =>
      ['visit-called', 'visit-recalled', 'visit-resumed'].includes(kind),
    );
    const start = mine
      .slice(call)
      .find(one => one.kind === 'visit-resumed' || (one.kind === 'visit-started' && one.by !== 'finish'));
    return start !== undefined && at - start.at <= twoMinutesMs;
  });

  const neverBack = all('visit-parked').filter(park => {
    const later = own(park.ticket, park.day).filter(one => events.indexOf(one) > events.indexOf(park));
    const isBack = later.some(({ kind }) => kind === 'visit-resumed' || kind === 'visit-queued');
    return isAt(park.counter) && !isBack && later.some(({ kind }) => kind === 'visit-left');
  });

  return {
    promises: share(promises),
    serving: share(serving),
    followUps: share(followUps),
    green: share(green),
    misrouted: transfers.length,
    neverBack: neverBack.length,
  };
}

/** The waits are those of R11, which has tests of its own. */
function waitsOf(log: readonly Told[]): (EndedWait & { on: string })[] {
  const waits = new Map<EndedWait, string>();
  let on = '';
  const estimates = openEstimates({
    told: wait => waits.set(wait, on),
    dropped: wait => waits.delete(wait),
  });
  for (const { event, at } of log) {
    if (event.kind === 'day-opened') on = event.day;
    estimates.saw(event, at);
  }
  return [...waits].map(([wait, day]) => ({ ...wait, on: day }));
}
