/** The state folder is for whoever runs the hall. What it makes is closed to others from the start (daemon/one-ticket.mjs). */
import { chmodSync, statSync } from 'node:fs';

/** One that an earlier version made, or a person, is closed by its own mode, whatever stands open in it. Throws where that may not be. */
export function closeToOthers(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o077) !== 0) chmodSync(folder, mode & 0o700);
}
