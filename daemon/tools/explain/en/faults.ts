/** English: what is wrong with what was asked, and what stands for a text that is not there. */
import type { Gone } from '../texts.ts';

export const gone: Gone = {
  erased: '(erased)',
  missing: '(not to be had: texts.db is missing or damaged)',
};

export const faults = {
  itself: (ticket: string) => `--against: found ${ticket} itself, expected another ticket of that day.`,
  notIssued({ ticket, day, issued, nearest }: NotIssued): string {
    if (nearest.length === 0)
      return `${ticket}: found no ticket issued on ${day} yet. Name another day with --day.`;
    return (
      `${ticket}: found no such ticket on ${day}, expected one of the ${issued} issued then; the nearest: ` +
      `${nearest.join(', ')}. Name another ticket, or another day with --day.`
    );
  },
};

/** `issued`: how many were. */
type NotIssued = { ticket: string; day: string; issued: number; nearest: readonly string[] };
