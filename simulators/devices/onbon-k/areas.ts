/** A3 06, the dynamic areas of a card, area by area (potocol.md §8.2.1 and §9.1). */
import { areaParts, decodeAreaUpdate } from '../../../drivers/onbon-k/codec.ts';
import { counted } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable } from '../../frames/field-table.ts';
import type { Reading } from '../../frames/reading.ts';
import { readAreas } from './face.ts';

const allAreas = 0xff;

export function updateParts(table: FieldTable, payload: Uint8Array): void {
  const afterPayload = table.left() - payload.length;
  const [remove = 0] = table.part('DeleteAreaNum', 1, ([count = 0]) =>
    count === allAreas ? 'deletes all areas' : `deletes ${counted(count, 'area')}`,
  );
  table.part('DeleteAreaId', remove === allAreas ? 0 : remove, ids => [...ids].join(', '));
  const [areas = 0] = table.part('AreaNum', 1, ([count = 0]) => `draws ${counted(count, 'area')}`);
  for (let nth = 0; nth < areas && table.left() > afterPayload; nth += 1) areaParts(table);
}

export function saysAreas(payload: Uint8Array): Pick<Reading, 'says' | 'error'> {
  const update = decodeAreaUpdate(payload);
  if (update === undefined) {
    return { says: 'areas', error: 'the driver does not know areas like these' };
  }
  if (update.areas.length === 0) return { says: 'areas are deleted' };
  const lines = readAreas(update.areas)
    .filter(({ text }) => text !== '')
    .map(({ text, blink, scroll }) => `${text}${blink ? ', blinking' : ''}${scroll ? ', wandering' : ''}`);
  return { says: lines.length === 0 ? 'shows nothing' : `shows ${lines.join(' | ')}` };
}
