/** Exception codes of the application protocol V1.1b3 §7. */
const exceptions = {
  illegalFunction: 1,
  illegalAddress: 2,
  illegalValue: 3,
  failure: 4,
  acknowledge: 5,
  busy: 6,
  noPath: 10,
  noTarget: 11,
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
  [exceptions.noPath]: 'gateway path unavailable',
  [exceptions.noTarget]: 'nobody answers behind the gateway',
};

/** The display does not know this function, register or value: asked again, it would say the same. */
export const isMisfit = (code: number): boolean =>
  code >= exceptions.illegalFunction && code <= exceptions.illegalValue;
/** Not said by the display: the gateway before it gets no answer. */
export const isOfTheGateway = (code: number): boolean =>
  code === exceptions.noPath || code === exceptions.noTarget;
/** When it may take the same request, if ever. */
export const againMsOf = (code: number): number | undefined =>
  code === exceptions.acknowledge || code === exceptions.busy ? 250 : undefined;

/** For the technician. */
export function exceptionText(code: number): string {
  const name = `${names[code] ?? 'refused'} (code ${code})`;
  return isMisfit(code) ? `the map in the config does not fit this display: ${name}` : name;
}
