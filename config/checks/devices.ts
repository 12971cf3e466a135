/** That the devices fit the hall, and each other. */

import { definitionOf } from '../../drivers/kinds.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { crossCheckLines } from './lines.ts';
import { crossCheckReaders } from './readers.ts';
import { mustBeIn } from './references.ts';
import { crossCheckUsb } from './usb.ts';

export function* crossCheckDevices(draft: Draft): Generator<ConfigFinding> {
  yield* crossCheckLines(draft);
  yield* devices(draft);
  yield* spares(draft);
  yield* slipPrinters(draft);
  yield* voices(draft);
  yield* crossCheckReaders(draft);
  yield* crossCheckUsb(draft);
}

/** Two voices would talk at the same time: a hall has one, and its spares, until its loudspeakers are in zones. */
function* voices(draft: Draft): Generator<ConfigFinding> {
  const [first = '', ...others] = readEntries(draft.devices)
    .filter(
      ([, { kind, spareFor, disabled }]) => classOf(kind) === 'voice' && spareFor === undefined && !disabled,
    )
    .map(([id]) => id);
  for (const id of others) yield atValue(['devices', id, 'kind'], 'second-voice', { first });
}

/** Pads and readers need no spare: a second one beside the first does the same. */
const classesWithSpares: readonly string[] = ['board', 'printer', 'voice'];

function* spares(draft: Draft): Generator<ConfigFinding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const { kind, spareFor } = device;
    if (spareFor === undefined) continue;
    const path = ['devices', id, 'spareFor'];
    yield* mustBeIn(draft, 'devices', spareFor, path);
    const other = draft.devices.entries.get(spareFor);
    const itsClass = classOf(kind);
    if (!classesWithSpares.includes(itsClass)) yield atKey(path, 'needs-no-spare', { class: itsClass });
    else if (spareFor === id) yield atValue(path, 'spare-of-itself', { device: id });
    else if (other !== undefined && classOf(other.kind) !== itsClass)
      yield atValue(path, 'spare-of-another-class', {
        device: spareFor,
        class: classOf(other.kind),
        expected: itsClass,
      });
    else if (other?.spareFor !== undefined) yield atValue(path, 'spare-of-a-spare', { device: spareFor });
    if ('counter' in device && device.counter !== undefined && itsClass === 'board')
      yield atKey(['devices', id, 'counter'], 'spare-with-a-counter', {});
  }
}

/** Of a counter, where its return slips come out. A spare prints only while another cannot. */
function* slipPrinters(draft: Draft): Generator<ConfigFinding> {
  for (const [id, { slipPrinter: printer }] of readEntries(draft.counters)) {
    if (printer === undefined) continue;
    const path = ['counters', id, 'slipPrinter'];
    yield* mustBeIn(draft, 'devices', printer, path);
    const device = draft.devices.entries.get(printer);
    if (device === undefined) continue;
    const itsClass = classOf(device.kind);
    if (itsClass !== 'printer') yield atValue(path, 'no-printer', { device: printer, class: itsClass });
    else if (device.spareFor !== undefined)
      yield atValue(path, 'spare-for-slips', { spareFor: device.spareFor });
  }
}

function* devices(draft: Draft): Generator<ConfigFinding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const path = ['devices', id];
    if ('counter' in device && device.counter !== undefined)
      yield* mustBeIn(draft, 'counters', device.counter, [...path, 'counter']);
    for (const finding of definitionOf(device.kind).check?.(device) ?? [])
      yield { ...finding, path: [...path, ...finding.path] };
  }
}
