/** The daemon is killed while a ticket is printed, and asks the printer for it when it is back (docs/decisions/0049). */
import { describe, expect, test } from 'vitest';
import type { PrinterSaid, TicketLine } from '../../../drivers/device.ts';
import { mark } from '../../../drivers/escpos/codec.ts';
import { unheardPrinter } from '../../../drivers/escpos/unheard.ts';
import { ears } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { bench, done, ready, ticket, ticketPrinted } from './bench.ts';

const awayMs = 3500;
/** Longer than any answer is waited for. */
const foundMs = 12_000;

const unknown = { is: 'job-unknown', id: 't1' };
type Bench = Awaited<ReturnType<typeof ready>>;

/** What the run that came back told of the ticket. */
const found = ({ told }: Bench) => told.filter(what => what.is === 'job-ended' || what.is === 'job-unknown');
const whole = ({ tickets }: Bench) =>
  tickets().filter(lines => lines.join().endsWith(ticketPrinted.join())).length;

/** Killed at each of these moments of a ticket, until it is done. */
async function atEachMoment(
  options: Parameters<typeof bench>[0],
  then: (it: Bench, atMs: number) => Promise<void>,
  { lines = ticket, stepMs = 20 } = {},
): Promise<number> {
  let doubts = 0;
  for (let atMs = 0; ; atMs += stepMs) {
    const it = await ready(options);
    it.printer.do({ id: 't1', lines });
    await it.advance(atMs);
    if (it.ended().length > 0) return doubts;
    if (it.noted() !== undefined) doubts += 1;
    await then(it, atMs);
  }
}

/** GS : and GS ^ r t m, for a printer that knows no macros, and leaves out or prints what it does not understand. */
function asText(bytes: Uint8Array, isPrinted: boolean): Uint8Array {
  const lengths = new Map([
    [0x3a, 2],
    [0x5e, 5],
  ]);
  const heard: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const [byte = 0, next = 0] = bytes.subarray(at);
    const length = byte === 0x1d ? lengths.get(next) : undefined;
    if (length === undefined) heard.push(byte);
    else {
      if (isPrinted) heard.push(next);
      at += length - 1;
    }
  }
  return Uint8Array.from(heard);
}
const ignoring = (bytes: Uint8Array) => asText(bytes, false);
const printing = (bytes: Uint8Array) => asText(bytes, true);

describe('a ticket in whose midst the daemon was killed', () => {
  test('is out, once it was whole in the printer, and is told so: it is on paper once', async () => {
    const doubts = await atEachMoment({}, async it => {
      const inDoubt = it.noted();
      await it.killed(awayMs);
      await it.advance(foundMs);
      expect(found(it)).toEqual(inDoubt === undefined ? [] : [done('t1')]);
      if (inDoubt !== undefined) expect(it.tickets()).toEqual([ticketPrinted]);
      expect(it.fitness()).toEqual({ is: 'ready' });
    });
    expect(doubts).toBeGreaterThan(10);
  });

  test('is not asked for before it is whole in the printer: it is printed again', async () => {
    const it = await ready();
    it.printer.do({ id: 't1', lines: ticket });
    expect(it.noted()).toBeUndefined();
    await it.advance(200);
    expect(it.noted()).toBeUndefined();
    const printer = await it.killed(awayMs);
    await it.advance(500);
    printer.do({ id: 't1', lines: ticket });
    await it.advance(foundMs);
    expect(whole(it)).toBe(1);
  });

  test('is told to be out though its daemon was killed behind its last answer', async () => {
    const it = await ready();
    await it.prints('t1');
    await it.killed(awayMs, 't1');
    await it.advance(foundMs);
    expect(found(it)).toEqual([done('t1'), done('t1')]);
    expect(whole(it)).toBe(1);
  });

  test('is waited for while it still comes out', async () => {
    const long: TicketLine[] = [{ rule: true }, { feed: 60 }];
    const doubts = await atEachMoment(
      {},
      async it => {
        const inDoubt = it.noted();
        await it.killed(300);
        await it.advance(foundMs);
        expect(found(it)).toEqual(inDoubt === undefined ? [] : [done('t1')]);
        if (inDoubt !== undefined) expect(it.tickets()).toHaveLength(1);
      },
      { lines: long, stepMs: 150 },
    );
    expect(doubts).toBeGreaterThan(3);
  });

  test('is asked for again when the daemon is killed while it asks', async () => {
    for (let askedMs = 0; askedMs < 1500; askedMs += 60) {
      const it = await inDoubt();
      await it.killed(awayMs);
      await it.advance(askedMs);
      const isOver = found(it).length > 0;
      await it.killed(awayMs, 't1');
      await it.advance(foundMs);
      expect(found(it)).toEqual(isOver ? [done('t1'), done('t1')] : [done('t1')]);
      expect(whole(it)).toBe(1);
    }
  });
});

/** Killed when the ticket is whole in the printer, and not out. */
async function inDoubt(options: Parameters<typeof bench>[0] = {}): Promise<Bench> {
  const it = await ready(options);
  it.printer.do({ id: 't1', lines: ticket });
  while (it.noted() === undefined) await it.advance(5);
  return it;
}

