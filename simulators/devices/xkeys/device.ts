import type { Button } from '../../../drivers/device.ts';
import { write } from '../../../drivers/parts/frame/parts.ts';
import {
  decodeOrder,
  descriptorParts,
  type LampState,
  usualButtons,
  type XkeysOrder,
} from '../../../drivers/xkeys/codec.ts';
import { act, numberOf } from '../parts/buttons.ts';
import { stuckKey } from '../parts/stuck-key.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

const columns = 4;
const rows = 6;
/** XK-24, PID #3 as it leaves the factory; 38 is the firmware of the unit that SuperFlyTV recorded. */
const product = 1029;
const firmware = 38;
const inputLength = 32;
const programSwitchNever = 0;
const generatedData = 2;

/** An XK-24. `unit`: its unit id, 0 when it leaves the factory. */
export function simulateXkeys(
  options: { unit?: number | undefined; buttons?: Readonly<Record<string, Button>> | undefined },
  around: Surroundings,
): Simulator {
  const { buttons = usualButtons } = options;
  let unit = options.unit ?? 0;
  let pluggedInAtMs = around.timers.now();
  /** Button numbers, from 1, column by column. */
  const held = new Set<number>();
  const blue = new Map<number, LampState>();
  const red = new Map<number, LampState>();
  const leds: { green: LampState; red: LampState } = { green: 'off', red: 'off' };
  /** How often the red LED came on, and all blue lamps: what a glance may miss. */
  let redBlinks = 0;
  let flashes = 0;

  const stuck = stuckKey(around.timers);
  const find = (name: string): number | undefined => numberOf(name, buttons, columns * rows);

  function bounce(button: number): void {
    held.add(button);
    sendKeys(0);
    held.delete(button);
    sendKeys(0);
  }

  function sendKeys(dataType: number): void {
    const report = new Uint8Array(inputLength);
    report.set([unit, dataType]);
    for (const button of held) {
      const column = Math.floor((button - 1) / rows);
      report[2 + column] = (report[2 + column] ?? 0) | (1 << ((button - 1) % rows));
    }
    // The time since it was plugged in, in ms, MSB first.
    new DataView(report.buffer).setUint32(6, around.timers.now() - pluggedInAtMs);
    around.send(report);
  }

  function describe(): void {
    const report = new Uint8Array(inputLength);
    const [green, red] = [leds.green !== 'off', leds.red !== 'off'];
    const told = { unit, columns, rows, green, red, version: firmware, product };
    report.set(write(parts => descriptorParts(parts, told)));
    around.send(report);
  }

  /** "value shown in key Figure 1": eight numbers a column, 32 more for the red lamps. */
  function light(index: number, state: LampState): void {
    const lamps = index < 32 ? blue : red;
    const column = Math.floor((index % 32) / 8);
    const row = index % 8;
    if (row < rows) lamps.set(column * rows + row + 1, state);
  }

  function bank(which: number, litRows: number): void {
    const lamps = which === 0 ? blue : red;
    for (let button = 1; button <= columns * rows; button += 1) {
      lamps.set(button, (litRows & (1 << ((button - 1) % rows))) === 0 ? 'off' : 'on');
    }
    if (which === 0 && litRows === 0xff) flashes += 1;
  }

  function obey(order: XkeysOrder): void {
    switch (order.is) {
      case 'generate':
        return sendKeys(programSwitchNever | generatedData);
      case 'describe':
        return describe();
      case 'led':
        if (order.led === 'red' && order.state === 'on' && leds.red === 'off') redBlinks += 1;
        leds[order.led] = order.state;
        break;
      case 'light':
        light(order.index, order.state);
        break;
      case 'bank':
        bank(order.bank, order.rows);
        break;
      case 'unit':
        unit = order.unit;
        return sendKeys(0);
    }
    around.changed();
  }

  return {
    receive(report) {
      const order = decodeOrder(report);
      if (order !== undefined) obey(order);
    },
    act: action =>
      act(action, {
        find,
        held,
        changed: () => sendKeys(0),
        names: 'a key of the config, rate-1 to rate-5, or the number of a button',
      }),
    fault(name) {
      if (name === 'power-cycle') {
        pluggedInAtMs = around.timers.now();
        blue.clear();
        red.clear();
        leds.green = 'off';
        leds.red = 'off';
        around.changed();
        return true;
      }
      if (name === 'stuck-key') stuck.stick(() => bounce(find('next') ?? 1));
      else if (name === 'none') stuck.free();
      else return false;
      return true;
    },
    shows: () => ({ lamps: { blue: lit(blue), red: lit(red) }, leds: { ...leds }, redBlinks, flashes }),
  };
}

/** The buttons whose lamp is lit; one that flashes says so. */
function lit(lamps: ReadonlyMap<number, LampState>): string[] {
  return [...lamps]
    .filter(([, state]) => state !== 'off')
    .sort(([one], [other]) => one - other)
    .map(([button, state]) => (state === 'flash' ? `${button} flashes` : `${button}`));
}
