import { describe, expect, test } from 'vitest';
import { bench, lost, replyWithinMs, ticket, ticketPrinted } from './bench.ts';

const includes = (sent: readonly number[], ...bytes: number[]): boolean =>
  Buffer.from(sent).includes(Buffer.from(bytes));
const failed = (id: string, why: string) => ({ is: 'job-ended', id, outcome: 'failed', why });
const done = (id: string) => ({ is: 'job-ended', id, outcome: 'done' });
/** Longer than any ticket takes. */
const printed = 4000;

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
    await advance(printed + replyWithinMs);
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
      await advance(printed);
    }
    expect(ended()).toEqual([done('t1'), done('t2'), done('t3')]);
    expect(tickets()).toEqual([['t1'], ['t2'], ['t3']]);
  });

  test('prints quotes, Z and control characters as they can be printed', async () => {
    const { start, advance, printer, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: [{ text: 'Z["\'\u001b@\u0010\u0004\u0001“业务”' }] });
    await advance(printed);
    expect(tickets()).toEqual([['Z["\'〓@〓〓〓“业务”']]);
  });

  test('prints a long name at size 2 on 58 mm in rows no wider than the paper', async () => {
    const { start, advance, printer, tickets } = bench({ columns: 32 });
    await start();
    printer.do({ id: 't1', lines: [{ text: '住房公积金个人购房贷款提前还清（工行）及抵押注销', size: 2 }] });
    await advance(printed);
    expect(tickets()).toEqual([['住房公积金个人购', '房贷款提前还清', '（工行）及抵押注', '销']]);
  });

  test('is still ready when the paper is near its end, with a warning that a new roll ends', async () => {
    const { start, fitness, simulator, advance, printer, ended } = bench();
    await start();
    simulator.act({ paper: 'low' });
    await advance(2500);
    expect(fitness()).toEqual({ is: 'ready', warning: 'paper near its end' });
    printer.do({ id: 't1', lines: ticket });
    await advance(printed);
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
    for (let ms = 0; ended().length === 0 && ms < printed; ms += 1) await advance(1);
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }, done('t1')]);
    simulator.act({ paper: 'full' });
    await advance(printed);
    expect(told).toHaveLength(2);
  });
});

