import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledShim } from '../crash/harness.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { openNotifySocket } from './notify-socket.ts';

/** No byte can be written any more into that folder. */
function fullDisk(shim: string, hall: StandingHall, folder: string): Record<string, string> {
  const kept = join(hall.state, 'kept');
  mkdirSync(kept);
  return {
    LD_PRELOAD: shim,
    POWER_LOSS_FOLDER: folder,
    POWER_LOSS_KEPT: kept,
    POWER_LOSS_COUNTS: 'all',
    POWER_LOSS_DOES: 'ENOSPC',
    POWER_LOSS_AT: '1',
  };
}

test('a daemon whose disk is full waits, degraded for all to see, ends when told to, and starts when there is room', async () => {
  const shim = compiledShim();
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  const systemd = await openNotifySocket(join(hall.state, 'notify'));
  try {
    const waiting = hall.start({
      NOTIFY_SOCKET: join(hall.state, 'notify'),
      ...fullDisk(shim, hall, hall.state),
    });
    waiting.catch(() => undefined);
    await hall.ops.untilState('degraded');
    expect(hall.ops.last('$state')).toMatchObject({
      reason: expect.stringContaining('found the disk full, expected at least 1 MiB free'),
    });
    // systemd gives the start as long as it takes, and tells whoever asks what it waits for.
    await systemd.until(told => told.some(one => one.startsWith('EXTEND_TIMEOUT_USEC=')));
    expect(systemd.told()[0]).toContain('STATUS=');
    expect(systemd.told()[0]).toContain('found the disk full');
    expect(systemd.told()).not.toContain('READY=1');
    expect(await hall.end('SIGTERM')).toBe(0);
    await hall.ops.untilState('offline');
    await hall.start();
    expect(await hall.command('open-day', {})).toMatchObject({ status: 'ok' });
  } finally {
    systemd.close();
    await hall.close();
  }
}, 20_000);

test('a report for which the disk has no room raises an alarm; the hall goes on, and it is written when there is room', async () => {
  const shim = compiledShim();
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  try {
    const reports = join(hall.state, 'reports');
    mkdirSync(reports);
    await hall.start(fullDisk(shim, hall, reports));
    await hall.command('open-day', {});
    expect(await hall.command('close-day', {})).toMatchObject({ status: 'ok' });
    await hall.ops.until(() => hall.ops.last('alarm/report-not-written') !== undefined);
    const day = String(hall.ops.last('state/hall')?.['day']);
    const text = String(hall.ops.last('alarm/report-not-written')?.['text']);
    expect(text).toContain(`the report of ${day} is not written`);
    expect(text).toContain('ENOSPC');
    expect(await hall.command('open-day', {})).toMatchObject({ status: 'ok' });
    expect(await hall.command('close-day', {})).toMatchObject({ status: 'ok' });

    await hall.end('SIGTERM');
    await hall.start();
    await hall.ops.until(() => hall.ops.last('alarm/report-not-written') === undefined);
    expect(readFileSync(join(reports, `${day}.html`), 'utf8')).toContain(`report of ${day}`);
  } finally {
    await hall.close();
  }
}, 120_000);
