import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GENESIS, hex, type Row } from './journal-chain.ts';
import { wholeTip } from './journal-copy.ts';
import { type Cursors, openCursors } from './journal-cursors.ts';
import { createDay, type DayFile, dayBeforeTheFirst, openDay, type Part, withDay } from './journal-day.ts';
import { daysIn, lockFolder, makeFolder, proveRoom, removeDay } from './journal-folder.ts';
import { migrateDay } from './journal-migrate.ts';
import { type JournalProblem, problemOf } from './journal-problem.ts';
import { finishReplacing } from './journal-replace.ts';
import { type Entry, type Reply, stretchesOf, type Turn } from './journal-turn.ts';

export type { JournalProblem } from './journal-problem.ts';
export type { Entry, JournalEvent, Reply, Turn } from './journal-turn.ts';

export type Journal = {
  /** The state folder, whole. */
  state: string;
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
  /** How far a named reader has come, 0 at first. After a power cut it may be behind, never ahead. */
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
const PAGE = 500;

/** Opens the journal of the state folder `dir`, made when it is not there, and checks its newest day. */
export function openJournal(
  dir: string,
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
    const cursors = openCursors(file);
    opened.push(cursors);
    const [newest, before] = daysIn(folder).toReversed();
    if (newest === undefined)
      return { ok: true, journal: journalOn(folder, undefined, dayBeforeTheFirst(), cursors, lock) };
    file = dayPath(folder, before ?? newest);
    const tipBefore = before === undefined ? undefined : withDay(file, day => day.tip());
    file = dayPath(folder, newest);
    migrateDay(file);
    const day = openDay(file);
    opened.push(day);
    wholeTip(day, file, tipBefore);
    return { ok: true, journal: journalOn(folder, newest, day, cursors, lock) };
  } catch (error) {
    for (const one of opened.toReversed()) one.close();
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

function journalOn(
  folder: string,
  newest: string | undefined,
  newestDay: DayFile,
  cursors: Cursors,
  lock: { close(): void },
): Journal {
  let name = newest;
  let day = newestDay;
  let firstSeq = day.firstSeq() ?? 1;
  let tip = day.tip() ?? GENESIS;
  let failed = false;
  // A journal put back from an older copy must not leave its readers waiting for events that came again; nor may they
  // pass over those, should they look only when it has grown past where they were.
  cursors.endAt(tip.seq);
  const firstSeqs = new Map<string, number>();

  function startDay(opens: string, part: Part, at: number): void {
    const carried = day.carried(at - REPLY_KEPT_MS);
    const next = createDay(dayPath(folder, opens), {
      ...part,
      replies: [...carried.replies, ...part.replies],
      presses: [...carried.presses, ...part.presses],
    });
    day.close();
    day = next;
    name = opens;
    firstSeq = tip.seq + 1;
  }

  function firstSeqOf(path: string): number {
    const known = firstSeqs.get(path) ?? withDay(path, older => older.firstSeq() ?? Number.POSITIVE_INFINITY);
    firstSeqs.set(path, known);
    return known;
  }

  /** The next rows after `seq`, from the one file that holds them. */
  function pageAfter(seq: number): Row[] {
    if (seq + 1 >= firstSeq) return day.rowsAfter(seq, PAGE);
    const paths = daysIn(folder).map(name => dayPath(folder, name));
    // What lies before the oldest file has been archived; the telling goes on from there.
    const path = paths.findLast(path => firstSeqOf(path) <= seq + 1) ?? paths[0] ?? day.path;
    const page =
      path === day.path ? day.rowsAfter(seq, PAGE) : withDay(path, older => older.rowsAfter(seq, PAGE));
    if (page.length === 0)
      throw new Error(`The journal holds no event ${seq + 1}: a day is missing after ${path}`);
    return page;
  }

  function* since(seq: number): Generator<Entry, undefined> {
    while (seq < tip.seq) {
      for (const row of pageAfter(seq)) {
        seq = row.seq;
        yield { seq, at: row.at, event: JSON.parse(row.text) };
      }
    }
    return undefined;
  }

  return {
    state: dirname(folder),
    lastSeq: () => tip.seq,
    lastAt: () => tip.at,
    replay: () => since(firstSeq - 1),
    since,
    reserve: () => day.reserve(),
    release: () => day.release(),
    commit(turn) {
      if (failed)
        throw new Error('The journal has failed before and takes nothing more: the process has to end');
      failed = true;
      const stretches = stretchesOf(turn, tip, name);
      for (const { opens, part } of stretches) {
        if (opens !== undefined) startDay(opens, part, turn.at);
        else if (Object.values(part).some(list => list.length > 0)) day.commit(part);
        tip = part.rows.at(-1) ?? tip;
      }
      failed = false;
      return stretches.flatMap(stretch => stretch.entries);
    },
    reply(client, id) {
      const text = day.reply(client, id);
      return text === undefined ? undefined : JSON.parse(text);
    },
    pressedAt: (device, frame) => day.pressedAt(device, frame),
    cursor: name => cursors.get(name),
    setCursor: (name, seq) => cursors.set(name, seq),
    closing(of) {
      const closed =
        of === name
          ? day.closing()
          : daysIn(folder).includes(of)
            ? withDay(dayPath(folder, of), older => older.closing())
            : undefined;
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
      cursors.close();
      lock.close();
    },
  };
}

function dayPath(folder: string, day: string): string {
  return join(folder, `${day}.db`);
}
