/**
 * A Tasmota with a display of characters. What is written over stays written over, as in its firmware; a row that goes blank
 * and comes back blinks to whoever stands there.
 */
import { decodeText, encodeAnswer } from '../../../drivers/tasmota-display/codec.ts';
import type { DotArea } from '../../page/contract.ts';
import { type BrokerSimulator, type BrokerSurroundings, nothingToPress } from '../simulator.ts';

/** Longer ago, and it is not blinking any more. */
const blinkGoneMs = 2500;

/** Of a character, in the font that it is drawn with here; which one a display has, and its colour, is set in it. */
const cellDots = { wide: 8, high: 16 } as const;

/** `last`: what stood there last, if it is blank now; a person reads that while it blinks. */
type Row = { text: string; last: string; blinks: boolean; cancel(): void };

/** `columns`, `lines`: of the font that is set in it. */
export function simulateTasmotaDisplay(
  options: { topic: string; columns: number; lines: number },
  around: BrokerSurroundings,
): BrokerSimulator {
  const { timers } = around;
  const lwt = `tele/${options.topic}/LWT`;
  let rows = new Map<number, Row>();
  let unknown = 0;
  let clears = 0;

  function write(line: number, column: number, text: string): void {
    if (line < 1 || line > options.lines || column < 1) return;
    const before = rows.get(line);
    const old = (before?.text ?? '').padEnd(column - 1 + text.length);
    const whole = old.slice(0, column - 1) + text + old.slice(column - 1 + text.length);
    const now = whole.slice(0, options.columns).trimEnd();
    if (now === before?.text) return;
    before?.cancel();
    const isBlank = now === '';
    const comesBack = before?.text === '' && now === before.last;
    const row: Row = {
      text: now,
      last: isBlank ? (before?.last ?? '') : now,
      // The first blank may be a number that is gone: it blinks once it has come back.
      blinks: comesBack || (isBlank && before?.blinks === true),
      cancel: timers.after(blinkGoneMs, () => {
        row.last = now;
        row.blinks = false;
        around.changed();
      }),
    };
    rows.set(line, row);
  }

  function clear(): void {
    for (const row of rows.values()) row.cancel();
    rows = new Map();
  }

  function show(text: string): void {
    for (const step of decodeText(text)) {
      if (step.is === 'text') write(step.line, step.column, step.text);
      else if (step.is === 'clear') {
        clears += 1;
        clear();
      } else unknown += 1;
    }
    around.changed();
  }

  return {
    topics: [`cmnd/${options.topic}/+`],
    will: { topic: lwt, payload: 'Offline' },
    connected: () => around.publish(lwt, 'Online', { retain: true }),
    message(topic, payload) {
      const result = `stat/${options.topic}/RESULT`;
      if (topic.split('/').at(-1)?.toUpperCase() !== 'DISPLAYTEXT' || payload === '') {
        return around.publish(result, '{"Command":"Unknown"}');
      }
      show(payload);
      around.publish(result, encodeAnswer(payload));
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'power-cycle') {
        clear();
        around.changed();
      }
      return name === 'power-cycle' || name === 'none';
    },
    // As it stands at this moment: a row that blinks is blank in between, as it is there.
    drawing() {
      const width = options.columns * cellDots.wide;
      const area = (text: string, n: number): DotArea => ({
        x: 0,
        y: n * cellDots.high,
        width,
        height: cellDots.high,
        pages: [{ rows: text === '' ? [] : [{ text, fontDots: cellDots.high, colour: 'white' }] }],
        moves: 'still',
        stayMs: 0,
      });
      return {
        is: 'dots',
        width,
        height: options.lines * cellDots.high,
        lit: true,
        brightness: 16,
        areas: Array.from({ length: options.lines }, (_, n) => area(rows.get(n + 1)?.text ?? '', n)),
      };
    },
    shows() {
      const lines = Array.from({ length: options.lines }, (_, n) => {
        const row = rows.get(n + 1);
        const blink = row?.blinks === true;
        return { text: (blink ? row?.last : row?.text) ?? '', blink };
      });
      const text = lines
        .map(line => line.text)
        .filter(line => line !== '')
        .join('\n');
      return { text, blink: lines.some(line => line.blink), lines, unknown, clears };
    },
  };
}
