import { describe, expect, it } from 'vitest';
import { dialects } from '../../../drivers/pole-display/codec.ts';
import { poleFrames } from '../../../simulators/devices/pole-display/dissect.ts';
import { bytesOf } from '../../kit/driver/fake-port.ts';
import { bench } from './bench.ts';

const number = [{ text: 'A001' }];

describe('a customer display', () => {
  it.each(dialects)('of %s shows a picture, which is sent and never confirmed', async dialect => {
    const { show, reads, shown, fitness, display } = await bench({ dialect });
    show([{ text: '市民中心' }, { text: '3 号窗口' }]);
    expect(reads()).toBe('市民中心\n3 号窗口');
    expect(shown()).toEqual(['sent']);
    expect(fitness()).toEqual(['ready']);
    expect(display.shows()).toMatchObject({ cursor: false, unknown: 0 });
  });

  it('of another dialect than is written shows what nobody can read, and it is seen there', async () => {
    const { show, wrote } = await bench({ dialect: 'cd5220' });
    show(number);
    const other = await bench();
    for (const bytes of wrote) other.display.receive(bytesOf(bytes));
    expect(other.reads()).not.toBe('A001');
    expect(other.display.shows()['unknown']).toBeGreaterThan(0);
  });

  it('that lost its power, seen by nobody, is painted again at the refresh', async () => {
    const { show, reads, display, advance } = await bench();
    show(number);
    display.fault('power-cycle');
    expect(reads()).toBe('');
    await advance(5000);
    expect(reads()).toBe('A001');
    expect(display.shows()['cursor']).toBe(false);
  });

  it('that heard a wrong byte is right at the refresh', async () => {
    const { show, reads, display, advance } = await bench();
    display.fault('garble');
    show(number);
    expect(reads()).not.toBe('A001');
    display.fault('none');
    await advance(5000);
    expect(reads()).toBe('A001');
  });

  it('is lost with its port, and painted whole when that is back', async () => {
    const { show, reads, unplug, fitness, shown, display, advance } = await bench();
    show(number);
    unplug();
    display.fault('power-cycle');
    expect(shown()).toEqual(['sent', 'none']);
    await advance(200);
    expect(fitness()).toEqual(['ready', 'lost', 'ready']);
    expect(reads()).toBe('A001');
    expect(shown()).toEqual(['sent', 'none', 'sent']);
  });

  it('has a number that is called there for a second and away for a second', async () => {
    const { show, advance, display, wrote } = await bench();
    show([{ text: 'A001', blink: true }]);
    await advance(3000);
    expect(display.shows()).toMatchObject({ text: 'A001', blink: true });
    show(number);
    await advance(4000);
    expect(display.shows()).toMatchObject({ text: 'A001', blink: false });
    // The start, four pages while it blinked, and one since.
    expect(wrote).toHaveLength(6);
  });

  it('says nothing: what is heard is an error', async () => {
    const { noise, board } = await bench();
    noise('41');
    expect(board.health().errors).toBe(1);
  });

  it('wants the same again without being written', async () => {
    const { show, wrote, shown } = await bench();
    show(number);
    const before = wrote.length;
    show(number);
    expect(wrote).toHaveLength(before);
    expect(shown()).toEqual(['sent', 'sent']);
  });
});

it('each of its commands is told', async () => {
  const { show, wrote } = await bench();
  show(number);
  const frames = poleFrames({ dialect: 'epson', encoding: 'gb2312' });
  expect(wrote.flatMap(bytes => frames.rx(bytesOf(bytes))).map(({ says }) => says)).toEqual([
    'display: starts anew',
    'display: writes over what stands there',
    'display: cursor off',
    'display: column 1 of row 1',
    'display: writes A001',
    'display: column 1 of row 2',
    'display: writes blanks',
  ]);
  expect(frames.rx(Uint8Array.of(0x07))[0]).toMatchObject({ error: 'no command that is used here' });
  expect(frames.tx(Uint8Array.of(0x41))[0]).toMatchObject({ error: 'a display says nothing' });
});
