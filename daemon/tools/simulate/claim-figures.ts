/** What became of those who claimed green at the kiosk (R6), and how long they, and everybody else, waited for their first call. */

import { workedMs } from '../../core/day/timetable.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Citizen } from '../../people/citizen.ts';
import type { Comer } from './crowd.ts';
import type { Lines } from './lines.ts';
import { openSamples, type Samples } from './samples.ts';
import type { Watcher } from './watch.ts';

/** `honest` and `false`: who claimed green and was entitled to it, or not; `others`: everybody else. */
export type ClaimWaits = Record<'honest' | 'false' | 'others', Samples>;
export type ClaimFigures = {
  /** Confirmed and denied, at a desk and at other counters; claims whom nobody answered; green without a claim. */
  confirmed: { atDesk: number; elsewhere: number };
  denied: { atDesk: number; elsewhere: number };
  unanswered: number;
  waits: ClaimWaits;
};

/** The same of one day: values alone, which can be handed from thread to thread. */
export type ClaimDay = Omit<ClaimFigures, 'waits'> & { waits: Record<keyof ClaimWaits, number[]> };

export const claimKinds = ['honest', 'false', 'others'] as const satisfies (keyof ClaimWaits)[];

/** `coming`: who comes, in the order in which those without a seat take their tickets. */
export function openClaimDay(rules: Rules, coming: readonly Comer[]): Watcher & { result(): ClaimDay } {
  const confirmed = { atDesk: 0, elsewhere: 0 };
  const denied = { atDesk: 0, elsewhere: 0 };
  const waits: ClaimDay['waits'] = { honest: [], false: [], others: [] };
  let unanswered = 0;
  const without = coming.filter(({ seat }) => seat === undefined);
  const booked = new Map(coming.flatMap(one => (one.seat === undefined ? [] : [[one.seat.who, one]])));
  let come = 0;
  /** By booking. */
  const seats = new Map<string, Citizen>();
  const holders = new Map<string, Citizen>();
  /** Of each visit of the day its wait for the first call. */
  const firstWaits = new Map<string, number>();

  function called(ticket: string, at: number, lines: Lines, hall: Readonly<Hall>): void {
    const waiter = lines.waiter(ticket);
    if (waiter?.step !== 0) return;
    const institution = rules.queues.get(waiter.queue)?.institution;
    const before = firstWaits.get(ticket);
    firstWaits.set(ticket, workedMs(hall, waiter.cameAt, at, institution));
    lines.did(() => (before === undefined ? firstWaits.delete(ticket) : firstWaits.set(ticket, before)));
  }

  function endDay(hall: Readonly<Hall>): void {
    for (const [ticket, waitedMs] of firstWaits) {
      const citizen = holders.get(ticket);
      const kind = citizen?.pretends === true ? 'false' : 'honest';
      waits[citizen?.class === 'green' ? kind : 'others'].push(waitedMs);
    }
    for (const { asked, denied: wasDenied, class: visitClass } of hall.visits.values())
      if (asked === 'green' && visitClass !== 'green' && wasDenied !== true) unanswered += 1;
    firstWaits.clear();
    holders.clear();
  }

  return {
    saw(event, at, lines, hall) {
      switch (event.kind) {
        case 'ticket-issued': {
          const citizen = event.order === 'take-ticket' ? without[come] : undefined;
          if (citizen !== undefined) holders.set(event.ticket, citizen);
          return;
        }
        case 'booked': {
          const citizen = booked.get(event.identity);
          if (citizen !== undefined) seats.set(event.booking, citizen);
          return;
        }
        case 'booking-used': {
          const citizen = seats.get(event.booking);
          if (citizen !== undefined) holders.set(event.ticket, citizen);
          return;
        }
        case 'visit-called':
          return called(event.ticket, at, lines, hall);
        case 'class-set': {
          if (event.asked !== true) return;
          const answers = event.denied === true ? denied : confirmed;
          answers[rules.desks.has(event.counter ?? '') ? 'atDesk' : 'elsewhere'] += 1;
          return;
        }
        case 'day-closed':
          return endDay(hall);
        default:
          return;
      }
    },
    stepped({ command }) {
      if (command.verb === 'take-ticket') come += 1;
    },
    result: () => ({ confirmed, denied, unanswered, waits }),
  };
}

export function openClaims(): { add(day: ClaimDay): void; result(): ClaimFigures } {
  const confirmed = { atDesk: 0, elsewhere: 0 };
  const denied = { atDesk: 0, elsewhere: 0 };
  const waits: ClaimWaits = { honest: openSamples(), false: openSamples(), others: openSamples() };
  let unanswered = 0;
  return {
    add(day) {
      for (const where of ['atDesk', 'elsewhere'] as const) {
        confirmed[where] += day.confirmed[where];
        denied[where] += day.denied[where];
      }
      unanswered += day.unanswered;
      for (const kind of claimKinds) for (const waitedMs of day.waits[kind]) waits[kind].add(waitedMs);
    },
    result: () => ({ confirmed, denied, unanswered, waits }),
  };
}
