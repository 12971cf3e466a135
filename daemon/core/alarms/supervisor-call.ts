/** 请主任来: a clerk asks for the supervisor, without a sound and with nothing to be seen in the hall. */

import { alarmId } from '../types/alarm.ts';
import { messageOf, says } from '../types/alarm-message.ts';
import { type Watch } from '../types/condition.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';

/** Who has not come by then was not seen to come; the clerk asks again. */
const standsForMs = 30 * 60_000;

/** Pressed again while it stands it changes nothing: whoever is in need presses twice. */
export function askSupervisor(hall: Hall, counter: string): Event[] {
  const alarm = alarmId('supervisor-asked', counter);
  if (hall.alarms.has(alarm)) return [];
  const clerk = hall.counters.get(counter)?.clerk;
  const asked = says('supervisor-asked', { counter, ...(clerk !== undefined && { clerk }) });
  return [{ kind: 'alarm-raised', alarm, severity: 'warning', ...asked, subject: { counter } }];
}

/** What stands of it at that counter, and until when. */
export function supervisorAsked(
  hall: Hall,
  counter: string,
): { since: number; endsAt: number; watch: Watch } | undefined {
  const id = alarmId('supervisor-asked', counter);
  const alarm = hall.alarms.get(id);
  if (alarm === undefined) return undefined;
  const { severity, subject, since } = alarm;
  return {
    since,
    endsAt: since + standsForMs,
    watch: { id, severity, subject, says: () => messageOf(alarm) },
  };
}
