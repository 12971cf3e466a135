import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardPicture } from '../../../drivers/device.ts';
import { cardLimits, encodeAreaUpdate } from '../../../drivers/onbon-k/codec.ts';
import { type Face, layOut } from '../../../drivers/onbon-k/layout.ts';
import { packetOverheadBytes } from '../../../drivers/onbon-k/packet.ts';
import { encodeText } from '../../../drivers/onbon-k/repertoire.ts';
import { readAreas } from '../../../simulators/devices/onbon-k/face.ts';

const face: Face = { width: 128, height: 64, model: '6k', expiresAfterS: 60 };
const shown = (text: string): string => new TextDecoder('gb18030').decode(Buffer.concat(encodeText(text)));

describe('the repertoire of the card', () => {
  test('is GB2312 with its 7445 characters, and ASCII without the backslash', () => {
    let chinese = 0;
    let ascii = 0;
    for (let point = 0; point < 0x1_0000; point += 1) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const character = String.fromCodePoint(point);
      if (shown(character) !== character) continue;
      if (point < 0x80) ascii += 1;
      else chinese += 1;
    }
    expect({ chinese, ascii }).toEqual({ chinese: 7445, ascii: 94 });
  });

  test('shows □ for each character that is not in it', () => {
    expect(shown('A\\FO001镕\u0000\n😀€?')).toBe('A□FO001□□□□□?');
  });

  test('lets no control byte and no backslash pass, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', size: 'max', maxLength: 300 }), text => {
        const bytes = Buffer.concat(encodeText(text));
        expect(bytes.every(byte => byte >= 0x20 && byte !== 0x7f && byte !== 0x5c)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a picture', () => {
  test('has one area a line, in equal shares from top to bottom, with font and colour before the text', () => {
    const areas = layOut({ lines: [{ text: 'A001' }, { text: '3号窗口', colour: 'green' }] }, face);
    expect(areas.map(({ y, height }) => ({ y, height }))).toEqual([
      { y: 0, height: 32 },
      { y: 32, height: 32 },
    ]);
    expect(areas.map(({ text }) => new TextDecoder('gb18030').decode(text))).toEqual([
      '\\FO002\\FE002\\C1A001',
      '\\FO002\\FE002\\C23号窗口',
    ]);
  });

  test('blinks by two pages, the text and a blank, each for one second', () => {
    const [area] = layOut({ lines: [{ text: 'A001', blink: true }] }, face);
    expect(Buffer.from(area?.text ?? []).toString()).toBe('\\FO002\\FE002\\C1A001\\n ');
    expect(area).toMatchObject({ height: 32, y: 16, displayMode: 1, singleLine: false, stayHalfSeconds: 2 });
  });

  test('is set smaller where it is too wide, and scrolls where even the smallest font is', () => {
    const texts = ['12345678', '123456789', '一二三四五', '一二三四五六七', '一二三四五六七八九'];
    const areas = texts.map(text => layOut({ lines: [{ text, blink: true }] }, face)[0]);
    expect(areas.map(area => [area?.height, area?.displayMode])).toEqual([
      [32, 1],
      [24, 1],
      [24, 1],
      [16, 1],
      [16, 3],
    ]);
  });

  test('scrolls a long line in the largest font when asked to, and lets a short one stand', () => {
    const lines = [
      { text: '请到三号窗口办理业务', scroll: true },
      { text: 'A001', scroll: true },
    ];
    expect(layOut({ lines }, face).map(area => [area.height, area.displayMode, area.singleLine])).toEqual([
      [32, 3, true],
      [32, 1, false],
    ]);
  });

  test('without lines is a blank board, so that the stored programme does not stand', () => {
    expect(readAreas(layOut({ lines: [] }, face)).map(line => line.text)).toEqual(['']);
  });

  test('keeps within the board and the limits of the card, whatever is wanted', () => {
    const texts = fc.string({
      unit: fc.constantFrom('A', 'Z', '号', '[', '\\', '\u0000'),
      size: 'max',
      maxLength: 300,
    });
    const lines = fc.record({ text: texts, blink: fc.boolean(), scroll: fc.boolean() });
    const faces = fc.record({
      width: fc.integer({ min: 32, max: 1024 }),
      height: fc.integer({ min: 16, max: 256 }),
      model: fc.constantFrom('5k' as const, '6k' as const),
      expiresAfterS: fc.constant(60),
    });
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), faces, (wanted, on) => {
        const picture: BoardPicture = { lines: wanted };
        const limits = cardLimits[on.model];
        const areas = layOut(picture, on);
        expect(areas.length).toBeLessThanOrEqual(limits.areas);
        areas.forEach((area, n) => {
          expect(area.y + area.height).toBeLessThanOrEqual(areas[n + 1]?.y ?? on.height);
          const bytes = encodeAreaUpdate({ remove: [], areas: [area] }).length;
          expect(bytes + packetOverheadBytes).toBeLessThanOrEqual(limits.bufferBytes);
        });
        expect(readAreas(areas).some(line => line.blink && line.scroll)).toBe(false);
      }),
    );
  });
});
