/** When time alone changes something, found by looking at everything at every step: what the file of deadlines must say too. */
import { nextAlarmAt, watchHall } from '../../../daemon/core/alarms/alarms.ts';
import { claimUntil, fetchFrom } from '../../../daemon/core/counter/desk.ts';
import { issuedUntil } from '../../../daemon/core/counter/desk-tickets.ts';
import { leavesOwnerAt } from '../../../daemon/core/counter/questions.ts';
import { breakToldAt, mayGoEndsAt } from '../../../daemon/core/day/break-notice.ts';
import { closingSoonAt, hardCloseAt } from '../../../daemon/core/day/day-end.ts';
import { noticeEndsAt } from '../../../daemon/core/day/notices.ts';
import { dropsAt, heldUntil, printsAt } from '../../../daemon/core/day/on-paper.ts';
import { autoStartAt, awayUntil, missedUntil } from '../../../daemon/core/deadlines/call-times.ts';
import { isGone, strandsIn } from '../../../daemon/core/deadlines/stranded-visits.ts';
import { goneDevicesAt } from '../../../daemon/core/devices/repairs.ts';
import { askedUntil, awayAskedUntil } from '../../../daemon/core/outputs/scan-answer.ts';
import { toFetchUntil } from '../../../daemon/core/outputs/slips-to-fetch.ts';
import { readyUntil } from '../../../daemon/core/queue/ready-counter.ts';
import { surgeLooksAt } from '../../../daemon/core/surge/plan.ts';
import { standingAt } from '../../../daemon/core/types/lane.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { ended } from '../../../daemon/core/visit/current-visit.ts';

export function plainDeadline(rules: Rules, hall: Hall, now: number): number | undefined {
  const counters = [...hall.counters];
  /** In a power cut nobody is missed, nor has left by time: for ever, while nobody says that it is over. */
  const held = (until: number | undefined) => until && Math.max(until, heldUntil(hall) ?? 0);
  const ofTheDay = () => [
    hardCloseAt(rules, hall),
    closingSoonAt(hall, now),
    claimUntil(rules, hall, now),
    standingAt(hall.freeing, 0)?.key,
    surgeLooksAt(rules, hall, now),
    awayAskedUntil(hall, now),
    printsAt(rules, hall),
    dropsAt(hall),
    ...[...hall.questions.values()].map(question => leavesOwnerAt(rules, hall, question)),
    ...[...hall.early].map(([ticket, opensAt]) => {
      const visit = hall.visits.get(ticket);
      return visit === undefined || ended(visit) || visit.class !== 'normal'
        ? undefined
        : opensAt - hall.wallAheadMs;
    }),
    ...[...hall.visits.values()].map(({ place }) =>
      place.is === 'away' ? held(awayUntil(rules, hall, place)) : undefined,
    ),
    ...counters.map(([, state]) => autoStartAt(rules, hall, state)),
    ...counters.map(([id, state]) => readyUntil(rules, hall, id, state)?.at),
    ...counters.map(([, state]) => fetchFrom(rules, hall, state)),
    ...counters.map(([id, state]) => (isGone(rules, id, state) ? now : undefined)),
    ...[...hall.queues.keys()].map(id => (strandsIn(rules, hall, id) ? now : undefined)),
    ...[...hall.expiring.keys()].map(ticket => {
      const place = hall.visits.get(ticket)?.place;
      return place?.is === 'missed' ? held(missedUntil(rules, hall, place)) : undefined;
    }),
  ];
  const moments = [
    ...(hall.open ? ofTheDay() : []),
    goneDevicesAt(rules, hall, now),
    mayGoEndsAt(rules, hall, now),
    ...[...hall.sessions.keys()].map(one => breakToldAt(rules, hall, one, now)),
    askedUntil(hall, now),
    toFetchUntil(hall, now),
    ...counters.map(([, state]) => issuedUntil(state, now)),
    ...hall.notices.map(notice => noticeEndsAt(hall, notice)),
    nextAlarmAt(hall, hall.alarms.keys(), now, see => watchHall(rules, hall, now, see)),
  ]
    .filter(moment => moment !== undefined)
    .filter(moment => Number.isFinite(moment));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
