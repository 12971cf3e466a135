/** When a card is told the time of day, and how bright it is to be. */
import type { LocalTime } from '../device.ts';
import { brightnessCommand, type Command, clockCommand } from './settings.ts';

export type UpkeepOptions = {
  /** How bright it is, by the time of day (ms since midnight): 1 the darkest, 16 the brightest. Left out: as the card is set. */
  brightness?: readonly { from: number; level: number }[];
  localTime: () => LocalTime;
};

export type Upkeep = {
  /** The card was away, and may have been another one meanwhile. */
  forget(): void;
  /** `taken`: the card has answered, whatever it said: not again before it is due anew. Times in ms. */
  next(nowMs: number): { is: 'send'; command: Command; taken(): void } | { is: 'wait'; atMs: number };
};

/** How far a quartz runs off in an hour nobody sees; it is also how soon a clock set by hand is right again. */
const clockEveryMs = 3_600_000;
const dayMs = 86_400_000;

export function keepUp({ brightness = [], localTime }: UpkeepOptions): Upkeep {
  let clockSetAtMs = -Infinity;
  let level: number | undefined;

  return {
    forget() {
      clockSetAtMs = -Infinity;
      level = undefined;
    },
    next(nowMs) {
      if (nowMs >= clockSetAtMs + clockEveryMs) {
        const taken = (): void => {
          clockSetAtMs = nowMs;
        };
        return { is: 'send', command: clockCommand(localTime()), taken };
      }
      const today = brightnessAt(brightness, localTime());
      // Only when it changes: the document does not say whether the card keeps it in flash.
      if (today !== undefined && today.level !== level) {
        const taken = (): void => {
          level = today.level;
        };
        return { is: 'send', command: brightnessCommand(today.level), taken };
      }
      const changesInMs = today?.changesInMs ?? Number.POSITIVE_INFINITY;
      return { is: 'wait', atMs: Math.min(clockSetAtMs + clockEveryMs, nowMs + changesInMs) };
    },
  };
}

/** Before the first time of the day, the last of the day before is in force. */
function brightnessAt(
  table: readonly { from: number; level: number }[],
  { hour, minute, second }: LocalTime,
): { level: number; changesInMs: number } | undefined {
  const [first] = table;
  if (first === undefined) return undefined;
  const atMs = ((hour * 60 + minute) * 60 + second) * 1000;
  const inForce = table.findLast(({ from }) => from <= atMs) ?? table.at(-1) ?? first;
  const next = table.find(({ from }) => from > atMs)?.from ?? first.from + dayMs;
  return { level: inForce.level, changesInMs: next - atMs };
}
