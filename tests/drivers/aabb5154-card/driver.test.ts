import { describe, expect, it } from 'vitest';
import { encodeReceipt } from '../../../drivers/aabb5154-card/codec.ts';
import { everAnswers } from '../../../drivers/kinds.ts';
import { cardFrames } from '../../../simulators/devices/aabb5154-card/dissect.ts';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { deviceOf } from '../../simulators/frames/devices.ts';
import { bench } from './bench.ts';

describe('a card', () => {
  it.each([
    ['16-dot', 8],
    ['24-dot', 11],
    ['general', 1],
  ] as const)(
    'of type %s is told its row at once by mode %i, for ever, in its colour',
    async (model, mode) => {
      const { show, advance, told, reads } = bench({ model });
      show('A001', { colour: 'green' });
      await advance(200);
      expect(told()[0]).toMatchObject({ text: '      A001      ', mode, colour: 1, life: 99, speed: 0 });
      expect(reads()).toBe('A001');
    },
  );

  it('has a number that is called there for a second and away for a second', async () => {
    const { show, advance, simulator, fitness, shown } = bench();
    show('A001', { blink: true });
    await advance(4500);
    expect(simulator.shows()).toMatchObject({ text: 'A001', blink: true });
    expect([fitness(), shown()]).toEqual([[{ is: 'ready' }], ['acked']]);
  });

  it('that sends no receipt shows the right number all the same, and the hall says what to write', async () => {
    const { show, advance, reads, fitness, shown } = bench({}, { answers: false });
    show('A001');
    await advance(10_000);
    show('A002');
    await advance(2000);
    expect(reads()).toBe('A002');
    expect(fitness()).toMatchObject([{ is: 'lost', why: expect.stringContaining('answers: false') }]);
    expect(shown()).toEqual([]);
  });

  it('that takes the sum the other way shows nothing, and the hall says where to look', async () => {
    const { show, advance, reads, fitness } = bench({}, { sumWithEnd: true });
    show('A001');
    await advance(10_000);
    expect(reads()).toBe('');
    expect(fitness()).toMatchObject([{ is: 'lost', why: expect.stringContaining('sumWithEnd') }]);
  });
});

describe('a card that never answers', () => {
  const mute = () => bench({ answers: false });

  it('is told to ops as one of which nobody knows whether it hears', () => {
    const card = deviceOf('aabb5154-card');
    expect([everAnswers(card), everAnswers({ ...card, answers: false })]).toEqual([true, false]);
  });

  it('is as ready as its port, and its picture was sent and never confirmed', async () => {
    const { show, advance, reads, fitness, shown, told, board } = mute();
    show('A001');
    await advance(500);
    show('A002');
    await advance(500);
    expect(reads()).toBe('A002');
    expect([fitness(), shown(), told().length]).toEqual([[{ is: 'ready' }], ['sent', 'sent'], 4]);
    expect(board.health()).toMatchObject({ errors: 0, roundTripMs: 0 });
  });

  it('that lost its power, seen by nobody, is painted again at the refresh', async () => {
    const { show, advance, simulator, reads } = mute();
    show('A001');
    await advance(500);
    simulator.fault('power-cycle');
    expect(reads()).toBe('');
    await advance(10_000);
    expect(reads()).toBe('A001');
  });

  it('that missed a frame is right within a second', async () => {
    const { show, advance, wire, reads } = mute();
    show('A001');
    await advance(500);
    wire.toDevices = swallow;
    show('A002');
    await advance(100);
    wire.toDevices = bytes => bytes;
    expect(reads()).toBe('A001');
    await advance(900);
    expect(reads()).toBe('A002');
  });

  it('is told each picture again and again, more and more rarely, and then as often as it is refreshed', async () => {
    const { show, advance, asked } = mute();
    show('A001');
    await advance(60_000);
    const gapsMs = asked.map(({ atMs }, n) => atMs - (asked[n - 1]?.atMs ?? 0)).slice(1);
    const rough = gapsMs.map(ms => Math.floor(ms / 250) * 250);
    expect(rough).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000]);
  });

  it('is lost with its port, and painted when that is back', async () => {
    const { show, advance, loseThePort, bringThePortBack, simulator, reads, fitness, shown } = mute();
    show('A001');
    await advance(500);
    loseThePort();
    simulator.fault('power-cycle');
    bringThePortBack();
    await advance(3000);
    expect(reads()).toBe('A001');
    expect(fitness().map(({ is }) => is)).toEqual(['ready', 'lost', 'ready']);
    expect(shown()).toEqual(['sent', 'none', 'sent']);
  });
});

it('each of its frames is told, and one with the other sum as that', async () => {
  const { show, advance, told } = bench();
  show('A001', { blink: true });
  await advance(1500);
  const frames = cardFrames({ address: 1, sumWithEnd: false });
  expect(told().flatMap(({ bytes }) => frames.rx(bytes).map(({ says }) => says))).toEqual([
    'card 1: shows A001',
    'card 1: shows nothing',
  ]);
  expect(frames.tx(encodeReceipt(2))[0]).toMatchObject({ says: 'card 2: has taken it', forAnother: true });
});
