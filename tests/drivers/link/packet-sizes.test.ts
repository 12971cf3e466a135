import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundPackets } from '../../../drivers/link/packet-sizes.ts';

const atMost = 300;

/** As MQTT 3.1.1 §2.2.3 writes a length. */
function lengthOf(value: number): number[] {
  const digit = value % 128;
  return value < 128 ? [digit] : [digit | 0x80, ...lengthOf((value - digit) / 128)];
}
const packet = (first: number, ...parts: Uint8Array[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.from([first, ...lengthOf(body.length)]), body]);
};
const word = (value: number) => Uint8Array.from([value >> 8, value & 0xff]);

/** A message, and what may go on of it. */
function message(qos: 0 | 1, retain: boolean, topic: string, payload: Uint8Array) {
  const first = 0x30 | (qos << 1) | (retain ? 1 : 0);
  const name = Buffer.from(topic);
  const header = [word(name.length), name, ...(qos === 0 ? [] : [word(7)])];
  const whole = packet(first, ...header, payload);
  const length = Buffer.concat(header).length + payload.length;
  return { sent: whole, goesOn: length <= atMost ? whole : packet(first, ...header) };
}

function through(stream: Uint8Array, cuts: readonly number[]): Uint8Array {
  const passed: Uint8Array[] = [];
  const take = boundPackets(atMost, bytes => passed.push(Uint8Array.from(bytes)));
  let from = 0;
  for (const cut of [...cuts, stream.length].sort((one, other) => one - other)) {
    take(stream.subarray(from, Math.min(cut, stream.length)));
    from = Math.min(cut, stream.length);
  }
  return Buffer.concat(passed);
}

const other = fc
  .tuple(fc.constantFrom(0x20, 0x40, 0x90, 0xb0, 0xd0), fc.uint8Array({ size: 'max', maxLength: 60 }))
  .map(([first, body]) => ({ sent: packet(first, body), goesOn: packet(first, body) }));
const said = fc
  .tuple(
    fc.constantFrom(0 as const, 1 as const),
    fc.boolean(),
    fc.string({ size: 'max', maxLength: 200, minLength: 1 }),
    fc.oneof(
      fc.uint8Array({ size: 'max', maxLength: 300 }),
      fc.integer({ min: 0, max: 40_000 }).map(length => new Uint8Array(length).fill(0x30)),
    ),
  )
  .map(([qos, retain, topic, payload]) => message(qos, retain, topic, payload));

test('whatever comes in whatever pieces goes on as it came, and what is too large without its payload', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(said, other), { size: 'max', maxLength: 12 }),
      fc.array(fc.nat(60_000), { size: 'max', maxLength: 20 }),
      (packets, cuts) => {
        const stream = Buffer.concat(packets.map(({ sent }) => sent));
        const expected = Buffer.concat(packets.map(({ goesOn }) => goesOn));
        expect(Buffer.compare(through(stream, cuts), expected)).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

test('a message of the size that is allowed is whole, one byte more is not', () => {
  const payload = new Uint8Array(atMost - 3);
  const largest = message(0, false, 'a', payload);
  expect(through(largest.sent, [])).toEqual(largest.sent);
  const larger = message(0, false, 'a', new Uint8Array(payload.length + 1));
  expect([...through(larger.sent, [])]).toEqual([0x30, 3, 0, 1, 0x61]);
});

test('a huge packet of another kind, and what is no MQTT at all, ends it', () => {
  const take = () => boundPackets(atMost, () => undefined);
  expect(take()(packet(0x90, new Uint8Array(atMost + 1)))).toContain('a packet of 301 bytes');
  expect(take()(Uint8Array.from([0x30, 0xff, 0xff, 0xff, 0xff]))).toContain('what is no MQTT');
  expect(take()(Buffer.from('HTTP/1.1 400 Bad Request'))).toBeUndefined();
  // Four bytes of length are the most there may be; this one is 0, written long.
  expect(take()(Uint8Array.from([0x30, 0x80, 0x80, 0x80, 0x00, 0xc0, 0x00]))).toBeUndefined();
});

test('who takes no huge message knows it by its head, behind others and however it is cut', () => {
  const wrongIn = (stream: Uint8Array, cut: number) => {
    const take = boundPackets(atMost);
    return take(stream.subarray(0, cut)) ?? take(stream.subarray(cut));
  };
  fc.assert(
    fc.property(fc.array(fc.nat(atMost), { maxLength: 8 }), fc.nat(2000), (lengths, cut) => {
      const fitting = lengths.map(length => packet(0x30, new Uint8Array(length)));
      expect(wrongIn(Buffer.concat(fitting), cut)).toBeUndefined();
      const head = Uint8Array.from([0x30, ...lengthOf(atMost + 1)]);
      expect(wrongIn(Buffer.concat([...fitting, head]), cut)).toContain('a packet of 301 bytes');
    }),
  );
});
