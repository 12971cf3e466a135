import { describe, expect, test } from 'vitest';
import type { BoardPicture } from '../../../drivers/device.ts';
import { type DigitMap, layOut } from '../../../drivers/modbus-digits/layout.ts';
import { card, digits, meter } from './bench.ts';

const number = (ticket: string, text = ticket, blink = false): BoardPicture => ({
  lines: [{ text, blink }],
  ticket,
});
const nothing: BoardPicture = { lines: [{ text: '工商银行' }, { text: '7号窗口' }] };
const values = (picture: BoardPicture, map: DigitMap) => layOut(picture, map).pages.map(page => page.values);
const characters = (picture: BoardPicture, map: DigitMap) =>
  values(picture, map).map(page => String.fromCharCode(...page));
/** The bytes of a text card, as its font reads them. */
const text = (picture: BoardPicture, map: DigitMap) =>
  values(picture, map).map(page =>
    new TextDecoder('gb18030').decode(Uint8Array.from(page.flatMap(word => [word >> 8, word & 0xff]))),
  );

describe('one character in each register', () => {
  test('holds the number at the right or at the left', () => {
    expect(characters(number('A003', 'A003 优先'), digits)).toEqual(['  A003']);
    expect(characters(number('A003'), { ...digits, align: 'left' })).toEqual(['A003  ']);
  });

  test('holds the last characters of a number that is too long', () => {
    expect(characters(number('A1000'), { ...digits, length: 4 })).toEqual(['1000']);
  });

  test('is dark without a number', () => {
    expect(characters(nothing, digits)).toEqual(['      ']);
  });

  test('shows a dash for what it cannot show, and no control byte', () => {
    expect(characters(number('A\u001b中1'), digits)).toEqual(['  A--1']);
  });

  test('blinks as two pages', () => {
    expect(characters(number('A003', 'A003', true), digits)).toEqual(['  A003', '      ']);
  });

  test('does not blink without a number', () => {
    expect(characters({ lines: [{ text: '暂停', blink: true }] }, digits)).toEqual(['      ']);
  });
});

describe('a register of the display for blinking', () => {
  const map = { ...digits, blinkRegister: 8 };

  test('blinks every digit while called, and none later', () => {
    expect(layOut(number('A003', 'A003', true), map).also).toEqual([{ register: 8, values: [0b111111] }]);
    expect(layOut(number('A003'), map).also).toEqual([{ register: 8, values: [0] }]);
  });

  test('makes the second page needless', () => {
    expect(characters(number('A003', 'A003', true), map)).toEqual(['  A003']);
  });
});

describe('a binary number', () => {
  test('is that of the ticket, without its letter', () => {
    expect(values(number('B042'), meter)).toEqual([[42]]);
  });

  test('keeps its last four digits at most, also on a longer display', () => {
    expect(values(number('A12345'), { ...meter, length: 6 })).toEqual([[2345]]);
    expect(values(number('A1234'), { ...meter, length: 3 })).toEqual([[234]]);
  });

  test('is 0 where nothing is to be shown, or what makes the display dark', () => {
    expect(values(nothing, meter)).toEqual([[0]]);
    expect(values(nothing, { ...meter, blank: 0xffff })).toEqual([[0xffff]]);
    expect(values(number('A'), meter)).toEqual([[0]]);
  });

  test('blinks only where the display can be dark', () => {
    expect(values(number('A003', 'A003', true), meter)).toEqual([[3]]);
    expect(values(number('A003', 'A003', true), { ...meter, blank: 0xffff })).toEqual([[3], [0xffff]]);
  });
});

describe('text, two bytes in each register', () => {
  test('is the first line where it fits', () => {
    expect(text(number('A003', 'A3优先'), card)).toEqual(['  A3优先']);
    expect(text(nothing, card)).toEqual(['工商银行']);
  });

  test('is the bare number where the line has no room', () => {
    expect(text(number('A003', 'A003 优先'), card)).toEqual(['    A003']);
  });

  test('is the bare number where the font has not all of the line', () => {
    expect(text(number('A003', 'A003优'), { ...card, encoding: 'ascii' })).toEqual(['    A003']);
    expect(text(number('A003', 'A003é'), card)).toEqual(['    A003']);
    // In GBK, and not in GB2312.
    expect(text(number('A003', '镕'), card)).toEqual(['    A003']);
  });

  test('is dark where neither fits', () => {
    expect(text({ lines: [{ text: '福州住房公积金管理中心' }] }, card)).toEqual(['        ']);
    expect(text({ lines: [] }, card)).toEqual(['        ']);
  });

  test('of an odd length fills its last register with a space', () => {
    expect(values(number('A003'), { ...card, length: 5 })).toEqual([[0x2041, 0x3030, 0x3320]]);
  });

  test('is never cut in the middle of a character', () => {
    expect(text(number('中中中'), { ...card, length: 5 })).toEqual([' 中中 ']);
  });
});
