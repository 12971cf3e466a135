/**
 * A device file that takes bytes as they are, and may give some: `/dev/usb/lp0`, the kernel's usblp.
 *
 * A printer without paper takes nothing, and a plain write to it waits for ever: it would hold one of the four threads
 * that all files of this process share, and its close. So the file is opened non-blocking; what is not taken now is
 * offered again a little later. usblp (drivers/usb/class/usblp.c) answers EAGAIN at once in both directions.
 */
import { constants } from 'node:fs';
import { open as openAtNode, readdir } from 'node:fs/promises';
import type { LinkEvents, OpenLink, Timers } from '../device.ts';
import { cannotOpen } from './cannot-open.ts';
import { codeOf, reasonOf } from './error.ts';

/** More than this unsent means that the device takes nothing any more. */
const longestBacklogBytes = 16 * 1024;
/** There is no event for it: how often it is asked whether it has something to say, or takes bytes again. */
const askEveryMs = 25;

/** The part of a FileHandle that is used here. `close` waits for what is under way. */
export type DeviceFile = {
  read(into: Uint8Array): Promise<{ bytesRead: number }>;
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  stat(): Promise<{ isFile(): boolean }>;
  close(): Promise<void>;
};
export type OpenFile = (path: string, flags: number) => Promise<DeviceFile>;

type Waiting = { bytes: Uint8Array; sent: () => void; failed: (error: Error) => void };

/** `path`: looked up at each open. `openFile`: that of node:fs, for tests another. */
export function fileLink(
  { path }: { path: string },
  timers: Timers,
  openFile: OpenFile = openAtNode,
): OpenLink {
  /** A close that does not end holds a thread: never more than that one. */
  let closing: Promise<void> | undefined;

  return async on => {
    if (closing !== undefined)
      throw new Error(`${path} does not let go of the last connection: switch the printer off and on`);
    const { file, readable } = await openDevice(path, openFile);
    return converse({ path, file, readable }, { timers, on }, () => {
      closing = file.close().then(
        () => {
          closing = undefined;
        },
        () => {
          closing = undefined;
        },
      );
      return closing;
    });
  };
}

async function openDevice(path: string, openFile: OpenFile) {
  const how = constants.O_NONBLOCK | constants.O_NOCTTY;
  let readable = true;
  let file: DeviceFile;
  try {
    file = await openFile(path, constants.O_RDWR | how).catch((error: unknown) => {
      if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM') throw error;
      readable = false;
      return openFile(path, constants.O_WRONLY | how);
    });
  } catch (error) {
    throw cannotOpen(path, error, { what: 'printer', group: 'lp', others: await printersPluggedIn() });
  }
  // Somebody wrote to the name while the printer was unplugged.
  if ((await file.stat()).isFile()) {
    await file.close();
    throw new Error(`cannot open ${path}: it is a plain file and no device: remove it`);
  }
  return { file, readable };
}

function converse(
  { path, file, readable }: { path: string; file: DeviceFile; readable: boolean },
  { timers, on }: { timers: Timers; on: LinkEvents },
  release: () => Promise<void>,
) {
  const waiting: Waiting[] = [];
  let backlogBytes = 0;
  let writing = false;
  let over = false;
  let cancelRead = (): void => {};
  let cancelWrite = (): void => {};

  function end(why: string): void {
    over = true;
    cancelRead();
    cancelWrite();
    for (const { failed } of waiting.splice(0)) failed(new Error(why));
  }

  function lost(error: unknown): void {
    if (over) return;
    const why = whyLost(path, error);
    end(why);
    on.down(why);
  }

  async function listen(): Promise<void> {
    const buffer = new Uint8Array(1024);
    try {
      const { bytesRead } = await file.read(buffer);
      if (over) return;
      if (bytesRead > 0) {
        on.data(buffer.subarray(0, bytesRead));
        return void listen();
      }
    } catch (error) {
      // usblp: the printer has no way back at all.
      if (codeOf(error) === 'EINVAL') return;
      if (!isForLater(error)) return lost(error);
    }
    // Nothing is no end: usblp gives it for an empty packet.
    if (!over) cancelRead = timers.after(askEveryMs, listen);
  }

  async function write(): Promise<void> {
    const first = waiting[0];
    if (first === undefined || writing || over) return;
    cancelWrite();
    writing = true;
    try {
      const { bytesWritten } = await file.write(first.bytes);
      backlogBytes -= bytesWritten;
      first.bytes = first.bytes.subarray(bytesWritten);
      if (first.bytes.length === 0 && waiting[0] === first) {
        waiting.shift();
        first.sent();
      }
      writing = false;
      return void write();
    } catch (error) {
      writing = false;
      if (!isForLater(error)) return lost(error);
      if (!over) cancelWrite = timers.after(askEveryMs, write);
    }
  }

  if (readable) void listen();

  return {
    write: (bytes: Uint8Array) =>
      new Promise<void>((sent, failed) => {
        if (over) return failed(new Error(`${path} is closed`));
        if (backlogBytes > longestBacklogBytes) return failed(new Error(`${path} takes no bytes`));
        backlogBytes += bytes.length;
        waiting.push({ bytes, sent, failed });
        void write();
      }),
    async close() {
      if (!over) end(`${path} is closed`);
      await release();
    },
  };
}

/** ENOSPC: what lp(4) says when it has no paper. */
function isForLater(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EAGAIN' || code === 'EINTR' || code === 'ENOSPC';
}

function whyLost(path: string, error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENODEV' || code === 'ENXIO' || code === 'EIO') return `${path} was unplugged or switched off`;
  return `${path}: ${reasonOf(error)}`;
}

async function printersPluggedIn(): Promise<string[]> {
  const names = await readdir('/dev/usb').catch(() => []);
  return names.filter(name => name.startsWith('lp')).map(name => `/dev/usb/${name}`);
}
