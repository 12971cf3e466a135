import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandDecoder,
  type Dialect,
  decodeReplies,
  encodeCommand,
  encodeReply,
  type Heard,
  sayable,
  speaker,
} from '../../../drivers/syn6288/codec.ts';
import vectors from '../../vectors/syn6288.json' with { type: 'json' };

const dialects = ['syn6288', 'xfs5152'] as const;
const factory = { volume: 8, speed: 3 };

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function hear(dialect: Dialect, bytes: Uint8Array, cuts: readonly number[]): Heard[] {
  const decode = commandDecoder(dialect);
  const edges = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.flatMap((edge, nth) => decode(bytes.subarray(edge, edges[nth + 1] ?? edge)));
}

describe('the makers’ example frames', () => {
  test.each(vectors)('$name: is written and read byte for byte', vector => {
    const dialect = vector.dialect === 'xfs5152' ? 'xfs5152' : 'syn6288';
    const heard = commandDecoder(dialect)(bytesOf(vector.hex));
    expect(heard).toEqual([vector.message]);
    const written = heard.map(command =>
      command.is === 'junk' || command.is === 'bad-frame' ? '' : hexOf(encodeCommand(dialect, command)),
    );
    expect(written).toEqual([hexOf(bytesOf(vector.hex))]);
  });

  test('every reply is the byte that the manual gives it', () => {
    expect(decodeReplies(bytesOf('4A 41 45 4E 4F 00'))).toEqual([
      'powered-up',
      'accepted',
      'rejected',
      'busy',
      'idle',
      'junk',
    ]);
    expect(hexOf(encodeReply('busy'))).toBe('4e');
  });
});

describe('the ear of the chip', () => {
  const noise = fc
    .uint8Array({ maxLength: 40, size: 'max' })
    .map(bytes => bytes.filter(byte => byte !== 0xfd));
  const texts = fc.string({
    unit: fc.constantFrom(...Array.from('请A零一号到3窗口，。｝')),
    minLength: 1,
    maxLength: 60,
    size: 'max',
  });

  test.each(dialects)('%s: commands are heard whatever the cutting and the noise between them', dialect => {
    const say = speaker(dialect, factory);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, texts), { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (parts, cuts) => {
          const commands = parts.flatMap(([, text]) => say(text).slice(0, 1));
          const wire = parts.flatMap(([junk, text]) => [
            ...junk,
            ...say(text)
              .slice(0, 1)
              .flatMap(command => [...encodeCommand(dialect, command)]),
          ]);
          expect(hear(dialect, Uint8Array.from(wire), cuts).filter(heard => heard.is !== 'junk')).toEqual(
            commands,
          );
        },
      ),
    );
  });

  test.each(dialects)('%s: any bytes at all give the same whatever the cutting', dialect => {
    const bytes = fc
      .uint8Array({ maxLength: 300, size: 'max' })
      .map(raw => raw.map(byte => (byte % 5 === 0 ? 0xfd : byte)));
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 12 }), (raw, cuts) => {
        expect(hear(dialect, raw, cuts)).toEqual(hear(dialect, raw, []));
      }),
    );
  });

  test('one wrong bit anywhere in a frame is never heard as a command', () => {
    const frame = bytesOf('FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1');
    fc.assert(
      fc.property(fc.nat({ max: frame.length * 8 - 1 }), bit => {
        const wrong = frame.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        const heard = commandDecoder('syn6288')(wrong);
        expect(heard.filter(({ is }) => is !== 'junk' && is !== 'bad-frame')).toEqual([]);
      }),
    );
  });

  test('after a frame that was cut short the next one is heard', () => {
    const decode = commandDecoder('syn6288');
    const whole = bytesOf('FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1');
    decode(whole.subarray(0, 9));
    expect(decode(whole).at(-1)).toMatchObject({ is: 'speak', text: '宇音天下' });
  });

  test.each(dialects)('%s: no more than one frame is held, however long nothing makes sense', dialect => {
    const decode = commandDecoder(dialect);
    let told = 0;
    const rounds = 20_000;
    for (let round = 0; round < rounds; round += 1) told += decode(Uint8Array.of(0xfd, 0x00, 0x3c)).length;
    expect(rounds * 3 - told).toBeLessThanOrEqual(4099);
  });
});

describe('what may be said', () => {
  test.each(dialects)(
    '%s: no text brings a control byte or a marker into a frame, or makes it too long',
    dialect => {
      const text = fc
        .array(fc.nat({ max: 0xffff }), { maxLength: 300, size: 'max' })
        .map(units => String.fromCharCode(...units));
      fc.assert(
        fc.property(text, raw => {
          for (const command of speaker(dialect, factory)(raw)) {
            const frame = encodeCommand(dialect, command);
            const spoken = frame.subarray(5, dialect === 'syn6288' ? -1 : frame.length);
            expect(spoken.length).toBeLessThanOrEqual(dialect === 'syn6288' ? 200 : 4094);
            expect(spoken.every(byte => byte >= 0x20 && byte !== 0x7f)).toBe(true);
            expect(command.text.slice('[v8][t3]'.length)).not.toMatch(/[[\]]/);
          }
        }),
      );
    },
  );

  test('a character that the chip cannot read becomes a pause', () => {
    expect(sayable('请[v0]A\u0000零\r\n一号😀到３号窗口！')).toBe('请 v0 A 零 一号 到３号窗口！');
    expect(sayable('啊齄齇·—￥')).toBe('啊齄 ·—￥');
    expect(sayable('㼆\u0007[]カ')).toBe('');
  });

  test('volume and speed stand at the head of every part, in the words of the dialect', () => {
    expect(speaker('syn6288', factory)('请')[0]?.text).toBe('[v8][t3]请');
    expect(speaker('xfs5152', factory)('请')[0]?.text).toBe('[v8][s3]请');
  });

  test('a frame takes 200 bytes of text, and no chip is given more', () => {
    const room = 200 - '[v8][t3]'.length;
    const full = speaker('syn6288', factory)('a'.repeat(room));
    expect(full.map(({ text }) => text.length)).toEqual([200]);
    expect(speaker('syn6288', factory)('a'.repeat(room + 1))).toHaveLength(2);
    const hear = (text: string) =>
      commandDecoder('syn6288')(encodeCommand('syn6288', { is: 'speak', coding: 'gb2312', music: 0, text }));
    expect(hear('a'.repeat(200))).toMatchObject([{ is: 'speak' }]);
    expect(hear('a'.repeat(201))[0]).toEqual({ is: 'bad-frame' });
  });

  test('a long text is cut at punctuation, and nothing of it is lost', () => {
    const sentence = `${'请'.repeat(30)}，`;
    const parts = speaker(
      'syn6288',
      factory,
    )(sentence.repeat(5)).map(({ text }) => text.slice('[v8][t3]'.length));
    expect(parts).toEqual([sentence.repeat(3), sentence.repeat(2)]);
    const unbroken = speaker(
      'syn6288',
      factory,
    )('请'.repeat(250)).map(({ text }) => text.slice('[v8][t3]'.length));
    expect(unbroken.map(part => part.length)).toEqual([96, 96, 58]);
  });

  test('settings that the chip does not have are refused at once', () => {
    expect(() => speaker('syn6288', { volume: 17, speed: 0 })).toThrow(
      'volume is a whole number from 0 to 16, not 17',
    );
    expect(() => speaker('xfs5152', { volume: 10, speed: 11 })).toThrow(
      'speed is a whole number from 0 to 10, not 11',
    );
  });
});
