/** One device of a config, opened without a hall. */
import { pino } from 'pino';
import type { Config } from '../../../config/schema/config.ts';
import { openDevices } from '../../devices/supervisor.ts';
import type { DeviceTester } from '../../devices/testing/outcome.ts';
import type { Tap } from '../../devices/transports.ts';
import { startClock, systemTimers } from '../../process/clock.ts';

export type OneDevice = DeviceTester & {
  /** After what a board shows last has been sent to it. */
  close(): Promise<void>;
};

const lastPictureWithinMs = 2000;

/** Whatever it says outside a test is acknowledged and means nothing. `fares`: `why` is absent while it can work. */
export function openOneDevice(
  config: Config,
  id: string,
  { fares, tap }: { fares(why?: string): void; tap?: Tap },
): OneDevice {
  const device = config.devices.get(id);
  if (device === undefined) throw new Error(`no device ${id}`);
  let changed = (): void => {};
  const devices = openDevices(
    { ...config, devices: new Map([[id, device]]) },
    startClock(0),
    systemTimers,
    pino({ enabled: false }),
    {
      padSaid: (pad, _, said) => devices.answer(pad, said, { is: 'done' }),
      readerSaid() {},
      fit: (_, why) => fares(why),
      jobEnded() {},
      changed: () => changed(),
    },
    tap,
  );

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
    test: devices.test,
    async close() {
      await lastPicture();
      await devices.close();
    },
  };
}
