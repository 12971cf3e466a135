/** The exit codes of every verb, as sysexits.h names them. */
/** `refused`: the hall did not do what it was ordered to (EX_UNAVAILABLE). */
export const exitCodes = { ok: 0, usage: 64, refused: 69, internal: 70, io: 74, config: 78 } as const;

/** What is wrong is told on stderr; returns the exit code. */
export function failed(message: string, fault: Exclude<keyof typeof exitCodes, 'ok'>): number {
  process.stderr.write(`${message}\n`);
  return exitCodes[fault];
}
