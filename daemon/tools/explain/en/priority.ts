/** English: a priority, in minutes of weighted waiting, and what it is made of. */
import { lasting } from '../../../text/duration.ts';
import type { Parts, Priority } from '../priority.ts';

/** "31.0 min" */
export function priorityText(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} min`;
}

/** "green, waited 9 min ×3 + credit 4 min" */
function partsText({ class: visitClass, waitedMs, isWhole, isCounted, weight, creditMs }: Parts): string {
  const waited = `${isCounted ? 'counted as waiting' : 'waited'} ${lasting(waitedMs)}`;
  const times = `${isWhole ? '' : ' without the break'}${weight === undefined ? '' : ` ×${weight}`}`;
  const credit = creditMs === 0 ? '' : ` ${creditMs > 0 ? '+' : '−'} credit ${lasting(Math.abs(creditMs))}`;
  return `${visitClass}, ${waited}${times}${credit}`;
}

/** "31.0 min (green, waited 9 min ×3 + credit 4 min)" */
export function priorityInFull({ ms, parts }: Priority): string {
  return `${priorityText(ms)} (${partsText(parts)})`;
}

/** Precise enough that the higher one looks higher. */
export function higherAgainst(high: Priority, low: Priority): string {
  const isSeen = priorityText(high.ms) !== priorityText(low.ms) || high.ms === low.ms;
  const figure = isSeen ? priorityText : (ms: number) => `${(ms / 1000).toFixed(3)} s`;
  return `${figure(high.ms)} (${partsText(high.parts)}) against ${figure(low.ms)} (${partsText(low.parts)})`;
}
