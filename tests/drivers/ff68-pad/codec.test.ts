import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acknowledgementOf,
  beepFrame,
  decoder,
  encode,
  type Ff68Message,
  keyFrame,
  keyOf,
  lcdFrame,
  lcdOf,
  ratingOf,
} from '../../../drivers/ff68-pad/codec.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/ff68-pad.json' with { type: 'json' };

function vector(name: string): Uint8Array {
  const found = vectors.find(one => one.name.startsWith(name));
  if (found === undefined) throw new Error(`no vector ${name}`);
  return bytesOf(found.hex);
}

/** Frames of a text, junk as `~hex`. */
function told(messages: Ff68Message[]): string[] {
  return messages.map(one => (one.is === 'junk' ? `~${hexOf(one.bytes)}` : hexOf(one.bytes)));
}

function only(bytes: Uint8Array) {
  const [message] = decoder()(bytes);
  if (message?.is !== 'frame') throw new Error('no frame');
  return message;
}

const frames = fc.record({
  address: fc.nat(255),
  func: fc.nat(255),
  data: fc.array(fc.nat(255), { maxLength: 6 }),
});

describe('the vectors', () => {
  test('are read whole, and written back to the same bytes', () => {
    expect(vectors.length).toBeGreaterThan(0);
    for (const { name, hex } of vectors) {
      const frame = only(bytesOf(hex));
      expect(hexOf(frame.bytes), name).toBe(hexOf(bytesOf(hex)));
      expect(hexOf(encode(frame)), name).toBe(hexOf(bytesOf(hex)));
    }
  });

  test('say what they are named after', () => {
    expect(keyOf(only(vector('pad 3 call next')))).toEqual({ key: 'next', digits: '' });
    expect(keyOf(only(vector('pad 3 recall')))).toEqual({ key: 'recall', digits: '' });
    expect(keyOf(only(vector('pad 3 skip')))).toEqual({ key: 'ok', digits: '6' });
    expect(keyOf(only(vector('pad 3 pause')))).toEqual({ key: 'pause', digits: '' });
    expect(lcdOf(only(vector('show ticket 003')))).toBe('   003');
    expect(lcdOf(only(vector('show 12 waiting')))).toBe('012   ');
    expect(ratingOf(only(vector('rating key 0')))).toBe(0);
  });

  test('are what the host and the pad write', () => {
    expect(keyFrame(3, { key: 'next', digits: '' })).toEqual(vector('pad 3 call next'));
    expect(keyFrame(3, { key: 'ok', digits: '6' })).toEqual(vector('pad 3 skip'));
    expect(lcdFrame(3, '   003')).toEqual(vector('show ticket 003'));
    expect(lcdFrame(3, '012   ')).toEqual(vector('show 12 waiting'));
    expect(beepFrame(3)).toEqual(vector('beep'));
  });

  test('acknowledge a key with its echo and a rating with func 01', () => {
    expect(acknowledgementOf(vector('pad 3 call next'))).toEqual(vector('pad 3 call next'));
    expect(acknowledgementOf(vector('rating key 0'))).toEqual(vector('rating key 0 acknowledged'));
  });
});

describe('the decoder', () => {
  test('reads frames cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(frames, { maxLength: 20 }),
        fc.array(fc.nat(20), { maxLength: 40 }),
        (sent, cuts) => {
          const bytes = Uint8Array.from(sent.flatMap(frame => [...encode(frame)]));
          const decode = decoder();
          const heard: Ff68Message[] = [];
          let at = 0;
          for (const cut of [...cuts, bytes.length]) {
            heard.push(...decode(bytes.subarray(at, at + cut)));
            at += cut;
          }
          expect(told(heard)).toEqual(sent.map(frame => hexOf(encode(frame))));
        },
      ),
    );
  });

  test('never throws at noise, loses no byte of it, and keeps no more than one frame', () => {
    const noise = fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { maxLength: 10 });
    fc.assert(
      fc.property(noise, chunks => {
        const decode = decoder();
        const heard = Buffer.concat(chunks.flatMap(chunk => decode(chunk)).map(({ bytes }) => bytes));
        const said = Buffer.concat(chunks);
        expect(hexOf(said.subarray(0, heard.length))).toBe(hexOf(heard));
        expect(said.length - heard.length).toBeLessThan(25);
      }),
    );
  });

  test('hears the press that follows a frame broken off anywhere', () => {
    const press = vector('pad 3 call next');
    fc.assert(
      fc.property(frames, fc.nat(), (frame, cut) => {
        const broken = encode(frame);
        const half = broken.subarray(0, cut % broken.length);
        const decode = decoder();
        const heard = told([...decode(half), ...decode(press)]);
        expect(heard.at(-1)).toBe(hexOf(press));
      }),
    );
  });

  test('takes a wrong sum, length, header or end for junk, and reads on one byte later', () => {
    const press = hexOf(vector('pad 3 call next'));
    for (const bad of [
      'ff6803036803010c1116',
      'ff6803046803010c1016',
      'ff6803036903010c1016',
      'ff6803036803010c1017',
      'ff680101680314', // shorter than address and func
      'ff68ffff68',
    ]) {
      expect(told(decoder()(bytesOf(bad + press)))).toEqual([`~${bad}`, press]);
    }
  });
});

describe('what a frame means', () => {
  test('any func but the rating carries a key', () => {
    for (const func of [0x00, 0x01, 0x05, 0xff]) {
      expect(keyOf(only(encode({ address: 1, func, data: [0x0c] })))).toEqual({ key: 'next', digits: '' });
    }
    expect(keyOf(only(encode({ address: 1, func: 0x11, data: [0x0c] })))).toBeUndefined();
  });

  test('what the host itself sends is no key', () => {
    expect(keyOf(only(lcdFrame(1, '012003')))).toBeUndefined();
    expect(keyOf(only(beepFrame(1)))).toBeUndefined();
  });

  test('an unknown key, or a key before the last place, is none', () => {
    for (const data of [[0x0a], [0x10], [0x0c, 0x0c], [0x0a, 0x0f], []]) {
      expect(keyOf(only(encode({ address: 1, func: 1, data })))).toBeUndefined();
    }
  });

  test('nothing but digits and blanks reaches the LCD', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, size: 'max' }), text => {
        const frame = only(lcdFrame(1, text));
        expect(frame.data.length).toBe(6);
        expect([...frame.data].every(digit => digit <= 0x0a)).toBe(true);
      }),
    );
  });
});
