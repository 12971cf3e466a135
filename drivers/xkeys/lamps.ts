import type { PadPicture, Timers } from '../device.ts';
import { blinking } from '../parts/pad/blinking.ts';
import type { XkeysOrder } from './codec.ts';

const flashMs = 300;
/** The lights of the keys cannot be read back; painted again after this time at the latest. */
const refreshEveryMs = 60_000;
const allRows = 0xff;

export type Lamps = {
  want(picture: PadPicture): void;
  /** The red LED: something was not done. */
  blink(times: number): void;
  /** What was not done is over: something was. */
  calm(): void;
  /** All keys light up for a moment: somebody comes, or will be called as soon as they come. */
  flash(): void;
  /** What the device says of its LEDs; what is not as it was painted is painted again. */
  readBack(leds: { green: boolean; red: boolean }): void;
  /** `lights`: those of the keys that mean next. Everything is painted. */
  up(lights: readonly number[]): void;
  down(): void;
  /** Nobody paints any more: what stands there would be a lie. */
  dark(): void;
};

/** Keeps the lamps true: next is blue while people wait, the green LED is on while a number is in hand. */
export function keepLamps(send: (order: XkeysOrder) => void, timers: Timers, shown: () => void): Lamps {
  let isUp = false;
  let lights: readonly number[] = [];
  let wanted: PadPicture = { waiting: 0 };
  let flashing = false;
  let cancelFlash = (): void => {};
  let cancelRefresh = (): void => {};

  const greenIsOn = (): boolean => wanted.number !== undefined;
  const led = (which: 'green' | 'red', on: boolean): void =>
    send({ is: 'led', led: which, state: on ? 'on' : 'off' });
  const red = blinking(timers, on => led('red', on));

  function banks(rows: number): void {
    send({ is: 'bank', bank: 0, rows });
    send({ is: 'bank', bank: 1, rows: 0 });
  }

  function paint(): void {
    for (const index of lights) send({ is: 'light', index, state: wanted.waiting > 0 ? 'on' : 'off' });
    led('green', greenIsOn());
    shown();
  }

  function paintAll(): void {
    banks(0);
    led('red', red.isOn());
    paint();
  }

  function refreshLater(): void {
    cancelRefresh = timers.after(refreshEveryMs, () => {
      if (!flashing) paintAll();
      refreshLater();
    });
  }

  function stop(): void {
    isUp = false;
    flashing = false;
    red.stop();
    cancelFlash();
    cancelRefresh();
  }

  return {
    want(picture) {
      const before = wanted;
      wanted = picture;
      const looksTheSame =
        before.waiting > 0 === picture.waiting > 0 &&
        (before.number === undefined) === (picture.number === undefined);
      if (isUp && looksTheSame) shown();
      else if (isUp) paint();
    },
    blink(times) {
      if (isUp) red.blink(times);
    },
    calm() {
      if (isUp) red.calm();
    },
    flash() {
      if (!isUp || flashing) return;
      flashing = true;
      banks(allRows);
      cancelFlash = timers.after(flashMs, () => {
        flashing = false;
        paintAll();
      });
    },
    readBack(leds) {
      const isWrong = leds.green !== greenIsOn() || leds.red;
      if (isUp && !flashing && !red.isBlinking() && isWrong) paintAll();
    },
    up(next) {
      stop();
      isUp = true;
      lights = next;
      paintAll();
      refreshLater();
    },
    down: stop,
    dark() {
      if (!isUp) return;
      stop();
      banks(0);
      led('green', false);
      led('red', false);
    },
  };
}
