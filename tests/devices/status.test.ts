import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DeviceStates, openDeviceStates } from '../../daemon/devices/status.ts';
import type { Fitness } from '../../drivers/device.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const ready: Fitness = { is: 'ready' };
const lost: Fitness = { is: 'lost', why: 'no answer' };

let time: VirtualTimers;
let states: DeviceStates;
let logged: string[];
let told: (string | undefined)[];
let warned: (string | undefined)[];

beforeEach(() => {
  time = virtualTimers();
  logged = [];
  told = [];
  warned = [];
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line).msg) });
  const wall = () => time.timers.now();
  states = openDeviceStates({ clock: { now: wall, wall }, timers: time.timers, log }, (_, why, warning) => {
    told.push(why);
    warned.push(warning);
  });
  states.add('pad-1', 'ff68-pad', false);
});

const heard = (...fitness: Fitness[]) => {
  for (const one of fitness) states.heard('pad-1', one);
};
const now = () => states.of('pad-1');

describe('the state of a device', () => {
  it('is init until it has told something, then what it tells, since when and why', async () => {
    expect(now()).toMatchObject({ state: 'init', since: 0 });
    await time.advance(5);
    heard(lost);
    expect(now()).toMatchObject({ state: 'lost', since: 5, why: 'no answer' });
    await time.advance(5);
    heard(ready);
    expect(now()).toMatchObject({ state: 'ready', since: 10 });
    expect(now()).not.toHaveProperty('why');
  });

  it('is told and logged once down and once up, however often the driver says it', () => {
    heard(ready, ready, lost, lost, ready, ready);
    expect(told).toEqual([undefined, 'no answer', undefined]);
    expect(logged).toEqual(['device up', 'device down', 'device up again']);
  });

  it('of a disabled one is that, and of an unknown one nothing', () => {
    states.add('pad-2', 'ff68-pad', true);
    expect(states.of('pad-2')?.state).toBe('disabled');
    states.heard('pad-3', lost);
    expect(states.of('pad-3')).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('is waited for, but not for ever', async () => {
    const settled: string[] = [];
    void states.settled('pad-1', 1000).then(() => settled.push('heard'));
    void states.settled('pad-1', 100).then(() => settled.push('too late'));
    await time.advance(100);
    expect(settled).toEqual(['too late']);
    heard(lost);
    await time.advance(0);
    expect(settled).toEqual(['too late', 'heard']);
    await states.settled('pad-1', 1000);
  });
});

describe('a device that warns', () => {
  const low: Fitness = { is: 'ready', warning: 'paper near its end' };

  it('is ready with its warning, told and logged once when it comes and once when it goes', async () => {
    heard({ is: 'ready' });
    await time.advance(5);
    heard(low, low);
    expect(now()).toMatchObject({ state: 'ready', since: 0, warning: 'paper near its end' });
    heard(ready);
    await time.advance(10_000);
    heard(ready);
    expect(now()).toMatchObject({ state: 'ready', since: 0 });
    expect(now()).not.toHaveProperty('warning');
    expect(logged).toEqual(['device up', 'device warns', 'device warns no more']);
    expect([told, warned]).toEqual([
      [undefined, undefined, undefined],
      [undefined, 'paper near its end', undefined],
    ]);
  });

  it('warns without a break while its sensor wobbles at its edge', async () => {
    heard(low);
    for (let nth = 0; nth < 50; nth += 1) {
      heard(ready);
      await time.advance(9_999);
      heard(low);
      await time.advance(1000);
    }
    expect(logged).toEqual(['device up', 'device warns']);
    expect(warned).toEqual(['paper near its end']);
    expect(now()).toHaveProperty('warning');
  });

  it('warns of something else at once', () => {
    heard(low, { is: 'ready', warning: 'cutter worn' });
    expect(warned).toEqual(['paper near its end', 'cutter worn']);
  });

  it('that cannot work any more only tells why, and warns again when it is back', () => {
    heard(low, { is: 'degraded', why: 'cover open' });
    expect(now()).toMatchObject({ state: 'degraded', why: 'cover open' });
    expect(now()).not.toHaveProperty('warning');
    heard(low);
    expect(now()).toMatchObject({ state: 'ready', warning: 'paper near its end' });
    expect(logged).toEqual(['device up', 'device warns', 'device down', 'device up again', 'device warns']);
  });

  it('from the first word on is waited for no longer', async () => {
    const settled = states.settled('pad-1', 10_000);
    heard(low);
    await settled;
    expect(warned).toEqual(['paper near its end']);
  });
});

describe('a device that comes and goes', () => {
  const flap = async (times: number, everyMs: number) => {
    for (let nth = 0; nth < times; nth += 1) {
      heard(lost);
      await time.advance(everyMs / 2);
      heard(ready);
      await time.advance(everyMs / 2);
    }
  };

  it('is believed four times a minute', async () => {
    heard(ready);
    await flap(4, 1000);
    expect(now()?.state).toBe('ready');
    await time.advance(60_000);
    await flap(4, 1000);
    expect(now()?.state).toBe('ready');
  });

  it('is degraded then, which is told and logged once, until it has kept still for ten seconds', async () => {
    heard(ready);
    await flap(4, 1000);
    logged = [];
    told = [];
    await flap(50, 1000);
    expect(now()).toMatchObject({ state: 'degraded', why: expect.stringContaining('comes and goes') });
    expect(logged).toEqual(['device down']);
    await time.advance(9_499);
    expect(now()?.state).toBe('degraded');
    await time.advance(1);
    expect(now()?.state).toBe('ready');
    expect(told).toHaveLength(2);
    heard(lost);
    expect(now()).toMatchObject({ state: 'lost', why: 'no answer' });
  });

  it('is lost when it has stayed away for ten seconds', async () => {
    heard(ready);
    await flap(6, 1000);
    heard(lost);
    await time.advance(10_000);
    expect(now()).toMatchObject({ state: 'lost', why: 'no answer' });
  });

  it('is not heard of after the end', async () => {
    heard(ready);
    await flap(6, 1000);
    told = [];
    states.close();
    await time.advance(20_000);
    expect(told).toEqual([]);
  });
});

it('a device that wobbles while the hall ends holds up nothing', async () => {
  const later: (() => void)[] = [];
  const timers = {
    now: () => 0,
    after: (_ms: number, then: () => void) => (later.push(then), () => later.pop()),
  };
  const clock = { now: () => 0, wall: () => 0 };
  const ending = openDeviceStates({ clock, timers, log: pino({ level: 'silent' }) }, () => {});
  ending.add('printer-1', 'escpos', false);
  ending.heard('printer-1', { is: 'ready', warning: 'the paper is near its end' });
  ending.heard('printer-1', { is: 'ready' });
  expect(later).toHaveLength(1);
  ending.close();
  // Its driver is closed now, and says so.
  for (const fitness of [ready, lost, ready, lost, ready, lost, ready, lost, ready, lost])
    ending.heard('printer-1', fitness);
  expect(later).toEqual([]);
});
