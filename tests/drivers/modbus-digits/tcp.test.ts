/** Modbus as it passes on TCP: a display, or several behind a gateway. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Asked,
  encodeException,
  encodeReply,
  modbusTcpProtocol,
  requestDecoder,
} from '../../../drivers/modbus-digits/codec.ts';
import { inTcp } from '../../../drivers/modbus-digits/framing.ts';
import { bytesOf as bytesIn } from '../../kit/driver/fake-port.ts';
import serial from '../../vectors/modbus-digits.json' with { type: 'json' };
import vectors from '../../vectors/modbus-tcp.json' with { type: 'json' };
import { bench, digits } from './bench.ts';

const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (hex: string) => bytesIn(hex.replaceAll(' ', ''));
const onTcp = { ...digits, frames: 'tcp' } as const;
const read = (...chunks: Uint8Array[]) => chunks.flatMap(modbusTcpProtocol.decoder());

describe('a frame on TCP', () => {
  test.each(vectors)('$name', ({ hex, request, reply }) => {
    const bytes = bytesOf(hex);
    if (request !== undefined) expect(requestDecoder('tcp')(bytes)).toEqual([{ is: 'request', ...request }]);
    else {
      const { address, transaction, asOnALine } = reply;
      expect(read(bytes)).toEqual([{ is: 'reply', address, transaction, bytes: bytesOf(asOnALine) }]);
    }
  });

  test('is that of the serial line with a header in place of its checksum', () => {
    for (const { hex, message } of serial) {
      const bytes = inTcp(bytesOf(hex), 0x1234);
      expect(show(bytes.subarray(0, 4))).toBe('12340000');
      expect(bytes.length).toBe(bytesOf(hex).length + 4);
      if (message.is === 'request')
        expect(requestDecoder('tcp')(bytes)).toEqual([
          { is: 'request', address: message.address, asked: message.asked },
        ]);
      else
        expect(read(bytes)).toEqual([
          { is: 'reply', address: message.address, bytes: bytesOf(hex), transaction: 0x1234 },
        ]);
    }
  });

  test('cut anywhere, and one after the other, comes out whole', () => {
    const word = fc.nat(0xffff);
    const one = fc.tuple(
      fc.integer({ min: 1, max: 247 }),
      word,
      fc.array(word, { minLength: 1, maxLength: 123 }),
      fc.nat(3),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(one, word), { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 9 }),
        (all, cuts) => {
          const frames = all.map(([[unit, register, values, nth], transaction]) => {
            const asked: Asked =
              nth === 0
                ? { is: 'read', register, quantity: values.length }
                : nth === 1
                  ? { is: 'write-one', register, value: values[0] ?? 0 }
                  : { is: 'write-many', register, values };
            const rtu = nth === 3 ? encodeException(unit, 16, 2) : encodeReply(unit, asked, values);
            return { rtu, tcp: inTcp(rtu, transaction), transaction };
          });
          const whole = Uint8Array.from(frames.flatMap(({ tcp }) => [...tcp]));
          const ends = [...cuts.map(at => at % (whole.length + 1)), whole.length].toSorted((a, b) => a - b);
          const chunks = ends.map((end, at) => whole.subarray(at === 0 ? 0 : ends[at - 1], end));
          expect(
            read(...chunks).map(
              message => message.is === 'reply' && [show(message.bytes), message.transaction],
            ),
          ).toEqual(frames.map(({ rtu, transaction }) => [show(rtu), transaction]));
        },
      ),
    );
  });

  test.each([
    ['of another protocol', '0001 0001 0006 11 06 006B 0003'],
    ['whose length is not that of its message', '0001 0000 0007 11 06 006B 0003'],
    ['that is longer than any', '0001 0000 0200 11 06 006B 0003'],
    ['of an unknown function', '0001 0000 0006 11 2B 006B 0003'],
  ])('one %s is none, and the next one is read', (_, hex) => {
    const good = bytesOf('0002 0000 0006 01 06 0000 0032');
    const found = read(Uint8Array.from([...bytesOf(hex), ...good]));
    expect(found.filter(({ is }) => is === 'reply')).toMatchObject([{ address: 1, transaction: 2 }]);
    expect(found.flatMap(one => (one.is === 'junk' ? [...one.bytes] : [])).length).toBe(bytesOf(hex).length);
  });
});

describe('a display on TCP', () => {
  test('shows the number, and is read back', async () => {
    const b = bench([onTcp]);
    b.show('A003');
    await b.advance(500);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked']]);
    b.at(0).simulator.fault('power-cycle');
    await b.advance(11_000);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked', 'none', 'acked']]);
  });

  test('an answer that comes late is not taken for that to the same request, asked again', async () => {
    const b = bench([onTcp]);
    const isWrite = (bytes: Uint8Array) => bytes[7] === 16;
    const late: Uint8Array[] = [];
    const sent: Uint8Array[] = [];
    b.wire.toDevices = bytes => {
      sent.push(bytes);
      return bytes;
    };
    b.wire.toHost = bytes => {
      late.push(bytes);
      return [];
    };
    b.show('A003');
    while (sent.filter(isWrite).length < 2) await b.advance(5);
    const [first, second] = sent.filter(isWrite);
    expect(sent.at(-1)).toBe(second);
    // Alike but for their transactions.
    expect([first?.subarray(2), first?.subarray(0, 2)]).toEqual([second?.subarray(2), Uint8Array.of(0, 1)]);
    b.newlyAsked();
    b.hear(late.find(isWrite) ?? new Uint8Array());
    await b.advance(50);
    expect(b.newlyAsked()).toEqual([]);
    expect(b.shownTold()).toEqual([]);
    b.plug();
    await b.advance(3000);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked']]);
  });

  test('several behind one gateway are told apart by their units, and one that is dead is lost alone', async () => {
    const b = bench([onTcp, { ...onTcp, address: 2 }]);
    const exception = (bytes: Uint8Array) =>
      inTcp(encodeException(bytes[6] ?? 0, bytes[7] ?? 0, 11), (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0));
    b.wire.toDevices = bytes => {
      if (bytes[6] !== 2) return bytes;
      b.hear(exception(bytes));
      return [];
    };
    b.show('A003');
    b.show('B007', { which: 1 });
    await b.advance(8000);
    expect([b.reads(), b.fitnessTold().at(-1)?.is]).toEqual(['A003', 'ready']);
    expect(b.fitnessTold(1).at(-1)).toMatchObject({ is: 'lost' });
    b.plug();
    await b.advance(5000);
    expect([b.reads(1), b.fitnessTold(1).at(-1)?.is]).toEqual(['B007', 'ready']);
  });

  test('one that refuses the map is told as on a line', async () => {
    const b = bench([{ ...onTcp, register: 40 }], { register: 0 });
    b.show('A003');
    await b.advance(500);
    expect(b.fitnessTold().at(-1)).toMatchObject({ is: 'degraded' });
  });

  test('a busy one is asked again until it takes the picture', async () => {
    const b = bench([onTcp]);
    b.at(0).simulator.fault('busy');
    b.show('A003');
    await b.advance(1000);
    b.at(0).simulator.fault('none');
    await b.advance(2000);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked']]);
  });
});
