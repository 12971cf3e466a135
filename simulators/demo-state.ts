/** The folder that a demo keeps its hall in. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Emptied at each start, unless the user gives a folder of their own. */
export const demoState = join(import.meta.dirname, '../state/demo');

/** Held as long as the demo lives; the kernel frees it when the process dies in any way. */
const demoLock = 'demo-lock.db';
/** Held by the daemon (daemon/journal-folder.ts). */
const daemonLock = 'lock.db';

/** Takes a folder for one demo; undefined when another demo or a daemon lives in it. Throws when it cannot be made. */
export function takeFolder(folder: string): { empty(): void; release(): void } | undefined {
  mkdirSync(folder, { recursive: true });
  const lock = tryLock(join(folder, demoLock));
  if (lock === undefined) return undefined;
  const daemonFile = join(folder, daemonLock);
  if (existsSync(daemonFile)) {
    const free = tryLock(daemonFile);
    if (free === undefined) {
      lock.close();
      return undefined;
    }
    free.close();
  }
  return {
    empty() {
      for (const name of readdirSync(folder)) {
        if (!name.startsWith(demoLock)) rmSync(join(folder, name), { recursive: true });
      }
    },
    release: () => lock.close(),
  };
}

function tryLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** https://sqlite.org/rescode.html#busy */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5;
