/** Exception codes of the application protocol V1.1b3 §7. */
const exceptions = {
  illegalFunction: 1,
  illegalAddress: 2,
  illegalValue: 3,
  failure: 4,
  acknowledge: 5,
  busy: 6,
} as const;

const names: Readonly<Record<number, string>> = {
  [exceptions.illegalFunction]: 'illegal function',
  [exceptions.illegalAddress]: 'illegal data address',
  [exceptions.illegalValue]: 'illegal data value',
  [exceptions.failure]: 'the display itself has failed',
  [exceptions.acknowledge]: 'accepted, and not done yet',
  [exceptions.busy]: 'busy',
  7: 'negative acknowledge',
  8: 'memory parity error',
  10: 'gateway path unavailable',
  11: 'nobody answers behind the gateway',
};

/** The display does not know this function, register or value: asked again, it would say the same. */
export const isMisfit = (code: number): boolean =>
  code >= exceptions.illegalFunction && code <= exceptions.illegalValue;
/** It may take the same request a little later. */
const isPassing = (code: number): boolean => code === exceptions.acknowledge || code === exceptions.busy;

/** A display that stays busy this often in a row is reported; it is asked again more slowly then. */
const refusalsBeforeTrouble = 3;

export type Refusals = {
  /** One more: when to ask again, and whether a person must know. */
  again(code: number): { pauseMs: number; isTrouble: boolean };
  /** Something was taken. */
  over(): void;
};

/** Those in a row. `refreshMs`: how long a picture that the display does not take is left alone. */
export function newRefusals(refreshMs: number): Refusals {
  let inARow = 0;
  return {
    again(code) {
      inARow += 1;
      // The same request would only be refused again: the next refresh or picture tries.
      if (!isPassing(code)) return { pauseMs: refreshMs, isTrouble: true };
      const isTrouble = inARow >= refusalsBeforeTrouble;
      return { pauseMs: isTrouble ? 1000 : 250, isTrouble };
    },
    over() {
      inARow = 0;
    },
  };
}

/** For the technician. */
export function exceptionText(code: number): string {
  const name = `${names[code] ?? 'refused'} (code ${code})`;
  return isMisfit(code) ? `the map in the config does not fit this display: ${name}` : name;
}

/** It says nothing at all. */
export const silent =
  'no answer from the display: look at its power, its cable, its address and its baud rate';
