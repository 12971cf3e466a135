/** Devices of a config, opened without a hall. */
import { pino } from 'pino';
import type { Config } from '../../../config/schema/config.ts';
import { loadDrivers } from '../../devices/open.ts';
import { type DeviceEvents, type Devices, openDevices } from '../../devices/supervisor.ts';
import type { Tap } from '../../devices/transports.ts';
import type { RunningDaemon } from '../../mqtt/client/running-daemon.ts';
import { startClock, systemTimers } from '../../process/clock.ts';
import { refusalText } from '../../text/staff/sentences.ts';
import { noKeyText } from './key-lines.ts';
import { say } from './terminal.ts';

export type OneDevice = Pick<RunningDaemon, 'test'> & {
  /** After what a board shows last has been sent to it. */
  close(): Promise<void>;
};

const lastPictureWithinMs = 2000;

/** Whatever it says outside a test is acknowledged and means nothing. `fares`: `why` is absent while it can work. */
export async function openOneDevice(
  config: Config,
  id: string,
  { fares, tap }: { fares(why?: string): void; tap?: Tap },
): Promise<OneDevice> {
  const device = config.devices.get(id);
  if (device === undefined) throw new Error(`no device ${id}`);
  const devices = await openAlone({ ...config, devices: new Map([[id, device]]) }, tap, {
    padSaid: (pad, _, said) => devices.answer(pad, said, { is: 'done' }),
    readerSaid() {},
    fit: (_, why) => fares(why),
    jobEnded() {},
    noKey: (_, button) => say(noKeyText(id, device, button)),
  });
  return {
    async test(device, told) {
      const outcome = await devices.test(device, told);
      if (outcome.is === 'done') return outcome;
      const { refusal } = outcome;
      return { is: 'refused', code: refusal.refused, message: refusalText(refusal) };
    },
    close: devices.close,
  };
}

/** Every device of this config. `close`: no board is left with a picture that is not the hall's, if it still answers. */
export async function openAlone(
  config: Config,
  tap: Tap | undefined,
  on: Omit<DeviceEvents, 'changed'>,
): Promise<Devices> {
  let changed = (): void => {};
  const devices = openDevices({
    config,
    drivers: await loadDrivers(config.devices),
    clock: startClock(0),
    timers: systemTimers,
    log: pino({ enabled: false }),
    on: { ...on, changed: () => changed() },
    tap,
  });

  function lastPictures(): Promise<void> {
    return new Promise(resolve => {
      changed = () => {
        const ready = new Set(devices.devices().flatMap(({ id, state }) => (state === 'ready' ? [id] : [])));
        if (devices.boards().some(({ id, confirmed }) => ready.has(id) && confirmed === 'none')) return;
        cancel();
        resolve();
      };
      const cancel = systemTimers.after(lastPictureWithinMs, resolve);
      changed();
    });
  }

  return {
    ...devices,
    async close() {
      await lastPictures();
      await devices.close();
    },
  };
}
