/** I12: everything that a start believes is proved. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { daysIn } from '../../daemon/journal/folder.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { dayOpened, opened, seqsOf, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { again, fileOf, flip, killed, killedDay, sizeOf, start, take, tickets } from './killed.ts';

/** The same journal as an orderly end leaves it: everything in the one file. */
function ended(): string {
  const dir = killed();
  opened(dir).close();
  return dir;
}

/** All that it believes comes out: each answer, each press, and the next number. */
function isUsable(journal: Journal): void {
  expect(seqsOf(journal.replay())).toHaveLength(1 + tickets);
  for (let number = 1; number <= tickets; number += 1) {
    expect(journal.reply('kiosk', `${number}`)).toEqual({ code: 'issued', seq: number + 1, status: 'ok' });
    expect(journal.pressedAt('kiosk-1', `${number}`)).toBe(number + 1);
    expect(() => journal.commit(turn([]))).not.toThrow();
  }
  take(journal, tickets + 1);
}

test('whatever bit of a day flips, the start stops in words, or everything it believes is as it was', () => {
  const from = ended();
  const dir = join(stateFolder(), 'state');
  let stopped = 0;
  fc.assert(
    fc.property(fc.nat(sizeOf(fileOf(from)) - 1), fc.nat(7), (at, bit) => {
      again(from, dir);
      flip(fileOf(dir), at, bit);
      const started = start(dir);
      if ('message' in started) {
        stopped += 1;
        expect(started.message).toMatch(/: (?:damaged.*: )?found .+, expected .+\. .+/s);
        return;
      }
      isUsable(started.journal);
      started.journal.close();
    }),
    // Of the header: who may write the file.
    { numRuns: 400, examples: [[18, 0]] },
  );
  expect(stopped).toBeGreaterThan(100);
});

test.each([
  [
    'an answer',
    "UPDATE sealed_reply SET reply = replace(reply, 'issued', 'issueD') WHERE id = '7'",
    'another answer to kiosk 7',
  ],
  [
    'when an answer was given',
    "UPDATE sealed_reply SET at = at + 1 WHERE id = '7'",
    'another answer to kiosk 7',
  ],
  ['a press', "UPDATE sealed_press SET at = at + 1 WHERE frame = '7'", 'another press of kiosk-1'],
  [
    'an answer of nobody',
    "INSERT INTO sealed_reply VALUES ('ops', '1', 1, '{}', zeroblob(32))",
    'another answer to ops 1',
  ],
  ['a trigger', 'CREATE TRIGGER harm BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END', 'the table'],
  ['a column', 'ALTER TABLE sealed_press ADD COLUMN more TEXT', 'table sealed_press has 5 columns'],
])('%s that was changed stops the start', (_, sql, found) => {
  const dir = ended();
  const db = new DatabaseSync(fileOf(dir));
  db.exec(sql);
  db.close();
  expect(openJournal(dir)).toMatchObject({
    ok: false,
    problem: { kind: 'damaged', file: fileOf(dir), message: expect.stringContaining(found) },
  });
});

test('a file under the name of another day is not taken for that day', () => {
  const dir = ended();
  renameSync(fileOf(dir), fileOf(dir, '2026-03-03'));
  expect(start(dir)).toEqual({
    message: expect.stringContaining(
      'found the opening of 2026-03-02, expected that of 2026-03-03, as the file is named',
    ),
  });
});

test('a day of another hall is not opened', () => {
  const dir = ended();
  expect(openJournal(dir, { hall: 'fuzhou' })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('found a day of the hall small, expected one of fuzhou') },
  });
  opened(dir);
});

test('an answer of another day does not pass in this one, though its seal is right there', () => {
  const dir = ended();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-03')], { at: turn([]).at + 2 * 24 * 3_600_000 }));
  journal.close();
  const db = new DatabaseSync(fileOf(dir, '2026-03-03'));
  db.exec(`ATTACH '${fileOf(dir)}' AS before; INSERT INTO sealed_reply SELECT * FROM before.sealed_reply`);
  db.close();
  expect(start(dir)).toEqual({ message: expect.stringContaining('another answer to kiosk 1') });
});

/** What only the log has may not be on the disk, and never come to be: a flush that failed says so once. */
test('what a start believes lies in the file itself before anything is built on it', () => {
  const dir = killed();
  const inFile = (path: string) => withDay(path, day => day.rowsAfter(0, 100).length);
  const alone = join(stateFolder(), 'alone.db');
  copyFileSync(fileOf(dir), alone);
  expect(inFile(alone)).toBe(1);
  opened(dir);
  copyFileSync(fileOf(dir), alone);
  expect(inFile(alone)).toBe(1 + tickets);
});

test('days stand in the order of their first events, whatever date they were opened under', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  for (const day of ['2026-03-02', '2036-01-01', '2036-01-02'])
    journal.commit(turn([dayOpened(day), ticketIssued(1)]));
  for (const day of ['2026-03-03', '2026-03-04'])
    journal.commit(turn([{ ...dayOpened(day), insteadOf: '2036-01-02' }, ticketIssued(1)]));
  expect(seqsOf(journal.since(0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  journal.close();
  const order = ['2026-03-02', '2036-01-01', '2036-01-02', '2026-03-03', '2026-03-04'];
  expect(daysIn(join(dir, 'journal'))).toEqual(order);
  const next = opened(dir);
  expect(next.days()).toEqual(order);
  expect(seqsOf(next.replay())).toEqual([9, 10]);
  expect(checkJournal(dir)).toBeUndefined();
});

test('a day whose file is damaged at its head stands where its name has it', () => {
  const dir = ended();
  const journal = opened(dir);
  for (const day of ['2026-03-03', '2026-03-04']) journal.commit(turn([dayOpened(day)]));
  journal.close();
  const other = join(stateFolder(), 'journal');
  mkdirSync(other);
  cpSync(join(dir, 'journal'), other, { recursive: true });
  expect(readFileSync(join(other, '2026-03-03.db')).length).toBeGreaterThan(100);
  again(join(dir, 'high-water'), join(other, '2026-03-03.db'));
  expect(daysIn(other)).toEqual([killedDay, '2026-03-03', '2026-03-04']);
});
