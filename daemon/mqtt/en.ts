/** English: why a hall is not heard over its broker. What the broker or the system says stands in it as it came. */

export const en = {
  lost: 'the connection was lost',
  stopped: 'stopped',
  notWaiting: 'no longer waiting',
  tookNothing: (forMs: number) => `the broker took nothing for ${forMs / 1000} s`,
  notSubscribed: (refused: string) => `subscribing was refused: ${refused}`,

  daemon: {
    broker: (host: string) => `its broker at ${host}`,
    none: (hall: string, broker: string) => `no daemon of ${hall} is on ${broker}`,
    anybody: 'whoever has no user',
    notHeard: (broker: string, who: string, hall: string, refused: string) =>
      `${broker} does not let ${who} hear the hall ${hall} (${refused})`,
    notReached: (broker: string, why: string) => `${broker} cannot be reached (${why})`,
    brokerGone: (broker: string, why: string) => `${broker} is gone: ${why}`,
    left: (broker: string) => `${broker} was left`,
    noAnswer: (hall: string, withinMs: number) =>
      `the daemon of ${hall} has not answered within ${withinMs / 1000} s`,
    ended: (hall: string) => `the daemon of ${hall} has ended`,
  },
};