describe('of a ticket in doubt nothing is told for sure', () => {
  test('when the printer was switched off meanwhile, whenever that was', async () => {
    for (let offMs = 0; offMs <= awayMs + 1500; offMs += 100) {
      const it = await inDoubt();
      const isBack = it.killed(Math.min(offMs, awayMs));
      await isBack;
      await it.advance(Math.max(0, offMs - awayMs));
      // It was found out before.
      if (found(it).length > 0) continue;
      it.simulator.fault('power-cycle');
      await it.advance(foundMs);
      expect(found(it)).toEqual([unknown]);
      expect(it.fitness()).toEqual({ is: 'ready' });
    }
  });

  test.each([
    ['leaves out', ignoring],
    ['prints', printing],
  ])('by a printer that knows no macro and %s what it does not know', async (_, downstream) => {
    const doubts = await atEachMoment({ downstream }, async it => {
      const inDoubt = it.noted();
      const printer = await it.killed(awayMs);
      await it.advance(foundMs);
      expect(found(it)).toEqual(inDoubt === undefined ? [] : [unknown]);
      printer.do({ id: 't2', lines: ticket });
      await it.advance(foundMs);
      expect(it.ended().at(-1)).toEqual(done('t2'));
      expect(it.tickets().at(-1)?.slice(-ticketPrinted.length)).toEqual(ticketPrinted);
      expect(it.tickets().join()).not.toMatch(/[:^](?!\/\/)/);
    });
    expect(doubts).toBeGreaterThan(10);
  });

  test('by a printer that needs help, and that is told', async () => {
    for (const fault of ['paper-out', 'cover-open', 'busy'] as const) {
      const it = await inDoubt();
      it.simulator.fault(fault);
      await it.killed(awayMs);
      await it.advance(foundMs);
      expect(found(it)).toEqual([unknown]);
      expect(it.fitness()).toMatchObject({ is: 'degraded' });
      it.simulator.fault('none');
      await it.advance(foundMs);
      expect(it.fitness()).toEqual({ is: 'ready' });
      // Nothing of it comes out behind that.
      expect(whole(it)).toBe(0);
    }
  });

  test('by a printer that is not there: at once, for its spare to print it', async () => {
    const it = await inDoubt();
    const isBack = it.killed(awayMs);
    it.unplug();
    await isBack;
    await it.advance(0);
    expect(found(it)).toEqual([unknown]);
    expect(it.fitness()).toMatchObject({ is: 'lost' });
  });

  test('by one that says nothing', async () => {
    const it = await inDoubt();
    it.upstream(() => new Uint8Array(0));
    await it.killed(awayMs);
    await it.advance(foundMs);
    expect(found(it)).toEqual([unknown]);
    expect(it.fitness()).toMatchObject({ is: 'lost' });
  });

  test('by one that was set never to answer', async () => {
    const { timers, advance } = virtualTimers();
    const { told, report } = ears<PrinterSaid>();
    const open = async () => ({ write: async () => {}, close: async () => {} });
    unheardPrinter({ columns: 48 }, open, { timers, report, inDoubt: 't1' });
    await advance(10);
    expect(told).toEqual([unknown, { is: 'fitness', fitness: { is: 'ready' } }]);
  });

  test('by a network printer, which may have thrown it away: it is never noted, and gets no mark', async () => {
    const it = await ready({ isForgetful: true });
    await atEachMoment({ isForgetful: true }, async ({ noted }) => expect(noted()).toBeUndefined());
    await it.prints('t1');
    expect(Buffer.from(it.sent).includes(Buffer.from(mark))).toBe(false);
  });

  test('by one that tells a ticket only by the clock', async () => {
    await atEachMoment({ fence: false }, async ({ noted }) => expect(noted()).toBeUndefined());
  });

  test('when one of its answers is lost', async () => {
    const it = await inDoubt();
    let answers = 0;
    await it.killed(awayMs);
    it.upstream(bytes => (bytes[0] === 0 && ++answers === 2 ? new Uint8Array(0) : bytes));
    await it.advance(foundMs);
    expect(found(it)).toEqual([unknown]);
  });
});

test('what failed is not in the printer any more, before anything of it is thrown away', async () => {
  const it = await inDoubt();
  it.simulator.fault('cover-open');
  const clears = () => Buffer.from(it.sent).toString('latin1').split('\x10\x05\x02').length;
  const before = clears();
  while (it.noted() !== undefined) {
    expect(clears()).toBe(before);
    await it.advance(1);
  }
  expect(it.ended()).toMatchObject([{ id: 't1', outcome: 'failed' }]);
});

test('late answers make nothing surer than it is', async () => {
  for (let lateMs = 0; lateMs <= 2000; lateMs += 250) {
    for (const isOff of [false, true]) {
      const it = await ready({ statusWithinMs: 2000 });
      it.answersAfter(() => lateMs);
      it.printer.do({ id: 't1', lines: ticket });
      await it.advance(20_000);
      if (it.ended().length === 0 || it.ended().at(-1)?.outcome !== 'done') continue;
      it.printer.do({ id: 't2', lines: ticket });
      while (it.noted() === undefined && it.ended().length < 2) await it.advance(20);
      if (it.noted() === undefined) continue;
      await it.killed(awayMs);
      if (isOff) it.simulator.fault('power-cycle');
      await it.advance(30_000);
      const last = found(it).at(-1);
      if (last?.is === 'job-ended' && last.outcome === 'done') expect([isOff, whole(it)]).toEqual([false, 2]);
    }
  }
});
