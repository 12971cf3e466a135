/** A device that works, but not for long unless somebody helps: an alarm from its first warning until it warns no more. */

import { alarmId, isWarning } from '../types/alarm.ts';
import { isSame, says } from '../types/alarm-message.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** `warning` left out: there is none, or it cannot work, and the alarm of that says more. */
export function warnings(rules: Rules, hall: Hall, device: string, warning: string | undefined): Event[] {
  // As with repairs: before the first day there is no journal to write to.
  if (hall.day === undefined) return [];
  const alarm = alarmId('warning', device);
  const stands = hall.alarms.get(alarm);
  const roll = rules.printers.includes(device);
  const message = warning === undefined ? undefined : says('warning', { device, warning, roll });
  if (stands === undefined ? message === undefined : message !== undefined && isSame(stands, message))
    return [];
  return [
    ...(stands === undefined ? [] : [cleared(alarm)]),
    ...(message === undefined
      ? []
      : [{ kind: 'alarm-raised', alarm, severity: 'warning', ...message, subject: { device } } as const]),
  ];
}

/** Of devices that `isKnown` does not know, nobody takes a warning back. */
export function goneWarnings(hall: Hall, isKnown: (device: string) => boolean): Event[] {
  return [...hall.alarms.values()]
    .filter(({ id, subject }) => isWarning(id) && !isKnown(subject.device ?? ''))
    .map(({ id }) => cleared(id));
}

function cleared(alarm: string): Event {
  return { kind: 'alarm-cleared', alarm };
}
