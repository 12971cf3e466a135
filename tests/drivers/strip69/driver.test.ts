import { describe, expect, it } from 'vitest';
import { strip69Frames } from '../../../simulators/devices/strip69/dissect.ts';
import type { Meddle } from '../../kit/driver/virtual-line.ts';
import { bench } from './bench.ts';

/** 69 bytes at 9600 baud. */
const frameMs = 71.875;
const restMs = 300;

/** The next frame to strip 1 arrives with the head of strip 2: FE is FD with two bits wrong. */
function nextHeadDamaged(wire: { toDevices: Meddle }): void {
  wire.toDevices = bytes => {
    if (bytes[0] !== 0xfe) return bytes;
    wire.toDevices = same => same;
    return bytes.with(0, 0xfd);
  };
}

describe('a strip of 69 bytes', () => {
  it('is told its row on both screens that take turns, with the silence between frames that the programs keep', async () => {
    const { show, advance, told, reads } = bench();
    show('A001', { colour: 'green' });
    await advance(600);
    expect(told().map(({ screen, text, kind }) => [screen, text, kind])).toEqual([
      [10, '      A001      ', 3],
      [11, '      A001      ', 3],
    ]);
    const [first, second] = told();
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeCloseTo(frameMs + restMs, 0);
    expect(reads()).toBe('A001');
  });

  it('was sent its row when both are out, and it is as ready as its port', async () => {
    const { show, advance, fitness, shown, board } = bench();
    show('A001');
    await advance(frameMs + restMs);
    expect(shown()).toEqual([]);
    await advance(frameMs + 1);
    expect([shown(), fitness()]).toEqual([['sent'], [{ is: 'ready' }]]);
    expect(board.health()).toMatchObject({ errors: 0, roundTripMs: 0 });
  });

  it('that nobody wants anything of is dark on both screens', async () => {
    const { advance, told } = bench();
    await advance(5000);
    expect(told().map(({ screen, text }) => [screen, text.trim()])).toEqual([
      [10, ''],
      [11, ''],
    ]);
  });

  it('does not blink, because a dark page would keep the line too long', async () => {
    const { show, advance, told, simulator } = bench();
    show('A001', { blink: true });
    await advance(30_000);
    expect(new Set(told().map(({ text }) => text.trim()))).toEqual(new Set(['A001']));
    expect(simulator.shows()).toMatchObject({ text: 'A001', blink: false });
  });

  it('shows nothing of a number that has no room, rather than a part of it', async () => {
    const { board, advance, told } = bench({ places: 3 });
    board.want({ lines: [{ text: '请A001到3号窗口' }], ticket: 'A000001' }, true);
    await advance(600);
    expect(told().map(({ text }) => text)).toEqual(['      ', '      ']);
  });

  it('takes a new number in the middle of an old one, on both screens', async () => {
    const { show, advance, told, reads } = bench();
    show('A001');
    await advance(100);
    show('A002');
    await advance(1500);
    expect(reads()).toBe('A002');
    const texts = told().map(({ screen, text }) => `${screen} ${text.trim()}`);
    expect(texts.slice(0, 3)).toEqual(['10 A001', '10 A002', '11 A002']);
  });

  it('is told the same both screens of a row that is wanted again and again', async () => {
    const { show, advance, told } = bench();
    for (let n = 0; n < 6; n += 1) {
      show('A001');
      await advance(90);
    }
    expect(told().map(({ screen }) => screen)).toEqual([10, 11]);
  });

  it('is told a new row two dozen times in a minute, because most of its long frames are lost on a bad line, and then at its refresh', async () => {
    const { show, advance, told } = bench();
    const since = (ms: number) => told().filter(({ screen, atMs }) => screen === 11 && atMs >= ms).length;
    show('A001');
    await advance(60_000);
    expect(since(0)).toBeGreaterThanOrEqual(22);
    await advance(60_000);
    expect(since(80_000)).toBeLessThanOrEqual(5);
  });

  it('that lost its power, seen by nobody, is right again at the refresh', async () => {
    const { show, advance, simulator, reads } = bench();
    show('A001');
    await advance(60_000);
    simulator.fault('power-cycle');
    expect(reads()).toBe('');
    await advance(11_000);
    expect(reads()).toBe('A001');
  });

  it('is lost with its port, and told everything when that is back', async () => {
    const { show, advance, loseThePort, bringThePortBack, simulator, reads, fitness, shown } = bench();
    show('A001');
    await advance(1000);
    loseThePort();
    simulator.fault('power-cycle');
    bringThePortBack();
    await advance(3000);
    expect(reads()).toBe('A001');
    expect(fitness().map(({ is }) => is)).toEqual(['ready', 'lost', 'ready']);
    expect(shown()).toEqual(['sent', 'none', 'sent']);
  });

  it('is painted however much noise there is on its line', async () => {
    const { show, advance, hear, reads } = bench();
    show('A001');
    await advance(30_000);
    for (let n = 0; n < 20; n += 1) {
      hear(Uint8Array.of(0x55));
      if (n === 3) show('A002');
      await advance(100);
    }
    expect(reads()).toBe('A002');
  });

  it('that shows the number of a damaged head of another is right within its refresh, read once a second', async () => {
    const { all, tell, read, advance, wire } = bench({ strips: 2 });
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('there are two');
    tell(first, 'A001');
    tell(second, 'B001');
    await advance(60_000);
    let wrongS = 0;
    let saw = 0;
    for (let n = 0; n < 20; n += 1) {
      nextHeadDamaged(wire);
      tell(first, `A10${n % 10}`);
      for (let s = 0; s < 15; s += 1) {
        await advance(1000);
        if (read(second) === 'B001') continue;
        saw += 1;
        wrongS = Math.max(wrongS, saw);
      }
      expect([read(first), read(second)]).toEqual([`A10${n % 10}`, 'B001']);
      saw = 0;
    }
    expect(wrongS).toBeGreaterThan(0);
    expect(wrongS).toBeLessThanOrEqual(11);
  });
});

