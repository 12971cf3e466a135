/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once, for a person who will not wait. */
export function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    function ask(): void {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
      resolve();
    }
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
