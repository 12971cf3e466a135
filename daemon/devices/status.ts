/** How each device fares: its state, since when and why, logged once down and once up. */
import type { Logger } from 'pino';
import type { Fitness, Timers } from '../../drivers/device.ts';
import type { Clock } from '../process/clock.ts';
import type { DeviceState } from './state.ts';
import { words } from './words.ts';

export type DeviceStatus = Pick<DeviceState, 'kind' | 'state' | 'since' | 'why' | 'warning'>;

export type DeviceStates = {
  add(id: string, kind: string, disabled: boolean): void;
  /** What its driver told. */
  heard(id: string, fitness: Fitness): void;
  of(id: string): DeviceStatus | undefined;
  all(): ReadonlyMap<string, DeviceStatus>;
  /** Resolves once its driver has told how it fares, or after `withinMs`. */
  settled(id: string, withinMs: number): Promise<void>;
  close(): void;
};

/** A loose plug: who was lost this often within a minute is trusted again only after it has kept still for a while. */
const lossesTrusted = 4;
const lossesCountMs = 60_000;
const keptStillMs = 10_000;

type Known = DeviceStatus & { told?: Fitness; lostAtMs: number[]; cancel(): void };

/** `changed`: `why` is absent while it can work, `warning` while nobody needs to help. */
export function openDeviceStates(
  { clock, timers, log }: { clock: Clock; timers: Timers; log: Logger },
  changed: (id: string, why?: string, warning?: string) => void,
): DeviceStates {
  const known = new Map<string, Known>();
  const waiting = new Map<string, (() => void)[]>();
  let closed = false;

  function become(id: string, entry: Known, fitness: Fitness): void {
    const [why, warning] = fitness.is === 'ready' ? [undefined, fitness.warning] : [fitness.why];
    const stays = entry.state === fitness.is && entry.why === why;
    if (stays && entry.warning === warning) return;
    const told = { device: id, state: fitness.is, ...(why !== undefined && { why }) };
    if (stays && warning === undefined) log.info(told, 'device warns no more');
    if (!stays) {
      if (fitness.is !== 'ready') log.warn(told, 'device down');
      else if (entry.state === 'init') log.info(told, 'device up');
      else log.info(told, 'device up again');
      entry.state = fitness.is;
      entry.since = clock.wall();
      if (why === undefined) delete entry.why;
      else entry.why = why;
    }
    if (warning === undefined) delete entry.warning;
    else {
      entry.warning = warning;
      log.warn({ ...told, warning }, 'device warns');
    }
    for (const go of waiting.get(id) ?? []) go();
    waiting.delete(id);
    changed(id, why, warning);
  }

  /** A sensor at its edge wobbles: a warning is over once it has stayed away for a while. */
  function mayWobble(entry: Known, fitness: Fitness): boolean {
    return entry.warning !== undefined && fitness.is === 'ready' && fitness.warning === undefined;
  }

  return {
    add(id, kind, disabled) {
      const state = disabled ? 'disabled' : 'init';
      known.set(id, { kind, state, since: clock.wall(), lostAtMs: [], cancel() {} });
    },
    heard(id, fitness) {
      const entry = known.get(id);
      if (entry === undefined) return;
      const now = timers.now();
      const wasReady = entry.told?.is === 'ready';
      entry.told = fitness;
      entry.cancel();
      entry.lostAtMs = entry.lostAtMs.filter(at => now - at < lossesCountMs);
      if (wasReady && fitness.is !== 'ready') entry.lostAtMs.push(now);
      const isTrusted = entry.lostAtMs.length <= lossesTrusted;
      if (isTrusted && !mayWobble(entry, fitness)) return become(id, entry, fitness);
      if (!isTrusted) become(id, entry, { is: 'degraded', why: words.loose(lossesTrusted + 1, keptStillMs) });
      // A driver that is closed tells so, and the process ends without hearing whether it keeps still.
      if (closed) return;
      entry.cancel = timers.after(keptStillMs, () => {
        entry.lostAtMs = [];
        become(id, entry, entry.told ?? fitness);
      });
    },
    of: id => known.get(id),
    all: () => known,
    settled: (id, withinMs) =>
      known.get(id)?.state === 'init'
        ? new Promise(resolve => {
            const cancel = timers.after(withinMs, resolve);
            const go = () => {
              cancel();
              resolve();
            };
            waiting.set(id, [...(waiting.get(id) ?? []), go]);
          })
        : Promise.resolve(),
    close() {
      closed = true;
      for (const { cancel } of known.values()) cancel();
    },
  };
}
