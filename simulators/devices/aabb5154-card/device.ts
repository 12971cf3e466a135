/**
 * An LED card with a font. Assumed, because no source says: a text stands from its first cell, the cells behind it are dark,
 * and so are all of them after power on, and after the life of a text, which counts seconds; a damaged frame goes unanswered.
 */
import {
  colourNames,
  encodeReceipt,
  forEver,
  showDecoder,
  textOf,
} from '../../../drivers/aabb5154-card/codec.ts';
import type { CardSettings } from '../../../drivers/aabb5154-card/definition.ts';
import { characterRows } from '../parts/character-rows.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

export function simulateCard(
  card: Pick<CardSettings, 'address' | 'columns' | 'sumWithEnd' | 'answers'>,
  around: Surroundings,
): Simulator {
  const { address, columns, answers } = card;
  const rows = characterRows({ count: 1, columns, colour: 'red' }, around);
  let decode = showDecoder(card);
  let cancelLife = (): void => {};

  function goDark(): void {
    rows.clear();
    around.changed();
  }
  const wrong = lastingFaults('foreign');

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is !== 'show' || message.show.address !== address) continue;
        rows.paint(colourNames[message.show.colour] ?? 'red');
        rows.write(0, textOf(message.show));
        cancelLife();
        const { life } = message.show;
        cancelLife = life === forEver ? () => {} : around.timers.after(life * 1000, goDark);
        around.changed();
        if (answers) around.send(encodeReceipt(wrong.addressSaid(address)));
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      cancelLife();
      rows.clear();
      decode = showDecoder(card);
      around.changed();
      return true;
    },
    drawing: rows.drawing,
    shows: rows.shows,
  };
}
