/**
 * The process beside the daemon that keeps the second folder: it follows the journal there, and has checked copies made. A
 * process of its own, at a lower priority: a medium that hangs keeps whoever touches it, thread or process, for as long as it
 * likes, and a process can be given up (docs/decisions/0014-journal-care.md).
 *
 *   child.ts '{"state": …, "folder": …, "hall": …, "keepDays"?: …}', started with an IPC channel
 */
import { setPriority } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { bookingKeysName } from '../journal/booking-keys.ts';
import { lockFolder } from '../journal/folder.ts';
import { textsName } from '../journal/texts/file.ts';
import { followKeys } from './followed-keys.ts';
import { followTexts } from './followed-texts.ts';
import { type Looked, type Ours, openKeeper } from './keeper.ts';
import { isApart, wrongPlace } from './medium.ts';
import { mediumText, whyIn } from './medium-error.ts';
import type { PassEnd, PassWork } from './pass-worker.ts';

export type ChildOptions = { state: string; folder: string; hall: string; keepDays?: number };

/**
 * ChildReport about once a second, so that silence means that it hangs. `why`: left out while everything works. `owesErase`: the
 * file there that may still have what is gone here.
 */
export type ChildReport =
  | { is: 'alive'; why?: string; sameDisk: boolean; owesErase?: string }
  | { is: 'retirable'; days: string[] }
  | ({ is: 'beyond' } & NonNullable<Looked['beyond']>)
  | ({ is: 'kept' } & NonNullable<Looked['kept']>);

/** Committed events are there within a second: this, and the time of the write. */
const looksEveryMs = 300;
/** While the medium does not take it: each time what lies there is read again. */
const againMs = 1000;
const aliveEveryMs = 1000;
const notedEveryMs = 60_000;
const passEveryMs = 3_600_000;
/** After a pass that failed. */
const passAgainMs = 60_000;
const niceness = 10;

const options: ChildOptions = JSON.parse(process.argv[2] ?? '');
const { state, folder, hall, keepDays } = options;
const keeper = openKeeper({ state, folder, hall, isApart });
const texts = followTexts(state);
const keys = followKeys(state);

let lock: DatabaseSync | undefined;
let isBehind = false;
let followFails: string | undefined;
let passFails: string | undefined;
let passing = false;
let passDueAt = 0;
let aliveDueAt = 0;
let notedDueAt = notedEveryMs;

function tell(told: ChildReport): void {
  // A daemon that has just died is noticed by its end of the channel.
  if (process.connected) process.send?.(told, undefined, undefined, () => {});
}

/** One look at the journal; why the second folder does not have it, if it does not. */
function followNow(): string | undefined {
  try {
    const wrong = wrongPlace(state, folder, hall);
    if (wrong !== undefined) return wrong;
    // Of two daemons one after the other, the child of the first may still be writing its last.
    lock ??= lockFolder(state, 'copies-lock.db');
    const looked = keeper.look();
    isBehind = looked.isBehind;
    if (looked.dayClosed) passDueAt = 0;
    if (looked.beyond !== undefined) tell({ is: 'beyond', ...looked.beyond });
    if (looked.kept !== undefined) tell({ is: 'kept', ...looked.kept });
    if (looked.medium.is === 'following') for (const one of [texts, keys]) one.follow(looked.medium.ours);
    return mediumText(looked.medium, folder);
  } catch (error) {
    return whyIn(error, folder);
  }
}

/** True when there is more to follow. */
function look(): boolean {
  const fails = followNow();
  // What a pass had met there may be over, too.
  if (fails === undefined && followFails !== undefined) passDueAt = 0;
  followFails = fails;
  const now = performance.now();
  const medium = keeper.medium();
  if (medium.is === 'following') {
    if (!passing && now >= passDueAt) startPass(now, medium.ours);
    if (now >= notedDueAt) note(now);
  }
  if (now >= aliveDueAt) tellAlive(now);
  return medium.is === 'following' && isBehind;
}

function tellAlive(now: number): void {
  aliveDueAt = now + aliveEveryMs;
  const why = followFails ?? passFails;
  const medium = keeper.medium();
  const sameDisk =
    medium.is === 'following' ? medium.ours.disk === 'same' : 'disk' in medium && medium.disk === 'same';
  const owesErase = texts.owesErase() ? textsName : keys.owesErase() ? bookingKeysName : undefined;
  tell({
    is: 'alive',
    sameDisk,
    ...(owesErase !== undefined && { owesErase }),
    ...(why !== undefined && { why }),
  });
}

/** Without it the copies are as good: what it is remembered for is told by the events, too. */
function note(now: number): void {
  notedDueAt = now + notedEveryMs;
  try {
    keeper.note();
  } catch {
    // The disk of the state folder takes nothing, which the daemon knows.
  }
}

function startPass(now: number, ours: Ours): void {
  passing = true;
  passDueAt = now + passEveryMs;
  const workerData: PassWork = { state, folder, hall, ours, ...(keepDays !== undefined && { keepDays }) };
  const worker = new Worker(new URL('./pass-worker.ts', import.meta.url), { workerData });
  const ended = (end: PassEnd) => {
    passFails = end.ok ? undefined : end.why;
    if (!end.ok) {
      passDueAt = Math.min(passDueAt, performance.now() + passAgainMs);
      keeper.doubt();
    } else if (end.retirable.length > 0) tell({ is: 'retirable', days: end.retirable });
  };
  worker.on('message', ended);
  worker.on('error', error => ended({ ok: false, why: whyIn(error, ours.folder) }));
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
  note(performance.now());
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
