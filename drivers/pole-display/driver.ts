import type { Board, BoardSaid, Handed, OpenLink } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { newStanding } from '../parts/board/standing.ts';
import {
  columns,
  encode,
  encodeText,
  type PoleCommand,
  type PoleDialect,
  type PoleEncoding,
} from './codec.ts';
import { layOut, type Row } from './layout.ts';

const blinkMs = 1000;
const blankRow = new Uint8Array(columns).fill(0x20);

/** Every cell, and what a display forgets with its power: that it writes over, and shows no cursor. */
const pageOf = (cells: readonly Uint8Array[]): PoleCommand[] => [
  { is: 'overwrite' },
  { is: 'cursor', on: false },
  ...cells.flatMap((bytes, n): PoleCommand[] => [
    { is: 'position', x: 1, y: n + 1 },
    { is: 'text', bytes },
  ]),
];

/**
 * Keeps a customer display. It can answer nothing, so it is as ready as its port, and its picture was sent, never confirmed:
 * everything is written again on every up and every `refreshMs`, because nobody sees that it has lost its power. Not every
 * model blinks by itself (CD5220 has no command for it): a row that blinks is written and blanked by turns.
 */
export function poleDisplay(
  options: { dialect: PoleDialect; encoding: PoleEncoding; refreshMs: number },
  open: OpenLink,
  { timers, report }: Handed<BoardSaid>,
): Board {
  const { dialect, encoding, refreshMs } = options;
  const health = newHealth();
  const standing = newStanding<readonly Row[]>(report, 'sent');
  let cancel = (): void => {};

  const link = keepOpen(open, timers, {
    up() {
      report({ is: 'fitness', fitness: { is: 'ready' } });
      link.write(encode(dialect, [{ is: 'initialize' }]));
      show();
    },
    // A display says nothing; what comes is noise, or another device.
    data() {
      health.errors += 1;
    },
    down(why) {
      cancel();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      standing.fall();
    },
  });

  function show(): void {
    if (standing.wanted() === undefined || !link.isUp()) return;
    paint();
    standing.stand();
  }

  function paint(isBlank = false): void {
    const wanted = standing.wanted();
    if (wanted === undefined) return;
    cancel();
    health.frames += 1;
    const cells = wanted.map(({ text, blink }) => (isBlank && blink ? blankRow : encodeText(text, encoding)));
    link.write(encode(dialect, pageOf(cells)));
    const blinks = wanted.some(({ text, blink }) => blink && text.trim() !== '');
    cancel = timers.after(blinks ? blinkMs : refreshMs, () => paint(blinks && !isBlank));
  }

  return {
    want(picture) {
      if (standing.want(layOut(picture, encoding))) show();
    },
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      cancel();
      return link.close();
    },
  };
}
