import { describe, expect, test } from 'vitest';
import { bench, done, includes, printedMs, ready, replyWithinMs, ticket, ticketPrinted } from './bench.ts';

describe('a healthy printer', () => {
  test('is ready once it answered, and told so once', async () => {
    const { advance, told, printer } = bench();
    await advance(250);
    expect(told).toEqual([]);
    await advance(20_000);
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }]);
    expect(printer.health()).toMatchObject({
      errors: 0,
      retries: 0,
      reopened: 0,
      queueDepth: 0,
      roundTripMs: 2,
    });
  });

  test.each([true, false])('prints a ticket and says done when it is out (fence: %s)', async fence => {
    const { advance, printer, tickets, ended, sent } = await ready({ fence });
    printer.do({ id: 't1', lines: ticket });
    expect(printer.health().queueDepth).toBe(1);
    await advance(300);
    expect(ended()).toEqual([]);
    await advance(printedMs + replyWithinMs);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
    expect(includes(sent, 0x1c, 0x26)).toBe(true);
    expect(includes(sent, 0x1d, 0x72, 0x01)).toBe(fence);
  });

  test('is still ready when the paper is near its end, with a warning that a new roll ends', async () => {
    const { fitness, simulator, advance, ended, print } = await ready();
    simulator.act({ paper: 'low' });
    await advance(2500);
    expect(fitness()).toEqual({ is: 'ready', warning: 'paper near its end' });
    await print('t1');
    expect(ended()).toEqual([done('t1')]);
    expect(fitness()).toEqual({ is: 'ready', warning: 'paper near its end' });
    simulator.act({ paper: 'full' });
    await advance(2500);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('does not warn back and forth while its roll wobbles over the sensor', async () => {
    const { advance, simulator, printer, told, ended } = await ready();
    printer.do({ id: 't1', lines: Array.from({ length: 60 }, () => ({ text: 'a' })) });
    for (let turn = 0; turn < 10; turn += 1) {
      await advance(150);
      simulator.act({ paper: turn % 2 === 1 ? 'low' : 'full' });
    }
    for (let ms = 0; ended().length === 0 && ms < printedMs; ms += 1) await advance(1);
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }, done('t1')]);
    simulator.act({ paper: 'full' });
    await advance(printedMs);
    expect(told).toHaveLength(2);
  });
});

describe('a ticket', () => {
  test.each([32, 48] as const)(
    'on %i columns is wrapped before the paper ends at every size',
    async columns => {
      for (const size of [1, 2, 3, 4] as const) {
        const { advance, printer, tickets } = await ready({ columns });
        const room = Math.floor(columns / size);
        const [full, 汉字] = ['W'.repeat(room), '业'.repeat(Math.floor(room / 2))];
        printer.do({ id: 't1', lines: [full, 汉字, `${汉字}业`].map(text => ({ text, size })) });
        await advance(20_000);
        expect(tickets()).toEqual([[full, 汉字, 汉字, '业']]);
      }
    },
  );

  test('without a line is cut all the same, and done', async () => {
    const { advance, printer, tickets, ended } = await ready();
    printer.do({ id: 't1', lines: [] });
    await advance(printedMs);
    expect([ended(), tickets()]).toEqual([[done('t1')], []]);
  });
});
