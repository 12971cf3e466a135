import type { PadAnswer, PadPicture, Timers } from '../device.ts';
import { blinking } from '../parts/pad/blinking.ts';
import type { XkeysOrder } from './codec.ts';

const flashMs = 300;
/** The lights of the keys cannot be read back; painted again after this time at the latest. */
const refreshEveryMs = 60_000;
const allRows = 0xff;

type State =
  | { is: 'down' }
  | { is: 'still'; lights: readonly number[] }
  | { is: 'flashing'; lights: readonly number[]; cancel(): void };

function switches(send: (order: XkeysOrder) => void) {
  return {
    led: (led: 'green' | 'red', on: boolean) => send({ is: 'led', led, state: on ? 'on' : 'off' }),
    light: (index: number, on: boolean) => send({ is: 'light', index, state: on ? 'on' : 'off' }),
    banks(rows: number): void {
      send({ is: 'bank', bank: 0, rows });
      send({ is: 'bank', bank: 1, rows: 0 });
    },
  };
}

/** Keeps the lamps true: next is blue while people wait, the green LED is on while a number is in hand. */
export function keepLamps(send: (order: XkeysOrder) => void, timers: Timers, shown: () => void) {
  let state: State = { is: 'down' };
  let wanted: PadPicture = { waiting: 0 };
  let cancelRefresh = (): void => {};

  const greenIsOn = (): boolean => wanted.number !== undefined;
  const { led, light, banks } = switches(send);
  const red = blinking(timers, on => led('red', on));

  function paint(): void {
    if (state.is === 'down') return;
    for (const index of state.lights) light(index, wanted.waiting > 0);
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
      if (state.is === 'still') paintAll();
      refreshLater();
    });
  }

  function down(): void {
    if (state.is === 'flashing') state.cancel();
    state = { is: 'down' };
    red.stop();
    cancelRefresh();
  }

  return {
    want(picture: PadPicture) {
      const before = wanted;
      wanted = picture;
      if (!looksTheSame(before, picture)) paint();
      else if (state.is !== 'down') shown();
    },
    /** The red LED: something was not done. */
    blink: (times: number) => void (state.is !== 'down' && red.blink(times)),
    /** What was not done is over: something was. */
    calm: () => void (state.is !== 'down' && red.calm()),
    /** All keys light up for a moment: somebody comes, or will be called as soon as they come. */
    flash() {
      if (state.is !== 'still') return;
      const { lights } = state;
      banks(allRows);
      const cancel = timers.after(flashMs, () => {
        state = { is: 'still', lights };
        paintAll();
      });
      state = { is: 'flashing', lights, cancel };
    },
    /** What the device says of its LEDs; what is not as it was painted is painted again. */
    readBack(leds: { green: boolean; red: boolean }) {
      const isWrong = leds.green !== greenIsOn() || leds.red;
      if (state.is === 'still' && !red.isBlinking() && isWrong) paintAll();
    },
    /** `lights`: those of the keys that mean next. Everything is painted. */
    up(lights: readonly number[]) {
      down();
      state = { is: 'still', lights };
      paintAll();
      refreshLater();
    },
    down,
    /** Nobody paints any more: what stands there would be a lie. */
    dark() {
      if (state.is === 'down') return;
      down();
      banks(0);
      led('green', false);
      led('red', false);
    },
  };
}

export type Lamps = ReturnType<typeof keepLamps>;

const looksTheSame = (one: PadPicture, other: PadPicture): boolean =>
  one.waiting > 0 === other.waiting > 0 && (one.number === undefined) === (other.number === undefined);

/** What came of a press, with what lamps there are. */
export function answerBy(lamps: Lamps, answer: PadAnswer): void {
  if (answer.is === 'repeat') return;
  if (answer.is === 'refused') return lamps.blink(2);
  lamps.calm();
  if (answer.is === 'ready') lamps.flash();
}
