import { describe, expect, test } from 'vitest';
import { keepOpen } from '../../../drivers/link/keep-open.ts';
import { bytesOf, type FakePort, fakePort } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

function kept(opens: FakePort['opens'] = 'succeed') {
  const { timers, advance } = virtualTimers();
  const port = fakePort();
  port.opens = opens;
  const told: string[] = [];
  const link = keepOpen(port.open, timers, {
    up: () => told.push('up'),
    data: bytes => told.push(`data ${Buffer.from(bytes).toString('hex')}`),
    down: why => told.push(`down ${why}`),
  });
  return { port, link, told, advance };
}

describe('a link that is kept open', () => {
  test('is told up once, and then hands bytes both ways', async () => {
    const { port, link, told, advance } = kept();
    expect(link.isUp()).toBe(false);
    await advance(0);
    port.say('0102');
    link.write(bytesOf('03'));
    expect(told).toEqual(['up', 'data 0102']);
    expect(port.written).toEqual(['03']);
    expect(link.reopened()).toBe(0);
  });

  test('is told down once an outage, also when the very first open fails', async () => {
    const { port, told, advance } = kept('fail');
    await advance(60_000);
    expect(told).toEqual(['down no such port']);
    port.opens = 'succeed';
    await advance(1000);
    expect(told).toEqual(['down no such port', 'up']);
  });

  test('tries after 100, 200, 400 ms and then every half a second', async () => {
    const { port, advance } = kept('fail');
    const tries: number[] = [];
    for (const ms of [0, 100, 200, 400, 500, 500, 500]) {
      await advance(ms);
      tries.push(port.tries);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('is opened again 100 ms after an outage, when it had been steady', async () => {
    const { port, link, told, advance } = kept();
    await advance(5000);
    port.unplug('cable');
    expect(link.isUp()).toBe(false);
    await advance(100);
    expect(told).toEqual(['up', 'down cable', 'up']);
    expect(link.reopened()).toBe(1);
    expect(port.standing).toBe(1);
  });

  test('backs off from a port that opens and falls down at once', async () => {
    const { port, advance } = kept();
    for (let seconds = 0; seconds < 10_000; seconds += 50) {
      await advance(50);
      port.unplug();
    }
    expect(port.tries).toBeLessThan(26);
  });

  test('goes down when a write fails', async () => {
    const { port, link, told, advance } = kept();
    await advance(0);
    port.failWrites = true;
    link.write(bytesOf('01'));
    link.write(bytesOf('02'));
    await advance(0);
    expect(told).toEqual(['up', 'down write failed']);
  });

  test('drops what is written while it is down', async () => {
    const { port, link, advance } = kept();
    link.write(bytesOf('01'));
    await advance(0);
    expect(port.written).toEqual([]);
  });

  test('closes and opens again when the driver hears nothing', async () => {
    const { port, link, told, advance } = kept();
    await advance(2000);
    link.reopen('silent for 5 s');
    link.reopen('silent for 5 s');
    await advance(100);
    expect(told).toEqual(['up', 'down silent for 5 s', 'up']);
    expect(port.standing).toBe(1);
  });

  test('goes on when the port never tells that it is closed', async () => {
    const { port, link, told, advance } = kept();
    port.neverCloses = true;
    await advance(1000);
    port.unplug('gone');
    await advance(2100);
    expect(told).toEqual(['up', 'down gone', 'up']);
    const closed = link.close();
    await advance(2000);
    await closed;
  });

  test('that is closed while an open is under way leaves nothing open and tells nothing', async () => {
    const { port, link, told, advance } = kept('wait');
    const closed = link.close();
    await advance(500);
    port.release();
    await advance(0);
    await closed;
    expect(port.standing).toBe(0);
    expect(told).toEqual([]);
  });

  test('that is closed while it waits to try again tries no more', async () => {
    const { port, link, advance } = kept('fail');
    await advance(0);
    await link.close();
    await advance(10_000);
    expect(port.tries).toBe(1);
  });

  test('that is closed tells nothing of what comes later', async () => {
    const { port, link, told, advance } = kept();
    await advance(0);
    await link.close();
    port.say('01');
    port.unplug();
    await advance(10_000);
    expect(told).toEqual(['up']);
    expect(port.standing).toBe(0);
    expect(link.isUp()).toBe(false);
  });

  test('takes no word from a link of before the outage', async () => {
    const { port, told, advance } = kept();
    await advance(0);
    port.unplug('first');
    port.unplug('second');
    port.say('01');
    await advance(0);
    expect(told).toEqual(['up', 'down first']);
  });
});
