/** How long whoever joins a queue now will wait, as the page says it. */
import { worded, words } from '../words.ts';

/** `range`: as it stands in the state of a queue. Empty where no counter is open for it. */
export function expectedWaitText(range: readonly [low: number, high: number] | undefined): string {
  if (!Array.isArray(range)) return '';
  const [low, high] = range;
  if (high === 0) return words.value.noWait;
  return low === high ? worded('expectedAbout', { minutes: low }) : worded('expectedWait', { low, high });
}
