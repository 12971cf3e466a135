/** One device of a config, opened without a hall. */
import { pino } from 'pino';
import type { Config } from '../../../config/schema/config.ts';
import { loadDrivers } from '../../devices/open.ts';
import { openDevices } from '../../devices/supervisor.ts';
import type { Tap } from '../../devices/transports.ts';
import type { RunningDaemon } from '../../mqtt/client/running-daemon.ts';
import { startClock, systemTimers } from '../../process/clock.ts';
import { refusalText } from '../../text/staff/sentences.ts';

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
  let changed = (): void => {};
  const only = new Map([[id, device]]);
  const devices = openDevices({
    config: { ...config, devices: only },
    drivers: await loadDrivers(only),
    clock: startClock(0),
    timers: systemTimers,
    log: pino({ enabled: false }),
    on: {
      padSaid: (pad, _, said) => devices.answer(pad, said, { is: 'done' }),
      readerSaid() {},
      fit: (_, why) => fares(why),
      jobEnded() {},
      changed: () => changed(),
    },
    tap,
  });

  /** No board is left with a test picture, if it still answers. */
  function lastPicture(): Promise<void> {
    return new Promise(resolve => {
      changed = () => {
        const isReady = devices.devices()[0]?.state === 'ready';
        if (isReady && devices.boards()[0]?.confirmed === 'none') return;
        cancel();
        resolve();
      };
      const cancel = systemTimers.after(lastPictureWithinMs, resolve);
      changed();
    });
  }

  return {
    async test(device, told) {
      const outcome = await devices.test(device, told);
      if (outcome.is === 'done') return outcome;
      const { refusal } = outcome;
      return { is: 'refused', code: refusal.refused, message: refusalText(refusal) };
    },
    async close() {
      await lastPicture();
      await devices.close();
    },
  };
}
