/** I11: a journal never goes back in silence. */
import { existsSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { GENESIS, hex } from '../../daemon/journal/hash-chain.ts';
import { openHighWater } from '../../daemon/journal/high-water.ts';
import { shortenedBy, skipsOf, witnessesIn } from '../../daemon/journal/shortening.ts';
import { mendedLogs, readWal } from '../../daemon/journal/wal.ts';
import { opened, stateFolder, turn } from '../kit/hall/journal.ts';
import {
  again,
  asides,
  cutAt,
  fileOf,
  flip,
  killed,
  killedDay,
  logOf,
  sizeOf,
  start,
  take,
  tickets,
} from './killed.ts';

/** Where numbers go on after this start: above what is in the journal, and above what it skips. */
function goesOnAbove(dir: string): number {
  const started = start(dir);
  if ('message' in started) throw new Error(started.message);
  const { journal } = started;
  const { shortened } = journal.met;
  const inJournal = [...journal.replay()].filter(({ event }) => event.kind === 'ticket-issued').length;
  const skipped = shortened === undefined ? [] : skipsOf(shortened, killedDay).map(({ to }) => to);
  journal.close();
  return Math.max(inJournal, ...skipped);
}

test('a kill alone loses nothing, and nothing is said of it', () => {
  const { journal } = start(killed()) as { journal: ReturnType<typeof opened> };
  expect(journal.lastSeq()).toBe(1 + tickets);
  expect(journal.met).toEqual({ shortened: undefined, mended: undefined });
  journal.close();
});

test('one bit flipped at 40 % of the log: every event behind it is proved, and there', () => {
  const dir = killed();
  flip(logOf(dir), Math.floor(sizeOf(logOf(dir)) * 0.4));
  expect(readWal(logOf(dir))?.lost).toBeGreaterThan(10);
  const { journal } = start(dir) as { journal: ReturnType<typeof opened> };
  expect(journal.lastSeq()).toBe(1 + tickets);
  expect(journal.met).toMatchObject({ shortened: undefined, mended: { lost: 0, aside: asides(dir)[0] } });
  for (let number = 1; number <= tickets; number += 1)
    expect(journal.reply('kiosk', `${number}`)).toBeDefined();
  take(journal, tickets + 1);
  journal.close();
  expect(checkJournal(dir)).toBeUndefined();
  expect(existsSync(join(asides(dir)[0] ?? '', 'journal', `${killedDay}.db-wal`))).toBe(true);
});

test('whatever bit of the log flips, nothing is lost', () => {
  const from = killed();
  const dir = join(stateFolder(), 'state');
  const bytes = sizeOf(logOf(from));
  const tries = 8;
  let mended = 0;
  fc.assert(
    fc.property(fc.nat(bytes - 1), fc.nat(7), (at, bit) => {
      again(from, dir);
      flip(logOf(dir), at, bit);
      expect(goesOnAbove(dir)).toBe(tickets);
      expect(goesOnAbove(dir)).toBe(tickets);
      const journal = opened(dir);
      if (journal.lastSeq() === 1 + tickets) mended += 1;
      journal.close();
      expect(checkJournal(dir)).toBeUndefined();
    }),
    {
      numRuns: tries,
      examples: [
        [0, 0],
        [17, 3],
        [bytes - 1, 1],
        [9, 4],
      ],
    },
  );
  expect(mended).toBe(tries);
});

test('a bit in the last commit that the sums of its frame cannot tell from others loses nothing', () => {
  const from = killed();
  const dir = join(stateFolder(), 'state');
  const frameBytes = 24 + 4096;
  const last = sizeOf(logOf(from)) - frameBytes;
  // The highest bit of a word (sums tell such a bit from two thirds of the others), where the pages of events, answers and presses are empty, and in the number of each page.
  for (const head of [last - 2 * frameBytes, last - frameBytes, last])
    for (const at of [head + 3, head + 24 + 703, head + 24 + 1303]) {
      again(from, dir);
      flip(logOf(dir), at, 7);
      const journal = opened(dir);
      expect(journal.lastSeq(), `byte ${at}`).toBe(1 + tickets);
      expect(journal.reply('kiosk', `${tickets}`), `byte ${at}`).toBeDefined();
      expect(journal.met.shortened, `byte ${at}`).toBeUndefined();
      journal.close();
    }
});

test('where the sums fit one bit more, and with it a log without its last event, what was acknowledged is taken', () => {
  const dir = killed();
  const pageOfEvents = sizeOf(logOf(dir)) - 2 * (24 + 4096);
  flip(logOf(dir), pageOfEvents, 0);
  writeFileSync(logOf(dir), [...mendedLogs(logOf(dir))].at(-1) ?? '');
  flip(logOf(dir), pageOfEvents, 0);
  const journal = opened(dir);
  expect(journal.lastSeq()).toBe(1 + tickets);
  expect(journal.met).toMatchObject({ shortened: undefined, mended: { lost: 0 } });
});

test('a commit that a power cut left half written, and that nobody was told of, is no damage', () => {
  const dir = killed();
  const [told] = withDay(fileOf(dir), day => day.rowsAfter(tickets - 1, 1));
  const highWater = openHighWater(dir, () => {});
  highWater.write({
    seq: tickets,
    hash: hex(told?.hash ?? GENESIS.hash),
    day: killedDay,
    highest: tickets - 1,
  });
  highWater.close();
  flip(logOf(dir), sizeOf(logOf(dir)) - 100);
  const journal = opened(dir);
  expect(journal.lastSeq()).toBe(tickets);
  expect(journal.met).toEqual({ shortened: undefined, mended: undefined });
  expect(asides(dir)).toEqual([]);
});

test('a bit that the sums cannot tell from one of the size of the database is looked for in the page first', () => {
  const living = killed();
  const journal = opened(living);
  take(journal, tickets + 1);
  const dir = stateFolder();
  again(living, dir);
  flip(logOf(dir), sizeOf(logOf(dir)) - 4096 + 707, 7);
  const { journal: mended } = start(dir) as { journal: ReturnType<typeof opened> };
  expect(mended.lastSeq()).toBe(2 + tickets);
  expect(mended.met.shortened).toBeUndefined();
  mended.close();
});

test('a bit of what names a frame as one of this log is no less than any other', () => {
  const from = killed();
  const dir = join(stateFolder(), 'state');
  const frameBytes = 24 + 4096;
  const last = sizeOf(logOf(from)) - frameBytes;
  // In the head of the log, of its first two frames, of one in between, and of the last.
  for (const at of [16, 23, 40, 47, 32 + frameBytes + 8, 32 + 3 * frameBytes + 12, last + 8, last + 15]) {
    again(from, dir);
    flip(logOf(dir), at, at % 8);
    const journal = opened(dir);
    expect(journal.lastSeq(), `byte ${at}`).toBe(1 + tickets);
    journal.close();
  }
});

test('a log of which more than a bit is gone is kept as it was, and the hall goes on above all of its numbers', () => {
  const from = killed();
  const dir = join(stateFolder(), 'state');
  const bytes = sizeOf(logOf(from));
  for (const share of [0.05, 0.3, 0.55, 0.8]) {
    again(from, dir);
    for (let at = 0; at < 64; at += 1) flip(logOf(dir), Math.floor(bytes * share) + at, at % 8);
    const found = readFileSync(logOf(dir));
    expect(goesOnAbove(dir), `at ${share}`).toBe(tickets);
    const [aside = ''] = asides(dir);
    expect(readFileSync(join(aside, 'journal', `${killedDay}.db-wal`)).equals(found)).toBe(true);
    expect(goesOnAbove(dir), `again at ${share}`).toBe(tickets);
    expect(checkJournal(dir)).toBeUndefined();
  }
});

test('what a start that was cut off while it mended has left is gone with the next', () => {
  const dir = killed();
  const left = [join(dir, 'mend.draft'), `${logOf(dir)}.draft`];
  for (const folder of left) mkdirSync(folder);
  opened(dir).close();
  for (const folder of left) expect(existsSync(folder)).toBe(false);
});

test('where no day is known of the events that are gone, nothing is issued twice on either', () => {
  const tip = { seq: 10, at: 1, hash: new Uint8Array(32) };
  const end = { tip, day: killedDay, highest: 7, file: { rowsAfter: () => [] } };
  const shortened = shortenedBy(end, witnessesIn(undefined, 15));
  if (shortened === undefined) throw new Error('five events are gone');
  expect(skipsOf(shortened, '2026-03-03')).toEqual([
    { day: killedDay, to: 12 },
    { day: '2026-03-03', to: 5 },
  ]);
});

test('wherever the log is cut, the high-water record knows the last number that was given out', () => {
  const from = killed();
  const dir = join(stateFolder(), 'state');
  const bytes = sizeOf(logOf(from));
  fc.assert(
    fc.property(fc.nat(bytes - 1), at => {
      again(from, dir);
      cutAt(logOf(dir), at);
      const started = start(dir);
      // Cut off before the day was in the log: its file alone has it.
      if ('message' in started) throw new Error(started.message);
      const { journal } = started;
      expect(journal.met.shortened).toMatchObject({
        knownTo: 1 + tickets,
        counted: { day: killedDay, highest: tickets, seq: 1 + tickets },
        witnesses: expect.arrayContaining([{ name: 'high-water', seq: 41 }]),
      });
      journal.close();
      expect(goesOnAbove(dir)).toBe(tickets);
    }),
    { numRuns: 25 },
  );
});

test('without the high-water record each event that was told may have been a ticket', () => {
  const dir = killed();
  const journal = opened(dir);
  journal.setCursor('mqtt', 41);
  journal.close();
  const short = killed();
  again(dir, short);
  rmSync(join(short, 'high-water'));
  rmSync(fileOf(short));
  expect(goesOnAbove(short)).toBe(41);
});

test('a journal that was deleted whole does not begin again at the first number', () => {
  const dir = killed();
  rmSync(join(dir, 'journal'), { recursive: true });
  expect(goesOnAbove(dir)).toBe(tickets);
});

test('another journal in its place, whole and as long, is told from the one that was written here', () => {
  const dir = killed();
  const other = killed();
  const longer = opened(other);
  for (let number = tickets + 1; number < tickets + 9; number += 1) take(longer, number);
  longer.close();
  const written = opened(dir);
  written.commit(turn([{ kind: 'visit-called' }]));
  written.close();
  rmSync(join(dir, 'journal'), { recursive: true });
  again(join(other, 'journal'), join(dir, 'journal'));
  const { journal: replaced } = start(dir) as { journal: ReturnType<typeof opened> };
  expect(replaced.met.shortened).toMatchObject({
    counted: { highest: tickets },
    endsAt: 49,
    knownTo: 42,
    witnesses: [{ name: 'high-water', seq: 42 }],
  });
  replaced.close();
  expect(goesOnAbove(dir)).toBe(tickets + 8);
});

test('once it was heeded, the journal ends where it ends', () => {
  const dir = killed();
  cutAt(logOf(dir), 5000);
  const { journal } = start(dir) as { journal: ReturnType<typeof opened> };
  expect(journal.met.shortened).toBeDefined();
  journal.commit({
    at: 1,
    events: [{ kind: 'numbers-skipped', day: killedDay, to: tickets }],
    replies: [],
    presses: [],
  });
  journal.heeded();
  journal.close();
  const next = opened(dir);
  expect(next.met.shortened).toBeUndefined();
  expect(() => take(next, tickets)).toThrow('is taken already');
});

test('a high-water record that is damaged is not believed', () => {
  const dir = killed();
  for (let at = 0; at < 100; at += 7) {
    flip(join(dir, 'high-water'), at);
    const { journal } = start(dir) as { journal: ReturnType<typeof opened> };
    expect(journal.met.shortened, `byte ${at}`).toBeUndefined();
    journal.close();
    flip(join(dir, 'high-water'), at);
  }
});

test('a day deleted under the running journal is put back whole, and nothing more is acknowledged', () => {
  const dir = killed();
  const journal = opened(dir);
  take(journal, tickets + 1);
  for (const beside of ['', '-wal', '-shm']) unlinkSync(`${fileOf(dir)}${beside}`);
  expect(() => take(journal, tickets + 2)).toThrow(/found it deleted under the running daemon/);
  journal.close();
  const next = opened(dir);
  expect(next.lastSeq()).toBe(2 + tickets);
  expect(next.met.shortened).toBeUndefined();
  next.close();
  expect(checkJournal(dir)).toBeUndefined();
});

test('a day replaced under the running journal is left as it is, and what was held lies beside it', () => {
  const dir = killed();
  const other = killed();
  const journal = opened(dir);
  take(journal, tickets + 1);
  opened(other).close();
  for (const beside of ['-wal', '-shm']) rmSync(`${fileOf(dir)}${beside}`, { force: true });
  again(fileOf(other), fileOf(dir));
  expect(() => take(journal, tickets + 2)).toThrow(/found another file in its place/);
  journal.close();
  expect(existsSync(`${fileOf(dir)}.held-1`)).toBe(true);
});
