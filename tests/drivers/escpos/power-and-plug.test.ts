import { describe, expect, test } from 'vitest';
import { failed, ready, ticket, ticketPrinted, withoutFence } from './bench.ts';

describe('power and plug', () => {
  test('a ticket that was in the printer whole when the plug was pulled out is cleared as soon as that says so', async () => {
    const { advance, upstream, printer, unplug, plugIn, ended, fitness, prints } = await ready();
    upstream(withoutFence);
    printer.do({ id: 't1', lines: ticket });
    await advance(1000);
    unplug();
    expect(ended()).toMatchObject([{ id: 't1', outcome: 'failed' }]);
    upstream(bytes => bytes);
    plugIn();
    await advance(1500);
    expect(fitness()).toEqual({ is: 'ready' });
    await prints('t2');
  });

  test('a printer switched off in the middle of a ticket never confirms it, whenever that was', async () => {
    for (let afterMs = 0; afterMs < 900; afterMs += 45) {
      const { advance, simulator, printer, ended, tickets, fitness, prints } = await ready();
      printer.do({ id: 't1', lines: ticket });
      await advance(afterMs);
      const out = tickets().length;
      if (ended().length > 0) break;
      simulator.fault('power-cycle');
      await advance(10_000);
      expect(ended()).toMatchObject([{ id: 't1', outcome: 'failed' }]);
      expect(tickets()).toHaveLength(out);
      expect(fitness()).toEqual({ is: 'ready' });
      await prints('t2');
    }
  });

  test('a ticket given while the printer is off for a moment is done only when it is out whole', async () => {
    for (let idleMs = 0; idleMs < 2000; idleMs += 400) {
      for (let offMs = 0; offMs < 2000; offMs += 50) {
        const { advance, simulator, printer, ended, tickets } = await ready();
        await advance(idleMs);
        simulator.fault('power-cycle');
        await advance(offMs);
        printer.do({ id: 't1', lines: ticket });
        await advance(10_000);
        expect(ended()).toHaveLength(1);
        if (ended()[0]?.outcome === 'done') expect(tickets()).toEqual([ticketPrinted]);
      }
    }
  });

  test('a long ticket whose end would come out after the power cycle is not confirmed', async () => {
    const { advance, simulator, printer, ended, tickets } = await ready();
    printer.do({ id: 't1', lines: Array.from({ length: 100 }, () => ({ rule: true })) });
    await advance(500);
    simulator.fault('power-cycle');
    await advance(20_000);
    expect(ended()).toEqual([
      failed('t1', 'link lost: the printer does not answer: look at its power, its cable and its baud rate'),
    ]);
    expect(tickets()).toEqual([]);
  });
});
