/** What an error says: whatever was thrown, in words, and the system's code where it has one. */

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** As the system has it: ENOENT, EBUSY. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
