/** A pseudo-terminal: the host opens `path` as its serial port, the simulators hold the other end. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import { open } from '@lydell/node-pty';
import type { OpenPort } from './port.ts';

declare module '@lydell/node-pty' {
  /** Exported, but missing from the package's own types. `fd`: that of the master. */
  export function open(options: { encoding: null }): {
    master: ReadStream;
    slave: ReadStream;
    fd: number;
    ptsName: string;
  };
}

/** Throws where the system has no pseudo-terminal left. */
export const openPty: OpenPort = on => {
  const pty = open({ encoding: null });
  // Held open, so that the master does not end with an I/O error whenever the host closes the port.
  const slave = openSync(pty.ptsName, constants.O_RDWR | constants.O_NOCTTY);
  // node-pty reads from the slave itself, and would eat bytes meant for the host.
  pty.slave.destroy();
  // The host sets its own modes when it opens the port; until then, what a device says must not come back as echo.
  execFileSync('stty', ['raw', '-echo'], { stdio: [slave, 'ignore', 'inherit'] });
  pty.master.on('data', on.data);
  let closed = false;
  return {
    path: pty.ptsName,
    write(bytes) {
      if (closed) return;
      // Not through the stream of the master: it would stop the whole process while nobody reads.
      try {
        writeSync(pty.fd, bytes);
      } catch (error) {
        if (!isFull(error)) throw error;
      }
    },
    close() {
      if (closed) return;
      closed = true;
      // Not through node-pty's own destroy(): it signals pid -1, which is every process of this user.
      pty.master.destroy();
      closeSync(slave);
    },
  };
};

const isFull = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EAGAIN';
