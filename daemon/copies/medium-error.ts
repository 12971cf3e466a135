/** What an error met at the second medium means to the technician. A bug is told as it is: here it must not end the hall. */
import { problemOf } from '../journal/problem.ts';
import type { Medium } from './keeper.ts';

/** Why nothing is copied to a medium in this state; undefined where it is, or where there is nothing to copy yet. */
export function mediumText(medium: Medium, folder: string): string | undefined {
  switch (medium.is) {
    case 'absent':
    case 'other':
      return `${folder}: ${medium.why}`;
    case 'ahead': {
      const { seq, day } = medium.beyond.end;
      return (
        `${folder}: found more than the journal has, up to event ${seq} of ${day}, expected no more: the journal went back, or an older copy was put in its place; ` +
        `"one-ticket restore ${folder}" brings it back; nothing is written there until the hall goes on, and then it is kept aside`
      );
    }
    case 'unknown':
    case 'blank':
    case 'following':
      return undefined;
  }
}

export function whyIn(error: unknown, folder: string): string {
  if (error instanceof Error && 'syscall' in error) return `${folder}: found "${error.message}"`;
  return (
    problemOf(error, folder)?.message ??
    `${folder}: ${error instanceof Error ? error.message : String(error)}`
  );
}
