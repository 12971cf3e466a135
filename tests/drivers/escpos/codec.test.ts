import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askMark,
  decodeRealTime,
  encodeAutoStatus,
  encodeFence,
  encodeRealTime,
  feedAndCut,
  mark,
  qrCode,
  type Reply,
  replyDecoder,
} from '../../../drivers/escpos/codec.ts';
import { encodeText } from '../../../drivers/escpos/text.ts';

type Vector = { name: string; source: string; hex: string };
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../vectors/escpos.json', import.meta.url), 'utf8'),
);

function vector(name: string): Uint8Array {
  const hex = vectors.find(each => each.name === name)?.hex ?? '';
  return Uint8Array.from(hex.split(' '), byte => Number.parseInt(byte, 16));
}

const healthy = { offLine: false, coverOpen: false, paperEnd: false };

describe('vectors, host to printer', () => {
  test('feed and partial cut', () => {
    expect(feedAndCut).toEqual(vector('feed and partial cut'));
  });

  test('the mark, and the question for it', () => {
    expect(Buffer.from(mark).includes(Buffer.from(vector('a macro that is a fence')))).toBe(true);
    expect(askMark).toEqual(vector('the macro five times, at once'));
  });

  test('中文 as GB18030', () => {
    expect(encodeText('业务')).toEqual(Buffer.from(vector('GB18030 业务')));
  });

  test('a QR code', () => {
    expect(qrCode('https://h/t/A003')).toEqual(vector('QR model 2, size 6, EC M, https://h/t/A003'));
  });
});

describe('vectors, printer to host', () => {
  test.each([
    ['ASB healthy', healthy],
    ['ASB paper end', { ...healthy, offLine: true, paperEnd: true }],
    ['ASB cover open', { ...healthy, offLine: true, coverOpen: true }],
    ['ASB cutter error', { ...healthy, offLine: true, cutter: true }],
    ['ASB near end', { ...healthy, nearEnd: true }],
  ])('%s, both directions', (name, condition) => {
    const [reply, ...more] = replyDecoder()(vector(name));
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ is: 'auto-status', condition });
    expect(encodeAutoStatus(condition)).toEqual(vector(name));
  });

  test('real-time status, both directions', () => {
    const conditions = [healthy, { ...healthy, coverOpen: true }, { ...healthy, paperEnd: true }];
    const bytes = vector('DLE EOT 2 all clear / cover open / paper end');
    expect(replyDecoder()(bytes)).toEqual([...bytes].map(byte => ({ is: 'real-time', byte })));
    conditions.forEach((condition, at) => {
      const { coverOpen, paperEnd } = condition;
      expect(decodeRealTime(2, bytes[at] ?? 0)).toEqual({ coverOpen, paperEnd, error: false });
      expect(encodeRealTime(2, condition)).toEqual(bytes.slice(at, at + 1));
    });
  });
});

test.each([
  [
    'DLE EOT 3 cutter error / unrecoverable / auto-recoverable',
    3,
    ['cutter', 'unrecoverable', 'autoRecoverable'],
  ],
  ['DLE EOT 4 near end / paper end', 4, ['nearEnd', 'paperEnd']],
] as const)('vector %s, both directions', (name, question, facts) => {
  facts.forEach((fact, at) => {
    const byte = vector(name)[at] ?? 0;
    const told = Object.fromEntries(facts.map(other => [other, other === fact]));
    expect(decodeRealTime(question, byte)).toEqual(told);
    expect(encodeRealTime(question, told)).toEqual(Uint8Array.of(byte));
  });
});

describe('replies', () => {
  test('near end is told and is not paper out', () => {
    expect(decodeRealTime(4, 0x1e)).toEqual({ nearEnd: true, paperEnd: false });
    expect(replyDecoder()(encodeFence({ nearEnd: true }))).toEqual([{ is: 'fence' }]);
  });

  test('a status that breaks off gives one byte of junk, and what follows is understood', () => {
    const replies = replyDecoder()(Uint8Array.of(0x14, 0x00, 0x12, 0x13));
    expect(replies).toEqual([
      { is: 'junk', byte: 0x14 },
      { is: 'fence' },
      { is: 'real-time', byte: 0x12 },
      { is: 'flow', go: false },
    ]);
  });

  test('bytes cut anywhere give the same replies', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300, size: 'max' }),
        fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 40 }),
        (bytes, cuts) => {
          const whole = replyDecoder()(bytes);
          const decode = replyDecoder();
          const pieces: Reply[] = [];
          for (let at = 0, cut = 0; at < bytes.length; cut += 1) {
            const length = (cuts[cut % cuts.length] ?? 0) + 1;
            pieces.push(...decode(bytes.slice(at, at + length)));
            at += length;
          }
          expect(pieces).toEqual(whole);
        },
      ),
    );
  });

  test('after any noise, a healthy status repeated is understood', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), noise => {
        const decode = replyDecoder();
        decode(noise);
        const status = [0x14, 0x00, 0x00, 0x0f];
        expect(decode(Uint8Array.from([...status, ...status]))).toContainEqual({
          is: 'auto-status',
          condition: expect.objectContaining(healthy),
        });
      }),
    );
  });
});
