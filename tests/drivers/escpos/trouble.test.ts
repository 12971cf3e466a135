import { describe, expect, test } from 'vitest';
import {
  done,
  failed,
  includes,
  lost,
  printedMs,
  ready,
  replyWithinMs,
  ticket,
  ticketPrinted,
} from './bench.ts';

describe('a printer that needs help', () => {
  test.each([
    ['paper-out', 'paper out'],
    ['cover-open', 'cover open'],
    ['busy', 'off-line'],
  ] as const)(
    '%s between two tickets: degraded, refuses at once, ready again by itself',
    async (fault, why) => {
      const { advance, simulator, printer, fitness, ended, prints } = await ready();
      simulator.fault(fault);
      await advance(2500);
      expect(fitness()).toEqual({ is: 'degraded', why });
      printer.do({ id: 't1', lines: ticket });
      expect(ended()).toEqual([failed('t1', why)]);
      simulator.fault('none');
      await advance(2500);
      expect(fitness()).toEqual({ is: 'ready' });
      await prints('t2');
    },
  );

  test.each([
    ['paper-out', 'paper out'],
    ['cover-open', 'cover open'],
  ] as const)('%s in the middle: failed, and the rest never comes out as a ghost', async (fault, why) => {
    const { advance, simulator, printer, told, ended, tickets, print } = await ready();
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
      await advance(printedMs + replyWithinMs);
      expect(tickets()).toEqual([]);
      expect(told.at(-1)).toEqual({ is: 'fitness', fitness: { is: 'ready' } });
      await print('t1 补打');
      expect(ended().at(-1)).toEqual(done('t1 补打'));
      expect(tickets()).toEqual([ticketPrinted]);
    }
  });

  test('a knife that jams in the cut fails the ticket by name, and works when it is freed', async () => {
    const { advance, simulator, told, tickets, print, prints } = await ready();
    simulator.act({ cutter: 'block' });
    await print('t1');
    expect(told.slice(1)).toEqual([
      { is: 'fitness', fitness: { is: 'degraded', why: 'cutter jammed' } },
      failed('t1', 'cutter jammed'),
    ]);
    expect(tickets()).toEqual([]);
    simulator.fault('none');
    await advance(printedMs + replyWithinMs);
    await prints('t2');
  });

  test('a cover opened and closed before anybody could ask is still noticed', async () => {
    const { advance, simulator, printer, ended, tickets } = await ready();
    printer.do({ id: 't1', lines: ticket });
    await advance(200);
    simulator.fault('cover-open');
    await advance(10);
    simulator.fault('none');
    await advance(printedMs + replyWithinMs);
    expect(ended()).toEqual([failed('t1', 'cover open')]);
    expect(tickets()).toEqual([]);
  });

  test('a short XOFF only delays the ticket', async () => {
    const { advance, simulator, printer, ended, tickets } = await ready();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    simulator.fault('busy');
    await advance(2000);
    expect(ended()).toEqual([]);
    simulator.fault('none');
    await advance(printedMs);
    expect(ended()).toEqual([done('t1')]);
    expect(tickets()).toEqual([ticketPrinted]);
  });

  test('a long XOFF holds all bytes of the ticket back, then fails it', async () => {
    const { advance, simulator, printer, fitness, ended, sent, prints } = await ready();
    printer.do({ id: 't1', lines: ticket });
    await advance(100);
    simulator.fault('busy');
    await advance(5);
    const before = sent.length;
    await advance(replyWithinMs + 1000);
    expect(includes(sent.slice(before), 0x1d, 0x56, 0x42)).toBe(false);
    expect(ended()).toEqual([failed('t1', 'off-line')]);
    simulator.fault('none');
    await advance(replyWithinMs + printedMs);
    expect(fitness()).toEqual({ is: 'ready' });
    await prints('t2');
  });

  test('XOFF for ever from a printer that calls itself on-line fails the ticket as busy, and holds up no other', async () => {
    const { advance, noise, printer, ended, prints } = await ready();
    noise(0x13);
    await advance(10);
    printer.do({ id: 't1', lines: ticket });
    await advance(replyWithinMs + 1000);
    expect(ended()).toEqual([failed('t1', 'busy: it takes no more of the ticket')]);
    await prints('t2');
  });

  test('the buffers are emptied again and again while its paper is out', async () => {
    const { advance, simulator, sent } = await ready();
    simulator.fault('paper-out');
    await advance(2500);
    const before = sent.length;
    await advance(5000);
    const cleared = Buffer.from(sent.slice(before)).toString('latin1').split('\x10\x05\x02').length - 1;
    expect(cleared).toBeGreaterThanOrEqual(2);
  });

  /** What it answers to the four questions; nothing comes by itself. */
  test.each([
    ['paper out', [0x12, 0x32, 0x12, 0x12]],
    ['paper out', [0x12, 0x12, 0x12, 0x72]],
    ['printer error', [0x12, 0x52, 0x52, 0x12]],
    ['printer failure: switch it off and on', [0x12, 0x52, 0x32, 0x12]],
    ['cutter jammed', [0x1a, 0x52, 0x1a, 0x12]],
  ])('%s that only %j tell is believed', async (why, answers) => {
    const { advance, fitness, upstream, sent } = await ready();
    upstream(bytes => (bytes.length === 1 ? Uint8Array.of(answers[(sent.at(-1) ?? 0) - 1] ?? 0) : lost()));
    await advance(2500);
    expect(fitness()).toEqual({ is: 'degraded', why });
  });

  test('an error told only by automatic status is an error', async () => {
    const { advance, told, noise } = await ready();
    noise(0x14, 0x40, 0x00, 0x0f);
    await advance(10);
    expect(told).toContainEqual({ is: 'fitness', fitness: { is: 'degraded', why: 'printer error' } });
  });
});
