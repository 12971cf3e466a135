import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { openJournal } from '../../daemon/journal/journal.ts';
import { readDay } from '../../daemon/journal/reader.ts';
import { migrations, schemaVersion } from '../../daemon/journal/schema.ts';
import { dayOpened, opened, seqsOf, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';

const DAYS = ['2026-03-02', '2026-03-03'] as const;

let dir: string;

const fileOf = (day: string) => join(dir, 'journal', `${day}.db`);
const asideOf = (day: string) => join(dir, 'journal', `before-v${schemaVersion}`, `${day}.db`);

function sql(path: string, text: string): void {
  const db = new DatabaseSync(path);
  db.exec(text);
  db.close();
}

function rowOf(path: string, text: string): Record<string, unknown> | undefined {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare(text).get();
  } finally {
    db.close();
  }
}

const versionOf = (path: string) => rowOf(path, 'PRAGMA user_version')?.['user_version'];
const tablesOf = (path: string) =>
  rowOf(
    path,
    "SELECT group_concat(sql, ';' ORDER BY name) AS tables FROM sqlite_schema WHERE sql IS NOT NULL",
  )?.['tables'];

/** The tables of version 3, which the first and second had but for `skipped`. */
const tablesOf3 = `
  DROP TABLE sealed_reply; DROP TABLE sealed_press;
  CREATE TABLE issued (scope TEXT, number INTEGER, ticket TEXT NOT NULL UNIQUE, PRIMARY KEY (scope, number))
    STRICT, WITHOUT ROWID;
  INSERT INTO issued SELECT event ->> 'scope', event ->> 'number', event ->> 'ticket' FROM entry
    WHERE event ->> 'kind' = 'ticket-issued';
  CREATE TABLE reply (client TEXT, id TEXT, at INTEGER NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (client, id))
    STRICT, WITHOUT ROWID;
  INSERT INTO reply VALUES ('kiosk', 'x', 1772000000000, '{"code":"issued","seq":2,"status":"ok"}');
  CREATE TABLE press (device TEXT, frame TEXT, at INTEGER NOT NULL, PRIMARY KEY (device, frame)) STRICT, WITHOUT ROWID;
  INSERT INTO press VALUES ('pad1', '68aa', 4);
  PRAGMA application_id = 0;
`;
const skippedOf3 = `
  CREATE TABLE skipped (up_to INTEGER PRIMARY KEY) STRICT;
  CREATE TRIGGER issued_above_skipped BEFORE INSERT ON issued
    WHEN NEW.number <= (SELECT max(up_to) FROM skipped)
    BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: a number that was skipped'); END;
`;

/** Two days as the version that had these tables left them. */
beforeEach(() => {
  dir = stateFolder();
  const journal = opened(dir);
  for (const day of DAYS) journal.commit(turn([dayOpened(day), ticketIssued(1), ticketIssued(2)]));
  journal.close();
});

function asVersion(version: number): void {
  for (const day of DAYS)
    sql(fileOf(day), `${tablesOf3} ${version < 3 ? '' : skippedOf3} PRAGMA user_version = ${version}`);
}

