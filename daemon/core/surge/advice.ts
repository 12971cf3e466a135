/**
 * R9: which closed counter would help most, as the next hour played forward beside the hall has found. It is told once, and
 * anew when another counter would help, none any more, or much less or more than was told.
 */
import { kindOf } from '../types/alarm.ts';
import { type Alarm, says } from '../types/alarm-message.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { FormerAdvice, SurgeAdvice } from '../types/reasons.ts';

/** So much of what was told it must be off by to be told anew. */
const newsShare = 1 / 3;

/** None once the plan calls for no help any more, or somebody opened that counter meanwhile. */
export function decideAdvice(hall: Hall, { advice }: Command & { verb: 'advise' }): Event[] {
  const alarm = surgeAlarm(hall);
  if (hall.surge === undefined && alarm === undefined) return [];
  if (advice !== undefined && hall.counters.get(advice.counter)?.status !== 'closed') return [];
  if (!isNews(alarm === undefined ? hall.advice : alarm.args.advice, advice)) return [];
  const advised: Event = { kind: 'surge-advised', ...(advice !== undefined && { advice }) };
  if (alarm === undefined) return [advised];
  const { id, severity, subject, args } = alarm;
  const { advice: _, ...rest } = args;
  const message = says('surge', { ...rest, ...(advice !== undefined && { advice }) });
  return [advised, { kind: 'alarm-raised', alarm: id, severity, ...message, subject }];
}

/** After hours the report of the day is written already. */
export function judgeAdvice(hall: Hall, { judged }: Command & { verb: 'judge-advice' }): Event[] {
  return hall.open ? [{ kind: 'advice-judged', ...judged }] : [];
}

/** True while the plan calls for help, be it in force or only proposed. */
export function isHelpCalledFor(hall: Readonly<Hall>): boolean {
  return hall.open && (hall.surge !== undefined || surgeAlarm(hall) !== undefined);
}

function surgeAlarm(hall: Readonly<Hall>): (Alarm & { code: 'surge' }) | undefined {
  for (const alarm of hall.alarms.values()) {
    if (kindOf(alarm.id) === 'surge' && alarm.code === 'surge') return alarm;
  }
  return undefined;
}

function isNews(told: SurgeAdvice | FormerAdvice | undefined, advice: SurgeAdvice | undefined): boolean {
  if (told === undefined || advice === undefined) return told !== advice;
  if (told.counter !== advice.counter || 'toMs' in told) return true;
  return Math.abs(told.savedMs - advice.savedMs) > told.savedMs * newsShare;
}
