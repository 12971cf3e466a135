import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Cursors } from './cursors.ts';
import { createDay, type DayFile, dayBeforeTheFirst, openDay, type Part, withDay } from './day-file.ts';
import { tellingOf } from './event-stream.ts';
import { daysIn, lockFolder, makeFolder, proveRoom, removeDay } from './folder.ts';
import { GENESIS, hex, type Tip } from './hash-chain.ts';
import { type HighWater, highWaterName, openHighWater } from './high-water.ts';
import { keptCursors } from './kept-cursors.ts';
import { type Mended, mendLog } from './log-repair.ts';
import { migrateDay } from './migration.ts';
import { dayThereAlready, type JournalProblem, problemOf } from './problem.ts';
import { expectWritten, proveDay } from './proof.ts';
import { putBack } from './put-back.ts';
import { finishReplacing } from './replacement.ts';
import { type Shortened, shortenedBy, type Witness, witnessesIn } from './shortening.ts';
import { type TakenNumbers, takenNumbers } from './taken-numbers.ts';
import { type Entry, type Reply, stretchesOf, type Turn } from './turn.ts';

export type { JournalProblem } from './problem.ts';
export type { Entry, JournalEvent, Reply, Turn } from './turn.ts';

export type Journal = {
  /** The state folder, whole. */
  state: string;
  /** The last event and its day; neither before the first. */
  end(): { tip?: Tip; day?: string };
  /** The number of the last event; 0 before the first. */
  lastSeq(): number;
  /** The time of the last event; 0 before the first. */
  lastAt(): number;
  /** The events of the newest business day, in order: what the hall is rebuilt from. */
  replay(): Iterable<Entry>;
  /**
   * Before anything is decided: takes the place of the journal's one writer until `commit` or `release`, and never waits for
   * it. While another program has it (a tool, a backup), nothing was changed, and this is what SQLite says.
   */
  reserve(): Error | undefined;
  /** Nothing came of the turn. */
  release(): void;
  /** Durable when it returns. Once it has thrown, the journal takes nothing more: the process must end. */
  commit(turn: Turn): Entry[];
  reply(client: string, id: string): Reply | undefined;
  /** When this very frame of the pad last had an effect. */
  pressedAt(device: string, frame: string): number | undefined;
  /** The events after `seq` through all days, read as they are asked for. */
  since(seq: number): Iterable<Entry>;
  /** What the opening met: what witnesses know beyond the end (I11), what was damaged in the log of the newest day. */
  met: { shortened: Shortened | undefined; mended: Mended | undefined };
  /** What the journal had lost is seen to, durably: from now on it ends where it ends. */
  heeded(): void;
  /** How far a named reader has come, 0 at first. After a power cut it may be behind, never ahead. Neither throws. */
  cursor(name: string): number;
  setCursor(name: string, seq: number): void;
  /** The event with which that day was closed last, where it was; `hash`: 64 hex digits. */
  closing(day: string): { seq: number; hash: string } | undefined;
  /** The days that have a file, oldest first. */
  days(): string[];
  /** Deletes the file of the oldest day for good. Throws when it is not the oldest, or one of the last two: a start needs those. */
  forget(day: string): void;
  close(): void;
};

/** Long enough for any caller that repeats itself, short enough that a day's file does not grow with all before it. */
const REPLY_KEPT_MS = 24 * 60 * 60 * 1000;

export type OpenOptions = {
  /** The hall that it has to be of; left out, any. */
  hall?: string;
  /** What is worth a line in the log, and nothing more. */
  note?(words: string): void;
};

