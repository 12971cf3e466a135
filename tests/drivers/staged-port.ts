import fc from 'fast-check';
import type { Config } from '../../config/schema/config.ts';
import type { LinkEvents, OpenLink } from '../../drivers/device.ts';
import { type Haste, unhurried } from '../../simulators/devices/parts/haste.ts';
import type { FaultName } from '../../simulators/stage/fault-names.ts';
import { stage } from '../../simulators/stage/stage.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** The simulated devices of one port on virtual time, paced, with what comes in cut where `cuts` says. */
export function stagedPort(
  config: Pick<Config, 'lines' | 'devices'>,
  cuts: readonly number[],
  haste: Haste = unhurried,
) {
  const time = virtualTimers();
  let fromHost = (_bytes: Uint8Array): void => {};
  let host: LinkEvents | undefined;
  let gone = false;
  let turn = 0;
  let latencyMs = (): number => 0;
  let lastAtMs = 0;

  const simulated = stage(config, {
    timers: time.timers,
    paced: true,
    haste,
    openPort: ({ data }) => {
      fromHost = data;
      return { path: '/dev/pts/0', write: hearLater, close: () => {} };
    },
  });

  function hearLater(bytes: Uint8Array): void {
    lastAtMs = Math.max(lastAtMs, time.timers.now() + latencyMs());
    const stillMs = lastAtMs - time.timers.now();
    if (stillMs === 0) hearInPieces(bytes);
    else time.timers.after(stillMs, () => hearInPieces(bytes));
  }

  function hearInPieces(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + (cuts.length === 0 ? bytes.length : (cuts[turn++ % cuts.length] ?? 1));
      host?.data(bytes.subarray(at, end));
      at = end;
    }
  }

  const open: OpenLink = async on => {
    if (gone) throw new Error('no such port');
    host = on;
    return {
      async write(bytes) {
        if (host === on) fromHost(bytes);
      },
      async close() {
        if (host === on) host = undefined;
      },
    };
  };

  return {
    open,
    timers: time.timers,
    advance: (ms: number) => time.advance(ms),
    simulated,
    /** From now on its devices take so long to answer; what is said later waits behind what was said before. */
    answersAfter(ms: () => number): void {
      latencyMs = ms;
    },
    /** The adapter is pulled out of the computer, and put in again. */
    pullOut(): void {
      gone = true;
      const on = host;
      host = undefined;
      on?.down('the port is gone');
    },
    putIn(): void {
      gone = false;
    },
    /** Noise on the line. */
    noise: hearInPieces,
    heal(): void {
      gone = false;
      for (const device of simulated.devices) simulated.do(device, { fault: 'none' });
    },
  };
}

export type Trouble =
  | { is: 'fault'; name: FaultName }
  | { is: 'port'; in: boolean }
  | { is: 'noise'; bytes: Uint8Array };

export const troubles = (...names: FaultName[]): fc.Arbitrary<Trouble> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ is: fc.constant('fault'), name: fc.constantFrom(...names) }) },
    { weight: 2, arbitrary: fc.constant({ is: 'fault', name: 'none' } as const) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('port'), in: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        is: fc.constant('noise'),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
      }),
    },
  );

export const pauses = fc.record({ is: fc.constant('pause'), ms: fc.nat(4000) });
export const cutting = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });
