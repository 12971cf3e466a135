/** A Tasmota with a display of characters. What is written over stays written over, as in its firmware. */
import { decodeText, encodeAnswer } from '../../../drivers/tasmota-display/codec.ts';
import { characterRows } from '../parts/character-rows.ts';
import { type BrokerSimulator, type BrokerSurroundings, nothingToPress } from '../simulator.ts';

/** `columns`, `lines`: of the font that is set in it. */
export function simulateTasmotaDisplay(
  { topic, columns, lines }: { topic: string; columns: number; lines: number },
  around: BrokerSurroundings,
): BrokerSimulator {
  const lwt = `tele/${topic}/LWT`;
  // Which colour a display has is set in it.
  const rows = characterRows({ count: lines, columns, colour: 'white' }, around);
  let unknown = 0;
  let clears = 0;

  function write(line: number, column: number, text: string): void {
    if (line < 1 || column < 1) return;
    const old = rows.textOf(line - 1).padEnd(column - 1 + text.length);
    const whole = old.slice(0, column - 1) + text + old.slice(column - 1 + text.length);
    rows.write(line - 1, whole.slice(0, columns));
  }

  function show(text: string): void {
    for (const step of decodeText(text)) {
      if (step.is === 'text') write(step.line, step.column, step.text);
      else if (step.is === 'clear') {
        clears += 1;
        rows.clear();
      } else unknown += 1;
    }
    around.changed();
  }

  return {
    topics: [`cmnd/${topic}/+`],
    will: { topic: lwt, payload: 'Offline' },
    connected: () => around.publish(lwt, 'Online', { retain: true }),
    message(said, payload) {
      const result = `stat/${topic}/RESULT`;
      if (said.split('/').at(-1)?.toUpperCase() !== 'DISPLAYTEXT' || payload === '') {
        return around.publish(result, '{"Command":"Unknown"}');
      }
      show(payload);
      around.publish(result, encodeAnswer(payload));
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'power-cycle') {
        rows.clear();
        around.changed();
      }
      return name === 'power-cycle' || name === 'none';
    },
    drawing: rows.drawing,
    shows: () => ({ ...rows.shows(), unknown, clears }),
  };
}
