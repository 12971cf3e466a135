/** That the devices fit the hall, and each other. */

import { timeOfDayText } from '../../drivers/settings/scalars.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { Finding } from '../load/fault.ts';
import type { Entry } from '../schema/config.ts';
import { deviceClasses } from '../schema/device-classes.ts';
import { crossCheckDigits } from './digits.ts';
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
  yield* crossCheckDigits(draft);
}

/** Two voices would talk at the same time: a hall has one, and its spares, until its loudspeakers are in zones. */
function* voices(draft: Draft): Generator<Finding> {
  const [first, ...others] = readEntries(draft.devices)
    .filter(
      ([, { kind, spareFor, disabled }]) =>
        deviceClasses[kind] === 'voice' && spareFor === undefined && !disabled,
    )
    .map(([id]) => id);
  for (const id of others) {
    yield {
      path: ['devices', id, 'kind'],
      on: 'value',
      found: `a second voice beside ${first}`,
      expected: 'one voice in a hall',
      example: `spareFor: ${first}, for one that speaks when that one cannot`,
    };
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
    const itsClass = deviceClasses[kind];
    const wrong = (found: string, expected: string): Finding => ({ path, on: 'value', found, expected });
    if (!classesWithSpares.includes(itsClass))
      yield {
        ...wrong(`a ${itsClass}`, 'a board, a printer or a voice: two pads may stand at one counter anyway'),
        on: 'key',
      };
    else if (spareFor === id) yield wrong(`${id} itself`, 'another device');
    else if (other !== undefined && deviceClasses[other.kind] !== itsClass)
      yield wrong(`${spareFor}, a ${deviceClasses[other.kind]}`, `a ${itsClass}`);
    else if (other?.spareFor !== undefined)
      yield wrong(`${spareFor}, a spare itself`, 'a device that is no spare');
    if ('counter' in device && device.counter !== undefined && itsClass === 'board')
      yield {
        path: ['devices', id, 'counter'],
        on: 'key',
        found: 'a counter of its own',
        expected: 'none: a spare shows what the board shows that it stands by for',
      };
  }
}

function* devices(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices)) {
    const path = ['devices', id];
    if ('counter' in device && device.counter !== undefined)
      yield* mustBeIn(draft, 'counters', device.counter, [...path, 'counter']);
    if (device.kind === 'onbon-k') {
      yield* timesOfBoard(device, path);
      yield* brightnessOfBoard(device, path);
    }
    if (device.kind === 'modbus-digits' && device.counter === undefined && device.spareFor === undefined)
      yield {
        path: [...path, 'counter'],
        on: 'value',
        found: 'nothing',
        expected: 'the counter whose number it shows',
        example: 'counter: "3"',
      };
  }
}

function* timesOfBoard(
  { expiresAfter, refresh, areaGap }: Entry<'devices'> & { kind: 'onbon-k' },
  path: readonly string[],
): Generator<Finding> {
  if (expiresAfter < 2 * refresh)
    yield {
      path: [...path, 'expiresAfter'],
      on: 'value',
      found: `${expiresAfter / 1000} s`,
      expected: `at least twice refresh (${refresh / 1000} s), or the board goes blank between two refreshes`,
    };
  if (areaGap > refresh)
    yield {
      path: [...path, 'areaGap'],
      on: 'value',
      found: `${areaGap / 1000} s`,
      expected: `no more than refresh (${refresh / 1000} s), or a refresh waits for the next`,
    };
}

function* brightnessOfBoard(
  { brightness = [] }: Entry<'devices'> & { kind: 'onbon-k' },
  path: readonly string[],
): Generator<Finding> {
  for (const [index, { from }] of brightness.entries()) {
    const before = brightness[index - 1]?.from;
    if (before !== undefined && from <= before)
      yield {
        path: [...path, 'brightness', index, 'from'],
        on: 'value',
        found: timeOfDayText(from),
        expected: `a time after ${timeOfDayText(before)}, where the level before it begins`,
      };
  }
}
