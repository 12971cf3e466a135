import { expect, test } from 'vitest';
import { faultyWay, garbled } from '../../simulators/stage/faults.ts';
import { virtualTimers } from '../virtual-timers.ts';

function wireWithEnds() {
  const { timers, advance } = virtualTimers();
  const device: number[][] = [];
  const host: number[][] = [];
  const wire = faultyWay<Uint8Array>(timers, {
    device: bytes => device.push([...bytes]),
    host: bytes => host.push([...bytes]),
    damaged: garbled,
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
