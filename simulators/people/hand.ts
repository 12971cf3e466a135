/** The hand of a clerk on the keys: one button after the other, as fast as every pad hears them apart. */

import type { Presses } from './clerk-keys.ts';
import type { Surroundings } from './surroundings.ts';

export type Hand = {
  /** A key that this counter does not have is left out; all of it while it is busy. `then`: all of them are pressed. */
  press(keys: readonly (Presses | undefined)[], then: () => void): void;
  isBusy(): boolean;
};

/** Pads that tell every press once take the same one again only after a while (mqtt-buttons: 400 ms). */
const betweenMs = 450;

export function openHand(around: Pick<Surroundings, 'time' | 'act'>): Hand {
  let isBusy = false;

  function type(buttons: readonly { pad: string; button: string }[], then: () => void): void {
    const [first, ...others] = buttons;
    if (first === undefined) {
      isBusy = false;
      return then();
    }
    around.act(first.pad, { press: first.button });
    if (others.length === 0) return type([], then);
    around.time.after({ hallMs: betweenMs }, () => type(others, then));
  }

  return {
    press(keys, then) {
      if (isBusy) return;
      isBusy = true;
      type(
        keys.flatMap(presses => presses?.buttons.map(button => ({ pad: presses.pad, button })) ?? []),
        then,
      );
    },
    isBusy: () => isBusy,
  };
}
