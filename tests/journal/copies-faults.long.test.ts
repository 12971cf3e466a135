/** Real faults of a second medium. The one that is full, and the one that is read-only, are mounted: that needs root. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'vitest';
import { withDay } from '../../daemon/journal/day-file.ts';
import { dayOpened, ticketIssued, turn } from '../kit/hall/journal.ts';
import { copiedTo, followed, type SecondFolder, secondFolder } from './second-folder.ts';

const DAY = '2026-03-02';
const long = { timeout: 60_000 };

/** The process that keeps this medium. */
function keeper(medium: string): number | undefined {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .find(pid => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words.includes('copies/child.ts') && words.includes(medium);
      } catch {
        return false;
      }
    });
}

function mounted({ onTestFinished }: TestContext, medium: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', medium]);
  onTestFinished(() => void execFileSync('umount', ['-l', medium]));
}

const remount = (medium: string, options: string) =>
  execFileSync('mount', ['-o', `remount,${options}`, medium]);

function* numbers(from: number, count: number): Generator<number, undefined> {
  for (let number = from; number < from + count; number += 1) yield number;
  return undefined;
}

/** A day of `turns` times a hundred fat events. */
function bigDay({ journal }: SecondFolder, turns: number): void {
  journal.commit(turn([dayOpened(DAY)]));
  for (let nth = 0; nth < turns; nth += 1)
    journal.commit(turn([...numbers(0, 100)].map(at => ({ kind: 'tick', at, padding: 'x'.repeat(1000) }))));
}

test('a medium that hangs is told, given up, and followed again without a gap; the hall waits for nothing', async context => {
  const { expect } = context;
  const one = secondFolder(context);
  const { journal, medium, folder, alarms, start } = one;
  journal.commit(turn([dayOpened(DAY)]));
  start();
  await expect.poll(() => followed(folder, DAY), long).toEqual([1]);
  const pid = keeper(medium);
  if (pid === undefined) throw new Error('no process keeps the medium');
  process.kill(pid, 'SIGSTOP');
  for (const number of numbers(1, 100)) journal.commit(turn([ticketIssued(number)]));
  await expect
    .poll(() => alarms.get('copy-failing'), long)
    .toContain('found no answer from the medium for 15 s');
  await expect.poll(() => followed(folder, DAY).length, long).toBe(101);
  await expect.poll(() => alarms.get('copy-failing'), long).toBeUndefined();
  expect(existsSync(`/proc/${pid}`)).toBe(false);
});

test('a medium that is full is told, and has all of it once there is room', async context => {
  const { expect } = context;
  const one = secondFolder(context);
  const { journal, medium, folder, alarms, start } = one;
  mounted(context, medium, 'size=256k');
  bigDay(one, 5);
  start();
  await expect.poll(() => alarms.get('copy-failing'), long).toMatch(/ENOSPC|full/);
  journal.commit(turn([ticketIssued(1)]));
  remount(medium, 'size=16m');
  await expect.poll(() => followed(folder, DAY).length, long).toBe(502);
  await expect.poll(() => copiedTo(folder, DAY), long).toBe(502);
  await expect.poll(() => alarms.get('copy-failing'), long).toBeUndefined();
  expect(alarms.get('copy-same-disk')).toBeUndefined();
});

test('a medium that turns read-only is told, and gone on with when it is mended', async context => {
  const { expect } = context;
  const { journal, medium, folder, alarms, start } = secondFolder(context);
  mounted(context, medium, 'size=4m');
  journal.commit(turn([dayOpened(DAY)]));
  start();
  await expect.poll(() => copiedTo(folder, DAY), long).toBe(1);
  remount(medium, 'ro');
  journal.commit(turn([ticketIssued(1)]));
  await expect.poll(() => alarms.get('copy-failing'), long).toMatch(/EROFS|read-only/);
  remount(medium, 'rw');
  await expect.poll(() => followed(folder, DAY), long).toEqual([1, 2]);
  await expect.poll(() => alarms.get('copy-failing'), long).toBeUndefined();
});

test('a medium that is pulled is not written to in the place where it was mounted', async context => {
  const { expect } = context;
  const { journal, medium, folder, alarms, start } = secondFolder(context);
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', medium]);
  journal.commit(turn([dayOpened(DAY)]));
  start();
  await expect.poll(() => copiedTo(folder, DAY), long).toBe(1);
  execFileSync('umount', ['-l', medium]);
  await expect
    .poll(() => alarms.get('copy-failing'), long)
    .toContain('found the disk of the state folder, expected the second medium mounted there');
  expect(readdirSync(medium)).toEqual([]);
  mounted(context, medium, 'size=4m');
  await expect.poll(() => followed(folder, DAY), long).toEqual([1]);
});

test('a kill in the middle of a checked copy leaves the last good one, and the next is whole', async context => {
  const { expect } = context;
  const one = secondFolder(context);
  const { journal, medium, folder, start } = one;
  bigDay(one, 20);
  const first = start();
  await expect.poll(() => copiedTo(folder, DAY), long).toBe(2001);
  await first.close();
  for (let nth = 0; nth < 400; nth += 1)
    journal.commit(turn([...numbers(0, 100)].map(at => ({ kind: 'tick', at, padding: 'x'.repeat(1000) }))));
  start();
  await expect.poll(() => existsSync(join(folder, `${DAY}.db.draft`)), { ...long, interval: 1 }).toBe(true);
  process.kill(keeper(medium) ?? 0, 'SIGKILL');
  expect(copiedTo(folder, DAY)).toBe(2001);
  expect(withDay(join(folder, `${DAY}.db`), copy => copy.fault(undefined))).toBeUndefined();
  await expect.poll(() => copiedTo(folder, DAY), long).toBe(42_001);
  await expect.poll(() => followed(folder, DAY).length, long).toBe(42_001);
  expect(readdirSync(folder).filter(name => name.includes('draft'))).toEqual([]);
});

test('a day that grows while it is copied is followed and copied all the same', async context => {
  const { expect } = context;
  const one = secondFolder(context);
  const { journal, folder, alarms, start } = one;
  bigDay(one, 200);
  start();
  const grows = setInterval(() => journal.commit(turn([{ kind: 'tick' }])), 2);
  context.onTestFinished(() => clearInterval(grows));
  await expect.poll(() => copiedTo(folder, DAY) ?? 0, long).toBeGreaterThan(20_001);
  clearInterval(grows);
  await expect.poll(() => followed(folder, DAY).length, long).toBe(journal.lastSeq());
  expect(alarms.get('copy-failing')).toBeUndefined();
});

test('a folder that vanishes while it is written to is told, and begun anew', async context => {
  const { expect } = context;
  const { journal, medium, folder, alarms, start } = secondFolder(context);
  mounted(context, medium, 'size=16m');
  journal.commit(turn([dayOpened(DAY)]));
  start();
  await expect.poll(() => followed(folder, DAY), long).toEqual([1]);
  for (const number of numbers(1, 300)) {
    journal.commit(turn([ticketIssued(number)]));
    if (number % 50 === 0) execFileSync('rm', ['-rf', folder]);
  }
  writeFileSync(join(medium, 'note'), 'somebody was here');
  await expect.poll(() => followed(folder, DAY).length, long).toBe(301);
  await expect.poll(() => alarms.get('copy-failing'), long).toBeUndefined();
});
