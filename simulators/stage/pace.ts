import type { Timers } from '../../drivers/device.ts';
import { type Haste, hurried, unhurried } from '../devices/parts/haste.ts';

/** 8N1: a start bit, eight of data, a stop bit. */
const bitsPerByte = 10;

/**
 * One direction of a serial line, because a pty has no baud: a chunk arrives when its last byte would have, behind
 * everything sent before it. `baud` undefined: at once. Sending tells when it passes.
 */
export function pace(
  timers: Timers,
  baud: number | undefined,
  arrive: (bytes: Uint8Array) => void,
  haste: Haste = unhurried,
): (bytes: Uint8Array) => { beginsAt: number; endsAt: number } {
  const underWay: { bytes: Uint8Array; arrivesAt: number }[] = [];
  let freeAt = timers.now();

  // One timer at a time: two timers that fall due together may fire in either order.
  function awaitFirst(): void {
    const first = underWay[0];
    if (first === undefined) return;
    timers.after(first.arrivesAt - timers.now(), () => {
      underWay.shift();
      awaitFirst();
      arrive(first.bytes);
    });
  }

  return bytes => {
    const beginsAt = Math.max(freeAt, timers.now());
    if (baud === undefined) {
      arrive(bytes);
      return { beginsAt, endsAt: beginsAt };
    }
    freeAt = beginsAt + hurried((bytes.length * bitsPerByte * 1000) / baud, haste);
    underWay.push({ bytes, arrivesAt: freeAt });
    if (underWay.length === 1) awaitFirst();
    return { beginsAt, endsAt: freeAt };
  };
}
