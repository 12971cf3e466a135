/** The report that a real daemon writes when a day closes: beside the hall, after a power cut, on a full disk. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ExpectStatic, expect, test } from 'vitest';
import { compiledShim } from '../crash/harness.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

const small = { paced: false } as const;

async function closeDay(hall: StandingHall): Promise<string> {
  expect(await hall.command('open-day', {})).toMatchObject({ status: 'ok' });
  expect(await hall.command('close-day', {})).toMatchObject({ status: 'ok' });
  return String(hall.ops.last('state/hall')?.['day'] ?? hall.events().at(-1)?.['day']);
}

const pageOf = (hall: StandingHall, day: string) =>
  readFileSync(join(hall.state, 'reports', `${day}.html`), 'utf8');
/** Whoever writes it lets everybody else go first: on a busy machine that is long. */
async function untilWritten(expect: ExpectStatic, hall: StandingHall, times: number): Promise<void> {
  const written = () => hall.log().split('the report of the day is written').length - 1;
  await expect.poll(written, { timeout: 110_000 }).toBe(times);
}

test.concurrent('a day that closes has its report, also one that is closed again or whose daemon was killed before', async ({
  expect,
}) => {
  const hall = await standHall('config/halls/small.yaml', small);
  try {
    await hall.start();
    const day = await closeDay(hall);
    await untilWritten(expect, hall, 1);
    expect(pageOf(hall, day)).toContain(`日报 ${day}`);
    expect(readFileSync(join(hall.state, 'reports', `${day}.csv`), 'utf8')).toContain(
      'hall,,全大厅,tickets,0',
    );

    expect(await hall.command('open-day', {})).toMatchObject({ status: 'ok' });
    const [service] = hall.config.rules.services.keys();
    expect(await hall.command('take-ticket', { service, print: false })).toMatchObject({ status: 'ok' });
    await hall.command('close-day', {});
    await untilWritten(expect, hall, 2);
    expect(readFileSync(join(hall.state, 'reports', `${day}.csv`), 'utf8')).toContain(
      'hall,,全大厅,tickets,1',
    );

    // The power went after the day was closed and before its report was there.
    await hall.end('SIGKILL');
    rmSync(join(hall.state, 'reports'), { recursive: true });
    await hall.start();
    await untilWritten(expect, hall, 3);
    expect(pageOf(hall, day)).toContain(`日报 ${day}`);
  } finally {
    await hall.close();
  }
}, 120_000);

test.concurrent('a report for which the disk has no room raises an alarm; the hall goes on, and it is written when there is room', async ({
  expect,
}) => {
  const shim = compiledShim();
  const hall = await standHall('config/halls/small.yaml', small);
  try {
    const kept = join(hall.state, 'kept');
    mkdirSync(kept);
    mkdirSync(join(hall.state, 'reports'));
    await hall.start({
      LD_PRELOAD: shim,
      POWER_LOSS_FOLDER: join(hall.state, 'reports'),
      POWER_LOSS_KEPT: kept,
      POWER_LOSS_COUNTS: 'all',
      POWER_LOSS_DOES: 'ENOSPC',
      POWER_LOSS_AT: '1',
    });
    const day = await closeDay(hall);
    await hall.ops.until(() => hall.ops.last('alarm/report-not-written') !== undefined);
    expect(hall.ops.last('alarm/report-not-written')).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining(`the report of ${day} is not written`),
    });
    expect(String(hall.ops.last('alarm/report-not-written')?.['text'])).toContain('ENOSPC');
    expect(await hall.command('open-day', {})).toMatchObject({ status: 'ok' });
    expect(await hall.command('close-day', {})).toMatchObject({ status: 'ok' });

    await hall.end('SIGTERM');
    await hall.start();
    await hall.ops.until(() => hall.ops.last('alarm/report-not-written') === undefined);
    expect(pageOf(hall, day)).toContain(`日报 ${day}`);
  } finally {
    await hall.close();
  }
}, 120_000);
