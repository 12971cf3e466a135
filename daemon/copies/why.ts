/** What an error met at the second medium means to the technician. A bug is told as it is: here it must not end the hall. */
import { problemOf } from '../journal-problem.ts';

export function whyIn(error: unknown, folder: string): string {
  if (error instanceof Error && 'syscall' in error) return `${folder}: found "${error.message}"`;
  return (
    problemOf(error, folder)?.message ??
    `${folder}: ${error instanceof Error ? error.message : String(error)}`
  );
}
