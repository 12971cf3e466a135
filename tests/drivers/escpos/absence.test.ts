import { describe, expect, test } from 'vitest';
import { done, failed, includes, lost, printedMs, ready, ticket, ticketPrinted } from './bench.ts';

describe('a link that is gone for a moment', () => {
  test('is not told: network printers end idle connections', async () => {
    const { advance, unplug, plugIn, told, printer } = await ready();
    for (let nth = 0; nth < 5; nth += 1) {
      unplug();
      await advance(250);
      plugIn();
      await advance(60_000);
    }
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }]);
    expect(printer.health().reopened).toBe(5);
  });

  test('is told when it stays away, once', async () => {
    const { advance, unplug, plugIn, told } = await ready();
    unplug();
    await advance(1499);
    expect(told).toHaveLength(1);
    await advance(1);
    expect(told.slice(1)).toEqual([{ is: 'fitness', fitness: { is: 'lost', why: 'port disconnected' } }]);
    await advance(60_000);
    plugIn();
    await advance(2000);
    expect(told.slice(2)).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }]);
  });

  test('is told when it comes and goes without an answer in between', async () => {
    const { advance, unplug, plugIn, fitness } = await ready();
    for (let nth = 0; nth < 6; nth += 1) {
      unplug();
      await advance(50);
      plugIn();
      await advance(250);
    }
    expect(fitness()).toMatchObject({ is: 'lost' });
  });

  test('holds the ticket that comes meanwhile, and prints it when the printer has answered', async () => {
    const { advance, unplug, plugIn, printer, sent, told, ended, tickets } = await ready();
    unplug();
    await advance(10);
    const before = sent.length;
    printer.do({ id: 't1', lines: ticket });
    expect(printer.health().queueDepth).toBe(1);
    expect(() => printer.do({ id: 't2', lines: ticket })).toThrow('t1 is under way');
    plugIn();
    await advance(350);
    expect(includes(sent.slice(before), ...Buffer.from('A003'))).toBe(false);
    await advance(printedMs);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
    expect(told).toHaveLength(2);
  });

  test('fails the ticket that waits when it stays away', async () => {
    const { advance, unplug, plugIn, printer, told, tickets } = await ready();
    unplug();
    await advance(10);
    printer.do({ id: 't1', lines: ticket });
    await advance(2000);
    expect(told.slice(1)).toEqual([
      { is: 'fitness', fitness: { is: 'lost', why: 'port disconnected' } },
      failed('t1', 'link lost: port disconnected'),
    ]);
    plugIn();
    await advance(10_000);
    expect(tickets()).toEqual([]);
    expect(printer.health().queueDepth).toBe(0);
  });

  test('fails the ticket that waits when the printer comes back without paper', async () => {
    const { advance, unplug, plugIn, simulator, printer, told, tickets } = await ready();
    unplug();
    printer.do({ id: 't1', lines: ticket });
    simulator.fault('paper-out');
    plugIn();
    await advance(1000);
    expect(told.slice(1)).toEqual([
      { is: 'fitness', fitness: { is: 'degraded', why: 'paper out' } },
      failed('t1', 'paper out'),
    ]);
    simulator.fault('none');
    await advance(10_000);
    expect(tickets()).toEqual([]);
  });
});

describe('a process that was held up', () => {
  test('does not take an answer that it has not read yet for silence', async () => {
    const { advance, standStill, upstream, noise, printer, ended, told } = await ready();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    // What the printer says lies unread while a slow disk holds the process, and the timers come first.
    const unread: Uint8Array[] = [];
    upstream(bytes => {
      unread.push(bytes);
      return lost();
    });
    for (let ms = 0; unread.length === 0 && ms < 1000; ms += 1) await advance(1);
    standStill(2000);
    await advance(0);
    upstream(bytes => bytes);
    for (const bytes of unread) noise(...bytes);
    await advance(printedMs);
    expect(ended()).toEqual([done('t1')]);
    expect(told).toHaveLength(2);
  });
});
