/** Why the journal took nothing. */

/** The disk's errors come from SQLite, or from a system call on a file; a broken constraint is a bug of the core. */
export function isBug(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const constraint = 19;
  if ('errcode' in error) return (Number(error.errcode) & 0xff) === constraint;
  return !('syscall' in error);
}
