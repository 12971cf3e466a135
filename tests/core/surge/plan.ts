/** Surge plans and the crowds that strain them. */
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules, SurgeLevel, SurgeLevelId, SurgePlan } from '../../../daemon/core/types/rules.ts';
import { type Play, untimed } from '../../kit/hall/play.ts';

export const minuteMs = 60_000;
export const holdMs = 5 * minuteMs;

export function level(id: SurgeLevelId, triggers: Partial<SurgeLevel>): SurgeLevel {
  return { id, backup: false, limit: new Map(), spoken: `${id} begins`, ...triggers };
}
export const byWaiting = [
  level('attention', { waitingPerCounter: 4 }),
  level('busy', { waitingPerCounter: 8 }),
  level('emergency', { waitingPerCounter: 12 }),
];

export function withPlan(
  levels: readonly SurgeLevel[],
  more: Partial<SurgePlan> & { rules?: Rules } = {},
): Rules {
  const { rules = untimed, ...plan } = more;
  return { ...rules, surge: { automatic: true, release: 0.75, holdMs, levels, ...plan } };
}

/** Somebody for the desk. */
export function come(hall: Play, many: number, service = 'advice'): string[] {
  return Array.from({ length: many }, () => hall.take(service));
}
export function go(hall: Play, many: number): void {
  const waiting = [...hall.hall.visits.values()].filter(({ place }) => place.is === 'waiting');
  for (const { ticket } of waiting.slice(-many)) hall.give({ verb: 'abandon', ticket, reason: 'gone' });
}
export const levelOf = (hall: Play) => hall.hall.surge?.level;
export const alarmsOf = (hall: Play) => [...hall.hall.alarms.keys()].filter(id => id.startsWith('surge'));
export function changes(hall: Play): Extract<Event, { kind: 'surge-changed' }>[] {
  return hall.log.flatMap(({ event }) => (event.kind === 'surge-changed' ? [event] : []));
}
