/** What the devices of a config are to its hall. */
import type { Input } from '../../daemon/core/types/input.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import type { DeviceClass } from '../../drivers/definition.ts';
import type { DeviceConfig } from '../../drivers/kinds.ts';
import type { Entry } from '../schema/config.ts';
import { classOf, isBoard, isCardReader, isPad, isReader } from '../schema/device-classes.ts';
import { namesOf } from '../schema/name.ts';
import { type Draft, readEntries } from './draft.ts';

/** What is disabled is not there: its spare has its place, and further spares stand by for that one. */
export function devicesOf(
  devices: ReadonlyMap<string, DeviceConfig>,
  locale: string,
): Pick<
  Rules,
  'printers' | 'printerPlaces' | 'voices' | 'counterBoards' | 'mainBoards' | 'spares' | 'inputs'
> {
  const inUse = [...devices].filter(([, device]) => !device.disabled);
  const ofClass = (wanted: DeviceClass) =>
    inUse.filter(([, { kind }]) => classOf(kind) === wanted).map(([id]) => id);
  const inPlaceOf = new Map<string, string>();
  const spares = new Map<string, string>();
  for (const [id, { spareFor }] of inUse) {
    if (spareFor === undefined) continue;
    const original = devices.get(spareFor)?.disabled === true ? inPlaceOf.get(spareFor) : spareFor;
    if (original === undefined) inPlaceOf.set(spareFor, id);
    else spares.set(id, original);
  }
  const counterBoards = new Map<string, string>();
  const mainBoards: string[] = [];
  const inputs = new Map<string, Input>();
  for (const [id, device] of inUse) {
    if (isPad(device)) inputs.set(id, { is: 'pad', counter: device.counter });
    else if (isReader(device)) {
      const { reads } = device;
      inputs.set(id, reads.are === 'presses' ? { is: 'kiosk' } : scannerOf(reads.desk));
    }
    if (isCardReader(device)) inputs.set(id, { is: 'cards' });
    const place = devices.get(device.spareFor ?? id);
    if (place === undefined || !isBoard(place) || spares.has(id)) continue;
    if (place.counter === undefined) mainBoards.push(id);
    else counterBoards.set(id, place.counter);
  }
  return {
    printers: ofClass('printer'),
    printerPlaces: new Map(
      inUse.flatMap(([id, device]) =>
        'place' in device && device.place !== undefined ? [[id, namesOf(device.place, locale)]] : [],
      ),
    ),
    voices: ofClass('voice'),
    counterBoards,
    mainBoards,
    spares,
    inputs,
  };
}

/** Counters that say so, and those in front of which a scanner stands. */
export function desksOf(draft: Draft, devices: ReadonlyMap<string, DeviceConfig>): Rules['desks'] {
  const desks = new Set<string>();
  for (const [id, { desk }] of readEntries(draft.counters)) if (desk) desks.add(id);
  for (const device of devices.values())
    if (isReader(device) && device.reads.are === 'tickets' && device.reads.desk !== undefined)
      desks.add(device.reads.desk);
  return desks;
}

const scannerOf = (desk: string | undefined): Input => ({
  is: 'scanner',
  ...(desk !== undefined && { desk }),
});

/** Of one that is disabled its spare has the place. */
export function withItsPrinter(
  { slipPrinter, ...counter }: Entry<'counters'>,
  devices: ReadonlyMap<string, DeviceConfig>,
): Entry<'counters'> {
  if (slipPrinter === undefined) return counter;
  const isOut = devices.get(slipPrinter)?.disabled === true;
  const [spare = slipPrinter] = isOut
    ? ([...devices].find(([, device]) => device.spareFor === slipPrinter && !device.disabled) ?? [])
    : [];
  return { ...counter, slipPrinter: spare };
}
