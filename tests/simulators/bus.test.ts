import { expect, test } from 'vitest';
import { bus } from '../../simulators/stage/bus.ts';
import { virtualTimers } from '../virtual-timers.ts';

function cable({ echoes = false, shared = true }) {
  const { timers, advance } = virtualTimers();
  const host: { at: number; bytes: number[] }[] = [];
  const line = bus({
    timers,
    baud: 9600,
    echoes,
    shared,
    toHost: bytes => host.push({ at: Math.round(timers.now()), bytes: [...bytes] }),
  });
  /** Everything the host heard, whatever pieces it came in. */
  const heard = (): number[] => host.flatMap(({ bytes }) => bytes);
  return { line, advance, host, heard };
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
  const { line, advance, heard } = cable({});
  const first = line.join(() => {});
  const second = line.join(() => {});
  first(new Uint8Array(24).fill(1));
  await advance(25);
  second(new Uint8Array(24).fill(2));
  await advance(100);
  expect(heard()).toEqual([...Array(24).fill(1), ...Array(24).fill(2)]);
});

test('the host hears the first byte of a device while the rest is on its way', async () => {
  const { line, advance, host } = cable({});
  const say = line.join(() => {});
  say(new Uint8Array(18).fill(1));
  await advance(100);
  expect(host).toEqual([
    { at: 1, bytes: [1] },
    { at: 9, bytes: Array(8).fill(1) },
    { at: 18, bytes: Array(8).fill(1) },
    { at: 19, bytes: [1] },
  ]);
});

test('devices that speak at the same time garble each other, where they do', async () => {
  const { line, advance, heard } = cable({});
  const first = line.join(() => {});
  const second = line.join(() => {});
  first(new Uint8Array(9).fill(1));
  await advance(5);
  second(new Uint8Array(9).fill(2));
  await advance(100);
  const bytes = heard();
  const count = (byte: number): number => bytes.filter(one => one === byte).length;
  expect([1, 0xfe, 2, 0xfd].map(count)).toEqual([8, 1, 7, 2]);
});

test('a device that speaks while the host does garbles it, and is garbled', async () => {
  const { line, advance, heard } = cable({});
  const devices: number[][] = [];
  const say = line.join(bytes => devices.push([...bytes]));
  line.fromHost(Uint8Array.of(7, 7, 7));
  await advance(2.5);
  say(Uint8Array.of(1, 1, 1));
  await advance(100);
  line.fromHost(Uint8Array.of(7, 7, 7));
  await advance(100);
  expect(devices).toEqual([
    [7, 0xf8, 7],
    [7, 7, 7],
  ]);
  expect(heard()).toEqual([0xfe, 1, 1]);
});

test('a device that answers the moment the host has ended garbles nothing', async () => {
  const { line, advance, heard } = cable({});
  const devices: number[][] = [];
  const say = line.join(bytes => {
    devices.push([...bytes]);
    say(Uint8Array.of(1));
  });
  line.fromHost(Uint8Array.of(7));
  await advance(100);
  expect([devices, heard()]).toEqual([[[7]], [1]]);
});

test('on a port of its own a device and the host have a pair of wires each', async () => {
  const { line, advance, host } = cable({ shared: false });
  const heard: number[][] = [];
  const say = line.join(bytes => heard.push([...bytes]));
  line.fromHost(Uint8Array.of(7));
  say(Uint8Array.of(1, 2, 3));
  await advance(100);
  expect(heard).toEqual([[7]]);
  expect(host).toEqual([{ at: 3, bytes: [1, 2, 3] }]);
});

test('on a 2-wire adapter the host hears itself before it hears the reply', async () => {
  const { line, advance, host } = cable({ echoes: true });
  const reply = line.join(() => reply(Uint8Array.of(2)));
  line.fromHost(Uint8Array.of(1));
  await advance(100);
  expect(host.map(({ bytes }) => bytes)).toEqual([[1], [2]]);
});
