/** The journal learns of which hall it tells. */
import type { Event } from '../types/events.ts';
import { layoutOf } from '../types/layout.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** Told at every start: the config was changed within the day, or the day's journal is older than layouts. */
export function describeHall(rules: Rules, hall: Hall): Event[] {
  const layout = layoutOf(rules);
  if (hall.day === undefined || JSON.stringify(hall.layout) === JSON.stringify(layout)) return [];
  return [{ kind: 'hall-described', layout }];
}
