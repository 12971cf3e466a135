/** `one-ticket watch --json`: all that stands of each hall, in the words of the contract. Pure. */
import { casesOf } from './model/cases.ts';
import type { Hall, Halls } from './model/halls.ts';
import { hallRows, rowsOf } from './model/rows.ts';
import { isOld, type Link } from './model/standing.ts';
import { firstView } from './model/view.ts';

/** Moments are ms UTC: `heardAt` by this machine's clock, all others by the hall's. */
export function hallsForProgram(halls: Halls, link: Link, now: number): object {
  const known = hallRows(halls, firstView, now);
  return { broker: link.broker, halls: known.map(hall => hallForProgram(hall, link, now)) };
}

/** `old`: it is not heard now, and what stands may be so no more. */
function hallForProgram(hall: Hall, link: Link, now: number): object {
  const { id, info, said, heardAt, day } = hall;
  const { alarms, queues, counters } = rowsOf(hall, firstView);
  return {
    hall: id,
    name: info.name,
    version: info.version,
    simulated: info.simulated,
    state: said?.state,
    reason: said?.reason,
    heardAt,
    old: isOld(hall, link, now),
    ...(day && { ...day, totals: Object.fromEntries(day.totals) }),
    alarms,
    queues: queues.map(({ queue, promiseMs, over, ...named }) => {
      const { expected, ...stands } = queue ?? {};
      return { ...named, ...stands, expectedWaitMin: expected, promiseMs, over };
    }),
    counters: counters.map(one => {
      return { id: one.id, institution: info.counters.get(one.id)?.institution, ...one.counter };
    }),
    batches: Array.from(hall.visits).flatMap(([ticket, visit]) => {
      const { place, queue, counter } = visit;
      const cases = casesOf(visit);
      return cases ? [{ id: ticket, place, queue, counter, cases: cases.all, casesLeft: cases.left }] : [];
    }),
    devices: Array.from(hall.devices, ([device, stands]) => ({ id: device, ...stands })),
  };
}