test.each([1, 2, 3])(
  'a journal of version %i goes on, with a verified copy of its newest day laid aside',
  version => {
    asVersion(version);
    const journal = opened(dir);
    journal.commit(turn([ticketIssued(3)]));
    expect(seqsOf(journal.since(0))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    journal.close();
    expect(versionOf(fileOf(DAYS[1]))).toBe(schemaVersion);
    expect(versionOf(asideOf(DAYS[1]))).toBe(version);
    expect(rowOf(asideOf(DAYS[1]), 'SELECT count(*) AS n FROM entry')).toEqual({ n: 3 });
    expect(checkJournal(dir)).toBeUndefined();
    const again = opened(dir);
    expect(again.reply('kiosk', 'x')).toEqual({ code: 'issued', seq: 2, status: 'ok' });
    expect(again.pressedAt('pad1', '68aa')).toBe(4);
    expect(() => again.commit(turn([ticketIssued(2)]))).toThrow('is taken already');
  },
);

test('a closed day is left as it is, and can still be read', () => {
  asVersion(2);
  opened(dir).close();
  expect(versionOf(fileOf(DAYS[0]))).toBe(2);
  expect(existsSync(asideOf(DAYS[0]))).toBe(false);
  expect(readDay(dir, DAYS[0])).toMatchObject({ ok: true, day: DAYS[0] });
});

test('a file that was migrated has the tables of a new one', () => {
  const fresh = tablesOf(fileOf(DAYS[1]));
  asVersion(1);
  opened(dir).close();
  expect(tablesOf(fileOf(DAYS[1]))).toBe(fresh);
});

test('each migration says what is new, and leads one version on', () => {
  expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, index) => index + 2));
  expect(migrations.at(-1)?.to).toBe(schemaVersion);
  for (const { note } of migrations) expect(note).toMatch(/\w.{30,}/);
});

test('a migration that is cut off is done again, its copy made anew', () => {
  asVersion(2);
  opened(dir).close();
  sql(fileOf(DAYS[1]), `${tablesOf3} PRAGMA user_version = 2`);
  writeFileSync(asideOf(DAYS[1]), 'half a copy');
  writeFileSync(`${asideOf(DAYS[1])}.draft`, 'half a copy');
  opened(dir).close();
  expect(versionOf(fileOf(DAYS[1]))).toBe(schemaVersion);
  expect(versionOf(asideOf(DAYS[1]))).toBe(2);
  expect(readdirSync(join(dir, 'journal', `before-v${schemaVersion}`))).toEqual([`${DAYS[1]}.db`]);
});

test('a damaged day is not migrated: nothing of it is touched', () => {
  asVersion(2);
  sql(fileOf(DAYS[1]), "UPDATE entry SET event = replace(event, 'kind', 'kinD') WHERE seq = 5");
  const before = readFileSync(fileOf(DAYS[1]));
  const result = openJournal(dir);
  expect(result).toMatchObject({ ok: false, problem: { kind: 'damaged', file: fileOf(DAYS[1]), seq: 5 } });
  expect(versionOf(fileOf(DAYS[1]))).toBe(2);
  expect(readFileSync(fileOf(DAYS[1])).equals(before)).toBe(true);
});

test('a migration happens whole or not at all', () => {
  asVersion(3);
  // The last but one of its steps cannot be done.
  sql(fileOf(DAYS[1]), 'CREATE TABLE sealed_press (left_over TEXT) STRICT');
  const before = tablesOf(fileOf(DAYS[1]));
  expect(openJournal(dir)).toMatchObject({ ok: false, problem: { kind: 'damaged', file: fileOf(DAYS[1]) } });
  expect(versionOf(fileOf(DAYS[1]))).toBe(3);
  expect(tablesOf(fileOf(DAYS[1]))).toBe(before);
  sql(fileOf(DAYS[1]), 'DROP TABLE sealed_press');
  opened(dir).close();
  expect(versionOf(fileOf(DAYS[1]))).toBe(schemaVersion);
});

test('a number that was skipped is taken', () => {
  const journal = opened(dir);
  journal.commit(
    turn([
      { kind: 'numbers-skipped', day: DAYS[1], to: 100 },
      { kind: 'numbers-skipped', day: '2026-03-04', to: 50 },
    ]),
  );
  journal.commit(turn([ticketIssued(101)]));
  expect(() => journal.commit(turn([ticketIssued(100)]))).toThrow('is taken already');
  journal.close();
  const next = opened(dir);
  const skip = { day: '2026-03-04', to: 50 };
  next.commit(turn([dayOpened('2026-03-04'), { kind: 'carried', what: 'skip', id: skip.day, skip }]));
  next.commit(turn([ticketIssued(51)]));
  expect(() => next.commit(turn([ticketIssued(50, 'C')]))).toThrow('is taken already');
});
