/** The journal while the hall runs: one day's file is written to, the others are read. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cursors } from './cursors.ts';
import { createDay, type DayFile, type Part, withDay } from './day-file.ts';
import { tellingOf } from './event-stream.ts';
import { removeDay } from './folder.ts';
import { GENESIS, hex, type Tip } from './hash-chain.ts';
import type { HighWater } from './high-water.ts';
import type { Mended } from './log-repair.ts';
import { dayThereAlready } from './problem.ts';
import { putBack } from './put-back.ts';
import { type Shortened, shortenedBy, type Witness } from './shortening.ts';
import { type TakenNumbers, takenNumbers } from './taken-numbers.ts';
import { type Entry, type Reply, stretchesOf, type Turn } from './turn.ts';

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

export type Parts = {
  folder: string;
  cursors: Cursors;
  highWater: HighWater;
  lock: { close(): void };
  witnesses: readonly Witness[];
};

/** `days`: all, in their order. Before the first there is no `name`. */
export type Newest = {
  days: readonly string[];
  name?: string;
  day: DayFile;
  numbers: TakenNumbers;
  mended?: Mended | undefined;
};

export function journalOn(
  { folder, cursors, highWater, lock, witnesses }: Parts,
  { days: known, name: newest, day: newestDay, numbers: taken, mended }: Newest,
): Journal {
  let listed = known;
  let name = newest;
  let day = newestDay;
  let numbers = taken;
  let firstSeq = day.firstSeq() ?? 1;
  let tip = day.tip() ?? GENESIS;
  let failed = false;
  const openedAt = tip.seq;
  // A cursor past the end must not leave its reader waiting for events that come again; nor may it pass over those, should
  // it look only when the journal has grown past where it was.
  const cursorsSet = new Map<string, number>();
  const shortened = shortenedBy({ tip, day: name, highest: numbers.highest(), file: day }, witnesses);
  if (shortened === undefined) cursors.endAt(tip.seq);

  /** Somebody may have taken one away. */
  const days = () => listed.filter(one => existsSync(dayPath(folder, one)));

  function startDay(opens: string, part: Part, entries: readonly Entry[], at: number): void {
    if (existsSync(dayPath(folder, opens))) throw dayThereAlready(dayPath(folder, opens));
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
    listed = [...listed, opens];
    name = opens;
    numbers = opening;
    firstSeq = tip.seq + 1;
  }

  function mark(): void {
    if (name === undefined) return;
    highWater.write({ seq: tip.seq, hash: hex(tip.hash), day: name, highest: numbers.highest() });
  }

  const since = tellingOf(
    () => days().map(one => dayPath(folder, one)),
    () => ({ day, firstSeq, lastSeq: tip.seq }),
  );

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
      const older = () => withDay(dayPath(folder, of), own => own.lastOf('day-closed'));
      const closed = of === name ? day.lastOf('day-closed') : days().includes(of) ? older() : undefined;
      return closed && { seq: closed.seq, hash: hex(closed.hash) };
    },
    days,
    forget(oldest) {
      const there = days();
      if (there[0] !== oldest || there.length <= 2)
        throw new Error(`The day ${oldest} cannot be forgotten: the journal has ${there.join(', ')}`);
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

export function dayPath(folder: string, day: string): string {
  return join(folder, `${day}.db`);
}
