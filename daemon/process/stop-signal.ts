export type Stop = {
  asked: Promise<void>;
  wanted(): boolean;
  /** Nobody waits for it any more: nothing of it keeps the process alive. */
  over(): void;
};

/** Asked by SIGINT, SIGTERM, or, for a daemon under the demo, by the end of its standard input. */
export function stopSignal(): Stop {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let wanted = false;
  // A hall with no device and no broker has nothing else that keeps the process alive.
  const alive = setInterval(() => {}, 2 ** 30);
  const ask = () => {
    wanted = true;
    resolve();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  if (process.env['ONE_TICKET_PARENT'] === 'stdin') process.stdin.on('end', ask).on('error', ask).resume();
  return {
    asked,
    wanted: () => wanted,
    over() {
      clearInterval(alive);
      process.stdin.destroy();
    },
  };
}
