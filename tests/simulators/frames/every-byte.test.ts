import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceKind } from '../../../config/schema/config.ts';
import { frameReader } from '../../../simulators/frames/frame-reader.ts';
import type { Frame } from '../../../simulators/page/contract.ts';
import { deviceOf, framesOf } from './devices.ts';

/** With the file of its vectors, and how many bytes may be half of a frame, or noise before it. */
const streams: [kind: DeviceKind, vectors: string | undefined, heldBytes: number][] = [
  ['ff68-pad', 'ff68-pad', 315],
  ['bankpad-polled', 'bankpad-polled', 305],
  ['onbon-k', 'onbon-k', 4200],
  ['modbus-digits', 'modbus-digits', 560],
  ['pole-display', 'pole-display', 4],
  ['a090-strip', 'a090-strip', 700],
  ['aabb5154-card', 'aabb5154-card', 450],
  ['strip69', 'strip69', 370],
  ['escpos', 'escpos', 1024],
  ['syn6288', 'syn6288', 506],
  ['xfs5152', 'syn6288', 4400],
  ['id-card', 'id-card', 2700],
  ['line-reader', undefined, 128],
];

function vectorsOf(file: string | undefined): Uint8Array[] {
  if (file === undefined) return [Buffer.from('A001\r\n'), Buffer.from('\n')];
  const all: { hex: string }[] = JSON.parse(readFileSync(`tests/vectors/${file}.json`, 'utf8'));
  return all.map(({ hex }) => Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** What may pass: frames, half and damaged ones, real-time commands, noise. */
function passing(vectors: readonly Uint8Array[]) {
  const vector = fc.constantFrom(...vectors);
  const half = fc.tuple(vector, fc.nat(60)).map(([bytes, length]) => bytes.slice(0, length));
  const damaged = fc.tuple(vector, fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
    const wrong = Uint8Array.from(bytes);
    wrong[at % bytes.length] = value;
    return wrong;
  });
  const noise = fc.uint8Array({ maxLength: 12, size: 'max' });
  const realTime = fc.constant(Uint8Array.of(0x10, 0x04, 0x01));
  return fc
    .array(fc.oneof(vector, vector, half, damaged, noise, realTime), { maxLength: 10, size: 'max' })
    .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
}

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20, size: 'max' });

/** Cut into pieces of these lengths, over and over. */
function pieces(bytes: Uint8Array, lengths: readonly number[]): string[] {
  const found: string[] = [];
  for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
    const end = at + (lengths[nth % lengths.length] ?? 1);
    found.push(Buffer.from(bytes.subarray(at, end)).toString('hex'));
    at = end;
  }
  return found;
}

const hexOf = (frames: readonly Frame[]): string => frames.map(({ hex }) => hex).join('');

describe.each(streams)('%s', (kind, file, heldBytes) => {
  const device = deviceOf(kind);
  const vectors = vectorsOf(file);

  it.each(['rx', 'tx'] as const)('loses no byte that passes by %s, however it is cut', dir => {
    fc.assert(
      fc.property(passing(vectors), cuts, (bytes, lengths) => {
        const chunks = pieces(bytes, lengths).map(hex => [dir, hex] as const);
        const told = hexOf(framesOf(device, ...chunks));
        const passed = Buffer.from(bytes).toString('hex');
        expect(passed.startsWith(told)).toBe(true);
        expect((passed.length - told.length) / 2).toBeLessThanOrEqual(heldBytes);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['rx', 'tx'] as const)('shows all bytes of a frame in its fields (%s)', dir => {
    fc.assert(
      fc.property(passing(vectors), cuts, (bytes, lengths) => {
        const chunks = pieces(bytes, lengths).map(hex => [dir, hex] as const);
        for (const { hex, fields, says } of framesOf(device, ...chunks)) {
          expect(hex).not.toBe('');
          expect(fields.map(({ raw }) => raw).join('')).toBe(hex);
          expect(says).toMatch(/^[a-z][a-z 0-9]*: ./);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what is half there apart for each direction', () => {
    fc.assert(
      fc.property(passing(vectors), passing(vectors), cuts, (toDevice, fromDevice, lengths) => {
        const read = frameReader(device);
        const [rx, tx] = [pieces(toDevice, lengths), pieces(fromDevice, lengths)];
        const frames = Array.from({ length: Math.max(rx.length, tx.length) }, (_, at) => [
          ...read({ at, dir: 'rx', hex: rx[at] ?? '' }),
          ...read({ at, dir: 'tx', hex: tx[at] ?? '' }),
        ]).flat();
        for (const [dir, all] of [
          ['rx', rx],
          ['tx', tx],
        ] as const) {
          expect(all.join('').startsWith(hexOf(frames.filter(frame => frame.dir === dir)))).toBe(true);
        }
        expect(frames.map(({ nth }) => nth)).toEqual(frames.map((_, at) => at + 1));
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(['xkeys', 'hid-keypad', 'hid-reader'] as const)('%s', kind => {
  it('makes one frame of each report, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('rx' as const, 'tx' as const),
        fc.uint8Array({ minLength: 1, maxLength: 64, size: 'max' }),
        (dir, report) => {
          const hex = Buffer.from(report).toString('hex');
          const [frame, ...more] = framesOf(deviceOf(kind), [dir, hex]);
          expect(more).toEqual([]);
          expect(frame?.hex).toBe(hex);
          expect(frame?.fields.map(({ raw }) => raw).join('')).toBe(hex);
        },
      ),
    );
  });
});

describe.each(['mqtt-buttons', 'tasmota-display'] as const)('%s', kind => {
  it('makes one frame of each message, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('rx' as const, 'tx' as const),
        fc.string({ maxLength: 40, size: 'max' }),
        fc.oneof(fc.string({ maxLength: 200, size: 'max' }), fc.json()),
        (dir, topic, payload) => {
          const [frame, ...more] = frameReader(deviceOf(kind))({ at: 7, dir, topic, payload });
          expect(more).toEqual([]);
          expect(frame).toMatchObject({ nth: 1, at: 7, dir, topic, payload });
        },
      ),
    );
  });
});

describe.each(['say', 'clips'] as const)('%s', kind => {
  it('makes one frame of each start of its program, whatever it is started with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 20, size: 'max' }), { maxLength: 12, size: 'max' }),
        fc.string({ maxLength: 100, size: 'max' }),
        (args, input) => {
          const [frame, ...more] = frameReader(deviceOf(kind))({ at: 7, dir: 'rx', args, input });
          expect(more).toEqual([]);
          expect(frame).toMatchObject({ nth: 1, at: 7, dir: 'rx', args, input });
        },
      ),
    );
  });
});
