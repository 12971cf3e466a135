/** The folder that a demo keeps its hall in. It empties only what a demo made: a journal of a real hall is the record. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderFault, shortPath } from '../stage/state-folder.ts';
import { words } from './words.ts';

/** Stands in each folder that a demo made. A hall that is no demo takes it away (daemon/process/demo-mark.ts). */
const mark = 'made-by-a-demo';

/** Held as long as the demo lives; the kernel frees it when the process dies in any way. */
const demoLock = 'demo-lock.db';
/** Held by the daemon (daemon/journal/folder.ts). */
const daemonLock = 'lock.db';
/** What says nothing of a hall: locks, and what a stage writes anew at each start. */
const isOfNoHall = (name: string) =>
  name === 'stage.yaml' || name.startsWith(demoLock) || name.startsWith(daemonLock);
const namesTold = 5;

export type DemoFolder = { empty(): void; release(): void };

/** Takes a folder for one demo. Throws when it cannot be made or written. */
export function takeFolder(folder: string): { ok: true; folder: DemoFolder } | { ok: false; why: string } {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter(name => !isOfNoHall(name));
  if (names.length > 0 && !names.includes(mark)) return { ok: false, why: notADemos(folder, names) };
  const lock = tryLock(join(folder, demoLock));
  if (lock === undefined) return { ok: false, why: inUse(folder) };
  const daemonFile = join(folder, daemonLock);
  if (existsSync(daemonFile)) {
    const free = tryLock(daemonFile);
    if (free === undefined) {
      lock.close();
      return { ok: false, why: inUse(folder) };
    }
    free.close();
  }
  writeFileSync(join(folder, mark), `${words.folder.mark}\n`);
  return {
    ok: true,
    folder: {
      empty() {
        for (const name of readdirSync(folder)) {
          if (name !== mark && !name.startsWith(demoLock)) rmSync(join(folder, name), { recursive: true });
        }
      },
      release: () => lock.close(),
    },
  };
}

const inUse = (folder: string) => folderFault(folder, words.folder.inUse);

function notADemos(folder: string, names: readonly string[]): string {
  const path = shortPath(folder);
  const told = names.slice(0, namesTold).join(', ') + (names.length > namesTold ? ' …' : '');
  return [
    folderFault(folder, words.folder.notADemos(told, mark)),
    words.folder.ofARealHall(path, join(dirname(path), 'hall')),
    words.folder.leftOver(path),
  ].join('\n');
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
