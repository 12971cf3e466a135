/** That the devices fit the hall, and each other. */

import { definitionOf } from '../../drivers/kinds.ts';
import { atKey, atValue, type Finding } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { crossCheckLines } from './lines.ts';
import { crossCheckReaders } from './readers.ts';
import { mustBeIn } from './references.ts';
import { crossCheckUsb } from './usb.ts';

export function* crossCheckDevices(draft: Draft): Generator<Finding> {
  yield* crossCheckLines(draft);
  yield* devices(draft);
  yield* spares(draft);
  yield* voices(draft);
  yield* crossCheckReaders(draft);
  yield* crossCheckUsb(draft);
}

/** Two voices would talk at the same time: a hall has one, and its spares, until its loudspeakers are in zones. */
function* voices(draft: Draft): Generator<Finding> {
  const [first, ...others] = readEntries(draft.devices)
    .filter(
      ([, { kind, spareFor, disabled }]) => classOf(kind) === 'voice' && spareFor === undefined && !disabled,
    )
    .map(([id]) => id);
  for (const id of others) {
    yield atValue(
      ['devices', id, 'kind'],
      `a second voice beside ${first}`,
      'one voice in a hall',
      `spareFor: ${first}, for one that speaks when that one cannot`,
    );
  }
}

/** Pads and readers need no spare: a second one beside the first does the same. */
const classesWithSpares: readonly string[] = ['board', 'printer', 'voice'];

function* spares(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const { kind, spareFor } = device;
    if (spareFor === undefined) continue;
    const path = ['devices', id, 'spareFor'];
    yield* mustBeIn(draft, 'devices', spareFor, path);
    const other = draft.devices.entries.get(spareFor);
    const itsClass = classOf(kind);
    const wrong = (found: string, expected: string): Finding => atValue(path, found, expected);
    if (!classesWithSpares.includes(itsClass))
      yield {
        ...wrong(`a ${itsClass}`, 'a board, a printer or a voice: two pads may stand at one counter anyway'),
        on: 'key',
      };
    else if (spareFor === id) yield wrong(`${id} itself`, 'another device');
    else if (other !== undefined && classOf(other.kind) !== itsClass)
      yield wrong(`${spareFor}, a ${classOf(other.kind)}`, `a ${itsClass}`);
    else if (other?.spareFor !== undefined)
      yield wrong(`${spareFor}, a spare itself`, 'a device that is no spare');
    if ('counter' in device && device.counter !== undefined && itsClass === 'board')
      yield atKey(
        ['devices', id, 'counter'],
        'a counter of its own',
        'none: a spare shows what the board shows that it stands by for',
      );
  }
}

function* devices(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const path = ['devices', id];
    if ('counter' in device && device.counter !== undefined)
      yield* mustBeIn(draft, 'counters', device.counter, [...path, 'counter']);
    for (const finding of definitionOf(device.kind).check?.(device) ?? [])
      yield { ...finding, path: [...path, ...finding.path] };
  }
}
