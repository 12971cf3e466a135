import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledShim } from '../crash/harness.ts';
import { standHall } from '../kit/hall/standing-hall.ts';
import { openNotifySocket } from './notify-socket.ts';

test('a daemon whose disk is full waits, degraded for all to see, ends when told to, and starts when there is room', async () => {
  const shim = compiledShim();
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  const systemd = await openNotifySocket(join(hall.state, 'notify'));
  try {
    const kept = join(hall.state, 'kept');
    mkdirSync(kept);
    const waiting = hall.start({
      NOTIFY_SOCKET: join(hall.state, 'notify'),
      LD_PRELOAD: shim,
      POWER_LOSS_FOLDER: hall.state,
      POWER_LOSS_KEPT: kept,
      POWER_LOSS_COUNTS: 'all',
      POWER_LOSS_DOES: 'ENOSPC',
      POWER_LOSS_AT: '1',
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
