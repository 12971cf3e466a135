/** A raw pty below a name that stays, as udev gives it: plugged in, pulled out, and plugged in again. */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadStream } from 'node:tty';
import { open } from '@lydell/node-pty';

export type PluggedPty = {
  path: string;
  plugIn(): void;
  /** A hang-up for whoever has it open; the name stays and leads nowhere. */
  pullOut(): void;
  /** What does not fit is lost. */
  write(bytes: Uint8Array): void;
  /** The device takes bytes, or leaves them in the kernel's buffer. */
  take(takes: boolean): void;
  close(): void;
};

export function pluggedPty(data: (bytes: Uint8Array) => void): PluggedPty {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-pty-'));
  const path = join(folder, 'lp0');
  let pty: { master: ReadStream; fd: number; slave: number } | undefined;

  function pullOut(): void {
    if (pty === undefined) return;
    // Not through node-pty's own destroy(): it signals pid -1, which is every process of this user.
    pty.master.destroy();
    closeSync(pty.slave);
    pty = undefined;
  }

  function plugIn(): void {
    pullOut();
    const made = open({ encoding: null });
    // Held open, so that the master outlives the host's closing.
    const slave = openSync(made.ptsName, constants.O_RDWR | constants.O_NOCTTY);
    // It would eat bytes meant for the host.
    made.slave.destroy();
    execFileSync('stty', ['raw', '-echo'], { stdio: [slave, 'ignore', 'inherit'] });
    made.master.on('error', () => {});
    made.master.on('data', data);
    pty = { master: made.master, fd: made.fd, slave };
    symlinkSync(made.ptsName, `${path}.new`);
    renameSync(`${path}.new`, path);
  }

  plugIn();
  return {
    path,
    plugIn,
    pullOut,
    write(bytes) {
      if (pty === undefined) return;
      try {
        writeSync(pty.fd, bytes);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      }
    },
    take(takes) {
      if (takes) pty?.master.resume();
      else pty?.master.pause();
    },
    close() {
      pullOut();
      rmSync(folder, { recursive: true });
    },
  };
}
