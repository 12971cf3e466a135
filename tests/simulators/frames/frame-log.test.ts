import { expect, it } from 'vitest';
import type { DeviceConfig } from '../../../config/schema/config.ts';
import { newFrameLog } from '../../../simulators/frames/frame-log.ts';
import { deviceOf } from './devices.ts';

const next = 'ff6803036803010c1016';
const devices = new Map<string, DeviceConfig>([
  ['pad-1', deviceOf('ff68-pad')],
  ['voice-1', deviceOf('say')],
]);

/** `at` is how many chunks went before. */
function newLog() {
  let at = 0;
  const log = newFrameLog(devices, () => at++);
  return {
    ...log,
    pass: (...chunks: string[]) => chunks.forEach(hex => log.passed({ device: 'pad-1', dir: 'tx', hex })),
    counts: (nth = 0) => log.after('pad-1', nth).map(frame => frame.nth),
  };
}
const counted = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth);

it('keeps what passed before anybody looked, with the time when it was whole', () => {
  const { pass, after } = newLog();
  pass(next.slice(0, 6), next.slice(6), next);
  expect(after('pad-1', 0)).toMatchObject([
    { nth: 1, at: 1, hex: next },
    { nth: 2, at: 2, hex: next },
  ]);
});

it('gives only what is new, also when a frame was half there at the last look', () => {
  const { pass, counts } = newLog();
  pass(next, next.slice(0, 10));
  expect(counts()).toEqual([1]);
  expect(counts(1)).toEqual([]);
  pass(next.slice(10));
  expect(counts(1)).toEqual([2]);
});

it('keeps the newest, and counts those that nobody looked at', () => {
  const { pass, counts } = newLog();
  pass(...Array(1000).fill(next));
  expect(counts()).toEqual(counted(901, 1000));
  pass(...Array(1000).fill(next));
  expect(counts()).toEqual(counted(1901, 2000));
});

it('what is half there when chunks are thrown away does not go on', () => {
  const { pass, after } = newLog();
  pass(next.slice(0, 10));
  expect(after('pad-1', 0)).toEqual([]);
  pass(...Array(500).fill(next));
  expect(after('pad-1', 0).every(({ error }) => error === undefined)).toBe(true);
});

it('keeps no more than some of what is long', () => {
  const { passed, after } = newLog();
  const long = 'x'.repeat(100_000);
  for (const input of [long, long, long]) passed({ device: 'voice-1', dir: 'rx', args: ['--stdin'], input });
  expect(after('voice-1', 0).map(({ nth }) => nth)).toEqual([2, 3]);
});

it('tells who follows a device of what passes there, and nobody else', () => {
  const { pass, follow } = newLog();
  const told: string[] = [];
  const leave = follow('pad-1', () => told.push('pad-1'));
  follow('voice-1', () => told.push('voice-1'));
  pass(next);
  expect(told).toEqual(['pad-1']);
  leave();
  pass(next);
  expect(told).toEqual(['pad-1']);
});

it('does not read what passes while nobody looks', () => {
  const { passed, after } = newLog();
  // Bytes do not pass at a program: whoever reads them would find out.
  expect(() => passed({ device: 'voice-1', dir: 'rx', hex: next })).not.toThrow();
  expect(() => after('voice-1', 0)).toThrow('what passes at a device is of the kind of its way');
});
