/** What an error met at the second medium means to the technician. A bug is told as it is: here it must not end the hall. */
import { problemOf } from '../journal/problem.ts';
import type { Medium } from './keeper.ts';
import { words } from './words.ts';

/** Why nothing is copied to a medium in this state; undefined where it is, or where there is nothing to copy yet. */
export function mediumText(medium: Medium, folder: string): string | undefined {
  switch (medium.is) {
    case 'absent':
    case 'other':
      return words.at(folder, medium.why);
    case 'ahead': {
      const { seq, day } = medium.beyond.end;
      return words.ahead(folder, seq, day);
    }
    case 'unknown':
    case 'blank':
    case 'following':
      return undefined;
  }
}

export function whyIn(error: unknown, folder: string): string {
  if (error instanceof Error && 'syscall' in error) return words.system(folder, error.message);
  return (
    problemOf(error, folder)?.message ??
    words.at(folder, error instanceof Error ? error.message : String(error))
  );
}