/** Opens the journal of the state folder `dir`, made when it is not there, and proves its newest day (I12). */
export function openJournal(
  dir: string,
  { hall, note = () => {} }: OpenOptions = {},
): { ok: true; journal: Journal } | { ok: false; problem: JournalProblem } {
  const state = resolve(dir);
  const folder = join(state, 'journal');
  const opened: { close(): void }[] = [];
  let file = state;
  try {
    makeFolder(state);
    proveRoom(existsSync(folder) ? folder : state);
    file = join(state, 'lock.db');
    const lock = lockFolder(state);
    opened.push(lock);
    file = folder;
    finishReplacing(state);
    makeFolder(folder);
    file = join(state, 'cursors.db');
    const cursors = keptCursors(file, note);
    opened.push(cursors);
    file = join(state, highWaterName);
    const highWater = openHighWater(state);
    opened.push(highWater);
    const witnesses = witnessesIn(highWater.last(), cursors.get('mqtt'));
    const parts = { folder, cursors, highWater, lock, witnesses, note };

    const [newest, before] = daysIn(folder).toReversed();
    if (newest === undefined)
      return {
        ok: true,
        journal: journalOn(parts, { day: dayBeforeTheFirst(), numbers: takenNumbers(undefined) }),
      };
    file = dayPath(folder, before ?? newest);
    const tipBefore = before === undefined ? undefined : withDay(file, day => day.tip());
    file = dayPath(folder, newest);
    expectWritten(file);
    const expected = { day: newest, hall, before: tipBefore };
    const mended = mendLog(file, expected, Math.max(0, ...witnesses.map(({ seq }) => seq)), Date.now());
    migrateDay(file);
    const day = openDay(file);
    opened.push(day);
    day.settle();
    const of = { name: newest, day, mended, numbers: proveDay(day, expected).numbers };
    return { ok: true, journal: journalOn(parts, of) };
  } catch (error) {
    for (const one of opened.toReversed()) one.close();
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

type Parts = {
  folder: string;
  cursors: Cursors;
  highWater: HighWater;
  lock: { close(): void };
  witnesses: readonly Witness[];
  note(words: string): void;
};

/** Before the first day there is no `name`. */
type Newest = { name?: string; day: DayFile; numbers: TakenNumbers; mended?: Mended | undefined };

function journalOn(
  { folder, cursors, highWater, lock, witnesses, note }: Parts,
  { name: newest, day: newestDay, numbers: taken, mended }: Newest,
): Journal {
  let name = newest;
  let day = newestDay;
  let numbers = taken;
  let firstSeq = day.firstSeq() ?? 1;
  let tip = day.tip() ?? GENESIS;
  let failed = false;
  let isMarked = true;
  const openedAt = tip.seq;
  // A cursor past the end must not leave its reader waiting for events that come again; nor may it pass over those, should
  // it look only when the journal has grown past where it was.
  const cursorsSet = new Map<string, number>();
  const shortened = shortenedBy({ tip, day: name, highest: numbers.highest(), file: day }, witnesses);
  if (shortened === undefined) cursors.endAt(tip.seq);

  function startDay(opens: string, part: Part, entries: readonly Entry[], at: number): void {
    if (daysIn(folder).includes(opens)) throw dayThereAlready(dayPath(folder, opens));
    const carried = day.carried(at - REPLY_KEPT_MS);
    const opening = takenNumbers(opens);
    opening.take(entries.map(({ event }) => event));
    const next = createDay(dayPath(folder, opens), {
      ...part,
      replies: [...carried.replies, ...part.replies],
      presses: [...carried.presses, ...part.presses],
    });
    day.close();
    day = next;
    name = opens;
    numbers = opening;
    firstSeq = tip.seq + 1;
  }

  /** A witness that cannot be written is no reason to end the hall. */
  function mark(): void {
    if (name === undefined) return;
    try {
      highWater.write({ seq: tip.seq, hash: hex(tip.hash), day: name, highest: numbers.highest() });
      isMarked = true;
    } catch (error) {
      if (isMarked) note(`the high-water record cannot be written: ${String(error)}`);
      isMarked = false;
    }
  }

  const since = tellingOf(folder, () => ({ day, firstSeq, lastSeq: tip.seq }));

  return {
    state: dirname(folder),
    end: () => (name === undefined ? {} : { tip, day: name }),
    lastSeq: () => tip.seq,
    lastAt: () => tip.at,
    replay: () => since(firstSeq - 1),
    since,
    reserve: () => day.reserve(),
    release: () => day.release(),
    commit(turn) {
      if (failed) throw new Error('The journal has failed before and takes nothing more: the process ends');
      failed = true;
      if (!day.isInPlace()) throw putBack(day);
      const stretches = stretchesOf(turn, tip, name);
      for (const { opens, part, entries } of stretches) {
        if (opens !== undefined) startDay(opens, part, entries, turn.at);
        else if (Object.values(part).some(list => list.length > 0)) {
          numbers.take(entries.map(({ event }) => event));
          day.commit(part);
        }
        tip = part.rows.at(-1) ?? tip;
      }
      if (stretches.some(({ entries }) => entries.length > 0)) mark();
      failed = false;
      return stretches.flatMap(stretch => stretch.entries);
    },
    reply(client, id) {
      const text = day.reply(client, id);
      return text === undefined ? undefined : JSON.parse(text);
    },
    pressedAt: (device, frame) => day.pressedAt(device, frame),
    met: { shortened, mended },
    heeded: () => cursors.endAt(openedAt),
    cursor: reader => cursorsSet.get(reader) ?? Math.min(cursors.get(reader), openedAt),
    setCursor(reader, seq) {
      cursors.set(reader, seq);
      cursorsSet.set(reader, seq);
    },
    closing(of) {
      const isThere = of !== name && daysIn(folder).includes(of);
      const older = isThere ? withDay(dayPath(folder, of), own => own.closing()) : undefined;
      const closed = of === name ? day.closing() : older;
      return closed && { seq: closed.seq, hash: hex(closed.hash) };
    },
    days: () => daysIn(folder),
    forget(oldest) {
      const days = daysIn(folder);
      if (days[0] !== oldest || days.length <= 2)
        throw new Error(`The day ${oldest} cannot be forgotten: the journal has ${days.join(', ')}`);
      removeDay(folder, oldest);
    },
    close() {
      day.close();
      highWater.close();
      cursors.close();
      lock.close();
    },
  };
}

function dayPath(folder: string, day: string): string {
  return join(folder, `${day}.db`);
}
