import { describe, expect, it } from 'vitest';
import { encodeAnswer, textOf } from '../../../drivers/a090-strip/codec.ts';
import { stripFrames } from '../../../simulators/devices/a090-strip/dissect.ts';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench } from './bench.ts';

describe('a strip', () => {
  it('shows the number in the colour of its line, in the middle of its row', async () => {
    const { show, advance, told } = bench();
    show('A001');
    await advance(200);
    const [frame] = told();
    expect(frame && textOf(frame.signs)).toBe('      A001      ');
    expect(new Set(frame?.signs.map(({ colour }) => colour))).toEqual(new Set([0]));
  });

  it('shows the first line that it has room and characters for, else the bare number, never a part of it', async () => {
    const { show, advance, reads } = bench({ columns: 6 });
    show('请A001到3号窗口', { ticket: 'A001' });
    await advance(200);
    expect(reads()).toBe('A001');
    show('请A001234到3号窗口', { ticket: 'A001234' });
    await advance(200);
    expect(reads()).toBe('');
  });

  it('has a number that is called there for a second and away for a second', async () => {
    const { show, advance, simulator, fitness, shown } = bench();
    show('A001', { blink: true });
    await advance(4500);
    expect(simulator.shows()).toMatchObject({ text: 'A001', blink: true });
    expect([fitness(), shown()]).toEqual([[{ is: 'ready' }], ['acked']]);
  });

  it('that does not answer is painted all the same, so that its number is right where it only hears', async () => {
    const { show, advance, wire, reads, fitness } = bench();
    show('A001');
    await advance(500);
    wire.toHost = swallow;
    await advance(15_000);
    show('A002');
    await advance(2500);
    expect(fitness().at(-1)?.is).toBe('lost');
    expect(reads()).toBe('A002');
  });

  it('is not believed on an answer that may be one to an earlier picture', async () => {
    const { show, advance, wire, hear, reads, shown } = bench({ replyWithinMs: 2000 });
    show('A001');
    await advance(500);
    expect(shown()).toEqual(['acked']);
    // It hears nothing more, and one late answer is under way.
    wire.toDevices = swallow;
    show('A002');
    await advance(400);
    show('A003');
    await advance(20);
    hear(encodeAnswer(1, true));
    await advance(1000);
    expect([reads(), shown()]).toEqual(['A001', ['acked']]);
    wire.toDevices = bytes => bytes;
    await advance(4000);
    expect([reads(), shown()]).toEqual(['A003', ['acked', 'acked']]);
  });

  it('hears nothing that is for another one on its line', async () => {
    const { show, advance, all, reads } = bench({ addresses: [1, 2] });
    show('A001');
    all[1]?.board.want({ lines: [{ text: 'B007' }], ticket: 'B007' }, true);
    await advance(500);
    expect([reads(), all[1]?.simulator.shows()['text']]).toEqual(['A001', 'B007']);
  });
});

it('each of its frames is told', async () => {
  const { show, advance, told } = bench();
  show('A001', { blink: true });
  await advance(1500);
  const frames = stripFrames({ address: 1 });
  expect(told().flatMap(({ bytes }) => frames.rx(bytes).map(({ says }) => says))).toEqual([
    'strip 1: shows A001',
    'strip 1: shows nothing',
  ]);
  expect(frames.tx(encodeAnswer(1, false))[0]).toMatchObject({ says: 'strip 1: refused' });
  expect(frames.tx(encodeAnswer(2, true))[0]).toMatchObject({ forAnother: true });
});
