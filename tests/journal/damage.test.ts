import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { faultIn, GENESIS, hex, rowAfter } from '../../daemon/journal/hash-chain.ts';
import { type JournalProblem, openJournal } from '../../daemon/journal/journal.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';

const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04'] as const;

/** Three days of six events each. */
function threeDays(): string {
  const dir = stateFolder();
  const journal = opened(dir);
  for (const day of DAYS)
    journal.commit(turn([dayOpened(day), ...[1, 2, 3, 4, 5].map(n => ticketIssued(n))]));
  journal.close();
  return dir;
}

function fileOf(dir: string, day: string): string {
  return join(dir, 'journal', `${day}.db`);
}

function alter(dir: string, day: string, sql: string): void {
  const db = new DatabaseSync(fileOf(dir, day));
  db.exec(sql);
  db.close();
}

function problemAtStart(dir: string): JournalProblem | undefined {
  const result = openJournal(dir);
  if (result.ok) result.journal.close();
  return result.ok ? undefined : result.problem;
}

test('a journal of three days is whole', () => {
  const dir = threeDays();
  expect(problemAtStart(dir)).toBeUndefined();
  expect(checkJournal(dir)).toBeUndefined();
});

test('an event that was written anew, with a hash of its own, is found by the one after it', () => {
  const first = rowAfter(GENESIS, 1, JSON.stringify({ prevHash: hex(GENESIS.hash), ...dayOpened(DAYS[0]) }));
  const second = rowAfter(first, 2, JSON.stringify(ticketIssued(1)));
  const third = rowAfter(second, 3, JSON.stringify(ticketIssued(2)));
  const forged = rowAfter(first, 2, JSON.stringify(ticketIssued(9)));
  expect(faultIn([first, second, third], GENESIS)).toBeUndefined();
  expect(faultIn([first, forged, third], GENESIS)).toMatchObject({ seq: 3 });
});

test('a change to any row of the newest day stops the start and names the event', () => {
  const changes = [
    `event = replace(event, 'kind', 'kinD')`,
    'at = at + 1',
    'hash = zeroblob(32)',
    `event = event || ' '`,
  ];
  for (let seq = 13; seq <= 18; seq += 1) {
    for (const change of changes) {
      const dir = threeDays();
      alter(dir, DAYS[2], `UPDATE entry SET ${change} WHERE seq = ${seq}`);
      const problem = problemAtStart(dir);
      expect(problem).toMatchObject({ kind: 'damaged', file: fileOf(dir, DAYS[2]), seq });
      expect(problem?.message).toMatch(/found .+, expected .+the last good copy/);
    }
  }
});

test('a row taken out is missed at its place', () => {
  for (let seq = 13; seq <= 17; seq += 1) {
    const dir = threeDays();
    alter(dir, DAYS[2], `DELETE FROM entry WHERE seq = ${seq}`);
    expect(problemAtStart(dir)).toMatchObject({ kind: 'damaged', seq: seq === 13 ? 14 : seq });
  }
});

test('damage to an older day is found by the check of all days', () => {
  for (let seq = 1; seq <= 12; seq += 1) {
    const dir = threeDays();
    const day = seq <= 6 ? DAYS[0] : DAYS[1];
    alter(dir, day, `UPDATE entry SET event = replace(event, 'kind', 'kinD') WHERE seq = ${seq}`);
    expect(checkJournal(dir)).toMatchObject({ kind: 'damaged', file: fileOf(dir, day), seq });
  }
});

test('the last event of the day before, changed with a fresh hash of its own, no longer fits the newest day', () => {
  const dir = threeDays();
  alter(dir, DAYS[1], 'UPDATE entry SET hash = zeroblob(32) WHERE seq = 12');
  expect(problemAtStart(dir)).toMatchObject({ kind: 'damaged', file: fileOf(dir, DAYS[2]), seq: 13 });
});

test('a day taken out of the middle is missed; days archived from the front are not', () => {
  const dir = threeDays();
  rmSync(fileOf(dir, DAYS[1]));
  expect(problemAtStart(dir)).toMatchObject({ kind: 'damaged', seq: 13 });
  rmSync(fileOf(dir, DAYS[0]));
  expect(problemAtStart(dir)).toBeUndefined();
  expect(checkJournal(dir)).toBeUndefined();
  expect([...opened(dir).since(0)][0]?.seq).toBe(13);
});

test('a flipped bit in any byte of an event on the disk is found', () => {
  const dir = threeDays();
  const file = fileOf(dir, DAYS[2]);
  const whole = readFileSync(file);
  const start = whole.indexOf('{"prevHash"');
  const text = /^\{.*?\}/.exec(whole.toString('latin1', start))?.[0] ?? '';
  expect(text).toContain('day-opened');
  for (let at = start; at < start + text.length; at += 1) {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
    writeFileSync(file, bytes);
    expect(problemAtStart(dir), `byte ${at}`).toMatchObject({ kind: 'damaged', file, seq: 13 });
  }
});

test('whatever byte of the file is flipped, the start is stopped or nothing is told differently', () => {
  const dir = threeDays();
  const file = fileOf(dir, DAYS[2]);
  const whole = readFileSync(file);
  const before = opened(dir);
  const told = JSON.stringify([...before.replay()]);
  before.close();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at);
      writeFileSync(file, bytes);
      const result = openJournal(dir);
      if (!result.ok) return ['damaged', 'wrong-version'].includes(result.problem.kind);
      const now = JSON.stringify([...result.journal.replay()]);
      result.journal.close();
      return now === told;
    }),
    { numRuns: 300 },
  );
});

test('a file of another version, or no database at all, is told apart', () => {
  const newer = threeDays();
  alter(newer, DAYS[2], 'PRAGMA user_version = 5');
  expect(problemAtStart(newer)).toMatchObject({
    kind: 'wrong-version',
    message: expect.stringContaining('found journal version 5, expected 4'),
  });
  for (const day of [DAYS[1], DAYS[2]]) {
    const dir = threeDays();
    writeFileSync(fileOf(dir, day), 'Dear technician, this is not a database. '.repeat(40));
    expect(problemAtStart(dir)).toMatchObject({ kind: 'damaged', file: fileOf(dir, day) });
    writeFileSync(fileOf(dir, day), '');
    expect(problemAtStart(dir)).toMatchObject({ kind: 'damaged', file: fileOf(dir, day) });
  }
});
