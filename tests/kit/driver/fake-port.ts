import type { Link, LinkEvents, OpenLink } from '../../../drivers/device.ts';

/** A port in memory that a test plugs, unplugs, and holds half open. */
export type FakePort = {
  open: OpenLink;
  /** Everything written, one hex text a write. */
  written: string[];
  /** How often an open was tried, and how many links stand open. */
  tries: number;
  standing: number;
  /** What the next opens do: succeed, fail with this text, or wait for `release`. */
  opens: 'succeed' | 'fail' | 'wait';
  release(): void;
  failWrites: boolean;
  /** Closing takes for ever, as serialport does at times. */
  neverCloses: boolean;
  say(hex: string): void;
  unplug(why?: string): void;
  /** What stands at the other end, when it is not the test itself. */
  peer: (bytes: Uint8Array) => void;
};

export function fakePort(): FakePort {
  let events: LinkEvents | undefined;
  let released = (): void => {};

  const port: FakePort = {
    written: [],
    tries: 0,
    standing: 0,
    opens: 'succeed',
    failWrites: false,
    neverCloses: false,
    peer: () => {},
    release: () => released(),
    say: hex => events?.data(bytesOf(hex)),
    unplug: (why = 'unplugged') => events?.down(why),
    async open(on) {
      port.tries += 1;
      if (port.opens === 'fail') throw new Error('no such port');
      if (port.opens === 'wait') {
        await new Promise<void>(resolve => {
          released = resolve;
        });
      }
      port.standing += 1;
      events = on;
      return link();
    },
  };

  function link(): Link {
    let standing = true;
    return {
      write(bytes) {
        if (port.failWrites) return Promise.reject(new Error('write failed'));
        port.written.push(hexOf(bytes));
        port.peer(bytes);
        return Promise.resolve();
      },
      close() {
        if (standing) port.standing -= 1;
        standing = false;
        return port.neverCloses ? new Promise(() => {}) : Promise.resolve();
      },
    };
  }

  return port;
}

/** 'FF 68 03' or 'ff6803' */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
