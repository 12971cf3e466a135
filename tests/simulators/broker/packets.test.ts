import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestPacketBytes, packetsThatFit } from '../../../simulators/broker/packets.ts';

/** MQTT 3.1.1 §2.2.3. */
function packet(length: number): Buffer {
  const digits: number[] = [];
  for (let rest = length; digits.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
    digits.push((rest % 128) + (rest >= 128 ? 128 : 0));
  }
  return Buffer.concat([Buffer.from([0x30, ...digits]), Buffer.alloc(length, 0xff)]);
}

function* cut(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

const lengths = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60, size: 'max' });

test('packets that fit go through, however they are cut', () => {
  fc.assert(
    fc.property(lengths, lengths, (packets, cuts) => {
      const fits = packetsThatFit();
      for (const chunk of cut(Buffer.concat(packets.map(packet)), cuts)) expect(fits(chunk)).toBe(true);
    }),
  );
});

test('the largest goes through, and one byte more is known by its head, behind others and however it is cut', () => {
  expect(packetsThatFit()(packet(largestPacketBytes))).toBe(true);
  const head = packet(largestPacketBytes + 1).subarray(0, 4);
  fc.assert(
    fc.property(lengths, lengths, (packets, cuts) => {
      const fits = packetsThatFit();
      const chunks = [...cut(Buffer.concat([...packets.map(packet), head]), cuts)];
      expect(chunks.every(chunk => fits(chunk))).toBe(false);
    }),
  );
});

test('a length of more than four bytes is none', () => {
  expect(packetsThatFit()(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toBe(false);
  // Four are the most there may be; this one is 0, written long.
  expect(packetsThatFit()(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x00, 0xc0, 0x00]))).toBe(true);
});
