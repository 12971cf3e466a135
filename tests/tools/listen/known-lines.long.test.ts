/** Lines of what is known: what speaks for it, and what else would fit. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bursts, type Heard } from '../../../daemon/tools/listen/heard.ts';
import { hearing } from '../../../daemon/tools/listen/hearing.ts';
import { families } from '../../../daemon/tools/listen/known/families.ts';
import { readRecorded } from '../../../daemon/tools/listen/recorded.ts';

const heardIn = (file: string): Heard[] => {
  const read = readRecorded(file);
  if (!read.ok) throw new Error(read.why);
  return read.heard;
};

/** One after the other, with silence between them. */
const heardAs = (...frames: readonly string[]): Heard[] =>
  frames.map((hex, nth) => ({
    at: 300 * nth,
    bytes: Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')),
  }));

const found = (heard: readonly Heard[]) => {
  const { fits } = hearing(heard, 9600, families);
  const names = (those: typeof fits) => those.map(({ family }) => family);
  return {
    sure: names(fits.filter(({ sure }) => sure)),
    only: names(fits.filter(({ sure }) => !sure)),
    fits,
  };
};

describe('of each recording', () => {
  /**
   * What has no check cannot be sure: any text is a line, a print, or the words of a speech chip without a sum; and nothing
   * begins a frame of a polled pad. In the recording of the other chip are two frames of its host, and the third is wanted.
   */
  const looks: Record<string, string> = {
    escpos: 'escpos',
    'line-reader': 'line-reader',
    xfs5152: 'xfs5152',
    syn6288: 'syn6288',
    'bankpad-polled': 'bankpad-polled',
  };
  const onUsb = ['xkeys', 'hid-keypad', 'hid-reader'];

  it.each(globSync('tests/recordings/*.jsonl').toSorted())('%s', file => {
    const name = file.replace(/.*\/|\.jsonl/g, '');
    const { sure, only } = found(heardIn(file));
    if (onUsb.includes(name)) return expect(sure).toEqual([]);
    if (looks[name] === undefined) return expect(sure).toEqual([name.replace(/-(noise|slzc)$/, '')]);
    expect(sure).toEqual([]);
    expect(only).toContain(looks[name]);
  });
});

it('pads and strips on one line are both sure', () => {
  const each = ['ff68-pad', 'a090-strip'].map(name =>
    bursts(heardIn(`tests/recordings/${name}.jsonl`), 6, 9600),
  );
  const [pads = [], strips = []] = each;
  const both = pads.flatMap((one, nth) => [one, ...strips.slice(nth, nth + 1)]);
  const { sure } = found(both.map((one, nth) => ({ ...one, at: 300 * nth })));
  expect(sure).toEqual(['ff68-pad', 'a090-strip']);
});

it('a recording cut anywhere is the same', () => {
  const whole = heardIn('tests/recordings/modbus-digits.jsonl');
  const cut = whole.flatMap(({ at, bytes }) => [...bytes].map(byte => ({ at, bytes: Uint8Array.of(byte) })));
  expect(found(cut).sure).toEqual(found(whole).sure);
});

describe('a shape without a driver is told with what is known', () => {
  /** Each by hand, from the makers' and programs' tables; A0 LEN with its sum modulo 100. */
  const shapes: [string, string, string][] = [
    ['A0 four-screen card', 'A0 06 28 02 01 00 17 03 4B FF', 'strip 2, call, 023 at window 3'],
    ['RuiZe bus', '85 44 30 31 32 1A', 'strip 5: text at once'],
    ['RuiZe bus', '85 C1 57 30 31 32 1A', 'strip 69: steady text'],
    ['FE-CRC board', '01 FE 0F 01 86 3C 00 05 00 41 30 31 00 85 EB', 'board 1'],
    [
      'LC board',
      '23 14 24 15 13 18 30 30 30 30 30 31 44 01 02 03 01 04 41 30 30 31 07 38 0D 0C 03 02 0D 55',
      'board 000001, A001',
    ],
    ['AA 55 board', 'AA 55 0A 03 F8 21 00 41 30 30 31 00', 'board 3, A001'],
    ['QSystem board', '01 02 41 30 30 31 07', 'board 2, A001'],
  ];
  it.each(shapes)('%s %s', (name, hex, says) => {
    const family = families.find(one => one.name === name);
    const [bytes] = heardAs(hex).map(one => one.bytes);
    if (family === undefined || bytes === undefined) throw new Error('no such shape');
    const read = family.readers[0]?.reader;
    const pieces = read?.()(bytes) ?? [];
    expect(pieces).toMatchObject([{ says: expect.stringContaining(`${name}: ${says}`), bytes }]);
    expect(pieces[0]?.error).toBeUndefined();
    expect(pieces[0]?.fields.map(({ raw }) => raw).join('')).toBe(hex.replaceAll(' ', '').toLowerCase());
    // Whole only with its last byte, and found behind noise.
    const cut = read?.();
    const late = [Uint8Array.of(0x33), ...[...bytes].map(byte => Uint8Array.of(byte))].flatMap(
      one => cut?.(one) ?? [],
    );
    expect(late.filter(({ error }) => error === undefined)).toHaveLength(1);
  });
});

