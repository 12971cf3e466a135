/** The library of SuperFlyTV, which drives real units, drives our simulated one: it must not see a difference. */
import { type HIDDevice, XKeys } from '@xkeys-lib/core';
import { describe, expect, test } from 'vitest';
import { simulateXkeys } from '../../../simulators/devices/xkeys/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';

async function driven(unit: number) {
  const { timers, advance } = virtualTimers();
  let toLibrary = (_data: Buffer): void => {};
  const simulator = simulateXkeys(
    { unit },
    { send: report => toLibrary(Buffer.from(report)), timers, changed: () => {} },
  );
  const device: HIDDevice = {
    on(event: 'error' | 'data', handler: (data: Buffer) => void) {
      if (event === 'data') toLibrary = handler;
      return device;
    },
    write: data => simulator.receive(Uint8Array.from(data)),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const library = new XKeys(
    device,
    { product: 'XK-24 HID', vendorId: 0x05f3, productId: 1029, interface: 0 },
    'memory',
  );
  const events: string[] = [];
  library.on('down', (button, { row, col }) => events.push(`${button} down, row ${row} column ${col}`));
  library.on('up', button => events.push(`${button} up`));
  library.on('error', error => events.push(`error ${String(error)}`));
  await library.init();
  return { library, simulator, events, advance };
}

describe('the library @xkeys-lib/core, driving our simulated XK-24', () => {
  test('reads what it is: its unit id, and the version of its firmware', async () => {
    const { library } = await driven(10);
    expect(library.info).toMatchObject({
      name: 'XK-24',
      unitId: 10,
      firmwareVersion: 38,
      colCount: 4,
      rowCount: 6,
    });
  });

  test('hears every button go down and come up, under the number and in the place that we give it', async () => {
    const { simulator, events } = await driven(0);
    for (let button = 1; button <= 24; button += 1) {
      events.length = 0;
      expect(simulator.act({ press: `button ${button}` })).toBeUndefined();
      const row = ((button - 1) % 6) + 1;
      const column = Math.floor((button - 1) / 6) + 1;
      expect(events).toEqual([`${button} down, row ${row} column ${column}`, `${button} up`]);
    }
  });

  test('knows which buttons are held when it starts, and how long the unit has been plugged in', async () => {
    const { library, simulator, advance } = await driven(0);
    const stamps: (number | undefined)[] = [];
    library.on('down', (_button, { timestamp }) => stamps.push(timestamp));
    await advance(116_203);
    simulator.act({ hold: 'next' });
    expect([...library.getButtons()].filter(([, down]) => down)).toEqual([[19, true]]);
    expect(stamps).toEqual([116_203]);
  });

  test('lights its lamps and LEDs, and we show which', async () => {
    const { library, simulator } = await driven(0);
    library.setIndicatorLED(1, true);
    library.setIndicatorLED(2, true, true);
    library.setBacklight(1, '0000ff');
    library.setBacklight(7, 'ff00ff');
    library.setBacklight(24, 'ff0000', true);
    expect(simulator.shows()).toMatchObject({
      lamps: { blue: ['1', '7'], red: ['7', '24 flashes'] },
      leds: { green: 'on', red: 'flash' },
    });
    library.setIndicatorLED(1, false);
    library.setAllBacklights(false);
    expect(simulator.shows()).toMatchObject({ lamps: { blue: [], red: [] }, leds: { green: 'off' } });
    library.setAllBacklights('0000ff');
    expect(simulator.shows()).toMatchObject({ lamps: { blue: { length: 24 }, red: [] } });
  });

  test('gives it another unit id', async () => {
    const { library, simulator } = await driven(3);
    library.setUnitId(42);
    const again: number[] = [];
    library.on('down', () => again.push(library.unitId));
    simulator.act({ press: 'next' });
    expect(again).toEqual([42]);
  });
});
