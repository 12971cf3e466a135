import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { knownAfter } from '../../daemon/copies/known-end.ts';
import { readTail, tailPath } from '../../daemon/copies/tail-file.ts';
import { GENESIS } from '../../daemon/journal/hash-chain.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { followNow, passNow, placeOf } from './kept-medium.ts';
import { copiedTo, followed } from './second-folder.ts';

const DAY = '2026-03-02';
const NEXT = '2026-03-03';

let state: string;
let medium: string;
let folder: string;
let journal: Journal;

beforeEach(() => {
  const base = stateFolder();
  state = join(base, 'state');
  medium = join(base, 'medium');
  folder = join(medium, 'fuzhou');
  mkdirSync(medium);
  journal = opened(state);
  journal.commit(turn([dayOpened(DAY), ticketIssued(1), ticketIssued(2)]));
});

const follow = () => followNow(placeOf(state, medium));

describe('what follows the journal', () => {
  test('has every event byte for byte as it was hashed, whatever signs are in it', () => {
    journal.commit(turn([{ kind: 'visit-called', words: '请"A001"到\u00003号\n窗口\ud800\u2028}' }]));
    follow();
    const { rows, goodBytes, bytes } = readTail(tailPath(folder, DAY));
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(goodBytes).toBe(bytes);
    expect(rows.map(({ text }) => JSON.parse(text))).toEqual([...journal.since(0)].map(({ event }) => event));
  });

  test('goes on over days, from where its tail is', () => {
    follow();
    journal.commit(turn([ticketIssued(3)]));
    journal.commit(turn([dayOpened(NEXT), ticketIssued(1)]));
    journal.commit(turn([dayOpened('2026-03-05')]));
    expect(follow().kept).toBeUndefined();
    expect([DAY, NEXT, '2026-03-05'].map(day => followed(folder, day))).toEqual([[1, 2, 3, 4], [5, 6], [7]]);
  });

  test('goes on from a day under a wrong date to the right one', () => {
    journal.commit(turn([dayOpened('2036-01-01'), ticketIssued(3)]));
    follow();
    journal.commit(turn([{ ...dayOpened(NEXT), insteadOf: '2036-01-01' }, ticketIssued(4)]));
    follow();
    journal.commit(turn([dayOpened('2026-03-04'), ticketIssued(1)]));
    expect(follow().kept).toBeUndefined();
    expect(['2036-01-01', NEXT, '2026-03-04'].map(day => followed(folder, day))).toEqual([
      [4, 5],
      [6, 7],
      [8, 9],
    ]);
    const tip = readTail(tailPath(folder, '2036-01-01')).rows.at(-1);
    expect(knownAfter(folder, tip ?? GENESIS, '2036-01-01')).toMatchObject({
      is: 'beyond',
      follow: [{ seq: 6 }, { seq: 7 }, { seq: 8 }, { seq: 9 }],
    });
  });

  test('begins with the newest day: the older ones are copied whole', () => {
    journal.commit(turn([dayOpened(NEXT)]));
    follow();
    expect(readdirSync(folder)).toEqual([`${NEXT}.jsonl`, 'medium.json']);
  });

  test('is cut where it was torn, at whatever byte, and is whole again', () => {
    follow();
    const path = tailPath(folder, DAY);
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ size: 'max', maxLength: 64 }), (length, junk) => {
        truncateSync(path, length);
        appendFileSync(path, junk);
        follow();
        return readFileSync(path).equals(whole);
      }),
      { numRuns: 100 },
    );
  });

  test('is mended where a line in the middle was changed', () => {
    follow();
    const path = tailPath(folder, DAY);
    const whole = readFileSync(path, 'utf8');
    for (const [good, bad] of [
      ['A001', 'A007'],
      ['"seq":2', '"seq":7'],
      ['day-opened', 'day-0pened'],
    ] as const) {
      writeFileSync(path, whole.replace(good, bad));
      follow();
      expect(readFileSync(path, 'utf8')).toBe(whole);
    }
  });

  test('of another history is kept aside, as its events may lie nowhere else', () => {
    follow();
    const other = readFileSync(tailPath(folder, DAY), 'utf8');
    journal.close();
    rmSync(state, { recursive: true });
    journal = opened(state);
    journal.commit(turn([dayOpened(DAY), ticketIssued(5)]));
    for (const nth of [1, 2]) {
      if (nth === 2) writeFileSync(tailPath(folder, DAY), other);
      const aside = join(folder, `aside-${nth}`);
      expect(follow()).toMatchObject({
        kept: { aside, files: [tailPath(folder, DAY)] },
        beyond: nth === 1 ? { end: { seq: 3 }, numbers: [{ day: DAY, number: 2 }] } : {},
      });
      expect(readFileSync(tailPath(aside, DAY), 'utf8')).toBe(other);
      expect(followed(folder, DAY)).toEqual([1, 2]);
    }
  });
});

