/**
 * A window strip. Assumed, because no source says: what it is told stands from its first cell, the cells behind it are dark,
 * and so are all of them after power on; a damaged frame goes unanswered.
 */
import { colourNames, decoder, encodeAnswer, textOf } from '../../../drivers/a090-strip/codec.ts';
import type { StripSettings } from '../../../drivers/a090-strip/definition.ts';
import { characterRows } from '../parts/character-rows.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

export function simulateStrip(
  { address, columns, answers }: Pick<StripSettings, 'address' | 'columns' | 'answers'>,
  around: Surroundings,
): Simulator {
  const rows = characterRows({ count: 1, columns, colour: 'red' }, around);
  let decode = decoder();
  const wrong = lastingFaults('busy', 'foreign');

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is !== 'show' || message.address !== address) continue;
        if (!wrong.has('busy')) {
          rows.paint(colourNames[message.signs[0]?.colour ?? 0] ?? 'red');
          rows.write(0, textOf(message.signs));
          around.changed();
        }
        if (answers) around.send(encodeAnswer(wrong.addressSaid(address), !wrong.has('busy')));
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      rows.clear();
      decode = decoder();
      around.changed();
      return true;
    },
    drawing: rows.drawing,
    shows: rows.shows,
  };
}
