/** A file descriptor that is written to without waiting, whatever is behind it: a pipe, a terminal, the journal of systemd, a file. */
import { closeSync, constants, fstatSync, openSync, write, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { LogOutlet } from './log-queue.ts';

export function stdoutOutlet(): LogOutlet {
  const fd = 1;
  if (fstatSync(fd).isFile()) return ofFile(fd);
  // Node has made a pipe or a socket non-blocking once it has looked at it; a terminal it leaves as it was.
  void process.stdout;
  return nonBlocking(isatty(fd) ? (ownTerminal(fd) ?? fd) : fd);
}

/** A reader that has gone, a full disk, a reader that is behind: all the same, it is tried again. */
export function nonBlocking(fd: number): LogOutlet {
  const taken = (bytes: Uint8Array) => {
    try {
      return writeSync(fd, bytes);
    } catch {
      return 0;
    }
  };
  return { send: (bytes, told) => told(taken(bytes)), sendLast: taken };
}

/** A file knows no non-blocking write, and its disk may hang: a thread of Node's waits there. */
export function ofFile(fd: number): LogOutlet {
  return {
    send: (bytes, told) => write(fd, bytes, (error, taken) => told(error === null ? taken : 0)),
    sendLast(bytes) {
      // A process of Node ends only when its threads have carried out what they were given.
      write(fd, bytes, () => {});
      return bytes.length;
    },
  };
}

/** Opened anew: on what a shell shares with others nobody may set anything. None where there is no /proc. */
function ownTerminal(fd: number): number | undefined {
  try {
    const own = openSync(
      `/proc/self/fd/${fd}`,
      constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY,
    );
    if (isatty(own)) return own;
    closeSync(own);
    return undefined;
  } catch {
    return undefined;
  }
}
