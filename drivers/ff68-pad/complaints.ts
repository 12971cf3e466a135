import type { Fitness, Timers } from '../device.ts';
import { goingOn } from '../parts/stuck-key.ts';

/**
 * The same frame for as long as the hall takes it for a repeat, with no more than a retry between (500 ms [C]), is no
 * finger: from then on it would be a new press every time.
 */
const stuck = { tellAfterMs: 5000, pauseMs: 700 };
const stuckWhy =
  'a key is stuck, or the adapter hears itself: look at the pad, or set echoes: true on its line';
/** Two pads pressed together are noise for two seconds at most. */
const noise = { tellAfterMs: 5000, pauseMs: 1000 };
const noiseWhy =
  'noise on the line: a pad that babbles or has another baud rate, or the cable; unplug the pads one by one';

/** What is wrong with a pad that hears and is heard: a key that is stuck, or noise on its line. */
export function complaints(timers: Timers, told: (fitness: Fitness) => void) {
  const standing = new Set<string>();
  const watch = (goesOn: { tellAfterMs: number; pauseMs: number }, why: string) =>
    goingOn(timers, goesOn, isSo => {
      if (isSo) standing.add(why);
      else standing.delete(why);
      tell();
    });
  const stuckKeys = watch(stuck, stuckWhy);
  const babble = watch(noise, noiseWhy);

  function tell(): void {
    const why = [stuckWhy, noiseWhy].find(one => standing.has(one));
    told(why === undefined ? { is: 'ready' } : { is: 'degraded', why });
  }

  return {
    /** For how long the pad has said this without a pause, in ms. */
    frame: (bytes: Uint8Array) => stuckKeys.again(bytes.join()).forMs,
    noise: () => void babble.again(''),
    /** Tells how the pad is, as far as it can be known. */
    tell,
    stop() {
      stuckKeys.stop();
      babble.stop();
      standing.clear();
    },
  };
}
