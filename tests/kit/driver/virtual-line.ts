import type { LinkEvents, OpenLink, Timers } from '../../../drivers/device.ts';

/** What the wire does to one chunk on its way: gives what arrives, as one chunk or several. */
export type Meddle = (bytes: Uint8Array) => Uint8Array | Uint8Array[];
const asItIs: Meddle = bytes => bytes;
export const swallow: Meddle = () => [];

/** The wire between a host and its devices, on virtual time: the test cuts it, and meddles with what passes. */
export function virtualLine(
  timers: Timers,
  baud: number,
  on: { sent(bytes: Uint8Array): void; arrived(bytes: Uint8Array): void },
) {
  const wire = { toDevices: asItIs, toHost: asItIs };
  let host: LinkEvents | undefined;
  let isGone = false;
  const later = (bytes: Uint8Array, then: () => void): void =>
    void timers.after((bytes.length * 10_000) / baud, then);
  const pieces = (meddle: Meddle, bytes: Uint8Array): Uint8Array[] => [meddle(bytes)].flat();

  const open: OpenLink = async events => {
    if (isGone) throw new Error('no such port');
    host = events;
    return {
      async write(bytes) {
        on.sent(bytes);
        later(bytes, () => {
          for (const piece of pieces(wire.toDevices, bytes)) on.arrived(piece);
        });
      },
      async close() {},
    };
  };

  return {
    open,
    /** What a device says. */
    send(bytes: Uint8Array): void {
      const from = host;
      later(bytes, () => {
        for (const piece of pieces(wire.toHost, bytes)) from?.data(piece);
      });
    },
    /** For the bench to hand on to its tests. */
    hands: {
      wire,
      /** Bytes that come to the host out of turn. */
      hear(bytes: Uint8Array): void {
        host?.data(bytes);
      },
      unplug(): void {
        wire.toDevices = swallow;
        wire.toHost = swallow;
      },
      plug(): void {
        wire.toDevices = asItIs;
        wire.toHost = asItIs;
      },
      loseThePort(): void {
        isGone = true;
        host?.down('the port is gone');
        host = undefined;
      },
      bringThePortBack(): void {
        isGone = false;
      },
    },
  };
}
