import { describe, expect, test } from 'vitest';
import { bench, done, includes, printedMs, replyWithinMs, ticket, ticketPrinted } from './bench.ts';

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
    const { start, advance, printer, tickets, ended, sent } = bench({ fence });
    await start();
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

  test('prints one ticket after the other', async () => {
    const { start, advance, printer, tickets, ended } = bench();
    await start();
    for (const id of ['t1', 't2', 't3']) {
      printer.do({ id, lines: [{ text: id }] });
      await advance(printedMs);
    }
    expect(ended()).toEqual([done('t1'), done('t2'), done('t3')]);
    expect(tickets()).toEqual([['t1'], ['t2'], ['t3']]);
  });

  test('prints quotes, Z and control characters as they can be printed', async () => {
    const { start, advance, printer, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: [{ text: 'Z["\'\u001b@\u0010\u0004\u0001“业务”' }] });
    await advance(printedMs);
    expect(tickets()).toEqual([['Z["\'〓@〓〓〓“业务”']]);
  });

  test('prints a long name at size 2 on 58 mm in rows no wider than the paper', async () => {
    const { start, advance, printer, tickets } = bench({ columns: 32 });
    await start();
    printer.do({ id: 't1', lines: [{ text: '住房公积金个人购房贷款提前还清（工行）及抵押注销', size: 2 }] });
    await advance(printedMs);
    expect(tickets()).toEqual([['住房公积金个人购', '房贷款提前还清', '（工行）及抵押注', '销']]);
  });

  test('is still ready when the paper is near its end, with a warning that a new roll ends', async () => {
    const { start, fitness, simulator, advance, printer, ended } = bench();
    await start();
    simulator.act({ paper: 'low' });
    await advance(2500);
    expect(fitness()).toEqual({ is: 'ready', warning: 'paper near its end' });
    printer.do({ id: 't1', lines: ticket });
    await advance(printedMs);
    expect(ended()).toEqual([done('t1')]);
    expect(fitness()).toEqual({ is: 'ready', warning: 'paper near its end' });
    simulator.act({ paper: 'full' });
    await advance(2500);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('does not warn back and forth while its roll wobbles over the sensor', async () => {
    const { start, advance, simulator, printer, told, ended } = bench();
    await start();
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
