/**
 * How many times as fast as real ones the devices are for which people wait: what is printed, said, or on a wire. A crowd at
 * sixty times the speed of people would else stand before a loudspeaker that speaks in real time.
 */
export type Haste = () => number;

/** As real ones are. */
export const unhurried: Haste = () => 1;

/** What takes so long takes less. `most`: faster than that it cannot be. */
export function hurried(ms: number, haste: Haste = unhurried, most = Number.POSITIVE_INFINITY): number {
  return ms / Math.min(most, Math.max(1, haste()));
}

/** No driver believes an end of speech that comes sooner than an eighth of its time: it may be a late word of the one before. */
export const fastestVoice = 6;
