import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openKeeper } from '../../daemon/copies/keeper.ts';
import { forgetMedia, readMark } from '../../daemon/copies/mark.ts';
import { mediumText } from '../../daemon/copies/medium-error.ts';
import { copyPass } from '../../daemon/copies/pass.ts';
import type { Disk } from '../../daemon/copies/survey.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { followNow, passNow, placeOf } from './kept-medium.ts';
import { followed } from './second-folder.ts';

const DAY = '2026-03-02';
const NEXT = '2026-03-03';

let base: string;
let state: string;
let medium: string;
let folder: string;
let journal: Journal;
let disk: Disk;

beforeEach(() => {
  base = stateFolder();
  state = join(base, 'state');
  medium = join(base, 'medium');
  folder = join(medium, 'fuzhou');
  mkdirSync(medium);
  journal = opened(state);
  journal.commit(turn([dayOpened(DAY), ticketIssued(1)]));
  disk = 'apart';
});

const place = (of = state) => placeOf(of, medium, () => disk);
const textNow = (of = state) => {
  const { medium: found } = followNow(place(of));
  return mediumText(found, medium);
};
const pulled = (name: string) => renameSync(medium, join(base, name));
const plugged = (name: string) => renameSync(join(base, name), medium);

describe('the second medium', () => {
  test('gets a name of its own at its first use, and keeps it', () => {
    expect(textNow()).toBeUndefined();
    const mark = readMark(folder);
    expect(mark).toMatchObject({ hall: 'fuzhou', genesis: expect.stringMatching(/^[0-9a-f]{64}$/) });
    journal.commit(turn([ticketIssued(2)]));
    followNow(place());
    expect(readMark(folder)).toEqual(mark);
  });

  test('is known also by who has not come to the end of the journal yet', () => {
    disk = 'same';
    for (let number = 2; number < 12_000; number += 500)
      journal.commit(turn(Array.from({ length: 500 }, (_, at) => ticketIssued(number + at))));
    const keeper = openKeeper(place());
    const { medium: found, isBehind } = keeper.look();
    expect(isBehind).toBe(true);
    if (found.is !== 'following') throw new Error(found.is);
    expect(copyPass({ place: place(), ours: found.ours }).copied).toBe(1);
  });

  test('that takes turns with another is gone on with, each from where it was', () => {
    followNow(place());
    const first = readMark(folder)?.medium;
    pulled('first');
    mkdirSync(medium);
    journal.commit(turn([ticketIssued(2)]));
    followNow(place());
    expect(followed(folder, DAY)).toEqual([1, 2, 3]);
    expect(readMark(folder)?.medium).not.toBe(first);
    pulled('second');
    plugged('first');
    journal.commit(turn([ticketIssued(3)]));
    expect(followNow(place()).kept).toBeUndefined();
    expect(readMark(folder)?.medium).toBe(first);
    expect(followed(folder, DAY)).toEqual([1, 2, 3, 4]);
  });

  test('that is swapped for another while it is followed is noticed, though its file is as long', () => {
    const keeper = openKeeper(place());
    keeper.look();
    cpSync(medium, join(base, 'other'), { recursive: true });
    const mark = JSON.parse(readFileSync(join(folder, 'medium.json'), 'utf8'));
    writeFileSync(join(base, 'other', 'fuzhou', 'medium.json'), JSON.stringify({ ...mark, medium: 'other' }));
    pulled('first');
    plugged('other');
    journal.commit(turn([ticketIssued(2)]));
    expect(keeper.look().medium).toMatchObject({ is: 'following', ours: { medium: 'other' } });
  });

  test('that was emptied is begun anew', () => {
    const keeper = openKeeper(place());
    keeper.look();
    const before = readMark(folder)?.medium;
    rmSync(folder, { recursive: true });
    keeper.look();
    expect(followed(folder, DAY)).toEqual([1, 2]);
    expect(readMark(folder)?.medium).not.toBe(before);
  });

  test('whose mark was torn is known by its events', () => {
    passNow(place());
    writeFileSync(join(folder, 'medium.json'), '{"med');
    expect(followNow(place()).kept).toBeUndefined();
    expect(readMark(folder)).toMatchObject({ hall: 'fuzhou' });
  });

  test('of another hall is not written to', () => {
    followNow(place());
    const mark = JSON.parse(readFileSync(join(folder, 'medium.json'), 'utf8'));
    writeFileSync(join(folder, 'medium.json'), JSON.stringify({ ...mark, hall: 'xiamen' }));
    journal.commit(turn([ticketIssued(2)]));
    expect(textNow()).toContain('found the copies of the hall xiamen in the folder of fuzhou');
    expect(followed(folder, DAY)).toEqual([1, 2]);
  });

  test('that another state folder has taken is left to it, until a restore says whose it is', () => {
    followNow(place());
    const other = join(base, 'other');
    const its = opened(other);
    its.commit(turn([dayOpened(DAY), ticketIssued(7)]));
    expect(textNow(other)).toBeUndefined();
    expect(readdirSync(folder)).toContain('aside-1');
    journal.commit(turn([ticketIssued(2)]));
    for (const _ of [1, 2])
      expect(textNow()).toContain('found that another state folder has taken this medium');
    expect(followed(folder, DAY)).toEqual([1, 2]);
    forgetMedia(state, () => 'anew');
    expect(textNow()).toBeUndefined();
    expect(followed(folder, DAY)).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toContain('aside-2');
  });

  test('is not the place where it was mounted: nothing is written there, whoever looks', () => {
    followNow(place());
    pulled('first');
    mkdirSync(medium);
    disk = 'same';
    for (const _ of [1, 2])
      expect(textNow()).toContain(
        'found the disk of the state folder, expected the second medium mounted there',
      );
    expect(readdirSync(medium)).toEqual([]);
    rmSync(medium, { recursive: true });
    expect(textNow()).toContain('found no such folder');
    plugged('first');
    disk = 'apart';
    expect(textNow()).toBeUndefined();
  });

  test('on the disk of the state folder, by choice, is followed to, and no day leaves for it', () => {
    disk = 'same';
    for (const day of [NEXT, '2026-04-20', '2026-04-30']) journal.commit(turn([dayOpened(day)]));
    expect(passNow(place(), 7)).toEqual({ copied: 4, retirable: [] });
    disk = 'apart';
    expect(passNow(place(), 7).retirable).toEqual([DAY, NEXT]);
  });

  test('that is swapped while a pass runs keeps no day from staying', () => {
    for (const day of [NEXT, '2026-04-20', '2026-04-30']) journal.commit(turn([dayOpened(day)]));
    passNow(place());
    const { medium: found } = followNow(place());
    if (found.is !== 'following') throw new Error(found.is);
    const mark = JSON.parse(readFileSync(join(folder, 'medium.json'), 'utf8'));
    writeFileSync(join(folder, 'medium.json'), JSON.stringify({ ...mark, medium: 'other' }));
    expect(() => copyPass({ place: place(), ours: found.ours, keepDays: 7 })).toThrow('found another medium');
  });

  test('with what the journal lacks is told in words, and nothing is written until the hall goes on', () => {
    journal.close();
    cpSync(join(state, 'journal'), join(base, 'older'), { recursive: true });
    journal = opened(state);
    journal.commit(turn([ticketIssued(2)]));
    followNow(place());
    journal.close();
    rmSync(join(state, 'journal'), { recursive: true });
    cpSync(join(base, 'older'), join(state, 'journal'), { recursive: true });
    journal = opened(state);
    const keeper = openKeeper(place());
    const before = readdirSync(folder);
    expect(keeper.look()).toMatchObject({
      medium: { is: 'ahead' },
      beyond: { end: { seq: 3, day: DAY }, numbers: [{ day: DAY, scope: '', number: 2 }] },
    });
    expect(keeper.look().beyond).toBeUndefined();
    expect(readdirSync(folder)).toEqual(before);
    // The other stick is not ahead, and followed to meanwhile.
    pulled('ahead');
    mkdirSync(medium);
    expect(keeper.look()).toMatchObject({ medium: { is: 'following' } });
    pulled('other');
    plugged('ahead');
    expect(keeper.look()).toMatchObject({ medium: { is: 'ahead' } });
    journal.commit(turn([ticketIssued(101)]));
    expect(keeper.look()).toMatchObject({
      medium: { is: 'following' },
      kept: { aside: join(folder, 'aside-1') },
    });
    expect(followed(folder, DAY)).toEqual([1, 2, 3]);
    expect(followed(join(folder, 'aside-1'), DAY)).toEqual([1, 2, 3]);
  });

  test('is not written to by a state folder that cannot tell any more what it had', () => {
    followNow(place());
    writeFileSync(join(state, 'media.json'), '{');
    expect(() => followNow(place())).toThrow(
      /media\.json damaged, expected .*; remove it while the medium is mounted/,
    );
  });
});
