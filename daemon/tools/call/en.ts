/** English: what `call` and `replay` say. */

const list = (halls: readonly string[]) => halls.join(', ');

export const en = {
  notReached: (broker: string, why: string) => `the broker at ${broker} cannot be reached: ${why}`,
  notHeard: (broker: string, refused: string) =>
    `the broker at ${broker} does not let this user hear halls (${refused}): look at --url and --password-file, and at its access list`,
  noHall: (broker: string) =>
    `no hall is online at ${broker}: is the daemon running, and is --url the broker of its config?`,
  notThisHall: (broker: string, hall: string, there: readonly string[]) =>
    `the hall ${hall} is not online at ${broker}; ${there.length === 0 ? 'no hall is' : `there: ${list(there)}`}`,
  whichHall: (halls: readonly string[]) =>
    `found several halls, expected one by --hall: ${list(halls)}; for example --hall ${halls[0]}`,
  refused: (verb: string, code: string, message: string) => `${verb}: refused (${code}): ${message}`,
  done: (verb: string) => `${verb}: done`,
  noAnswer: (hall: string, withinS: number) =>
    `the hall ${hall} has not answered within ${withinS} s: whether it was done is not known; look with one-ticket watch`,
  connectionLost: (why: string) =>
    `the connection was lost before the answer came (${why}): whether it was done is not known; look with one-ticket watch`,
  wrongFrom: (from: string) =>
    `replay: found --from ${from}, expected the seq of an event, a whole number from 1 on, for example --from 1`,
  replayed: (count: number, upTo: number) =>
    count === 0 ? `no event yet after ${upTo}` : `${count} events, up to ${upTo}`,
  goesOn: (from: number, why: string) =>
    `the connection was lost (${why}): it is asked again from ${from} on when it is back`,
  cut: (last: number, forS: number) =>
    `nothing came for ${forS} s; the last event was ${last}: go on with --from ${last + 1}`,
};
