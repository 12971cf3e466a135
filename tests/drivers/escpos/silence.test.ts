import { describe, expect, test } from 'vitest';
import {
  bench,
  done,
  failed,
  lost,
  printedMs,
  ready,
  replyWithinMs,
  ticket,
  ticketPrinted,
  withoutFence,
} from './bench.ts';

describe('a printer that does not answer', () => {
  test('anything is lost, and its port opened again', async () => {
    const { advance, upstream, printer, fitness, ended, told } = await ready();
    upstream(lost);
    // The next heartbeat, and two rounds of three questions.
    await advance(2000 + 6 * 550 + 100);
    expect(fitness()).toEqual({
      is: 'lost',
      why: 'the printer does not answer: look at its power, its cable and its baud rate',
    });
    await advance(30_000);
    expect(told.filter(what => what.is === 'fitness')).toHaveLength(2);
    expect(printer.health().reopened).toBeGreaterThan(1);
    printer.do({ id: 't1', lines: ticket });
    expect(ended()).toEqual([
      failed('t1', 'the printer does not answer: look at its power, its cable and its baud rate'),
    ]);
    upstream(bytes => bytes);
    await advance(10_000);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('anything in mid-ticket, and then does, is judged as soon as its port is open again: nothing that is owed is waited for', async () => {
    const { advance, upstream, printer, fitness, print } = await ready({ statusWithinMs: 2000 });
    await print('t0');
    upstream(lost);
    printer.do({ id: 't1', lines: ticket });
    await advance(2500);
    expect(fitness()).toMatchObject({ is: 'lost' });
    upstream(bytes => bytes);
    await advance(1600);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('the fence leaves the ticket unconfirmed, though the status is clear', async () => {
    const { advance, upstream, printer, fitness, ended, told, print } = await ready();
    await print('t0');
    upstream(withoutFence);
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    expect(ended()).toEqual([done('t0'), failed('t1', 'the printer did not say that the ticket is out')]);
    expect(told.at(-2)).toMatchObject({ fitness: { is: 'degraded' } });
    await advance(2 * replyWithinMs);
    expect(fitness()).toEqual({ is: 'ready' });
  });

  test('the fence, ever, fails one ticket and takes no other, and tells what to set', async () => {
    const { advance, upstream, printer, fitness, ended, tickets } = await ready();
    upstream(withoutFence);
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

  test('the fence, because its plug was pulled out in mid-ticket, is not told to be set otherwise', async () => {
    const { advance, upstream, unplug, plugIn, fitness, told, print } = await ready();
    upstream(withoutFence);
    await print('t1');
    unplug();
    upstream(bytes => bytes);
    plugIn();
    await advance(2 * replyWithinMs + 1000);
    expect(fitness()).toEqual({ is: 'ready' });
    expect(JSON.stringify(told)).not.toContain('GS r 1');
  });

  test('the fence, unlike the printer that was plugged in before it, takes no ticket either', async () => {
    const { advance, upstream, unplug, plugIn, printer, fitness, ended, print } = await ready();
    await print('t1');
    expect(ended()).toEqual([done('t1')]);
    unplug();
    upstream(withoutFence);
    plugIn();
    await advance(2000);
    printer.do({ id: 't2', lines: ticket });
    await advance(60_000);
    expect(fitness()).toEqual({ is: 'degraded', why: 'never answers GS r 1: set fence: false' });
  });

  test('the fence of its first ticket only, because noise took that answer, is ready again', async () => {
    const { advance, upstream, printer, fitness, prints } = await ready();
    upstream(withoutFence);
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    upstream(bytes => bytes);
    await advance(replyWithinMs + 100);
    expect(fitness()).toEqual({ is: 'ready' });
    await prints('t2');
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
    const { advance, upstream, noise, printer, ended } = await ready();
    upstream(withoutFence);
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1200);
    printer.do({ id: 't2', lines: ticket });
    expect(ended().at(-1)).toMatchObject({ id: 't2', outcome: 'failed' });
    noise(0x00);
    await advance(replyWithinMs);
    printer.do({ id: 't3', lines: ticket });
    await advance(replyWithinMs);
    expect(ended().at(-1)).toMatchObject({ id: 't2' });
  });

  test('an answer from before a reconnect does not confirm the next ticket', async () => {
    const { advance, unplug, plugIn, noise, printer, ended, told } = await ready();
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
    await advance(printedMs);
    expect(ended().at(-1)).toEqual(done('t2'));
  });

  test('a break on the line that looks like the fence does not confirm a ticket nobody answers for', async () => {
    const { advance, upstream, noise, printer, ended, fitness } = await ready();
    printer.do({ id: 't1', lines: ticket });
    await advance(330);
    upstream(lost);
    noise(0x00);
    await advance(5000);
    expect(ended()).toEqual([
      failed('t1', 'link lost: the printer does not answer: look at its power, its cable and its baud rate'),
    ]);
    expect(fitness()).toMatchObject({ is: 'lost' });
  });

  test.each([0x20, 0x41, 0x60, 0x0d, 0xff])('a byte %i instead of the fence confirms nothing', async byte => {
    const { advance, upstream, printer, ended } = await ready();
    upstream(bytes => (bytes[0] === 0x00 ? Uint8Array.of(byte) : bytes));
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + printedMs);
    expect(ended()).toEqual([failed('t1', 'the printer did not say that the ticket is out')]);
  });

  test('noise is counted and harms nothing', async () => {
    const { advance, noise, printer, ended, tickets, fitness } = await ready();
    printer.do({ id: 't1', lines: ticket });
    for (let byte = 0; byte < 60; byte += 1) {
      noise(0x80 + byte, 0xff, 0x41);
      await advance(10);
    }
    await advance(printedMs);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
    expect(fitness()).toEqual({ is: 'ready' });
    expect(printer.health().errors).toBeGreaterThan(100);
  });
});
