/** Orders about the visit in a counter's hand. */

import { dateAndTime } from '../day/clock-face.ts';
import { heldUntil, isHeld } from '../day/on-paper.ts';
import { missAllowedAt } from '../deadlines/call-times.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { callOf, pauseAfter } from '../visit/current-visit.ts';
import { heardSince } from '../visit/hearing.ts';
import { decideMark } from '../visit/marks.ts';
import { comesKnown } from '../visit/presumption.ts';
import { finish } from './finish.ts';
import { decideSendOn } from './transfer.ts';

export type InHandCommand = Extract<
  Command,
  {
    verb:
      | 'pick-service'
      | 'mark'
      | 'recall'
      | 'start'
      | 'finish'
      | 'choose-route'
      | 'transfer'
      | 'return-to'
      | 'park'
      | 'miss';
  }
>;

export function decideInHand(
  rules: Rules,
  hall: Hall,
  command: InHandCommand,
  visit: Visit,
  now: number,
): Event[] | Refusal {
  const { counter } = command;
  const { ticket, place } = visit;
  switch (command.verb) {
    case 'recall':
      return recall(rules, hall, visit, counter, now);
    case 'start':
      if (callOf(visit) === undefined)
        return refuse('wrong-place', { ticket, is: visit.place.is, wanted: 'called' });
      return [{ kind: 'visit-started', ticket, counter, by: 'key' }];
    case 'pick-service':
    case 'mark':
      return decideMark(rules, visit, command, hall.counters.get(counter)?.marks);
    case 'finish':
      return finish(rules, hall, visit, command, now);
    case 'choose-route': {
      const step = visit.steps.find(
        (next, index) => index > visit.step && next.is === 'choice' && next.among.includes(command.queue),
      );
      if (step?.is !== 'choice')
        return refuse('not-in-route', { is: 'no-later-step', ticket, queue: command.queue });
      const { choice } = step;
      return [
        ...comesKnown(visit, counter),
        { kind: 'route-chosen', ticket, counter, choice, queue: command.queue, by: 'clerk' },
      ];
    }
    case 'transfer':
    case 'return-to':
      return decideSendOn(rules, hall, visit, command, now);
    case 'park':
      if (place.is !== 'serving') return refuse('not-started', { ticket });
      return [
        ...comesKnown(visit, counter),
        { kind: 'visit-parked', ticket, counter },
        ...pauseAfter(hall, counter),
      ];
    case 'miss': {
      if (isHeld(hall, now)) return refuse('paper-first', heldTold(rules, hall));
      const call = callOf(visit);
      if (call === undefined || !('queue' in place))
        return refuse('wrong-place', { ticket, is: visit.place.is, wanted: 'called' });
      const allowedAt = missAllowedAt(rules, hall, visit, call);
      // Who is only presumed to have come was given that time.
      if (place.is === 'called' && (allowedAt === undefined || now < allowedAt))
        return refuse('not-heard', { ticket });
      return [{ kind: 'visit-missed', ticket, counter, queue: place.queue }, ...pauseAfter(hall, counter)];
    }
  }
}

function heldTold({ timeZone }: Rules, hall: Hall): { until?: string } {
  const until = heldUntil(hall) ?? 0;
  return Number.isFinite(until) ? { until: dateAndTime(until + hall.wallAheadMs, timeZone) } : {};
}

function recall(rules: Rules, hall: Hall, visit: Visit, counter: string, now: number): Event[] | Refusal {
  const { ticket } = visit;
  const call = callOf(visit);
  if (call === undefined) return refuse('wrong-place', { ticket, is: visit.place.is, wanted: 'called' });
  const { maxCalls, recallGapMs } = rules.times;
  if (call.nth >= maxCalls) return refuse('called-enough', { ticket, calls: call.nth });
  const since = heardSince(rules, hall, call);
  if (since === undefined || now < since + recallGapMs) {
    return refuse('recall-too-soon', { afterMs: recallGapMs });
  }
  return [{ kind: 'visit-recalled', ticket, counter, call: call.nth + 1 }];
}
