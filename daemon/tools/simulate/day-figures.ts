/** What is counted of one simulated day: values alone, which can be handed from thread to thread. */
import { workedMs } from '../../core/day/timetable.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Rules, SurgeLevelId } from '../../core/types/rules.ts';
import { type EstimateSample, openEstimates } from '../../history/estimates.ts';
import { openBookingDay } from './booking-figures.ts';
import { openClaimDay } from './claim-figures.ts';
import { openCounterUse } from './counter-use.ts';
import type { Comer } from './crowd.ts';
import { type DayFigures, noSurge, type SurgeTime } from './figures.ts';
import { spread } from './time-of-day.ts';
import { openWaitsDay } from './waits.ts';
import type { Watcher } from './watch.ts';
import { midnightOf } from './working-hours.ts';

/** `coming`: who comes, in the order in which they take their tickets. */
export function openDayFigures(rules: Rules, coming: readonly Comer[]): Watcher & { result(): DayFigures } {
  const claims = openClaimDay(rules, coming);
  const bookings = openBookingDay(rules);
  const waits = openWaitsDay(rules);
  const counters = openCounterUse(rules);
  const [turnedAway, done, left] = [counts(), counts(), counts()];
  const surge = new Map<SurgeLevelId, SurgeTime>();
  const samples = new Set<EstimateSample>();
  const estimates = openEstimates({
    told: sample => samples.add(sample),
    dropped: sample => samples.delete(sample),
  });
  let [tickets, missed] = [0, 0];
  let level: { id: SurgeLevelId; since: number } | undefined;
  let midnight = 0;

  function changeLevel(id: SurgeLevelId | undefined, at: number, hall: Readonly<Hall>): void {
    if (level !== undefined) {
      const time = surge.get(level.id) ?? noSurge();
      surge.set(level.id, time);
      time.totalMs += workedMs(hall, level.since, at);
      spread(time.overTheDay, level.since - midnight, at - midnight);
    }
    level = id && { id, since: at };
  }

  function countEnds(hall: Readonly<Hall>): void {
    for (const { place } of hall.visits.values()) {
      if (place.is === 'done') done.add(place.outcome);
      else if (place.is === 'left') left.add(place.reason);
    }
  }

  return {
    saw(event, at, lines, hall) {
      claims.saw(event, at, lines, hall);
      bookings.saw(event, at, lines, hall);
      waits.saw(event, at, lines, hall);
      estimates.saw(event, at);
      switch (event.kind) {
        case 'day-opened':
          midnight = midnightOf(rules, event.day);
          return;
        case 'ticket-issued':
          tickets += 1;
          return;
        case 'visit-missed':
          missed += 1;
          return;
        case 'surge-changed':
          return changeLevel(event.level, at, hall);
        default:
          return;
      }
    },
    stepped(step, hall) {
      claims.stepped(step, hall);
      bookings.stepped(step, hall);
      counters.stepped(step, hall);
      // Not by the events: an end may have been taken back, or the visit reopened.
      if (!isRefusal(step.outcome) && step.outcome.some(({ kind }) => kind === 'day-closed')) countEnds(hall);
      if (isRefusal(step.outcome) && step.command.verb === 'take-ticket')
        turnedAway.add(step.outcome.refused);
    },
    result() {
      const seats = bookings.result();
      for (const why of seats.turnedAway) turnedAway.add(why);
      return {
        tickets,
        turnedAway: turnedAway.all,
        bookings: seats.counts,
        missed,
        done: done.all,
        left: left.all,
        waits: waits.result(),
        claims: claims.result(),
        estimates: [...samples],
        surge,
        counters: counters.result(),
      };
    },
  };
}

function counts(): { all: Map<string, number>; add(key: string): void } {
  const all = new Map<string, number>();
  return { all, add: key => void all.set(key, (all.get(key) ?? 0) + 1) };
}
