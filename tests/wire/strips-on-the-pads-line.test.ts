/** A pad and a strip of the same address on one pseudo-terminal, opened as the daemon opens them. */
import { expect, onTestFinished, test } from 'vitest';
import { loadDrivers, openerOver } from '../../daemon/devices/open.ts';
import { openWays } from '../../daemon/devices/transports.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import type { PadSaid, ReaderSaid } from '../../drivers/device.ts';
import type { DeviceConfig } from '../../drivers/kinds.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { openPty } from '../../simulators/stage/pty.ts';
import { stage } from '../../simulators/stage/stage.ts';
import { ears } from '../kit/driver/ears.ts';

const common = { line: 'windows', address: 1, counter: '1', disabled: false } as const;
const devices = new Map<string, DeviceConfig>([
  ['pad', { ...common, kind: 'ff68-pad', dialect: '21-key' }],
  [
    'strip',
    { ...common, kind: 'a090-strip', columns: 16, answers: true, replyWithinMs: 2000, refreshMs: 10_000 },
  ],
]);
const lineAt = (path: string) =>
  new Map([
    ['windows', { port: { by: 'serial', path, baud: 9600 }, turnaroundMs: 5, echoes: false }],
  ] as const);

test('a row is confirmed and a key is heard, each by its own driver', async () => {
  const simulated = stage(
    { lines: lineAt('/dev/ttyS0'), devices },
    { openPort: openPty, timers: realTimers, paced: true },
  );
  const ways = openWays(
    { hall: 'one', lines: lineAt(simulated.ways.lines.get('windows')?.at ?? '') },
    systemTimers,
  );
  const open = openerOver(await loadDrivers(devices), ways);
  const opened = [...devices].map(([id, device]) => {
    const heard = ears<PadSaid | ReaderSaid>();
    const localTime = () => ({ year: 2026, month: 12, day: 1, hour: 9, minute: 0, second: 0, weekday: 2 });
    const handed = { timers: systemTimers, report: heard.report, localTime, repeatWindowMs: 1600 };
    return { id, ears: heard, ...open(device, handed) };
  });
  onTestFinished(async () => {
    await Promise.all(opened.map(({ driver }) => driver.close()));
    await ways.close();
    simulated.close();
  });
  const [pad, strip] = opened;
  if (pad?.is !== 'pad' || strip?.is !== 'board') throw new Error('a pad and a strip');
  pad.ears.listen(what => {
    if (what.is === 'said' && !('line' in what.said)) pad.driver.answer(what.said, { is: 'done' });
  });

  strip.driver.want({ lines: [{ text: 'A123' }], ticket: 'A123' }, true);
  pad.driver.want({ waiting: 7, number: 123 });
  await expect.poll(() => simulated.shows('strip')?.['text']).toContain('A123');
  await expect.poll(() => strip.ears.shown().at(-1)).toBe('acked');
  await expect.poll(() => simulated.shows('pad')).toMatchObject({ lcd: '007123' });
  simulated.do('pad', { press: 'recall' });
  await expect.poll(() => pad.ears.said()).toMatchObject([{ press: 'recall' }]);
  expect(strip.ears.fitness().map(({ is }) => is)).toEqual(['ready']);
});
