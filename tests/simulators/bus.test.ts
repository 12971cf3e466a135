import { expect, test } from 'vitest';
import { bus } from '../../simulators/bus.ts';
import { virtualTimers } from '../virtual-timers.ts';

function cable({ echoes = false }) {
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
  const { line, advance, host } = cable({});
  const heard: string[] = [];
  line.join(bytes => heard.push(`first ${bytes.join()}`));
  line.join(bytes => heard.push(`second ${bytes.join()}`));
  line.fromHost(Uint8Array.of(7, 8));
  await advance(100);
  expect(heard).toEqual(['first 7,8', 'second 7,8']);
  expect(host).toEqual([]);
});

test('devices that speak one after the other are heard', async () => {
  const { line, advance, host } = cable({});
  const first = line.join(() => {});
  const second = line.join(() => {});
  first(new Uint8Array(24).fill(1));
  await advance(25);
  second(new Uint8Array(24).fill(2));
  await advance(100);
  expect(host.map(({ bytes }) => bytes)).toEqual([Array(24).fill(1), Array(24).fill(2)]);
});

test('devices that speak at the same time garble each other', async () => {
  const { line, advance, host } = cable({});
  const first = line.join(() => {});
  const second = line.join(() => {});
  first(Uint8Array.of(1, 1, 1));
  await advance(3);
  second(Uint8Array.of(2, 2, 2));
  await advance(100);
  expect(host).toEqual([
    { at: 3, bytes: [1, 0xfe, 1] },
    { at: 6, bytes: [2, 0xfd, 2] },
  ]);
});

test('a device and the host do not garble each other', async () => {
  const { line, advance, host } = cable({});
  const heard: number[][] = [];
  const say = line.join(bytes => heard.push([...bytes]));
  line.fromHost(Uint8Array.of(7));
  say(Uint8Array.of(1));
  await advance(100);
  expect(heard).toEqual([[7]]);
  expect(host.map(({ bytes }) => bytes)).toEqual([[1]]);
});

test('on a 2-wire adapter the host hears itself before it hears the reply', async () => {
  const { line, advance, host } = cable({ echoes: true });
  const reply = line.join(() => reply(Uint8Array.of(2)));
  line.fromHost(Uint8Array.of(1));
  await advance(100);
  expect(host.map(({ bytes }) => bytes)).toEqual([[1], [2]]);
});
