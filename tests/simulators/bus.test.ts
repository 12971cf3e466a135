import { expect, test } from 'vitest';
import { bus } from '../../simulators/bus.ts';
import { virtualTimers } from '../virtual-timers.ts';

function sharedLine(echoes: boolean) {
  const { timers, advance } = virtualTimers();
  const host: { at: number; bytes: number[] }[] = [];
  const line = bus({
    timers,
    baud: 9600,
    echoes,
    toHost: bytes => host.push({ at: Math.round(timers.now()), bytes: [...bytes] }),
  });
  return { line, advance, host };
}

test('every device on a line hears everything the host sends', async () => {
  const { line, advance, host } = sharedLine(false);
  const heard: string[] = [];
  line.join(bytes => heard.push(`first ${bytes.join()}`));
  line.join(bytes => heard.push(`second ${bytes.join()}`));
  line.fromHost(Uint8Array.of(7, 8));
  await advance(100);
  expect(heard).toEqual(['first 7,8', 'second 7,8']);
  expect(host).toEqual([]);
});

test('devices that speak together are heard one after the other', async () => {
  const { line, advance, host } = sharedLine(false);
  const first = line.join(() => {});
  const second = line.join(() => {});
  first(new Uint8Array(24).fill(1));
  second(new Uint8Array(24).fill(2));
  await advance(100);
  expect(host.map(({ at, bytes }) => [at, bytes[0]])).toEqual([
    [25, 1],
    [50, 2],
  ]);
});

test('on a 2-wire adapter the host hears itself before it hears the reply', async () => {
  const { line, advance, host } = sharedLine(true);
  const reply = line.join(() => reply(Uint8Array.of(2)));
  line.fromHost(Uint8Array.of(1));
  await advance(100);
  expect(host.map(({ bytes }) => bytes)).toEqual([[1], [2]]);
});
