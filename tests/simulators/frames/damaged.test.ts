/** What is no frame: told as what it may have been, with what is wrong of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../simulators/page/contract.ts';
import { deviceOf, framesOf, told } from './devices.ts';

const ff68 = deviceOf('ff68-pad');
const onbon = deviceOf('onbon-k');
const modbus = deviceOf('modbus-digits');
const chip = deviceOf('syn6288');
const ping = 'A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A';

const meaning = (frame: Frame | undefined, name: string): string | undefined =>
  frame?.fields.find(field => field.name === name)?.means;

const bad = '01 06 00 00 00 33 08 1F';
const notOfItsBytes = '!! the checksum is not that of its bytes';

describe('a wrong checksum is told with what is wrong of it', () => {
  it.each([
    [
      ff68,
      'tx',
      'FF 68 03 03 68 03 01 0C 11 16',
      'pad 3: a damaged frame !! the sum is 11, and its bytes make 10',
      'sum',
      'wrong: address, func and data make 10',
    ],
    [
      onbon,
      'rx',
      ping.replace('68 F8', '68 F9'),
      `board 1: a damaged frame (PING) ${notOfItsBytes}`,
      'DstAddr',
      'board 1',
    ],
    [
      chip,
      'rx',
      'FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C2',
      'voice: a damaged frame !! the XOR is C2, and its bytes make C1',
      'text',
      '宇音天下',
    ],
  ] as const)('of row %#', (device, dir, hex, says, name, means) => {
    const [frame, ...more] = framesOf(device, [dir, hex]);
    expect(frame && told(frame)).toBe(says);
    expect(meaning(frame, name)).toBe(means);
    expect(more).toEqual([]);
  });

  it('of a display, when its last byte cannot begin a frame any more', () => {
    const [frame, ...more] = framesOf(modbus, ['rx', bad], ['rx', '01 06 00 00 00 32 08 1F']);
    expect(frame && told(frame)).toBe(`display 1: a damaged frame ${notOfItsBytes}`);
    expect(frame?.hex).toBe(bad.replaceAll(' ', '').toLowerCase());
    expect(meaning(frame, 'register value')).toBe('3 (00 33)');
    expect(more.map(told)).toEqual(['display 1: shows 2']);
  });

  it('of answers one after the other, each apart', () => {
    const frames = framesOf(modbus, ['tx', bad], ['tx', bad], ['tx', bad]);
    expect(frames.map(({ hex }) => hex)).toEqual(Array(2).fill(bad.replaceAll(' ', '').toLowerCase()));
  });
});

it.each([
  ['the lengths are not the same', 'FF 68 03 04 68 03 01 0C 10 16'],
  ['a mark is missing', 'FF 68 03 03 69 03 01 0C 10 16'],
  ['its end is missing', 'FF 68 03 03 68 03 01 0C 10 17'],
])('a frame of a pad is damaged when %s', (_, hex) => {
  const [frame] = framesOf(ff68, ['tx', hex]);
  expect(frame?.says).toBe('pad 3: a damaged frame');
  expect(frame?.error).toMatch(/lengths are not the same|a mark is not where it belongs/);
});

it('a frame behind noise is told apart from it', () => {
  const noise = '00 11 22';
  expect(framesOf(ff68, ['tx', `${noise} FF 68 03 03 68 03 01 0C 10 16`]).map(told)).toEqual([
    'pad 3: 3 bytes that nobody understands !! no frame of a pad',
    'pad 3: key next',
  ]);
  expect(framesOf(ff68, ['tx', `${noise} FF 68 03 03 68 03 01 0C 11 16`]).map(told)).toEqual([
    'pad 3: 3 bytes that nobody understands !! no frame of a pad',
    'pad 3: a damaged frame !! the sum is 11, and its bytes make 10',
  ]);
  expect(framesOf(onbon, ['rx', `${noise} ${ping}`]).map(told)).toEqual([
    'board 1: 3 bytes that nobody understands !! no frame of a card',
    'board 1: is asked whether it is there (PING)',
  ]);
  expect(framesOf(chip, ['rx', `${noise} FD 00 02 02 FD`]).map(told)).toEqual([
    'voice: 3 bytes that nobody understands !! no frame of a speech chip',
    'voice: stops',
  ]);
  expect(framesOf(chip, ['rx', 'FD 00 02 02 FE 44 FD 00 02 02 FD']).map(told)).toEqual([
    'voice: a damaged frame !! the XOR is FE, and its bytes make FD',
    'voice: a byte that nobody understands !! no frame of a speech chip',
    'voice: stops',
  ]);
});

it('a frame that a new one cut off is told as bytes', () => {
  expect(framesOf(onbon, ['rx', `A5 A5 01 00 00 80 ${ping}`]).map(told)).toEqual([
    'board 1: 6 bytes that nobody understands !! no frame of a card',
    'board 1: is asked whether it is there (PING)',
  ]);
});

it('a wrong escape of a board is told as bytes', () => {
  expect(framesOf(onbon, ['rx', 'A5 01 00 A6 07 00 5A']).map(told)).toEqual([
    'board 1: 7 bytes that nobody understands !! no frame of a card',
  ]);
});

it('a frame that is not as long as it says is damaged', () => {
  const [frame] = framesOf(onbon, ['rx', ping.replace('05 00', '06 00')]);
  expect(frame?.error).toBe('it is not as long as it says');
});

it('what no codec knows is told, and named where the maker names it', () => {
  expect(framesOf(chip, ['rx', 'FD 00 02 03 FC']).map(told)).toEqual([
    'voice: pause !! the driver does not know it',
  ]);
  expect(framesOf(ff68, ['tx', 'FF 68 02 02 68 03 05 08 16']).map(told)).toEqual([
    'pad 3: func 05 !! nobody here knows this func with this data',
  ]);
});

it('counts of registers that do not fit together are told', () => {
  // 01 03, 200 registers: more than a frame can carry.
  expect(framesOf(modbus, ['rx', '01 03 00 00 00 C8 44 5C']).map(told)).toEqual([
    'display 1: a request !! its counts do not fit together',
  ]);
});

/** Each vector with each of its bytes changed, one after the other. */
describe.each([
  ['ff68-pad', ff68, 'tx'],
  ['onbon-k', onbon, 'rx'],
] as const)('%s', (kind, device, dir) => {
  it('never takes a frame with a wrong byte for a good one', () => {
    const vectors: { hex: string }[] = JSON.parse(readFileSync(`tests/vectors/${kind}.json`, 'utf8'));
    for (const { hex } of vectors) {
      const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
      // The heads of a board are there to be lost.
      const first = bytes.findIndex(byte => byte !== 0xa5);
      for (let at = first; at < bytes.length; at += 1) {
        const wrong = Buffer.from(bytes);
        wrong.writeUInt8(wrong.readUInt8(at) ^ 0xff, at);
        const frames = framesOf(device, [dir, wrong.toString('hex')], [dir, hex]);
        expect(frames.length).toBeGreaterThan(1);
        expect(frames.slice(0, -1).every(({ error }) => error !== undefined)).toBe(true);
      }
    }
  });
});
