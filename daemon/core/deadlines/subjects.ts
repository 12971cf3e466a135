/** What time alone can change, apart by whom it is about, so that each is looked at only when something happened to it. */
import { watchDay } from '../alarms/alarms.ts';
import { watchCounter } from '../alarms/counters.ts';
import { watchIdle } from '../alarms/idle-counters.ts';
import { watchKiosks } from '../alarms/kiosks.ts';
import { watchQuestions } from '../alarms/questions.ts';
import { watchQueue } from '../alarms/queues.ts';
import { watchUnprinted } from '../alarms/unprinted.ts';
import { watchParked } from '../alarms/visits.ts';
import { fetchFrom } from '../counter/desk.ts';
import { issuedUntil } from '../counter/desk-tickets.ts';
import { leavesOwnerAt } from '../counter/questions.ts';
import { breakToldAt, mayGoEndsAt } from '../day/break-notice.ts';
import { hardCloseAt } from '../day/day-end.ts';
import { noticeEndsAt } from '../day/notices.ts';
import { heldUntil } from '../day/on-paper.ts';
import { goneDevicesAt } from '../devices/repairs.ts';
import { watchCapacity } from '../estimate/capacity.ts';
import { readyUntil } from '../queue/ready-counter.ts';
import { kindOf } from '../types/alarm.ts';
import type { Alarm } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { autoStartAt, awayUntil, missedUntil } from './call-times.ts';
import { isGone, strandsIn } from './stranded-visits.ts';

/** What a subject may be, beside a counter and a queue. */
export type Part = 'day' | 'kiosks' | 'absent' | 'unprinted' | 'capacity' | 'questions';

/** `momentsAt`: when time changes something of it without an alarm; a moment that has passed is due. */
export type Watched = {
  momentsAt(now: number): readonly (number | undefined)[];
  watch(now: number, see: See): void;
};

const nothing: Watched = { momentsAt: () => [], watch() {} };

export function watchedCounter(rules: Rules, hall: Hall, id: string): Watched {
  return {
    momentsAt(now) {
      const state = hall.counters.get(id);
      if (state === undefined) return [];
      return [
        issuedUntil(state, now),
        autoStartAt(rules, hall, state),
        readyUntil(rules, hall, id, state)?.at,
        fetchFrom(rules, hall, state),
        isGone(rules, id, state) ? now : undefined,
      ];
    },
    watch(_, see) {
      const state = hall.counters.get(id);
      if (state === undefined) return;
      watchCounter(rules, hall, id, state, see);
      watchParked(rules, hall, id, state, see);
    },
  };
}

export function watchedQueue(rules: Rules, hall: Hall, id: string): Watched {
  return {
    momentsAt: now => (strandsIn(rules, hall, id) ? [now] : []),
    watch(now, see) {
      watchIdle(rules, hall, id, see);
      watchQueue(rules, hall, id, now, see);
    },
  };
}

export function watchedParts(rules: Rules, hall: Hall): Record<Part, Watched> {
  return {
    day: {
      momentsAt: now => [
        hardCloseAt(rules, hall),
        goneDevicesAt(rules, hall, now),
        mayGoEndsAt(rules, hall, now),
        ...[...hall.sessions.keys()].map(one => breakToldAt(rules, hall, one, now)),
        ...hall.notices.map(notice => noticeEndsAt(hall, notice)),
      ],
      watch: (now, see) => watchDay(rules, hall, now, see),
    },
    kiosks: { ...nothing, watch: (_, see) => watchKiosks(hall, see) },
    // Institutions have breaks of their own: the first to be missed need not be the first to be left, nor the first due the first missed.
    absent: {
      ...nothing,
      momentsAt: () =>
        [...hall.expiring.keys(), ...hall.due].map(ticket => {
          const held = heldUntil(hall) ?? 0;
          const place = hall.visits.get(ticket)?.place;
          const until = place?.is === 'away' ? awayUntil(rules, hall, place) : undefined;
          if (place?.is === 'missed') return Math.max(held, missedUntil(rules, hall, place));
          return until === undefined ? undefined : Math.max(held, until);
        }),
    },
    unprinted: { ...nothing, watch: (_, see) => watchUnprinted(hall, see) },
    questions: {
      momentsAt: () => [...hall.questions.values()].map(one => leavesOwnerAt(rules, hall, one)),
      watch: (now, see) => watchQuestions(rules, hall, now, see),
    },
    capacity: { ...nothing, watch: (now, see) => watchCapacity(rules, hall, now, see) },
  };
}

/** Whose alarm it is. */
export function subjectOf({
  id,
  subject: { counter = '', queue = '' },
}: Pick<Alarm, 'id' | 'subject'>): { counter: string } | { queue: string } | { part: Part } {
  switch (kindOf(id)) {
    case 'serve':
    case 'forgotten':
    case 'supervisor-asked':
    case 'parked':
      return { counter };
    case 'wait':
    case 'unserved':
    case 'no-calls':
      return { queue };
    case 'hoarding':
      return { part: 'kiosks' };
    case 'not-printed':
    case 'slip-failed':
      return { part: 'unprinted' };
    case 'question-due':
      return { part: 'questions' };
    case 'capacity':
    case 'full':
      return { part: 'capacity' };
    default:
      return { part: 'day' };
  }
}
