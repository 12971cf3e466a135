/** What the simulated card lights, from the bytes that the driver sends. */
import { describe, expect, test } from 'vitest';
import type { BoardLine } from '../../../drivers/device.ts';
import {
  type Area,
  codes,
  encodeAreaUpdate,
  encodeRequest,
  untilExpired,
} from '../../../drivers/onbon-k/codec.ts';
import { broadcast } from '../../../drivers/onbon-k/packet.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import type { Simulator } from '../../../simulators/devices/simulator.ts';
import type { DotMatrix } from '../../../simulators/page/contract.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { bench, programme } from './bench.ts';

function dotsOf({ drawing }: Simulator): DotMatrix {
  const drawn = drawing?.();
  if (drawn?.is !== 'dots') throw new Error('a card is drawn in dots');
  return drawn;
}

/** On 128 × 64 dots, wanted of the driver. */
async function shown(...lines: BoardLine[]): Promise<DotMatrix> {
  const { board, simulator, advance } = bench();
  board.want({ lines }, true);
  await advance(2000);
  return dotsOf(simulator);
}

const textsOf = ({ areas }: DotMatrix) =>
  areas.map(({ pages }) => pages.map(({ rows }) => rows.map(({ text }) => text)));

describe('a picture', () => {
  test('has each line in its share of the height, as large as it fits, centred, in its colour', async () => {
    const drawn = await shown({ text: 'A001', colour: 'green' }, { text: '请到12号窗口', colour: 'yellow' });
    expect(drawn).toEqual({
      is: 'dots',
      width: 128,
      height: 64,
      lit: true,
      brightness: 16,
      areas: [
        {
          x: 32,
          y: 0,
          width: 64,
          height: 32,
          pages: [{ rows: [{ text: 'A001', fontDots: 32, colour: 'green' }] }],
          moves: 'still',
          stayMs: 1000,
        },
        {
          x: 16,
          y: 40,
          width: 96,
          height: 16,
          pages: [{ rows: [{ text: '请到12号窗口', fontDots: 16, colour: 'yellow' }] }],
          moves: 'still',
          stayMs: 1000,
        },
      ],
    });
  });

  test('that blinks is a page with the number and a dark one, a second each', async () => {
    const { areas } = await shown({ text: 'A001', blink: true });
    expect(areas).toEqual([
      {
        x: 32,
        y: 16,
        width: 64,
        height: 32,
        pages: [{ rows: [{ text: 'A001', fontDots: 32, colour: 'red' }] }, { rows: [] }],
        moves: 'still',
        stayMs: 1000,
      },
    ]);
  });

  test('too wide to stand wanders over the whole width, a dot every 30 ms', async () => {
    const text = '请听到叫号的市民到三号窗口';
    const { areas } = await shown({ text });
    expect(areas).toEqual([
      {
        x: 0,
        y: 24,
        width: 128,
        height: 16,
        pages: [{ rows: [{ text, fontDots: 16, colour: 'red' }] }],
        moves: 'left',
        stayMs: 30,
      },
    ]);
  });
});

describe('a card', () => {
  test('shows its stored programme until it is told something, in rows of one length as large as they go', async () => {
    const { simulator } = bench();
    expect(dotsOf(simulator).areas).toEqual([
      {
        x: 0,
        y: 0,
        width: 128,
        height: 64,
        pages: [
          {
            rows: [
              { text: programme.slice(0, 4), fontDots: 32, colour: 'red' },
              { text: programme.slice(4), fontDots: 32, colour: 'red' },
            ],
          },
        ],
        moves: 'still',
        stayMs: 0,
      },
    ]);
  });
});

/** A card of 96 × 32 that is told what the driver never says. */
function card() {
  const { timers } = virtualTimers();
  const around = { send() {}, timers, changed() {} };
  const simulator = simulateOnbonK({ address: 1, width: 96, height: 32, model: '6k' }, around);
  const tell = (code: { group: number; command: number }, payload: Uint8Array, overProgramme = true) =>
    simulator.receive(
      encodeRequest({ screen: broadcast.withReply, ...code, wantsReply: true, overProgramme, payload }),
    );
  return {
    dots: () => dotsOf(simulator),
    tell,
    draw: (areas: Area[], overProgramme = true) =>
      tell(codes.areas, encodeAreaUpdate({ remove: [], areas }), overProgramme),
  };
}
const area: Area = {
  id: 0,
  x: 0,
  y: 0,
  width: 96,
  height: 32,
  runMode: untilExpired,
  expiresAfterS: 60,
  centred: false,
  singleLine: false,
  displayMode: 1,
  speed: 2,
  stayHalfSeconds: 2,
  text: Buffer.from('A001'),
};

describe('from the bytes alone', () => {
  test('rows fill a page from the top, with the font and colour of the last code, and more are more pages', () => {
    const { draw, dots } = card();
    draw([{ ...area, text: Buffer.from('\\C2\\FO000one\\n\\C3two\\nthree') }]);
    expect(dots().areas[0]?.pages).toEqual([
      {
        rows: [
          { text: 'one', fontDots: 16, colour: 'green' },
          { text: 'two', fontDots: 16, colour: 'yellow' },
        ],
      },
      { rows: [{ text: 'three', fontDots: 16, colour: 'yellow' }] },
    ]);
  });

  test('a card turned off is dark, keeps its areas, and shows them when it is turned on', () => {
    const { draw, tell, dots } = card();
    draw([area]);
    tell(codes.power, Uint8Array.of(2));
    expect(dots()).toMatchObject({ lit: false, areas: [{ pages: [{ rows: [{ text: 'A001' }] }] }] });
    tell(codes.power, Uint8Array.of(1));
    expect(dots().lit).toBe(true);
  });

  test('areas lie over each other as they were drawn, and the programme under them where it shows', () => {
    const { draw, dots } = card();
    const twelve = { ...area, id: 1, text: Buffer.from('12') };
    draw([area, twelve]);
    expect(textsOf(dots())).toEqual([[['A001']], [['12']]]);
    draw([area], false);
    expect(textsOf(dots()).flat(2).slice(-2)).toEqual(['12', 'A001']);
    expect(textsOf(dots()).flat(2).slice(0, -2).join('')).toBe(programme);
  });
});