describe('a printer that needs help', () => {
  test.each([
    ['paper-out', 'paper out'],
    ['cover-open', 'cover open'],
    ['busy', 'off-line'],
  ] as const)(
    '%s between two tickets: degraded, refuses at once, ready again by itself',
    async (fault, why) => {
      const { start, advance, simulator, printer, fitness, ended, tickets } = bench();
      await start();
      simulator.fault(fault);
      await advance(2500);
      expect(fitness()).toEqual({ is: 'degraded', why });
      printer.do({ id: 't1', lines: ticket });
      expect(ended()).toEqual([failed('t1', why)]);
      simulator.fault('none');
      await advance(2500);
      expect(fitness()).toEqual({ is: 'ready' });
      printer.do({ id: 't2', lines: ticket });
      await advance(printed);
      expect(ended().at(-1)).toEqual(done('t2'));
      expect(tickets()).toEqual([ticketPrinted]);
    },
  );

  test.each([
    ['paper-out', 'paper out'],
    ['cover-open', 'cover open'],
  ] as const)('%s in the middle: failed, and the rest never comes out as a ghost', async (fault, why) => {
    const { start, advance, simulator, printer, told, ended, tickets } = bench();
    await start();
    for (const afterMs of [20, 60, 120, 180, 240, 300]) {
      told.length = 0;
      simulator.act({ tear: true });
      printer.do({ id: 't1', lines: ticket });
      await advance(afterMs);
      simulator.fault(fault);
      await advance(50);
      expect(told).toEqual([{ is: 'fitness', fitness: { is: 'degraded', why } }, failed('t1', why)]);
      await advance(30_000);
      simulator.fault('none');
      await advance(printed + replyWithinMs);
      expect(tickets()).toEqual([]);
      expect(told.at(-1)).toEqual({ is: 'fitness', fitness: { is: 'ready' } });
      printer.do({ id: 't1 补打', lines: ticket });
      await advance(printed);
      expect(ended().at(-1)).toEqual(done('t1 补打'));
      expect(tickets()).toEqual([ticketPrinted]);
    }
  });

  test('a knife that jams in the cut fails the ticket by name, and works when it is freed', async () => {
    const { start, advance, simulator, printer, told, tickets, ended } = bench();
    await start();
    simulator.act({ cutter: 'block' });
    printer.do({ id: 't1', lines: ticket });
    await advance(printed);
    expect(told.slice(1)).toEqual([
      { is: 'fitness', fitness: { is: 'degraded', why: 'cutter jammed' } },
      failed('t1', 'cutter jammed'),
    ]);
    expect(tickets()).toEqual([]);
    simulator.fault('none');
    await advance(printed + replyWithinMs);
    printer.do({ id: 't2', lines: ticket });
    await advance(printed);
    expect(ended().at(-1)).toEqual(done('t2'));
    expect(tickets()).toEqual([ticketPrinted]);
  });

  test('a cover opened and closed before anybody could ask is still noticed', async () => {
    const { start, advance, simulator, printer, ended, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(200);
    simulator.fault('cover-open');
    await advance(10);
    simulator.fault('none');
    await advance(printed + replyWithinMs);
    expect(ended()).toEqual([failed('t1', 'cover open')]);
    expect(tickets()).toEqual([]);
  });

  test('a short XOFF only delays the ticket', async () => {
    const { start, advance, simulator, printer, ended, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    simulator.fault('busy');
    await advance(2000);
    expect(ended()).toEqual([]);
    simulator.fault('none');
    await advance(printed);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
  });

  test('a long XOFF holds all bytes of the ticket back, then fails it', async () => {
    const { start, advance, simulator, printer, fitness, ended, tickets, sent } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    simulator.fault('busy');
    await advance(5);
    const before = sent.length;
    await advance(replyWithinMs + 1000);
    expect(includes(sent.slice(before), 0x1d, 0x56, 0x42)).toBe(false);
    expect(ended()).toEqual([failed('t1', 'off-line')]);
    simulator.fault('none');
    await advance(replyWithinMs + printed);
    expect(fitness()).toEqual({ is: 'ready' });
    printer.do({ id: 't2', lines: ticket });
    await advance(printed);
    expect(ended().at(-1)).toEqual(done('t2'));
    expect(tickets().at(-1)).toEqual(ticketPrinted);
  });

  test('XOFF for ever from a printer that calls itself on-line fails the ticket as busy', async () => {
    const { start, advance, noise, printer, ended } = bench();
    await start();
    noise(0x13);
    await advance(10);
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1000);
    expect(ended()).toEqual([failed('t1', 'busy: it takes no more of the ticket')]);
  });

  test('the buffers are emptied again and again while its paper is out', async () => {
    const { start, advance, simulator, sent } = bench();
    await start();
    simulator.fault('paper-out');
    await advance(2500);
    const before = sent.length;
    await advance(5000);
    const cleared = Buffer.from(sent.slice(before)).toString('latin1').split('\x10\x05\x02').length - 1;
    expect(cleared).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['DLE EOT 2', 0x32, 0x12],
    ['DLE EOT 4', 0x12, 0x72],
  ])('paper out that only %s knows is believed', async (_, second, fourth) => {
    const { start, advance, fitness, upstream, sent } = bench();
    await start();
    upstream(bytes =>
      bytes.length === 1 ? Uint8Array.of([0, 0x12, second, 0x12, fourth][sent.at(-1) ?? 0] ?? 0) : lost(),
    );
    await advance(2500);
    expect(fitness()).toEqual({ is: 'degraded', why: 'paper out' });
  });

  test.each([
    [0x52, 'printer error'],
    [0x32, 'printer failure: switch it off and on'],
  ])('the kind of an error is asked for: %i is %s', async (third, why) => {
    const { start, advance, fitness, upstream, sent } = bench();
    await start();
    upstream(bytes =>
      bytes.length === 1 ? Uint8Array.of([0, 0x12, 0x52, third, 0x12][sent.at(-1) ?? 0] ?? 0) : lost(),
    );
    await advance(2500);
    expect(fitness()).toEqual({ is: 'degraded', why });
  });

  test('an error told only by automatic status is an error', async () => {
    const { start, advance, told, noise } = bench();
    await start();
    noise(0x14, 0x40, 0x00, 0x0f);
    await advance(10);
    expect(told).toContainEqual({ is: 'fitness', fitness: { is: 'degraded', why: 'printer error' } });
  });

  test('a jammed cutter is named', async () => {
    const { start, advance, fitness, upstream, sent } = bench();
    await start();
    upstream(bytes =>
      bytes.length === 1 ? Uint8Array.of([0, 0x1a, 0x52, 0x1a, 0x12][sent.at(-1) ?? 0] ?? 0) : lost(),
    );
    await advance(2500);
    expect(fitness()).toEqual({ is: 'degraded', why: 'cutter jammed' });
  });
});

describe('a printer that does not answer', () => {
  test('anything is lost, and its port opened again', async () => {
    const { start, advance, upstream, printer, fitness, ended, told } = bench();
    await start();
    upstream(lost);
    // The next heartbeat, and two rounds of three questions.
    await advance(2000 + 6 * 550 + 100);
    expect(fitness()).toEqual({ is: 'lost', why: 'the printer does not answer' });
    await advance(30_000);
    expect(told.filter(what => what.is === 'fitness')).toHaveLength(2);
    expect(printer.health().reopened).toBeGreaterThan(1);
    printer.do({ id: 't1', lines: ticket });
    expect(ended()).toEqual([failed('t1', 'the printer does not answer')]);
    upstream(bytes => bytes);
    await advance(10_000);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('in the middle of a ticket fails it', async () => {
    const { start, advance, upstream, printer, fitness, ended } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    upstream(lost);
    await advance(2500);
    expect(ended()).toEqual([failed('t1', 'link lost: the printer does not answer')]);
    expect(fitness()).toMatchObject({ is: 'lost' });
  });

  test('the fence leaves the ticket unconfirmed, though the status is clear', async () => {
    const { start, advance, upstream, printer, fitness, ended, told } = bench();
    await start();
    printer.do({ id: 't0', lines: ticket });
    await advance(printed);
    upstream(bytes => (bytes[0] === 0x00 ? lost() : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    expect(ended()).toEqual([done('t0'), failed('t1', 'the printer did not say that the ticket is out')]);
    expect(told.at(-2)).toMatchObject({ fitness: { is: 'degraded' } });
    await advance(2 * replyWithinMs);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('the fence, ever, fails one ticket and takes no other, and tells what to set', async () => {
    const { start, advance, upstream, printer, fitness, ended, tickets } = bench();
    await start();
    upstream(bytes => (bytes[0] === 0x00 ? lost() : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(60_000);
    const why = 'never answers GS r 1: set fence: false';
    expect(fitness()).toEqual({ is: 'degraded', why });
    printer.do({ id: 't2', lines: ticket });
    expect(ended().slice(1)).toEqual([failed('t2', why)]);
    await advance(60_000);
    expect(fitness()).toEqual({ is: 'degraded', why });
    expect(tickets()).toHaveLength(1);
  });

  test('the fence, unlike the printer that was plugged in before it, takes no ticket either', async () => {
    const { start, advance, upstream, unplug, plugIn, printer, fitness, ended } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(printed);
    expect(ended()).toEqual([done('t1')]);
    unplug();
    upstream(bytes => (bytes[0] === 0x00 ? lost() : bytes));
    plugIn();
    await advance(2000);
    printer.do({ id: 't2', lines: ticket });
    await advance(60_000);
    expect(fitness()).toEqual({ is: 'degraded', why: 'never answers GS r 1: set fence: false' });
  });

  test('the fence of its first ticket only, because noise took that answer, is ready again', async () => {
    const { start, advance, upstream, printer, fitness, ended } = bench();
    await start();
    upstream(bytes => (bytes[0] === 0x00 ? lost() : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    upstream(bytes => bytes);
    await advance(replyWithinMs + 100);
    expect(fitness()).toEqual({ is: 'ready' });
    printer.do({ id: 't2', lines: ticket });
    await advance(printed);
    expect(ended().at(-1)).toEqual(done('t2'));
  });

  test.each([
    ['DLE EOT 1', [2, 4], 'does not tell whether it is on-line'],
    ['DLE EOT 2', [1, 4], 'does not tell whether its cover is open'],
    ['DLE EOT 2 and 4', [1], 'does not tell whether its cover is open'],
  ])('%s is not taken for ready', async (_, answered, why) => {
    const { advance, fitness, upstream, sent } = bench();
    upstream(bytes => (bytes.length === 1 && answered.includes(sent.at(-1) ?? 0) ? bytes : lost()));
    await advance(10_000);
    expect(fitness()).toEqual({ is: 'degraded', why });
  });

  test('some questions, but tells the rest by automatic status, is ready', async () => {
    const { advance, fitness, upstream, sent } = bench();
    upstream(bytes => (bytes.length === 4 || sent.at(-1) === 4 ? bytes : lost()));
    await advance(10_000);
    expect(fitness()).toEqual({ is: 'ready' });
  });
});

describe('late and false answers', () => {
  test('a fence answered too late does not confirm the next ticket', async () => {
    const { start, advance, upstream, noise, printer, ended } = bench();
    await start();
    upstream(bytes => (bytes[0] === 0x00 ? lost() : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    printer.do({ id: 't2', lines: ticket });
    expect(ended().at(-1)).toMatchObject({ id: 't2', outcome: 'failed' });
    noise(0x00);
    await advance(50);
    printer.do({ id: 't3', lines: ticket });
    await advance(replyWithinMs);
    expect(ended().at(-1)).toMatchObject({ id: 't2' });
  });

  test('an answer from before a reconnect does not confirm the next ticket', async () => {
    const { start, advance, unplug, plugIn, noise, printer, ended, told } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(150);
    unplug();
    expect(told.slice(-2)).toEqual([
      { is: 'fitness', fitness: { is: 'lost', why: 'port disconnected' } },
      failed('t1', 'link lost: port disconnected'),
    ]);
    plugIn();
    await advance(110);
    // A fence, then an open cover: both were true a while ago.
    noise(0x00, 0x3c, 0x00, 0x00, 0x0f);
    await advance(2000);
    expect(told.at(-1)).toEqual({ is: 'fitness', fitness: { is: 'ready' } });
    expect(told).not.toContainEqual({ is: 'fitness', fitness: { is: 'degraded', why: 'cover open' } });
    printer.do({ id: 't2', lines: ticket });
    await advance(20);
    expect(ended()).toHaveLength(1);
    await advance(printed);
    expect(ended().at(-1)).toEqual(done('t2'));
  });

  test('a break on the line that looks like the fence does not confirm a ticket nobody answers for', async () => {
    const { start, advance, upstream, noise, printer, ended } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(330);
    upstream(lost);
    noise(0x00);
    await advance(5000);
    expect(ended()).toEqual([failed('t1', 'link lost: the printer does not answer')]);
  });

  test.each([0x20, 0x41, 0x60, 0x0d, 0xff])('a byte %i instead of the fence confirms nothing', async byte => {
    const { start, advance, upstream, printer, ended } = bench();
    await start();
    upstream(bytes => (bytes[0] === 0x00 ? Uint8Array.of(byte) : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + printed);
    expect(ended()).toEqual([failed('t1', 'the printer did not say that the ticket is out')]);
  });

  test('noise is counted and harms nothing', async () => {
    const { start, advance, noise, printer, ended, tickets, fitness } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    for (let byte = 0; byte < 60; byte += 1) {
      noise(0x80 + byte, 0xff, 0x41);
      await advance(10);
    }
    await advance(printed);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
    expect(fitness()).toEqual({ is: 'ready' });
    expect(printer.health().errors).toBeGreaterThan(100);
  });
});

describe('power and plug', () => {
  test('a printer switched off in the middle of a ticket never confirms it, whenever that was', async () => {
    for (let afterMs = 0; afterMs < 900; afterMs += 45) {
      const { start, advance, simulator, printer, ended, tickets, fitness } = bench();
      await start();
      printer.do({ id: 't1', lines: ticket });
      await advance(afterMs);
      const out = tickets().length;
      if (ended().length > 0) break;
      simulator.fault('power-cycle');
      await advance(10_000);
      expect(ended()).toMatchObject([{ id: 't1', outcome: 'failed' }]);
      expect(tickets()).toHaveLength(out);
      expect(fitness()).toEqual({ is: 'ready' });
      printer.do({ id: 't2', lines: ticket });
      await advance(printed);
      expect(ended().at(-1)).toEqual(done('t2'));
      expect(tickets().at(-1)).toEqual(ticketPrinted);
    }
  });

  test('a ticket given while the printer is off for a moment is done only when it is out whole', async () => {
    for (let idleMs = 0; idleMs < 2000; idleMs += 400) {
      for (let offMs = 0; offMs < 2000; offMs += 50) {
        const { start, advance, simulator, printer, ended, tickets } = bench();
        await start();
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

  test('a printer that holds a ticket back, loses power and never says XON prints the next one', async () => {
    const { start, advance, noise, printer, ended, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await advance(10);
    noise(0x13);
    await advance(replyWithinMs + 1000);
    expect(ended()).toMatchObject([{ id: 't1', outcome: 'failed' }]);
    printer.do({ id: 't2', lines: ticket });
    await advance(printed);
    expect(ended().at(-1)).toEqual(done('t2'));
    expect(tickets().at(-1)).toEqual(ticketPrinted);
  });

  test('a long ticket whose end would come out after the power cycle is not confirmed', async () => {
    const { start, advance, simulator, printer, ended, tickets } = bench();
    await start();
    printer.do({ id: 't1', lines: Array.from({ length: 100 }, () => ({ rule: true })) });
    await advance(500);
    simulator.fault('power-cycle');
    await advance(20_000);
    expect(ended()).toEqual([failed('t1', 'link lost: the printer does not answer')]);
    expect(tickets()).toEqual([]);
  });

  test('after a power cycle between tickets 中文 is printed right', async () => {
    const { start, advance, simulator, printer, tickets } = bench();
    await start();
    simulator.fault('power-cycle');
    await advance(10_000);
    printer.do({ id: 't1', lines: ticket });
    await advance(printed);
    expect(tickets()).toEqual([ticketPrinted]);
  });

  test('close ends everything and tells nothing more', async () => {
    const { start, advance, printer, told, sent } = bench();
    await start();
    printer.do({ id: 't1', lines: ticket });
    await printer.close();
    const before = [told.length, sent.length];
    await advance(60_000);
    expect([told.length, sent.length]).toEqual(before);
  });
});
