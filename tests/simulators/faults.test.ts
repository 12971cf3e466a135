import { expect, test } from 'vitest';
import { chanceOf } from '../../daemon/people/chance.ts';
import { ofBytes, ofReports } from '../../simulators/stage/damage.ts';
import type { Degree } from '../../simulators/stage/fault-names.ts';
import { faultyWay } from '../../simulators/stage/faults.ts';
import { virtualTimers } from '../virtual-timers.ts';

function wireWithEnds({ seed = 1, medium = ofBytes } = {}) {
  const { timers, advance } = virtualTimers();
  const device: number[][] = [];
  const host: number[][] = [];
  const wire = faultyWay({ timers, chance: chanceOf(seed) }, medium, {
    device: bytes => device.push([...bytes]),
    host: bytes => host.push([...bytes]),
  });
  return { wire, device, host, advance };
}

test('a wire without a fault changes nothing', () => {
  const { wire, device, host } = wireWithEnds();
  wire.toDevice(Uint8Array.of(1));
  wire.toHost(Uint8Array.of(2));
  expect({ device, host }).toEqual({ device: [[1]], host: [[2]] });
});

test('an unplugged device hears nothing and is not heard, until it is plugged in again', () => {
  const { wire, device, host } = wireWithEnds();
  wire.fault('unplug');
  wire.toDevice(Uint8Array.of(1));
  wire.toHost(Uint8Array.of(2));
  expect({ device, host }).toEqual({ device: [], host: [] });
  wire.fault('none');
  wire.toDevice(Uint8Array.of(3));
  wire.toHost(Uint8Array.of(4));
  expect({ device, host }).toEqual({ device: [[3]], host: [[4]] });
});

test('a mute device hears, and says nothing', () => {
  const { wire, device, host } = wireWithEnds();
  wire.fault('mute');
  wire.toDevice(Uint8Array.of(1));
  wire.toHost(Uint8Array.of(2));
  expect({ device, host }).toEqual({ device: [[1]], host: [] });
});

test('a slow device is heard 3 s later, in order', async () => {
  const { wire, host, advance } = wireWithEnds();
  wire.fault('slow');
  wire.toHost(Uint8Array.of(1));
  wire.toHost(Uint8Array.of(2));
  await advance(2999);
  expect(host).toEqual([]);
  await advance(1);
  expect(host).toEqual([[1], [2]]);
});

test('what is said when a device is slow no more waits behind what it said slowly', async () => {
  const { wire, host, advance } = wireWithEnds();
  wire.fault('slow');
  wire.toHost(Uint8Array.of(1));
  await advance(500);
  wire.fault('none');
  wire.toHost(Uint8Array.of(2));
  await advance(2499);
  expect(host).toEqual([]);
  await advance(1);
  expect(host).toEqual([[1], [2]]);
  wire.toHost(Uint8Array.of(3));
  expect(host).toEqual([[1], [2], [3]]);
});

test('a slow reply is lost when the cable is pulled before it comes', async () => {
  const { wire, host, advance } = wireWithEnds();
  wire.fault('slow');
  wire.toHost(Uint8Array.of(1));
  wire.fault('unplug');
  await advance(5000);
  expect(host).toEqual([]);
});

test('a garbled reply has exactly one wrong byte, and the device keeps its own bytes', () => {
  const { wire, host } = wireWithEnds();
  wire.fault('garble');
  const reply = Uint8Array.of(1, 2, 3, 4);
  wire.toHost(reply);
  wire.toHost(Uint8Array.of(0x41));
  expect(host).toEqual([[1, 2, 0xfc, 4], [0xbe]]);
  expect([...reply]).toEqual([1, 2, 3, 4]);
});

test('a fault of the device itself is not one of the wire', () => {
  const { wire, host } = wireWithEnds();
  expect(wire.fault('paper-out')).toBe(false);
  expect(wire.fault('power-cycle')).toBe(false);
  wire.toHost(Uint8Array.of(1));
  expect(host).toEqual([[1]]);
});

test('a deaf device is heard, and hears nothing', () => {
  const { wire, device, host } = wireWithEnds();
  wire.fault('hears-nothing');
  wire.toDevice(Uint8Array.of(1));
  wire.toHost(Uint8Array.of(2));
  expect({ device, host }).toEqual({ device: [], host: [[2]] });
});

