/** What a hall that runs cannot do at all just now: then its `$state` is degraded. One device of several is no such thing. */

import { isOfDevice, isOfTheDay, isWarning } from '../../core/types/alarm.ts';
import { messageOf } from '../../core/types/alarm-message.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Lack } from '../../text/staff/language.ts';

/** None: it can do everything. */
export function lacking({ printers, voices }: Rules, hall: Hall): Lack[] {
  const lacks: Lack[] = [];
  const noneWorks = (devices: readonly string[]) =>
    devices.length > 0 && devices.every(device => hall.unfit.has(device));
  if (noneWorks(printers)) lacks.push({ code: 'no-printer', args: {} });
  if (noneWorks(voices)) lacks.push({ code: 'no-voice', args: {} });
  // What is left is wrong with the machine: its clock, its copies, its disk.
  for (const alarm of hall.alarms.values())
    if (!isOfTheDay(alarm.id) && !isOfDevice(alarm.id) && !isWarning(alarm.id)) lacks.push(messageOf(alarm));
  return lacks;
}
