/**
 * The process beside the daemon that keeps the second folder: it follows the journal there, and has checked copies made. A
 * process of its own, at a lower priority: a medium that hangs keeps whoever touches it, thread or process, for as long as it
 * likes, and a process can be given up (docs/decisions/0014-journal-care.md).
 *
 *   child.ts '{"state": …, "folder": …, "hall": …, "keepDays"?: …}', started with an IPC channel
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { lockFolder, syncFolder } from '../journal-folder.ts';
import { findTail, follow, type Tail } from './follow.ts';
import { hallFolder, onSameDisk } from './medium.ts';
import type { PassOptions } from './pass.ts';
import type { PassEnd } from './pass-worker.ts';
import { tailBytes } from './tail-file.ts';
import { whyIn } from './why.ts';

export type ChildOptions = { state: string; folder: string; hall: string; keepDays?: number };

/** Told about once a second, so that silence means that it hangs. `why`: left out while everything works. */
export type Told =
  | { is: 'alive'; why?: string; sameDisk: boolean }
  | { is: 'retirable'; days: string[] }
  | { is: 'moved'; files: string[] };

/** Committed events are there within a second: this, and the time of the write. */
const looksEveryMs = 300;
/** While the medium does not take it: each time its last file is read again. */
const againMs = 1000;
const aliveEveryMs = 1000;
const passEveryMs = 3_600_000;
/** After a pass that failed. */
const passAgainMs = 60_000;
const niceness = 10;

const options: ChildOptions = JSON.parse(process.argv[2] ?? '');
const journal = join(options.state, 'journal');
const folder = hallFolder(options.folder, options.hall);

let lock: DatabaseSync | undefined;
let tail: Tail | undefined;
/** How long its file was when it was written to last. */
let bytes: number | undefined;
/** Once the medium was seen on a disk of its own, the disk of the state folder in its place is no medium. */
let wasApart = false;
let sameDisk = false;
let isBehind = false;
let followFails: string | undefined;
let passFails: string | undefined;
let passing = false;
let passDueAt = 0;
let aliveDueAt = 0;

function tell(told: Told): void {
  // A daemon that has just died is noticed by its end of the channel.
  if (process.connected) process.send?.(told, undefined, undefined, () => {});
}

/** One look at the journal; throws what keeps the second folder from having it. */
function followNow(): void {
  // Of two daemons one after the other, the child of the first may still be writing its last.
  lock ??= lockFolder(options.state, 'copies-lock.db');
  expectMedium();
  // Another medium was put in, or somebody was at the file.
  if (tail !== undefined && tailBytes(folder, tail.day) !== bytes) tail = undefined;
  if (tail === undefined) {
    const found = findTail(journal, folder);
    if (found === undefined) return;
    tail = found.tail;
    bytes = tailBytes(folder, tail.day);
    if (found.moved.length > 0) tell({ is: 'moved', files: found.moved });
  }
  isBehind = !follow(journal, folder, tail, (reached, rows) => {
    tail = reached;
    bytes = tailBytes(folder, reached.day);
    if (rows.some(({ text }) => text.startsWith('{"kind":"day-closed"'))) passDueAt = 0;
  });
}

function expectMedium(): void {
  if (!existsSync(options.folder) || !statSync(options.folder).isDirectory())
    throw new Error('found no such folder, expected the second medium mounted there');
  sameDisk = onSameDisk(options.state, options.folder);
  if (!sameDisk) wasApart = true;
  else if (wasApart)
    throw new Error('found the disk of the state folder, expected the second medium mounted there');
  if (existsSync(folder)) return;
  mkdirSync(folder);
  syncFolder(options.folder);
}

/** True when there is more to follow. */
function look(): boolean {
  try {
    followNow();
    // What a pass had met there may be over, too.
    if (followFails !== undefined) passDueAt = 0;
    followFails = undefined;
  } catch (error) {
    tail = undefined;
    followFails = whyIn(error, options.folder);
  }
  const now = performance.now();
  if (followFails === undefined && !passing && now >= passDueAt) startPass(now);
  if (now >= aliveDueAt) tellAlive(now);
  return followFails === undefined && isBehind;
}

function tellAlive(now: number): void {
  aliveDueAt = now + aliveEveryMs;
  const why = followFails ?? passFails;
  tell({ is: 'alive', sameDisk, ...(why !== undefined && { why }) });
}

function startPass(now: number): void {
  passing = true;
  passDueAt = now + passEveryMs;
  const { state, keepDays } = options;
  const workerData: PassOptions = { state, folder, ...(keepDays !== undefined && { keepDays }) };
  const worker = new Worker(new URL('./pass-worker.ts', import.meta.url), { workerData });
  const ended = (end: PassEnd) => {
    passFails = end.ok ? undefined : end.why;
    if (!end.ok) passDueAt = Math.min(passDueAt, performance.now() + passAgainMs);
    else {
      if (end.moved.length > 0) tell({ is: 'moved', files: end.moved });
      if (end.retirable.length > 0) tell({ is: 'retirable', days: end.retirable });
    }
  };
  worker.on('message', ended);
  worker.on('error', error => ended({ ok: false, why: whyIn(error, folder) }));
  worker.on('exit', () => {
    passing = false;
  });
}

function keepLooking(): void {
  const nextMs = look() ? 0 : looksEveryMs;
  setTimeout(keepLooking, followFails === undefined ? nextMs : againMs);
}

/** The last events of a daemon that stops, or died, are followed too. */
function end(): void {
  while (look());
  process.exit(0);
}

// Ctrl-C reaches the whole group: it ends with the daemon, not before.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', end);
try {
  setPriority(niceness);
} catch {
  // A sandbox that does not allow it: then it has the priority of the hall.
}
keepLooking();