describe('eight strips on one line', () => {
  const hall = () => bench({ strips: 8 });

  it('that are all called at once have their turn one after the other, and each is right in its share', async () => {
    const { all, tell, read, advance } = hall();
    for (const one of all) tell(one, 'A001');
    await advance(60_000);
    for (const [n, one] of all.entries()) tell(one, `A10${n}`);
    // One frame may be under way; eight times two are the share of all.
    await advance(17 * (frameMs + restMs));
    expect(all.map(read)).toEqual(all.map((_, n) => `A10${n}`));
  });

  it('do not make a number wait: it goes before the refresh of the others, and then takes turns with another number', async () => {
    const { all, tell, told, advance, asked } = hall();
    for (const one of all) tell(one, 'A001');
    await advance(60_000);
    const before = asked.length;
    const [one, other] = [all[6], all[7]];
    if (one === undefined || other === undefined) throw new Error('there are eight');
    tell(one, 'A107');
    tell(other, 'A108');
    await advance(5 * (frameMs + restMs));
    const now = told()
      .slice(before)
      .map(({ address, screen }) => `${address}: ${screen}`);
    const from = now.findIndex(each => each.startsWith('7') || each.startsWith('8'));
    expect(from).toBeLessThanOrEqual(1);
    const turns = now.slice(from, from + 4);
    expect(turns.filter(each => each.startsWith('7'))).toEqual(['7: 10', '7: 11']);
    expect(turns.filter(each => each.startsWith('8'))).toEqual(['8: 10', '8: 11']);
    expect(turns[0]?.[0]).not.toBe(turns[1]?.[0]);
  });

  it('are each told again within two refreshes, whatever the others want', async () => {
    const { all, tell, told, advance } = hall();
    for (const one of all) tell(one, 'A001');
    // A call a second, somewhere but at strip 8.
    for (let n = 0; n < 120; n += 1) {
      const called = all[n % 7];
      if (called !== undefined) tell(called, `A${100 + n}`);
      await advance(1000);
    }
    const atMs = told().flatMap(one => (one.address === 8 && one.screen === 11 ? [one.atMs] : []));
    const gaps = atMs.map((at, n) => at - (atMs[n - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(20_000);
  });
});

it('each of its frames is told, one of another as that, and one with a wrong sum as damaged', async () => {
  const { show, advance, told } = bench();
  show('A001');
  await advance(600);
  const [first, second] = told().map(({ bytes }) => bytes);
  if (first === undefined || second === undefined) throw new Error('it was told nothing');
  const frames = strip69Frames({ address: 1 });
  expect(frames.rx(first)[0]).toMatchObject({ says: 'strip 1: screen 10 shows A001' });
  expect(frames.rx(second.with(0, 0xfd))[0]).toMatchObject({
    says: 'strip 2: screen 11 shows A001',
    forAnother: true,
  });
  const damaged = [...frames.rx(second.with(68, 0)), ...frames.rx(first)];
  expect(damaged[0]).toMatchObject({ says: 'strip 1: a damaged frame' });
  expect(damaged[0]?.error).toMatch(/^the sum is 00, and its bytes make /);
});