/** When each of a thousand bytes, one said every 10 ms, is heard. */
async function delaysOf(degree: Degree, seed = 1): Promise<number[]> {
  const { wire, host, advance } = wireWithEnds({ seed });
  wire.fault('latency', degree);
  const delays: number[] = [];
  for (let nowMs = 0; delays.length < 1000; nowMs += 1) {
    if (nowMs % 10 === 0 && nowMs < 10_000) wire.toHost(Uint8Array.of(nowMs / 10));
    await advance(1);
    while (delays.length < host.length) delays.push(nowMs + 1 - 10 * delays.length);
  }
  return delays;
}

test('what a late device says is so much late, each time a little more or less, in its order', async () => {
  expect(new Set(await delaysOf({ ms: 300 }))).toEqual(new Set([300]));
  const delays = await delaysOf({ ms: 300, jitterMs: 8 });
  expect([Math.min(...delays), Math.max(...delays)]).toEqual([301, 308]);
  for (const delay of [302, 304, 306]) expect(delays.filter(one => one === delay).length).toBeGreaterThan(90);
  const { wire, host, advance } = wireWithEnds();
  wire.fault('latency', { ms: 300, jitterMs: 500 });
  for (let nth = 0; nth < 100; nth += 1) {
    wire.toHost(Uint8Array.of(nth));
    await advance(20);
  }
  await advance(800);
  expect(host.flat()).toEqual(Array.from({ length: 100 }, (_, nth) => nth));
});

test('made again, a fault has its new degree', async () => {
  const { wire, host, advance } = wireWithEnds();
  wire.fault('latency', { ms: 500 });
  wire.fault('latency', { ms: 100 });
  wire.toHost(Uint8Array.of(1));
  await advance(100);
  expect(host).toEqual([[1]]);
});

const zeros = new Uint8Array(10_000);

test('noise damages so many of the bytes, both ways, and adds some', () => {
  const { wire, device, host } = wireWithEnds();
  wire.fault('noise', { percent: 3 });
  wire.toDevice(zeros);
  wire.toHost(zeros);
  for (const [heard = []] of [device, host]) {
    expect(heard.length).toBeGreaterThan(zeros.length + 50);
    expect(heard.length).toBeLessThan(zeros.length + 150);
    const wrong = heard.filter(byte => byte !== 0).length;
    expect(wrong).toBeGreaterThan(230);
    expect(wrong).toBeLessThan(370);
  }
});

test('of bytes so many are lost, both ways', () => {
  const { wire, device, host } = wireWithEnds();
  wire.fault('loss', { percent: 10 });
  wire.toDevice(zeros);
  wire.toHost(zeros);
  for (const [heard = []] of [device, host]) {
    expect(heard.length).toBeGreaterThan(8800);
    expect(heard.length).toBeLessThan(9200);
  }
});

test('of reports so many are lost, whole, and noise does nothing to them', () => {
  const { wire, device, host } = wireWithEnds({ medium: ofReports });
  wire.fault('loss', { percent: 25 });
  wire.fault('noise', { percent: 50 });
  const report = Array.from({ length: 8 }, (_, at) => at);
  for (let nth = 0; nth < 1000; nth += 1) {
    wire.toDevice(Uint8Array.from(report));
    wire.toHost(Uint8Array.from(report));
  }
  for (const heard of [device, host]) {
    expect(heard.length).toBeGreaterThan(700);
    expect(heard.length).toBeLessThan(800);
    expect(heard).toEqual(heard.map(() => report));
  }
});

test('all of nothing and nothing of all: noise and loss at their ends', () => {
  const { wire, device } = wireWithEnds();
  for (const name of ['noise', 'loss'] as const) wire.fault(name, { percent: 0 });
  wire.toDevice(Uint8Array.of(1, 2, 3));
  wire.fault('loss', { percent: 100 });
  wire.toDevice(Uint8Array.of(4, 5, 6));
  wire.fault('none');
  wire.fault('noise', { percent: 100 });
  wire.toDevice(zeros);
  expect(device[0]).toEqual([1, 2, 3]);
  expect(device).toHaveLength(2);
  // Of those before which one too many stands, the byte itself is as it was.
  expect(device[1]?.filter(byte => byte === 0).length).toBeLessThan(zeros.length * 0.4);
});

test('the same seed does the same to the same bytes, and another does not', () => {
  const heardOf = (seed: number): number[][] => {
    const { wire, host } = wireWithEnds({ seed });
    wire.fault('noise', { percent: 5 });
    wire.fault('loss', { percent: 5 });
    for (let nth = 0; nth < 50; nth += 1) wire.toHost(zeros.slice(0, 40));
    return host;
  };
  expect(heardOf(7)).toEqual(heardOf(7));
  expect(heardOf(7)).not.toEqual(heardOf(8));
});