describe('a pass of checked copies', () => {
  const pass = (keepDays?: number) => passNow(placeOf(state, medium), keepDays);

  test('copies what is not there yet, and an open day again when it has grown', () => {
    journal.commit(turn([dayOpened(NEXT)]));
    expect(pass().copied).toBe(2);
    expect(pass().copied).toBe(0);
    journal.commit(turn([ticketIssued(1)]));
    expect(pass().copied).toBe(1);
    expect([copiedTo(folder, DAY), copiedTo(folder, NEXT)]).toEqual([3, 5]);
    expect(readdirSync(folder).sort()).toEqual([
      `${DAY}.db`,
      `${NEXT}.db`,
      `${NEXT}.jsonl`,
      'cursors.db',
      'medium.json',
    ]);
  });

  test('a copy that cannot be read is made again, what a crash left half made is thrown away', () => {
    pass();
    writeFileSync(join(folder, `${DAY}.db`), 'nothing');
    writeFileSync(join(folder, `${DAY}.db.draft`), 'half a copy');
    expect(pass().copied).toBe(1);
    expect(copiedTo(folder, DAY)).toBe(3);
    expect(existsSync(join(folder, `${DAY}.db.draft`))).toBe(false);
  });

  test('a damaged day never replaces its good copy', () => {
    pass();
    const file = join(state, 'journal', `${DAY}.db`);
    journal.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, bytes.indexOf('A002'), bytes.indexOf('A002') + 4));
    rmSync(join(state, 'cursors.db'));
    expect(() => pass()).not.toThrow();
    journal = opened(join(state, 'other'));
    rmSync(join(folder, `${DAY}.db`));
    expect(() => pass()).toThrow(/damaged at event 3/);
    expect(readdirSync(folder)).not.toContain(`${DAY}.db`);
  });

  test('names the days that may leave: the oldest that are older than keepDays, and whole in the second folder', () => {
    for (const day of [NEXT, '2026-04-20', '2026-04-30'])
      journal.commit(turn([dayOpened(day), ticketIssued(1)]));
    expect(pass(30).retirable).toEqual([DAY, NEXT]);
    expect(pass(7).retirable).toEqual([DAY, NEXT]);
    expect(pass(100).retirable).toEqual([]);
    const copy = join(folder, `${DAY}.db`);
    const bytes = readFileSync(copy);
    writeFileSync(copy, bytes.fill(0x55, bytes.indexOf('A001'), bytes.indexOf('A001') + 4));
    expect(() => pass(30)).toThrow(/damaged at event 2/);
  });
});

test('the last two days are never forgotten, and none out of the middle', () => {
  for (const day of [NEXT, '2026-03-04']) journal.commit(turn([dayOpened(day)]));
  expect(() => journal.forget(NEXT)).toThrow('cannot be forgotten');
  journal.forget(DAY);
  expect(() => journal.forget(NEXT)).toThrow('cannot be forgotten');
  expect(journal.days()).toEqual([NEXT, '2026-03-04']);
  expect([...journal.since(0)].map(({ seq }) => seq)).toEqual([4, 5]);
});
