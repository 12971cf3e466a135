/** I11, with the real daemon: what was acknowledged and is gone from the disk is mended, taken up from a witness, or told. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysIn } from '../../daemon/journal/folder.ts';
import { readDay } from '../../daemon/journal/reader.ts';
import { cutAt, flip, sizeOf } from '../journal/killed.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

const taken = 40;

/** A day with forty tickets, each acknowledged, and a kill -9. */
async function killedHall(copies?: string): Promise<StandingHall> {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    ...(copies !== undefined && { copies: () => copies }),
  });
  await hall.open();
  // One after the other, as citizens come: a commit each.
  for (let number = 1; number <= taken; number += 1) expect(numberOf(await take(hall))).toBe(number);
  return hall;
}

const take = (hall: StandingHall) => hall.command('take-ticket', { service: 'withdrawal', print: false });
const numberOf = ({ data }: Record<string, unknown>) => Number((data as { ticket: string }).ticket.slice(1));
const logIn = (hall: StandingHall) =>
  join(hall.state, 'journal', `${daysIn(join(hall.state, 'journal'))[0]}.db-wal`);
const ticketsIn = (state: string) => {
  const read = readDay(state, undefined);
  return read.ok ? read.entries.filter(({ event }) => event.kind === 'ticket-issued').length : 0;
};

async function alarmText(hall: StandingHall): Promise<string> {
  await hall.ops.until(() => hall.ops.last('alarm/journal-shortened') !== undefined);
  expect(hall.ops.last('alarm/journal-shortened')).toMatchObject({ severity: 'critical' });
  return String(hall.ops.last('alarm/journal-shortened')?.['text']);
}

test.concurrent('a bit flipped in the log: all forty are there again, the alarm says what happened, verify says it before', async () => {
  const hall = await killedHall();
  try {
    await hall.end('SIGKILL');
    flip(logIn(hall), Math.floor(sizeOf(logIn(hall)) * 0.4));
    const verified = await runVerb('verify', '--state', hall.state);
    expect(verified.code).toBe(74);
    expect(verified.err).toContain('damaged: found a log that breaks off before commits that follow');
    await hall.start();
    expect(await alarmText(hall)).toMatch(
      /^the log of the journal was damaged on the disk; all that lay behind the damage was proved and is there .* is kept in .*damaged-/,
    );
    expect(numberOf(await take(hall))).toBe(taken + 1);
    expect(await hall.command('ask', { ticket: 'A040' })).toMatchObject({ status: 'ok' });
    await hall.command('alarm-ack', { alarm: 'journal-shortened' });
    await hall.ops.until(() => hall.ops.last('alarm/journal-shortened') === undefined);
    await hall.end('SIGTERM');
    expect(await runVerb('verify', '--state', hall.state)).toMatchObject({ code: 0 });
  } finally {
    await hall.close();
  }
});

test.concurrent('a log cut off, and no copy: the numbers go on above all that may be on paper', async () => {
  const hall = await killedHall();
  try {
    await hall.end('SIGKILL');
    cutAt(logIn(hall), Math.floor(sizeOf(logIn(hall)) * 0.4));
    expect(await runVerb('verify', '--state', hall.state)).toMatchObject({
      code: 74,
      err: expect.stringContaining('the high-water record knows of event'),
    });
    await hall.start();
    const left = ticketsIn(hall.state);
    expect(left).toBeLessThan(taken);
    expect(await alarmText(hall)).toMatch(
      /the journal ends at event \d+, and the high-water record knows of event \d+.* events are lost here; .*the hall goes on above number 40, so that none is issued twice/,
    );
    expect(numberOf(await take(hall))).toBe(taken + 1);
    await hall.end('SIGKILL');
    await hall.start();
    expect(numberOf(await take(hall))).toBe(taken + 2);
  } finally {
    await hall.close();
  }
});

test.concurrent('a log cut off, and a second folder: what that has is taken up, and restore finds the forty', async () => {
  const medium = mkdtempSync(join(tmpdir(), 'one-ticket-medium-'));
  const hall = await killedHall(medium);
  try {
    const folder = join(medium, 'small');
    await hall.until(
      () =>
        existsSync(folder) &&
        readdirSync(folder).some(name => /"number":40,/.test(readFileSync(join(folder, name), 'utf8'))),
      15_000,
    );
    await hall.end('SIGKILL');
    cutAt(logIn(hall), Math.floor(sizeOf(logIn(hall)) * 0.4));
    await hall.start();
    expect(await alarmText(hall)).toMatch(
      /^\d+ events that the journal had lost were taken up from the second folder/,
    );
    expect(ticketsIn(hall.state)).toBe(taken);
    expect(numberOf(await take(hall))).toBe(taken + 1);
    await hall.end('SIGTERM');
    const other = join(medium, 'other-box');
    mkdirSync(other);
    expect(await runVerb('restore', folder, '--state', other)).toMatchObject({ code: 0 });
    expect(ticketsIn(other)).toBe(taken + 1);
  } finally {
    await hall.close();
    rmSync(medium, { recursive: true });
  }
});
