/** R16: whose turn came while they were away stands on the main board. */
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { dueVisits } from '../visit/due.ts';
import { say } from './phrases.ts';

/** As many as one reads of a line that scrolls. */
const numbersShown = 6;

/** The longest due first, who have the least time left; none while nobody is due. */
export function dueLine({ phrases }: Rules, hall: Hall): string | undefined {
  const due = dueVisits(hall).slice(0, numbersShown);
  if (due.length === 0) return undefined;
  return say(phrases['main-due'], { numbers: due.map(({ ticket }) => ticket).join(' ') });
}
