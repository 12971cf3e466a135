/** What a hall that runs cannot do at all just now: then its `$state` is degraded. One device of several is no such thing. */

import { isOfDevice, isOfTheDay, isWarning } from '../../core/types/alarm.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import { textOf } from '../../text/staff/sentences.ts';

/** In words; none: it can do everything. */
export function lacking({ printers, voices }: Rules, hall: Hall): string | undefined {
  const lacks: string[] = [];
  const noneWorks = (devices: readonly string[]) =>
    devices.length > 0 && devices.every(device => hall.unfit.has(device));
  if (noneWorks(printers)) lacks.push('no printer works: no tickets are printed');
  if (noneWorks(voices)) lacks.push('no voice works: calls are not said');
  // What is left is wrong with the machine: its clock, its copies, its disk.
  for (const alarm of hall.alarms.values())
    if (!isOfTheDay(alarm.id) && !isOfDevice(alarm.id) && !isWarning(alarm.id)) lacks.push(textOf(alarm));
  return lacks.length === 0 ? undefined : lacks.join('; ');
}
