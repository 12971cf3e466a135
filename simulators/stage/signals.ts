/**
 * Resolves at the first SIGINT or SIGTERM, or, for one that a program started, when that has ended. A second signal ends the
 * process at once, for a person who will not wait.
 */
export function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    function ask(): void {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
      resolve();
    }
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
    if (process.env['ONE_TICKET_PARENT'] === 'stdin')
      process.stdin.on('end', ask).on('error', ask).resume().unref();
  });
}
