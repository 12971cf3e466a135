export type Stop = { asked: Promise<void>; wanted(): boolean };

/** Asked by SIGINT, SIGTERM, or, for a daemon under the demo, by the end of its standard input. */
export function stopSignal(): Stop {
  let wanted = false;
  // A hall with no device and no broker has nothing else that keeps the process alive.
  const alive = setInterval(() => {}, 2 ** 30);
  const asked = new Promise<void>(resolve => {
    const ask = () => {
      wanted = true;
      clearInterval(alive);
      // A standard input that is still read would keep the process alive.
      process.stdin.destroy();
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
    if (process.env['ONE_TICKET_PARENT'] === 'stdin') {
      process.stdin.on('end', ask).on('error', ask).resume();
    }
  });
  return { asked, wanted: () => wanted };
}
