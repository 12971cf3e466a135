import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeRows, readAnswer, showable } from '../../../drivers/tasmota-display/codec.ts';
import { layOut } from '../../../drivers/tasmota-display/layout.ts';
import vectors from '../../vectors/tasmota-display.json' with { type: 'json' };

describe('what the documents of Tasmota show is understood', () => {
  test.each(vectors.filter(({ topic }) => topic.startsWith('cmnd/')))('$name', ({ payload, message }) => {
    expect(decodeText(payload)).toEqual(message);
  });

  test.each(vectors.filter(({ topic }) => topic.startsWith('stat/')))('$name', ({ payload, message }) => {
    expect(readAnswer(Buffer.from(payload))).toEqual(message);
  });
});

test('a row is written over its whole width, on lines and columns that count from 1', () => {
  expect(encodeRows(['A001', ''], 6, true)).toEqual(['[z][l1c1]A001  [l2c1]      ']);
  expect(encodeRows(['A001'], 6, false)).toEqual(['[l1c1]A001  ']);
});

test('what is too long for one packet goes in several commands, each of whole rows', () => {
  const rows = Array.from({ length: 16 }, (_, n) => `${n}`.repeat(64));
  const commands = encodeRows(rows, 64, true);
  expect(commands.length).toBeGreaterThan(1);
  for (const command of commands) expect(command.length).toBeLessThanOrEqual(500);
  expect(commands.flatMap(decodeText).filter(({ is }) => is === 'text')).toHaveLength(16);
});

test('no text from outside is ever a command of the display', () => {
  const nasty = fc.oneof(
    fc.string({ size: 'max', maxLength: 300, unit: 'binary' }),
    fc
      .array(fc.constantFrom('[z]', '[', ']', '~41', '%', '\\n', '请', 'Ａ', '［', '％', '～', '\0', 'A'), {
        maxLength: 40,
      })
      .map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(
      fc.array(nasty, { maxLength: 4 }),
      fc.integer({ min: 2, max: 64 }),
      fc.boolean(),
      (rows, columns, clear) => {
        const commands = encodeRows(rows, columns, clear);
        for (const command of commands) expect(command).toMatch(/^(\[(z|l\d+c1)\]|[ -$&-Z^-}])*$/);
        const steps = commands.flatMap(decodeText);
        expect(steps.filter(({ is }) => is === 'unknown')).toEqual([]);
        expect(steps.filter(({ is }) => is === 'clear')).toHaveLength(clear ? 1 : 0);
        expect(steps.flatMap(step => (step.is === 'text' ? [step.text.trim()] : []))).toEqual(
          rows.map(row => showable(row).slice(0, columns).trim()),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('no answer breaks anything', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ size: 'max', maxLength: 300 }),
        fc.json().map(text => Buffer.from(text)),
      ),
      payload => {
        expect(['shown', 'refused', 'other']).toContain(readAnswer(payload).is);
      },
    ),
  );
  expect(readAnswer(Buffer.from('{"__proto__":{"DisplayText":"x"}}'))).toEqual({ is: 'other' });
});

describe('the layout', () => {
  const texts = (lines: string[], columns: number, count: number, ticket?: string) =>
    layOut(
      { lines: lines.map(text => ({ text })), ...(ticket !== undefined && { ticket }) },
      columns,
      count,
    ).map(({ text }) => text);

  test('wraps at words, cuts what is longer, and leaves out from below', () => {
    expect(texts(['A001 to counter 3', 'A002'], 8, 4)).toEqual(['A001 to', 'counter', '3', 'A002']);
    expect(texts(['ABCDEFGHIJ'], 4, 2)).toEqual(['ABCD', 'EFGH']);
  });

  test('shows of a text what can be shown; a line without any takes no row', () => {
    expect(texts(['请 A001 号到 3 号窗口', '暂停服务', 'Ｂ００２'], 8, 3)).toEqual(['A001 3', 'B002', '']);
  });

  test('shows the number when nothing else can be shown', () => {
    expect(texts(['请到窗口'], 8, 2, 'A001')).toEqual(['A001', '']);
    expect(texts(['请到窗口'], 8, 2)).toEqual(['', '']);
    expect(texts([], 8, 1, '绿')).toEqual(['']);
  });

  test('a blinking line blinks in all its rows', () => {
    const rows = layOut({ lines: [{ text: 'A001 B002', blink: true }, { text: 'C' }] }, 4, 3);
    expect(rows.map(({ blink }) => blink)).toEqual([true, true, false]);
    expect(layOut({ lines: [{ text: '请', blink: true }], ticket: 'A001' }, 4, 1)).toEqual([
      { text: 'A001', blink: true },
    ]);
  });
});