describe('a head that opens two families', () => {
  const fourScreen = [
    'A0 05 29 01 00 00 00 2F FF',
    'A0 05 29 02 00 00 00 30 FF',
    'A0 05 29 03 00 00 00 31 FF',
  ];

  it('A0 is told by the frame, and not by the head', () => {
    expect(found(heardAs(...fourScreen)).sure).toEqual(['A0 four-screen card']);
    expect(
      found(heardAs('A0 90 01 A5 00 02 41 00 00', 'A0 90 02 A5 00 02 42 00 00', 'A0 91 01')).sure,
    ).toEqual([]);
  });

  it('a few damaged frames take nothing from the others, and a damaged one counts for nothing', () => {
    const [first = '', second = ''] = fourScreen;
    const damaged = 'A0 05 29 03 00 00 00 32 FF';
    expect(found(heardAs(...fourScreen, damaged)).sure).toEqual(['A0 four-screen card']);
    expect(found(heardAs(first, second, damaged))).toMatchObject({
      sure: [],
      only: expect.arrayContaining(['A0 four-screen card']),
    });
    // The same frame a hundred times says as much as once.
    expect(found(heardAs(...Array.from({ length: 100 }, () => first))).sure).toEqual([]);
  });
});

it('a whole frame inside of the frames of another protocol is none: a Modbus answer within one that has the same CRC', () => {
  const frames = ['51696030 20204cd3a', '2316960302090ccbcc', '782960302030e4cad', '96030200038d98'];
  const around = frames.map(hex => `bf96 ${hex.replaceAll(' ', '').padStart(18, '0')} 22`);
  expect(found(heardAs(...around)).sure).toEqual([]);
});

describe('of what other programs wrote', () => {
  /** Made outside of here, from the sources that each names. */
  const vectors = (name: string): string[] =>
    z
      .array(z.object({ hex: z.string() }))
      .parse(JSON.parse(readFileSync(`tests/vectors/${name}.json`, 'utf8')))
      .map(({ hex }) => hex);

  it.each([
    ['a090-strip', 'a090-strip'],
    ['aabb5154-card', 'aabb5154-card'],
    ['strip69', 'strip69'],
    ['ff68-pad', 'ff68-pad'],
    ['syn6288', 'syn6288'],
    ['onbon-k', 'onbon-k'],
    ['modbus-digits', 'modbus-digits'],
    ['ff68-pad-slzc', 'ff68-pad'],
  ])('%s is surely that', (name, family) => {
    expect(found(heardAs(...vectors(name))).sure).toEqual([family]);
  });

  it('pole-display, in which nothing tells a whole frame from a damaged one, is named and never sure', () => {
    const { sure, only } = found(heardAs(...vectors('pole-display')));
    expect(sure).toEqual([]);
    expect(only).toContain('pole-display');
  });

  it('which dialect the pads speak is told by how many frames each reads', () => {
    const { fits } = found(heardAs(...vectors('ff68-pad-slzc')));
    const [one, other] = fits.find(({ family }) => family === 'ff68-pad')?.dialects ?? [];
    expect([one?.name, other?.name]).toEqual(['21-key', 'slzc']);
    expect(other?.frames).toBeGreaterThan(one?.frames ?? 0);
  });

  it('what A0 opens is two families on one line', () => {
    const both = [
      ...vectors('a090-strip').slice(0, 6),
      'A0 05 29 01 00 00 00 2F FF',
      'A0 05 29 02 00 00 00 30 FF',
      'A0 05 29 03 00 00 00 31 FF',
    ];
    expect(found(heardAs(...both)).sure.toSorted()).toEqual(['A0 four-screen card', 'a090-strip']);
  });
});

it('a line that is heard at a wrong speed is said to look so', () => {
  const slower = [0x00, 0xf0, 0x80, 0xff, 0xe0, 0xfe, 0x0f, 0x00, 0xf8];
  const heard = Array.from({ length: 20 }, (_, nth) => ({
    at: nth * 200,
    bytes: Uint8Array.from(slower, (byte, at) =>
      (nth * 7 + at) % 5 === 0 ? byte : (slower[(at + nth) % 9] ?? 0),
    ),
  }));
  expect(hearing(heard, 9600, families).speed).toBe('runs of equal bits');
  expect(hearing(heardIn('tests/recordings/ff68-pad.jsonl'), 9600, families).speed).toBeUndefined();
});
